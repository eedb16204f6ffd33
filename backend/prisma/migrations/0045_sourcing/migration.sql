-- Requests for quotation, what vendors answer, and the prices that follow.
SET LOCAL lock_timeout = '5s';

-- What a buyer wants. The rows are read back through the schema that wrote them.
CREATE TABLE rfq (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  number TEXT NOT NULL UNIQUE,
  buyer_id UUID NOT NULL REFERENCES organisation (id),
  state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'closed', 'cancelled')),
  title TEXT NOT NULL,
  need_rows JSONB NOT NULL,
  place JSONB NOT NULL,
  wanted_on DATE,
  payment_terms TEXT,
  answers_by TIMESTAMPTZ(3) NOT NULL,
  currency TEXT NOT NULL,
  note TEXT,
  is_buyer_named BOOLEAN NOT NULL,
  created_by TEXT NOT NULL,
  created_by_name TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  sent_at TIMESTAMPTZ(3)
);
CREATE INDEX rfq_buyer_id_id_idx ON rfq (buyer_id, id);
CREATE INDEX rfq_state_answers_by_idx ON rfq (state, answers_by);
CREATE SEQUENCE rfq_number;
GRANT USAGE ON SEQUENCE rfq_number TO topsteel_app;

-- Whom it is asked of: a vendor here, or an address that answers under the secret of its letter.
CREATE TABLE rfq_recipient (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  rfq_id UUID NOT NULL REFERENCES rfq (id) ON DELETE CASCADE,
  buyer_id UUID NOT NULL REFERENCES organisation (id),
  vendor_id UUID REFERENCES organisation (id),
  name TEXT NOT NULL,
  email TEXT,
  language TEXT NOT NULL,
  token_hash TEXT UNIQUE,
  link_until TIMESTAMPTZ(3),
  asked_at TIMESTAMPTZ(3),
  declined_at TIMESTAMPTZ(3),
  decline_reason TEXT,
  CHECK (vendor_id IS NOT NULL OR email IS NOT NULL),
  CHECK ((declined_at IS NULL) = (decline_reason IS NULL)),
  UNIQUE (rfq_id, vendor_id),
  UNIQUE (rfq_id, email)
);
CREATE INDEX rfq_recipient_vendor_id_id_idx ON rfq_recipient (vendor_id, id);
CREATE INDEX rfq_recipient_buyer_id_idx ON rfq_recipient (buyer_id);
CREATE INDEX rfq_recipient_email_asked_at_idx ON rfq_recipient (email, asked_at);

-- What one of them answers. A version is never changed, only withdrawn.
CREATE TABLE rfq_quotation (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  recipient_id UUID NOT NULL REFERENCES rfq_recipient (id),
  buyer_id UUID NOT NULL REFERENCES organisation (id),
  vendor_id UUID REFERENCES organisation (id),
  version INTEGER NOT NULL CHECK (version > 0),
  quoted_rows JSONB NOT NULL,
  valid_until TIMESTAMPTZ(3) NOT NULL,
  payment_terms TEXT,
  note TEXT,
  sent_by TEXT NOT NULL,
  sent_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  withdrawn_at TIMESTAMPTZ(3),
  UNIQUE (recipient_id, version)
);
CREATE INDEX rfq_quotation_buyer_id_idx ON rfq_quotation (buyer_id);
CREATE INDEX rfq_quotation_vendor_id_idx ON rfq_quotation (vendor_id);
CREATE INDEX rfq_quotation_valid_until_idx ON rfq_quotation (valid_until);

-- What the two say to each other. Rows are added and never changed.
CREATE TABLE rfq_message (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  recipient_id UUID NOT NULL REFERENCES rfq_recipient (id),
  buyer_id UUID NOT NULL REFERENCES organisation (id),
  vendor_id UUID REFERENCES organisation (id),
  side TEXT NOT NULL CHECK (side IN ('buyer', 'vendor')),
  author TEXT NOT NULL,
  text TEXT NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX rfq_message_recipient_id_id_idx ON rfq_message (recipient_id, id);
CREATE INDEX rfq_message_buyer_id_idx ON rfq_message (buyer_id);
CREATE INDEX rfq_message_vendor_id_idx ON rfq_message (vendor_id);

-- What a buyer and a vendor have agreed on for one order: it holds for exactly that mass of that offer, once.
CREATE TABLE agreed_price (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  buyer_id UUID NOT NULL REFERENCES organisation (id),
  seller_id UUID NOT NULL REFERENCES organisation (id),
  offer_id UUID NOT NULL REFERENCES offer (id),
  name TEXT NOT NULL,
  mass_grams BIGINT NOT NULL CHECK (mass_grams > 0),
  price_minor BIGINT NOT NULL CHECK (price_minor > 0),
  currency TEXT NOT NULL,
  price_basis TEXT NOT NULL,
  extras_minor BIGINT NOT NULL CHECK (extras_minor >= 0),
  freight_minor BIGINT NOT NULL CHECK (freight_minor >= 0),
  -- The freight holds for this place alone.
  country CHAR(2) NOT NULL,
  postcode TEXT NOT NULL,
  valid_until TIMESTAMPTZ(3) NOT NULL,
  order_id UUID REFERENCES purchase_order (id),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX agreed_price_buyer_id_offer_id_idx ON agreed_price (buyer_id, offer_id);
CREATE INDEX agreed_price_seller_id_idx ON agreed_price (seller_id);
CREATE INDEX agreed_price_order_id_idx ON agreed_price (order_id);

-- What of a quotation was accepted.
CREATE TABLE rfq_award (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  rfq_id UUID NOT NULL REFERENCES rfq (id),
  recipient_id UUID NOT NULL REFERENCES rfq_recipient (id),
  quotation_id UUID NOT NULL REFERENCES rfq_quotation (id),
  buyer_id UUID NOT NULL REFERENCES organisation (id),
  vendor_id UUID REFERENCES organisation (id),
  need_row INTEGER NOT NULL,
  amount_milli BIGINT NOT NULL CHECK (amount_milli > 0),
  mass_grams BIGINT NOT NULL CHECK (mass_grams > 0),
  total_minor BIGINT NOT NULL,
  awarded_by TEXT NOT NULL,
  awarded_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  held_until TIMESTAMPTZ(3) NOT NULL,
  agreed_price_id UUID UNIQUE REFERENCES agreed_price (id),
  basket_id UUID REFERENCES basket (id) ON DELETE SET NULL
);
CREATE INDEX rfq_award_rfq_id_idx ON rfq_award (rfq_id);
CREATE INDEX rfq_award_recipient_id_idx ON rfq_award (recipient_id);
CREATE INDEX rfq_award_quotation_id_idx ON rfq_award (quotation_id);
CREATE INDEX rfq_award_buyer_id_idx ON rfq_award (buyer_id);
CREATE INDEX rfq_award_vendor_id_idx ON rfq_award (vendor_id);
CREATE INDEX rfq_award_basket_id_idx ON rfq_award (basket_id);
CREATE INDEX rfq_award_held_until_idx ON rfq_award (held_until);

REVOKE UPDATE, DELETE ON rfq_quotation, rfq_message FROM topsteel_app;
GRANT UPDATE (withdrawn_at, vendor_id) ON rfq_quotation TO topsteel_app;
GRANT UPDATE (vendor_id) ON rfq_message TO topsteel_app;
REVOKE DELETE ON agreed_price, rfq_award FROM topsteel_app;

SELECT wall_off('rfq_recipient', 'buyer_id', 'vendor_id');
SELECT wall_off('rfq_quotation', 'buyer_id', 'vendor_id');
SELECT wall_off('rfq_message', 'buyer_id', 'vendor_id');
SELECT wall_off('rfq_award', 'buyer_id', 'vendor_id');
SELECT wall_off('agreed_price', 'buyer_id', 'seller_id');
SELECT wall_off('rfq', 'buyer_id');
-- A vendor who was asked reads what is wanted, and changes nothing of it.
CREATE POLICY asked_vendor ON rfq FOR SELECT USING (EXISTS (
  SELECT 1 FROM rfq_recipient r
   WHERE r.rfq_id = rfq.id AND r.asked_at IS NOT NULL
     AND r.vendor_id::text = (SELECT current_setting('topsteel.organisation', true))));
