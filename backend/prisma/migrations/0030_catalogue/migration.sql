-- Moderated products, the history of offers, pictures, and imports of many offers at once.

SET LOCAL lock_timeout = '5s';

-- A suspended vendor's offers vanish at once; orders under way go on.
ALTER TABLE organisation ADD COLUMN is_suspended BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE product
  ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  -- Kept when two products turn out to be one: old addresses lead to the other.
  ADD COLUMN merged_into UUID REFERENCES product (id);

-- Every change of a product: asked for, applied or refused. The applied ones are its history.
CREATE TABLE product_change (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  product_id UUID NOT NULL REFERENCES product (id),
  kind TEXT NOT NULL CHECK (kind IN ('propose', 'edit', 'retire', 'publish', 'merge')),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'applied', 'refused')),
  -- { field: { from, to } }, values as the API writes them.
  diff JSONB NOT NULL,
  -- Of the product when it was asked for.
  base_version INTEGER NOT NULL,
  -- Which version it made.
  version INTEGER,
  asked_by TEXT NOT NULL,
  organisation_id UUID REFERENCES organisation (id),
  decided_by TEXT,
  reason TEXT,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  decided_at TIMESTAMPTZ(3)
);
CREATE INDEX product_change_state_id_idx ON product_change (state, id);
CREATE INDEX product_change_product_id_id_idx ON product_change (product_id, id);
CREATE INDEX product_change_organisation_id_id_idx ON product_change (organisation_id, id);

-- Content under the SHA-256 of itself, never changed.
CREATE TABLE media (
  hash TEXT PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
  media_type TEXT NOT NULL,
  content BYTEA NOT NULL,
  size_bytes INTEGER NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
ALTER TABLE media ALTER COLUMN content SET STORAGE EXTERNAL;
REVOKE UPDATE, DELETE ON media FROM topsteel_app;

CREATE TABLE product_image (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  product_id UUID NOT NULL REFERENCES product (id),
  -- Of the picture as it was uploaded: the same one twice is one.
  source_hash TEXT NOT NULL,
  organisation_id UUID REFERENCES organisation (id),
  width_px INTEGER NOT NULL,
  height_px INTEGER NOT NULL,
  -- [{ hash, mediaType, widthPx, heightPx, sizeBytes }]
  variants JSONB NOT NULL,
  -- By language.
  texts JSONB NOT NULL DEFAULT '{}',
  state TEXT NOT NULL CHECK (state IN ('waiting', 'published', 'removed')),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX product_image_product_id_source_hash_key ON product_image (product_id, source_hash);

ALTER TABLE offer ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0);

-- What an offer said before, and who changed it. Rows are only added.
CREATE TABLE offer_change (
  offer_id UUID NOT NULL REFERENCES offer (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  diff JSONB NOT NULL,
  changed_by TEXT NOT NULL,
  import_id UUID,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (offer_id, version)
);
REVOKE UPDATE, DELETE ON offer_change FROM topsteel_app;

CREATE TABLE offer_import (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  user_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('receiving', 'received', 'checked', 'applying', 'applied', 'failed', 'cancelled', 'expired')),
  file_name TEXT NOT NULL,
  sha256 TEXT,
  size_bytes BIGINT NOT NULL DEFAULT 0,
  line_count INTEGER NOT NULL DEFAULT 0,
  refused_count INTEGER NOT NULL DEFAULT 0,
  create_count INTEGER NOT NULL DEFAULT 0,
  change_count INTEGER NOT NULL DEFAULT 0,
  same_count INTEGER NOT NULL DEFAULT 0,
  product_count INTEGER NOT NULL DEFAULT 0,
  applied_count INTEGER NOT NULL DEFAULT 0,
  failure TEXT,
  -- { state: instant }
  steps JSONB NOT NULL DEFAULT '{}',
  expires_at TIMESTAMPTZ(3) NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX offer_import_organisation_id_id_idx ON offer_import (organisation_id, id);
CREATE INDEX offer_import_state_id_idx ON offer_import (state, id);

-- One line of a file, as it was read; columns as the offer has them.
CREATE TABLE offer_import_line (
  import_id UUID NOT NULL REFERENCES offer_import (id) ON DELETE CASCADE,
  row_number INTEGER NOT NULL,
  sku TEXT,
  lot_code TEXT,
  product_key TEXT,
  -- The facts of the product, as the API writes them; null: by the certificate.
  product JSONB,
  currency TEXT,
  price_basis TEXT,
  price_minor BIGINT,
  price_per_tonne_minor BIGINT,
  min_grams BIGINT,
  step_grams BIGINT,
  over_tolerance_permille INTEGER,
  city TEXT,
  country TEXT,
  incoterm TEXT,
  lead_time_days INTEGER,
  -- [{ fromGrams, priceMinor }] and [{ code, basis, priceMinor, isAlways }], in order.
  price_breaks JSONB NOT NULL DEFAULT '[]',
  extras JSONB NOT NULL DEFAULT '[]',
  is_withdrawn BOOLEAN NOT NULL DEFAULT false,
  -- [{ column, message }]
  errors JSONB NOT NULL DEFAULT '[]',
  -- Found by the check.
  lot_row_id UUID,
  certificate_id UUID,
  offer_id UUID,
  outcome TEXT CHECK (outcome IN ('create', 'change', 'same', 'refused')),
  diff JSONB,
  is_applied BOOLEAN NOT NULL DEFAULT false,
  PRIMARY KEY (import_id, row_number)
);
CREATE INDEX offer_import_line_import_id_sku_idx ON offer_import_line (import_id, sku);
CREATE INDEX offer_import_line_import_id_outcome_row_number_idx ON offer_import_line (import_id, outcome, row_number);
