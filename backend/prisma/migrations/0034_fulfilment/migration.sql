-- Orders that leave in several loads, goods that come back, disputes, and how a vendor comes to sell here.

SET LOCAL lock_timeout = '5s';

-- One load of an order. `delivery` keeps the running total of all of them, which is what is paid.
CREATE TABLE shipment (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  order_id UUID NOT NULL REFERENCES purchase_order (id),
  position INTEGER NOT NULL CHECK (position > 0),
  ref TEXT NOT NULL UNIQUE,
  carrier TEXT NOT NULL,
  vehicle TEXT,
  planned_grams BIGINT NOT NULL CHECK (planned_grams > 0),
  pieces INTEGER CHECK (pieces > 0),
  -- Bundles: what is packed, in the seller's words.
  packing JSONB NOT NULL DEFAULT '[]',
  lot_code TEXT NOT NULL,
  heat_number TEXT NOT NULL,
  certificate_number TEXT,
  is_last BOOLEAN NOT NULL,
  announced_at TIMESTAMPTZ(3) NOT NULL,
  weighed_grams BIGINT CHECK (weighed_grams > 0),
  weighed_at TIMESTAMPTZ(3),
  CHECK ((weighed_grams IS NULL) = (weighed_at IS NULL)),
  UNIQUE (order_id, position)
);
INSERT INTO shipment (order_id, position, ref, carrier, vehicle, planned_grams, lot_code, heat_number,
                      certificate_number, is_last, announced_at, weighed_grams, weighed_at)
SELECT d.order_id, 1, d.ref, d.carrier, d.vehicle, q.mass_grams, q.lot_code, q.heat_number,
       (SELECT c.number FROM lot l JOIN certificate c ON c.id = l.certificate_id WHERE l.lot_id = q.lot_id LIMIT 1),
       true, d.announced_at,
       CASE WHEN d.weighed_grams > 0 AND d.weighed_at IS NOT NULL THEN d.weighed_grams END,
       CASE WHEN d.weighed_grams > 0 THEN d.weighed_at END
  FROM delivery d JOIN purchase_order o ON o.id = d.order_id JOIN quote q ON q.id = o.quote_id;

ALTER TABLE purchase_order DROP CONSTRAINT purchase_order_fulfilment_check;
ALTER TABLE purchase_order ADD CONSTRAINT purchase_order_fulfilment_check
  CHECK (fulfilment IN ('unshipped', 'announced', 'weighed', 'received', 'partly-delivered', 'delivered')) NOT VALID;
ALTER TABLE purchase_order VALIDATE CONSTRAINT purchase_order_fulfilment_check;

-- Nothing more of the order is to be shipped.
ALTER TABLE delivery ADD COLUMN is_complete BOOLEAN NOT NULL DEFAULT true;
-- Which load a ticket weighs.
ALTER TABLE bridge.weigh_ticket ADD COLUMN delivery_ref TEXT;
UPDATE bridge.weigh_ticket t
   SET delivery_ref = convert_from(decode(rpad(c.body, (ceil(length(c.body) / 4.0) * 4)::int, '='), 'base64'), 'UTF8')::jsonb ->> 'deliveryRef'
  FROM (SELECT jws_sha256, translate(split_part(jws, '.', 2), '-_', '+/') AS body FROM bridge.weigh_ticket) c
 WHERE c.jws_sha256 = t.jws_sha256 AND t.ticket_no IS NOT NULL;

-- A file that only the parties of its subject may read. The bytes are sealed.
CREATE TABLE attachment (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  subject TEXT NOT NULL,
  organisation_id UUID REFERENCES organisation (id),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  sha256 TEXT NOT NULL,
  sealed BYTEA NOT NULL,
  uploaded_by TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX attachment_subject_id_idx ON attachment (subject, id);

-- Goods that a buyer gives back, or a price that is lowered without them.
CREATE TABLE goods_return (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  number TEXT NOT NULL UNIQUE,
  order_id UUID NOT NULL REFERENCES purchase_order (id),
  buyer_id UUID NOT NULL,
  seller_id UUID NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('return', 'quality-allowance', 'price-correction')),
  state TEXT NOT NULL CHECK (state IN ('requested', 'authorised', 'refused', 'received', 'credited', 'rejected', 'withdrawn')),
  reason TEXT NOT NULL,
  asked_grams BIGINT NOT NULL CHECK (asked_grams >= 0),
  asked_pieces INTEGER CHECK (asked_pieces > 0),
  -- Of the order's payment.
  currency TEXT NOT NULL,
  asked_minor NUMERIC(39, 0) CHECK (asked_minor > 0),
  received_grams BIGINT CHECK (received_grams > 0),
  ticket_no TEXT,
  received_at TIMESTAMPTZ(3),
  credit_minor NUMERIC(39, 0) CHECK (credit_minor > 0),
  -- How the credit is paid: by the order's rail, or by the seller's own wallet.
  paid_by TEXT CHECK (paid_by IN ('rail', 'seller-wallet')),
  is_restocked BOOLEAN NOT NULL DEFAULT false,
  answer TEXT,
  requested_by TEXT NOT NULL,
  decided_by TEXT,
  decided_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX goods_return_order_id_idx ON goods_return (order_id);
CREATE INDEX goods_return_buyer_id_id_idx ON goods_return (buyer_id, id);
CREATE INDEX goods_return_seller_id_id_idx ON goods_return (seller_id, id);
CREATE SEQUENCE goods_return_number;
GRANT USAGE ON SEQUENCE goods_return_number TO topsteel_app;

CREATE TABLE dispute (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  number TEXT NOT NULL UNIQUE,
  order_id UUID NOT NULL REFERENCES purchase_order (id),
  buyer_id UUID NOT NULL,
  seller_id UUID NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('quality', 'mass', 'late', 'documents')),
  state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'escalated', 'withdrawn', 'decided')),
  opened_by UUID NOT NULL REFERENCES organisation (id),
  statement TEXT NOT NULL,
  currency TEXT NOT NULL,
  claimed_minor NUMERIC(39, 0) CHECK (claimed_minor > 0),
  answer_before TIMESTAMPTZ(3) NOT NULL,
  outcome TEXT CHECK (outcome IN ('dismissed', 'cancelled', 'refunded')),
  refund_minor NUMERIC(39, 0) CHECK (refund_minor > 0),
  decided_by TEXT,
  decided_at TIMESTAMPTZ(3),
  decision TEXT,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CHECK ((state = 'decided') = (outcome IS NOT NULL))
);
-- One at a time.
CREATE UNIQUE INDEX dispute_open_idx ON dispute (order_id) WHERE state IN ('open', 'answered', 'escalated');
CREATE INDEX dispute_order_id_idx ON dispute (order_id);
CREATE INDEX dispute_buyer_id_id_idx ON dispute (buyer_id, id);
CREATE INDEX dispute_seller_id_id_idx ON dispute (seller_id, id);
CREATE INDEX dispute_state_answer_before_idx ON dispute (state, answer_before);
CREATE SEQUENCE dispute_number;
GRANT USAGE ON SEQUENCE dispute_number TO topsteel_app;

-- What is said in a dispute. Rows are added and never changed.
CREATE TABLE dispute_message (
  id BIGSERIAL PRIMARY KEY,
  dispute_id UUID NOT NULL REFERENCES dispute (id),
  at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  organisation_id UUID REFERENCES organisation (id),
  author TEXT NOT NULL,
  text TEXT NOT NULL,
  attachment_id UUID REFERENCES attachment (id)
);
CREATE INDEX dispute_message_dispute_id_id_idx ON dispute_message (dispute_id, id);
CREATE TRIGGER dispute_message_is_kept BEFORE UPDATE OR DELETE ON dispute_message
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE ON dispute_message FROM topsteel_app;

-- A company that asks to sell here.
CREATE TABLE vendor_application (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  number TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'more-needed', 'approved', 'refused')),
  company JSONB NOT NULL,
  vat TEXT,
  contact_email TEXT NOT NULL,
  language TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  organisation_id UUID REFERENCES organisation (id),
  reason TEXT,
  decided_by TEXT,
  decided_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX vendor_application_state_id_idx ON vendor_application (state, id);
CREATE INDEX vendor_application_vat_idx ON vendor_application (vat);
CREATE SEQUENCE vendor_application_number;
GRANT USAGE ON SEQUENCE vendor_application_number TO topsteel_app;

-- A document that says who a vendor is, or what it may make.
CREATE TABLE vendor_document (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  application_id UUID NOT NULL REFERENCES vendor_application (id),
  organisation_id UUID REFERENCES organisation (id),
  kind TEXT NOT NULL CHECK (kind IN ('registration-extract', 'owner-identity', 'bank-proof', 'iso-9001', 'ce-1090', 'other')),
  attachment_id UUID NOT NULL REFERENCES attachment (id),
  valid_until DATE,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused')),
  remark TEXT,
  reviewed_by TEXT,
  reviewed_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX vendor_document_application_id_idx ON vendor_document (application_id);
CREATE INDEX vendor_document_organisation_id_idx ON vendor_document (organisation_id);
CREATE INDEX vendor_document_state_valid_until_idx ON vendor_document (state, valid_until);

-- What the operator has looked up about an applicant, who and when.
CREATE TABLE vendor_check (
  application_id UUID NOT NULL REFERENCES vendor_application (id),
  kind TEXT NOT NULL CHECK (kind IN ('sanctions', 'duplicates', 'vat-number', 'beneficial-owners', 'bank-account')),
  result TEXT NOT NULL CHECK (result IN ('passed', 'failed')),
  remark TEXT NOT NULL,
  checked_by TEXT NOT NULL,
  checked_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (application_id, kind)
);

-- Suspended: its offers are hidden, it takes no new orders and is paid nothing; what runs goes on.
ALTER TABLE organisation ADD COLUMN IF NOT EXISTS is_suspended BOOLEAN NOT NULL DEFAULT false;
CREATE TABLE suspension (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  reason TEXT NOT NULL,
  suspended_by TEXT NOT NULL,
  suspended_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  lift_reason TEXT,
  lifted_by TEXT,
  lifted_at TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX suspension_open_idx ON suspension (organisation_id) WHERE lifted_at IS NULL;
CREATE INDEX suspension_organisation_id_id_idx ON suspension (organisation_id, id);

REVOKE DELETE ON shipment, attachment, goods_return, dispute, vendor_application, vendor_document, vendor_check, suspension
  FROM topsteel_app;

SELECT wall_off('goods_return', 'buyer_id', 'seller_id');
SELECT wall_off('dispute', 'buyer_id', 'seller_id');
