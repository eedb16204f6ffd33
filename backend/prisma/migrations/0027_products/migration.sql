-- Products that vendors share, and what an offer says beyond its lot.

CREATE TABLE product (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  -- Canonical, lower case: family, designation, grade, norm, length; two vendors of one product meet here.
  key TEXT NOT NULL UNIQUE,
  family TEXT NOT NULL,
  form TEXT NOT NULL,
  designation TEXT NOT NULL,
  grade TEXT NOT NULL,
  grade_key TEXT NOT NULL,
  norm TEXT,
  height_um INTEGER CHECK (height_um > 0),
  width_um INTEGER CHECK (width_um > 0),
  thickness_um INTEGER CHECK (thickness_um > 0),
  diameter_um INTEGER CHECK (diameter_um > 0),
  length_um INTEGER CHECK (length_um > 0),
  grams_per_metre BIGINT CHECK (grams_per_metre > 0),
  grams_per_piece BIGINT CHECK (grams_per_piece > 0),
  gtin TEXT UNIQUE,
  texts JSONB NOT NULL DEFAULT '{}',
  state TEXT NOT NULL CHECK (state IN ('proposed', 'published', 'retired')),
  proposed_by UUID REFERENCES organisation (id),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX product_state_id_idx ON product (state, id);
CREATE INDEX product_family_grade_key_idx ON product (family, grade_key);

ALTER TABLE offer
  ADD COLUMN product_id UUID REFERENCES product (id),
  -- The vendor's own part number.
  ADD COLUMN sku TEXT,
  -- Of price_minor: EUR, USD, GBP, CHF in hundredths, USDC in millionths.
  ADD COLUMN currency TEXT NOT NULL DEFAULT 'USDC' CHECK (currency IN ('USDC', 'EUR', 'USD', 'GBP', 'CHF')),
  ADD COLUMN price_basis TEXT NOT NULL DEFAULT 'tonne' CHECK (price_basis IN ('piece', 'metre', 'kg', '100kg', 'tonne')),
  -- Per basis, in currency; null: price_per_tonne_minor in USDC.
  ADD COLUMN price_minor BIGINT CHECK (price_minor > 0);
CREATE UNIQUE INDEX offer_organisation_id_sku_key ON offer (organisation_id, sku);
CREATE INDEX offer_product_id_state_idx ON offer (product_id, state);

CREATE TABLE offer_price_break (
  offer_id UUID NOT NULL REFERENCES offer (id) ON DELETE CASCADE,
  from_grams BIGINT NOT NULL CHECK (from_grams > 0),
  price_minor BIGINT NOT NULL CHECK (price_minor > 0),
  PRIMARY KEY (offer_id, from_grams)
);

CREATE TABLE offer_extra (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  offer_id UUID NOT NULL REFERENCES offer (id) ON DELETE CASCADE,
  -- cut, drill, shot-blast, prime, certificate-3-2, alloy-surcharge, energy-surcharge …
  code TEXT NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('order', 'piece', 'cut', 'metre', 'tonne')),
  price_minor BIGINT NOT NULL CHECK (price_minor > 0),
  -- Charged whether asked for or not: a surcharge.
  is_always BOOLEAN NOT NULL DEFAULT false,
  UNIQUE (offer_id, code)
);

-- What a line was priced from: pieces, lengths, extras, delivery, carbon, rate, tax. Null for a plain mass.
ALTER TABLE quote ADD COLUMN line JSONB;

-- What one checkout ordered together.
CREATE TABLE order_group (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  number TEXT NOT NULL UNIQUE,
  buyer_id UUID NOT NULL REFERENCES organisation (id),
  created_by TEXT NOT NULL,
  reference TEXT,
  cost_centre_id UUID,
  -- Delivery site, contacts, currency as chosen, what was accepted.
  details JSONB NOT NULL DEFAULT '{}',
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX order_group_buyer_id_id_idx ON order_group (buyer_id, id);
CREATE SEQUENCE order_group_number;
ALTER TABLE purchase_order ADD COLUMN group_id UUID REFERENCES order_group (id);
CREATE INDEX purchase_order_group_id_idx ON purchase_order (group_id);
GRANT USAGE ON SEQUENCE order_group_number TO topsteel_app;
