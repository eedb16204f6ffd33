-- Quotes, orders, payments, deliveries; the audit trail; word to the outside.
-- Money in minor units and mass in grams, as whole numbers.

CREATE SEQUENCE order_number;

CREATE TABLE "quote" (
    "id"                    UUID NOT NULL,
    "offer_id"              UUID NOT NULL,
    "buyer_id"              UUID NOT NULL,
    "seller_id"             UUID NOT NULL,
    "lot_id"                TEXT NOT NULL,
    "lot_code"              TEXT NOT NULL,
    "description"           TEXT NOT NULL,
    "grade"                 TEXT NOT NULL,
    "heat_number"           TEXT NOT NULL,
    "mass_grams"            BIGINT NOT NULL CHECK (mass_grams > 0),
    "max_grams"             BIGINT NOT NULL CHECK (max_grams >= mass_grams),
    "price_per_tonne_minor" BIGINT NOT NULL CHECK (price_per_tonne_minor > 0),
    "goods_minor"           BIGINT NOT NULL,
    "tax_minor"             BIGINT NOT NULL,
    "total_minor"           BIGINT NOT NULL CHECK (total_minor = goods_minor + tax_minor),
    "max_amount_minor"      BIGINT NOT NULL CHECK (max_amount_minor >= total_minor),
    "tax_rule"              JSONB NOT NULL,
    "commission"            JSONB NOT NULL,
    "inspection_seconds"    INTEGER NOT NULL,
    "created_at"            TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at"            TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "quote_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "quote_buyer_id_id_idx" ON "quote" ("buyer_id", "id");

CREATE TABLE "purchase_order" (
    "id"         UUID NOT NULL,
    "number"     TEXT NOT NULL,
    "quote_id"   UUID NOT NULL,
    "offer_id"   UUID NOT NULL,
    "buyer_id"   UUID NOT NULL,
    "seller_id"  UUID NOT NULL,
    "created_by" TEXT NOT NULL,
    "reference"  TEXT,
    "fulfilment" TEXT NOT NULL CHECK (fulfilment IN ('unshipped', 'announced', 'weighed', 'received', 'delivered')),
    "closed_as"  TEXT CHECK (closed_as IN ('cancelled', 'expired')),
    "held_grams" BIGINT NOT NULL CHECK (held_grams >= 0),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "purchase_order_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "purchase_order_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "purchase_order_number_key" ON "purchase_order" ("number");
CREATE UNIQUE INDEX "purchase_order_quote_id_key" ON "purchase_order" ("quote_id");
CREATE INDEX "purchase_order_buyer_id_id_idx" ON "purchase_order" ("buyer_id", "id");
CREATE INDEX "purchase_order_seller_id_id_idx" ON "purchase_order" ("seller_id", "id");

CREATE TABLE "payment" (
    "order_id"         UUID NOT NULL,
    "payment_id"       TEXT NOT NULL,
    "chain_id"         INTEGER NOT NULL,
    "payer"            TEXT NOT NULL,
    "terms"            JSONB NOT NULL,
    "state"            TEXT NOT NULL CHECK (state IN ('awaiting', 'requested', 'authorized', 'capture-requested',
                       'captured', 'voided', 'reclaimed', 'failed')),
    "is_final"         BOOLEAN NOT NULL,
    "authorize_before" TIMESTAMPTZ(3) NOT NULL,
    "capture_before"   TIMESTAMPTZ(3) NOT NULL,
    "collection"       JSONB,
    "acceptance"       JSONB,
    "seller_signs"     BOOLEAN NOT NULL,
    "authorized_minor" BIGINT NOT NULL DEFAULT 0,
    "captured_minor"   BIGINT NOT NULL DEFAULT 0,
    "fee_minor"        BIGINT NOT NULL DEFAULT 0,
    "returned_minor"   BIGINT NOT NULL DEFAULT 0,
    "title_grams"      BIGINT NOT NULL DEFAULT 0,
    "captures"         INTEGER NOT NULL DEFAULT 0,
    "captures_at"      TIMESTAMPTZ(3),
    "failure"          TEXT,
    "updated_at"       TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "payment_pkey" PRIMARY KEY ("order_id"),
    CONSTRAINT "payment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "purchase_order" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK (captured_minor + returned_minor <= authorized_minor),
    CHECK (fee_minor <= captured_minor)
);
CREATE UNIQUE INDEX "payment_payment_id_key" ON "payment" ("payment_id");
CREATE INDEX "payment_state_captures_at_idx" ON "payment" ("state", "captures_at");
CREATE INDEX "payment_state_authorize_before_idx" ON "payment" ("state", "authorize_before");

CREATE TABLE "delivery" (
    "order_id"      UUID NOT NULL,
    "ref"           TEXT NOT NULL,
    "carrier"       TEXT NOT NULL,
    "vehicle"       TEXT,
    "announced_at"  TIMESTAMPTZ(3) NOT NULL,
    "weighed_grams" BIGINT,
    "weighed_at"    TIMESTAMPTZ(3),
    "receipt"       TEXT,
    "received_at"   TIMESTAMPTZ(3),
    CONSTRAINT "delivery_pkey" PRIMARY KEY ("order_id"),
    CONSTRAINT "delivery_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "purchase_order" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "delivery_ref_key" ON "delivery" ("ref");

CREATE TABLE "order_event" (
    "id"       BIGSERIAL NOT NULL,
    "order_id" UUID NOT NULL,
    "at"       TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "code"     TEXT NOT NULL,
    "what"     TEXT NOT NULL,
    "by"       TEXT,
    CONSTRAINT "order_event_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "order_event_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "purchase_order" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "order_event_order_id_id_idx" ON "order_event" ("order_id", "id");

CREATE TABLE "audit_entry" (
    "id"              BIGSERIAL NOT NULL,
    "at"              TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor"           TEXT NOT NULL,
    "organisation_id" UUID,
    "action"          TEXT NOT NULL,
    "subject"         TEXT NOT NULL,
    "details"         JSONB NOT NULL,
    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "audit_entry_subject_id_idx" ON "audit_entry" ("subject", "id");

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % are never changed.', TG_TABLE_NAME USING ERRCODE = 'TS003';
END $$;
CREATE TRIGGER audit_entry_is_kept BEFORE UPDATE OR DELETE ON "audit_entry"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON "audit_entry"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER order_event_is_kept BEFORE UPDATE OR DELETE ON "order_event"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER quote_is_kept BEFORE UPDATE OR DELETE ON "quote"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE "outbox_message" (
    "id"         UUID NOT NULL,
    "key"        TEXT NOT NULL,
    "kind"       TEXT NOT NULL,
    "payload"    JSONB NOT NULL,
    "status"     TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'sent', 'failed')),
    "attempts"   INTEGER NOT NULL DEFAULT 0,
    "next_at"    TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at"    TIMESTAMPTZ(3),
    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "outbox_message_key_key" ON "outbox_message" ("key");
CREATE INDEX "outbox_message_status_next_at_idx" ON "outbox_message" ("status", "next_at");
