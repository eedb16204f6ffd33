-- Orders above somebody's limit that wait for a colleague's word.
SET LOCAL lock_timeout = '5s';

CREATE TABLE approval (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  number TEXT NOT NULL UNIQUE,
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'approved', 'refused', 'withdrawn', 'expired')),
  -- Who orders when it is approved: a person, or `key:` and the id of a machine's key.
  requested_by TEXT NOT NULL,
  -- The person behind it: of a key, the one who made it.
  requester_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  -- The checkout as it was asked for, with its lines instead of a basket; read back through the schema that wrote it.
  wanted JSONB NOT NULL,
  -- The lines as they were priced then.
  seen_lines JSONB NOT NULL,
  -- What the prices are held by until prices_until.
  quote_ids UUID[] NOT NULL,
  prices_until TIMESTAMPTZ(3) NOT NULL,
  currency TEXT NOT NULL,
  total_minor BIGINT NOT NULL CHECK (total_minor > 0),
  -- The most that it may cost, in millionths of USDC: what limits are weighed with.
  most_minor BIGINT NOT NULL CHECK (most_minor > 0),
  asked_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  expires_at TIMESTAMPTZ(3) NOT NULL,
  decided_at TIMESTAMPTZ(3),
  decided_by TEXT,
  sentence TEXT,
  group_id UUID UNIQUE REFERENCES order_group (id),
  basket_id UUID REFERENCES basket (id) ON DELETE SET NULL,
  CHECK ((state = 'waiting') = (decided_at IS NULL)),
  CHECK ((state = 'approved') = (group_id IS NOT NULL)),
  CHECK ((state = 'refused') = (sentence IS NOT NULL)),
  -- Nobody decides what they ask for themselves.
  CHECK (state NOT IN ('approved', 'refused') OR (decided_by IS NOT NULL AND decided_by <> requester_id))
);
CREATE INDEX approval_organisation_id_id_idx ON approval (organisation_id, id);
CREATE INDEX approval_state_expires_at_idx ON approval (state, expires_at);
CREATE INDEX approval_basket_id_idx ON approval (basket_id);
-- What happened lately is looked for every few seconds.
CREATE INDEX approval_asked_at_idx ON approval (asked_at);
CREATE INDEX approval_decided_at_idx ON approval (decided_at);
CREATE SEQUENCE approval_number;
GRANT USAGE ON SEQUENCE approval_number TO topsteel_app;

REVOKE DELETE ON approval FROM topsteel_app;
SELECT wall_off('approval', 'organisation_id');

-- Browsers are told as well; `order_id` has the id of the request then.
ALTER TABLE push_delivery DROP CONSTRAINT push_delivery_kind_check;
ALTER TABLE push_delivery ADD CONSTRAINT push_delivery_kind_check
  CHECK (kind IN ('order-bought', 'order-sold', 'recall', 'approval-asked', 'approval-decided'));
