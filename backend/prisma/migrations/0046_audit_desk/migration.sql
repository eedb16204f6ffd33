-- The auditor's desk: questions that are kept and asked again, and auditors who see only what they were let into.

SET LOCAL lock_timeout = '5s';

CREATE TABLE audit_check (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  user_id TEXT NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  question TEXT NOT NULL,
  parameters JSONB NOT NULL,
  language CHAR(2) NOT NULL,
  -- What was answered last: how many rows, and the SHA-256 of them.
  row_count INTEGER NOT NULL,
  digest TEXT NOT NULL,
  answered_at TIMESTAMPTZ(3) NOT NULL,
  -- When an answer last differed from the one before it; empty when it never did.
  changed_at TIMESTAMPTZ(3),
  -- Why it could not be asked at the last attempt; empty when it could.
  failure TEXT,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  UNIQUE (user_id, name)
);
CREATE INDEX audit_check_answered_at_idx ON audit_check (answered_at);

-- Who may look at what, until when. Without a row that is in force nothing is seen.
CREATE TABLE audit_grant (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  -- In lower case. It counts for whoever signs in under this address, once they have proven that it is theirs.
  email TEXT NOT NULL CHECK (email = lower(email)),
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  subjects TEXT[] NOT NULL CHECK (cardinality(subjects) > 0),
  period_from TIMESTAMPTZ(3) NOT NULL,
  period_until TIMESTAMPTZ(3) NOT NULL,
  expires_at TIMESTAMPTZ(3) NOT NULL,
  granted_by TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  revoked_at TIMESTAMPTZ(3),
  revoked_by TEXT,
  CHECK (period_from < period_until)
);
CREATE INDEX audit_grant_email_idx ON audit_grant (email);
CREATE INDEX audit_grant_organisation_id_id_idx ON audit_grant (organisation_id, id);

-- What the auditor's questions reach their rows by.
CREATE INDEX quote_lot_id_idx ON quote (lot_id);
CREATE INDEX certificate_heat_number_idx ON certificate (heat_number);
CREATE INDEX event_tx_hash_idx ON bridge.event (tx_hash);
CREATE INDEX certificate_batch_issuer_number_idx ON certificate_batch (issuer, number);
