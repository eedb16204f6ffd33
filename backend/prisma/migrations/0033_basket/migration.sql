-- Baskets, and the indexes that lists of orders need at a million rows.
SET LOCAL lock_timeout = '5s';

CREATE TABLE basket (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  -- Of a member, who keeps one basket open for each organisation they buy for, or of a machine's key, which is no user;
  -- null: of a guest, who has its key.
  user_id TEXT,
  organisation_id UUID REFERENCES organisation (id),
  -- SHA-256 of the guest's key.
  token_hash BYTEA UNIQUE,
  name TEXT,
  is_current BOOLEAN NOT NULL,
  currency TEXT NOT NULL CHECK (currency IN ('USDC', 'EUR', 'USD', 'GBP', 'CHF')),
  site JSONB,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CHECK ((user_id IS NULL) <> (token_hash IS NULL)),
  CHECK (is_current OR name IS NOT NULL)
);
CREATE UNIQUE INDEX basket_current_key ON basket (user_id, organisation_id) NULLS NOT DISTINCT
  WHERE is_current AND user_id IS NOT NULL;
CREATE INDEX basket_user_id_id_idx ON basket (user_id, id);

CREATE TABLE basket_line (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  basket_id UUID NOT NULL REFERENCES basket (id) ON DELETE CASCADE,
  offer_id UUID NOT NULL REFERENCES offer (id),
  -- Offer, unit, cuts and extras in one text: more of the same is added to the same line.
  spec TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('piece', 'metre', 'kg', '100kg', 'tonne')),
  amount_milli BIGINT NOT NULL CHECK (amount_milli > 0),
  cuts JSONB NOT NULL DEFAULT '[]',
  extras TEXT[] NOT NULL DEFAULT '{}',
  note TEXT,
  -- What the owner saw last: price, total, currency, fault.
  seen JSONB,
  -- What a reorder had to change.
  flags JSONB NOT NULL DEFAULT '[]',
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  UNIQUE (basket_id, spec)
);

-- The wall: a member's basket is seen where its organisation acts. A guest's, and that of somebody without an
-- organisation, is found by its key or its owner alone.
ALTER TABLE basket ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON basket USING (
  organisation_id IS NULL
  OR (SELECT current_setting('topsteel.organisation', true)) IN ('system', 'marketplace')
  OR organisation_id::text = (SELECT current_setting('topsteel.organisation', true)));

-- Orders by the beginning of their number or of the buyer's reference.
CREATE INDEX purchase_order_number_beginning ON purchase_order (upper(number) text_pattern_ops);
CREATE INDEX purchase_order_reference_beginning ON purchase_order (upper(reference) text_pattern_ops);
-- Which lots were recalled is asked for with every order and every list of orders; there are few.
CREATE INDEX genealogy_lot_recalled ON genealogy_lot (lot_id) WHERE recalled_at IS NOT NULL;
