-- Customers' price lists, price rules, delivery tariffs, and VAT numbers as they were checked.

SET LOCAL lock_timeout = '5s';

-- How a seller counts what it sells, in thousandths of the unit; null: by mass.
ALTER TABLE offer
  ADD COLUMN sold_unit TEXT CHECK (sold_unit IN ('piece', 'metre', 'kg', '100kg', 'tonne')),
  ADD COLUMN sold_min_milli BIGINT CHECK (sold_min_milli > 0),
  ADD COLUMN sold_step_milli BIGINT CHECK (sold_step_milli >= 0);

-- Customers of a vendor, or of the marketplace, that are treated alike.
CREATE TABLE customer_group (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  -- Whose group it is; null: the marketplace's.
  organisation_id UUID REFERENCES organisation (id),
  name TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX customer_group_organisation_id_name_key ON customer_group (organisation_id, name);

CREATE TABLE customer_group_member (
  group_id UUID NOT NULL REFERENCES customer_group (id) ON DELETE CASCADE,
  customer_id UUID NOT NULL REFERENCES organisation (id),
  PRIMARY KEY (group_id, customer_id)
);
CREATE INDEX customer_group_member_customer_id_idx ON customer_group_member (customer_id);

-- What a vendor has agreed with a customer or a group of them.
CREATE TABLE price_list (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  name TEXT NOT NULL,
  customer_id UUID REFERENCES organisation (id),
  customer_group_id UUID REFERENCES customer_group (id),
  -- The higher goes first.
  priority INTEGER NOT NULL DEFAULT 0,
  valid_from TIMESTAMPTZ(3) NOT NULL,
  valid_until TIMESTAMPTZ(3),
  created_by TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  ended_at TIMESTAMPTZ(3),
  CHECK ((customer_id IS NULL) <> (customer_group_id IS NULL))
);
CREATE INDEX price_list_organisation_id_id_idx ON price_list (organisation_id, id);
CREATE INDEX price_list_customer_id_idx ON price_list (customer_id);
CREATE INDEX price_list_customer_group_id_idx ON price_list (customer_group_id);

CREATE TABLE price_list_entry (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  price_list_id UUID NOT NULL REFERENCES price_list (id) ON DELETE CASCADE,
  offer_id UUID REFERENCES offer (id) ON DELETE CASCADE,
  product_id UUID REFERENCES product (id),
  family TEXT,
  grade_key TEXT,
  from_grams BIGINT NOT NULL DEFAULT 0 CHECK (from_grams >= 0),
  price_minor BIGINT CHECK (price_minor > 0),
  currency TEXT CHECK (currency IN ('USDC', 'EUR', 'USD', 'GBP', 'CHF')),
  price_basis TEXT CHECK (price_basis IN ('piece', 'metre', 'kg', '100kg', 'tonne')),
  discount_bps INTEGER CHECK (discount_bps > 0 AND discount_bps <= 9000),
  -- A price of its own, or something off.
  CHECK ((price_minor IS NULL) = (currency IS NULL) AND (price_minor IS NULL) = (price_basis IS NULL)),
  CHECK ((price_minor IS NULL) <> (discount_bps IS NULL))
);
CREATE INDEX price_list_entry_price_list_id_offer_id_idx ON price_list_entry (price_list_id, offer_id);
CREATE INDEX price_list_entry_price_list_id_product_id_idx ON price_list_entry (price_list_id, product_id);
CREATE INDEX price_list_entry_price_list_id_family_idx ON price_list_entry (price_list_id, family);

-- A promotion or surcharge. What is null holds for all.
CREATE TABLE price_rule (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  -- Whose rule it is; null: the marketplace's.
  organisation_id UUID REFERENCES organisation (id),
  name TEXT NOT NULL,
  priority INTEGER NOT NULL DEFAULT 0,
  is_exclusive BOOLEAN NOT NULL DEFAULT false,
  family TEXT,
  grade_key TEXT,
  customer_group_id UUID REFERENCES customer_group (id),
  from_grams BIGINT CHECK (from_grams > 0),
  below_grams BIGINT CHECK (below_grams > 0),
  effect TEXT NOT NULL CHECK (effect IN ('price-bps', 'per-tonne', 'per-line')),
  -- Of price-bps: below zero takes off.
  change_bps INTEGER CHECK (change_bps BETWEEN -9000 AND 10000 AND change_bps <> 0),
  amount_minor BIGINT CHECK (amount_minor > 0),
  currency TEXT CHECK (currency IN ('USDC', 'EUR', 'USD', 'GBP', 'CHF')),
  valid_from TIMESTAMPTZ(3) NOT NULL,
  valid_until TIMESTAMPTZ(3),
  created_by TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CHECK ((effect = 'price-bps') = (change_bps IS NOT NULL)),
  CHECK ((effect = 'price-bps') = (amount_minor IS NULL) AND (amount_minor IS NULL) = (currency IS NULL))
);
CREATE INDEX price_rule_organisation_id_valid_until_idx ON price_rule (organisation_id, valid_until);

-- How a seller delivers; the row without an organisation is for those who have none.
CREATE TABLE delivery_tariff (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  organisation_id UUID UNIQUE REFERENCES organisation (id),
  -- Vehicles, zones, road charges, as the API writes them.
  terms JSONB NOT NULL,
  updated_by TEXT NOT NULL,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX delivery_tariff_marketplace_key ON delivery_tariff ((true)) WHERE organisation_id IS NULL;

-- The last answer of a register of VAT numbers.
CREATE TABLE vat_number (
  number TEXT PRIMARY KEY,
  country CHAR(2) NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('valid', 'invalid', 'unchecked')),
  -- As the register writes the holder, where it does.
  holder TEXT,
  -- The register's number of the consultation: the proof that it was asked.
  consultation TEXT,
  failure TEXT,
  checked_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
