-- Companies as a tree, what each person does in them, invitations, cost centres, limits, keys; and the wall between
-- organisations in the database itself.

SET LOCAL lock_timeout = '5s';

-- Companies as a tree ------------------------------------------------------------------------------------------------

ALTER TABLE organisation ADD COLUMN parent_id UUID REFERENCES organisation (id);
CREATE INDEX organisation_parent_id_idx ON organisation (parent_id);

-- No organisation is above itself, and nobody sits deeper than six. One change of the tree at a time: two that are made
-- at once could close a circle that neither of them sees.
CREATE FUNCTION organisation_stays_a_tree() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    above UUID := NEW.parent_id;
    ranks_above INTEGER := 0;
    ranks_below INTEGER;
BEGIN
    IF NEW.parent_id IS NULL THEN RETURN NEW; END IF;
    PERFORM pg_advisory_xact_lock(7283402);
    WHILE above IS NOT NULL LOOP
        ranks_above := ranks_above + 1;
        IF above = NEW.id OR ranks_above > 6 THEN
            RAISE EXCEPTION 'organisation % would be above itself or too deep', NEW.id USING ERRCODE = '23514';
        END IF;
        SELECT parent_id INTO above FROM organisation WHERE id = above;
    END LOOP;
    WITH RECURSIVE below AS (
        SELECT id, 1 AS rank FROM organisation WHERE parent_id = NEW.id
        UNION ALL
        SELECT o.id, b.rank + 1 FROM organisation o JOIN below b ON o.parent_id = b.id WHERE b.rank < 7)
    SELECT coalesce(max(rank), 0) INTO ranks_below FROM below;
    IF ranks_above + 1 + ranks_below > 6 THEN
        RAISE EXCEPTION 'organisation % would make the tree too deep', NEW.id USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER organisation_tree BEFORE INSERT OR UPDATE OF parent_id ON organisation
    FOR EACH ROW EXECUTE FUNCTION organisation_stays_a_tree();

-- People -------------------------------------------------------------------------------------------------------------

-- Empty: as the duty says, which the version before still writes.
ALTER TABLE member ADD COLUMN roles TEXT[] NOT NULL DEFAULT '{}' CHECK (roles <@ ARRAY['admin', 'buyer', 'approver',
    'finance', 'vendor-admin', 'vendor-operator', 'quality', 'auditor', 'marketplace-operator']);
UPDATE member m SET roles = CASE m.duty
    WHEN 'admin' THEN ARRAY['admin']
    WHEN 'finance' THEN ARRAY['finance']
    WHEN 'audit' THEN ARRAY['auditor']
    ELSE array_remove(ARRAY[
        CASE WHEN 'buyer' = ANY (o.roles) THEN 'buyer' END,
        CASE WHEN o.roles && ARRAY['mill', 'processor', 'stockist', 'carrier'] THEN 'vendor-operator' END,
        CASE WHEN o.roles && ARRAY['mill', 'processor', 'inspection-body', 'verifier'] THEN 'quality' END,
        CASE WHEN 'auditor' = ANY (o.roles) THEN 'auditor' END,
        CASE WHEN 'operator' = ANY (o.roles) THEN 'marketplace-operator' END], NULL)
    END
  FROM organisation o WHERE o.id = m.organisation_id;

CREATE TABLE invitation (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  email TEXT NOT NULL,
  roles TEXT[] NOT NULL CHECK (cardinality(roles) > 0),
  language TEXT NOT NULL,
  -- SHA-256 of what the link carries.
  token_hash TEXT NOT NULL UNIQUE,
  invited_by TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  expires_at TIMESTAMPTZ(3) NOT NULL,
  accepted_at TIMESTAMPTZ(3),
  accepted_by TEXT,
  withdrawn_at TIMESTAMPTZ(3)
);
CREATE INDEX invitation_organisation_id_id_idx ON invitation (organisation_id, id);

-- Cost centres and limits --------------------------------------------------------------------------------------------

CREATE TABLE cost_centre (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  parent_id UUID REFERENCES cost_centre (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  closed_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  UNIQUE (organisation_id, code)
);
CREATE INDEX cost_centre_parent_id_idx ON cost_centre (parent_id);

-- Of a member or of a cost centre; the budget of a cost centre is its limit of a year.
CREATE TABLE spending_limit (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  user_id TEXT REFERENCES "user" (id) ON DELETE CASCADE,
  cost_centre_id UUID REFERENCES cost_centre (id),
  period TEXT NOT NULL CHECK (period IN ('order', 'day', 'month', 'year')),
  -- EUR in hundredths, USDC in millionths.
  currency TEXT NOT NULL CHECK (currency IN ('EUR', 'USDC')),
  amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
  created_by TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CHECK ((user_id IS NULL) <> (cost_centre_id IS NULL)),
  UNIQUE (organisation_id, user_id, period, currency),
  UNIQUE (cost_centre_id, period, currency)
);

-- What orders have taken of a limit in a period: '2026-11-26', '2026-11', '2026'. Never negative.
CREATE TABLE spending_counter (
  limit_id UUID NOT NULL REFERENCES spending_limit (id) ON DELETE CASCADE,
  period_key TEXT NOT NULL,
  taken_minor BIGINT NOT NULL CHECK (taken_minor >= 0),
  PRIMARY KEY (limit_id, period_key)
);

CREATE TABLE spending_reservation (
  order_id UUID NOT NULL,
  limit_id UUID NOT NULL REFERENCES spending_limit (id) ON DELETE CASCADE,
  period_key TEXT NOT NULL,
  -- The order's most in millionths of USDC, and what that was in the limit's currency when it was ordered.
  order_minor BIGINT NOT NULL CHECK (order_minor >= 0),
  full_minor BIGINT NOT NULL CHECK (full_minor >= 0),
  -- What it still takes of the limit.
  taken_minor BIGINT NOT NULL CHECK (taken_minor BETWEEN 0 AND full_minor),
  PRIMARY KEY (order_id, limit_id)
);
CREATE INDEX spending_reservation_limit_id_idx ON spending_reservation (limit_id);

-- Keys of machines ---------------------------------------------------------------------------------------------------

CREATE TABLE api_key (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  -- The part of the key that may be shown.
  public_id TEXT NOT NULL UNIQUE,
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  name TEXT NOT NULL,
  scopes TEXT[] NOT NULL CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['read', 'trade', 'vendor', 'finance', 'quality']),
  secret_hash TEXT NOT NULL,
  -- Good until old_until: the key before the last rotation.
  old_secret_hash TEXT,
  old_until TIMESTAMPTZ(3),
  -- Addresses or networks in CIDR; empty: from anywhere.
  allowed_networks TEXT[] NOT NULL DEFAULT '{}',
  created_by TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  rotated_at TIMESTAMPTZ(3),
  expires_at TIMESTAMPTZ(3) NOT NULL,
  last_used_at TIMESTAMPTZ(3),
  revoked_at TIMESTAMPTZ(3),
  revoked_by TEXT
);
CREATE INDEX api_key_organisation_id_id_idx ON api_key (organisation_id, id);

-- The wall -----------------------------------------------------------------------------------------------------------

-- Puts the wall on a table: a row is seen and written only by the organisations that the columns name, by the
-- marketplace and by the system's own work. The setting is `topsteel.organisation`; where nobody has set it, nothing
-- is seen. Once a statement, not once a row, is it read.
CREATE FUNCTION wall_off(walled regclass, VARIADIC columns text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    seen text := '(SELECT current_setting(''topsteel.organisation'', true)) IN (''system'', ''marketplace'')';
    one text;
BEGIN
    FOREACH one IN ARRAY columns LOOP
        seen := seen || format(' OR %I::text = (SELECT current_setting(''topsteel.organisation'', true))', one);
    END LOOP;
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('DROP POLICY IF EXISTS tenant_wall ON %s', walled);
    EXECUTE format('CREATE POLICY tenant_wall ON %s USING (%s) WITH CHECK (%s)', walled, seen, seen);
END $$;
REVOKE EXECUTE ON FUNCTION wall_off FROM PUBLIC;

-- What sellers have sold and been paid for in the twelve months before, in minor units of USDC, before tax. It sees
-- everybody's orders, because a buyer's price depends on what the seller sold to others; and says a sum only.
CREATE FUNCTION turnovers_of(sellers uuid[], until timestamptz) RETURNS TABLE (seller_id uuid, turnover_minor numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT o.seller_id, sum(q.goods_minor)
      FROM purchase_order o
      JOIN quote q ON q.id = o.quote_id
      JOIN payment p ON p.order_id = o.id
     WHERE o.seller_id = ANY (sellers) AND p.captured_minor > 0
       AND o.created_at > until - interval '12 months' AND o.created_at <= until
     GROUP BY o.seller_id
$$;
REVOKE EXECUTE ON FUNCTION turnovers_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION turnovers_of TO topsteel_app;

SELECT wall_off('purchase_order', 'buyer_id', 'seller_id');
SELECT wall_off('quote', 'buyer_id', 'seller_id');
SELECT wall_off('order_group', 'buyer_id');
SELECT wall_off('invoice', 'seller_id', 'recipient_id');
SELECT wall_off('payout', 'seller_id');
SELECT wall_off('payout_account', 'organisation_id');
SELECT wall_off('order_distribution', 'seller_id');
SELECT wall_off('certificate_import', 'organisation_id');
SELECT wall_off('webhook_endpoint', 'organisation_id');
SELECT wall_off('webhook_event', 'organisation_id');
SELECT wall_off('invitation', 'organisation_id');
SELECT wall_off('cost_centre', 'organisation_id');
SELECT wall_off('spending_limit', 'organisation_id');
SELECT wall_off('api_key', 'organisation_id');
