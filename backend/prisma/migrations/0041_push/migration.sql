-- Browsers that want to be told of orders and recalls (RFC 8030, RFC 8291), and what they were told.

CREATE TABLE push_subscription (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  user_id TEXT NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  -- Where the browser's maker takes messages for it; whoever knows it can send nothing without our key.
  endpoint TEXT NOT NULL UNIQUE CHECK (length(endpoint) <= 2000),
  -- What messages are sealed with, so that only this browser reads them.
  p256dh TEXT NOT NULL,
  auth TEXT NOT NULL,
  language CHAR(2) NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX push_subscription_user_id_idx ON push_subscription (user_id);
CREATE INDEX push_subscription_organisation_id_idx ON push_subscription (organisation_id);

CREATE TABLE push_delivery (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  subscription_id UUID NOT NULL REFERENCES push_subscription (id) ON DELETE CASCADE,
  -- One per happening and organisation: told once.
  key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('order-bought', 'order-sold', 'recall')),
  -- Number of the order, or id of the lot in the ledger.
  subject TEXT NOT NULL,
  -- Id of the order; empty for a recall.
  order_id UUID,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  UNIQUE (subscription_id, key)
);
CREATE INDEX push_delivery_state_next_at_idx ON push_delivery (state, next_at);

SELECT wall_off('push_subscription', 'organisation_id');

-- What happened lately is looked for every few seconds.
CREATE INDEX settlement_transition_at_idx ON settlement_transition (at);
