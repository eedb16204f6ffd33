-- Orders of guests, and the wall on what belongs to one organisation.
SET LOCAL lock_timeout = '5s';

CREATE TABLE guest_checkout (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  organisation_id UUID NOT NULL UNIQUE REFERENCES organisation (id),
  -- SHA-256 of what opens the order: the one answered to the browser, and the one in the letter, which proves the mailbox.
  token_hash TEXT NOT NULL UNIQUE,
  letter_hash TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL,
  contact TEXT NOT NULL,
  language TEXT NOT NULL,
  -- Keyed hash of the address that it came from.
  source_hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('registering', 'placed', 'stopped', 'failed')),
  input JSONB NOT NULL,
  problem JSONB,
  group_id UUID UNIQUE REFERENCES order_group (id),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  expires_at TIMESTAMPTZ(3) NOT NULL,
  verified_at TIMESTAMPTZ(3),
  claimed_at TIMESTAMPTZ(3),
  claimed_by TEXT,
  CHECK ((state = 'placed') = (group_id IS NOT NULL)),
  CHECK (claimed_at IS NULL OR verified_at IS NOT NULL)
);
CREATE INDEX guest_checkout_email_created_at_idx ON guest_checkout (email, created_at);
CREATE INDEX guest_checkout_source_hash_created_at_idx ON guest_checkout (source_hash, created_at);
CREATE INDEX guest_checkout_registering ON guest_checkout (id) WHERE state = 'registering';
SELECT wall_off('guest_checkout', 'organisation_id');

-- Whether nobody has proved yet that the mailbox behind a company's orders is theirs. Its sellers ask before goods leave;
-- they see nothing else of it.
CREATE FUNCTION is_unverified_guest(buyer uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM guest_checkout WHERE organisation_id = buyer AND verified_at IS NULL)
$$;
REVOKE EXECUTE ON FUNCTION is_unverified_guest FROM PUBLIC;
GRANT EXECUTE ON FUNCTION is_unverified_guest TO topsteel_app;

-- What the vendor sells by, as the file of offers says it.
ALTER TABLE offer_import_line
  ADD COLUMN sold_unit TEXT,
  ADD COLUMN sold_min_milli BIGINT,
  ADD COLUMN sold_step_milli BIGINT;
SELECT wall_off('offer_import', 'organisation_id');
