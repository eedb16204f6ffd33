-- Invoices and credit notes, what became of them, and their way to the buyer's platform. Amounts with VAT in minor units of
-- the currency that the money moved in, NUMERIC(39,0); the document itself is in its own currency, to the cent.

-- One series of numbers for each issuer, taken under its lock: a number is used or never was.
CREATE TABLE "invoice_series" (
    "issuer" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "next"   INTEGER NOT NULL DEFAULT 1 CHECK (next > 0),
    CONSTRAINT "invoice_series_pkey" PRIMARY KEY ("issuer")
);
CREATE UNIQUE INDEX "invoice_series_prefix_key" ON "invoice_series" ("prefix");
CREATE SEQUENCE invoice_series_prefix;

CREATE TABLE "invoice" (
    "id"           UUID NOT NULL,
    "number"       TEXT NOT NULL,
    "issuer"       TEXT NOT NULL,
    "ordinal"      INTEGER NOT NULL CHECK (ordinal > 0),
    "kind"         TEXT NOT NULL CHECK (kind IN ('sale', 'commission')),
    "is_credit"    BOOLEAN NOT NULL,
    "corrects"     UUID,
    "order_id"     UUID NOT NULL,
    -- The organisation in whose name it is; null for the marketplace itself.
    "seller_id"    UUID,
    "recipient_id" UUID NOT NULL,
    "currency"     TEXT NOT NULL,
    "amount_minor" DECIMAL(39,0) NOT NULL CHECK (amount_minor > 0),
    "net_minor"    DECIMAL(39,0) NOT NULL CHECK (net_minor >= 0),
    "mass_grams"   BIGINT NOT NULL CHECK (mass_grams >= 0),
    "issued_on"    TEXT NOT NULL CHECK (issued_on ~ '^\d{4}-\d{2}-\d{2}$'),
    "document"     JSONB NOT NULL,
    "xml_sha256"   TEXT NOT NULL,
    "created_at"   TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "invoice_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "purchase_order" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "invoice_corrects_fkey" FOREIGN KEY ("corrects") REFERENCES "invoice" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK (is_credit = (corrects IS NOT NULL)),
    CHECK ((kind = 'commission') = (seller_id IS NULL))
);
CREATE UNIQUE INDEX "invoice_number_key" ON "invoice" ("number");
CREATE UNIQUE INDEX "invoice_issuer_ordinal_key" ON "invoice" ("issuer", "ordinal");
CREATE INDEX "invoice_order_id_idx" ON "invoice" ("order_id");
CREATE INDEX "invoice_seller_id_id_idx" ON "invoice" ("seller_id", "id");
CREATE INDEX "invoice_recipient_id_id_idx" ON "invoice" ("recipient_id", "id");

-- The numbers of a series follow on one another, whoever writes.
CREATE FUNCTION invoice_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.ordinal <> 1 + (SELECT coalesce(max(ordinal), 0) FROM invoice WHERE issuer = NEW.issuer) THEN
        RAISE EXCEPTION 'Invoice % is number % of its series, which has another next number.', NEW.number, NEW.ordinal;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER invoice_follows BEFORE INSERT ON "invoice" FOR EACH ROW EXECUTE FUNCTION invoice_follows();

-- French lifecycle codes, one after the other; amounts of 212 are differences and sum to what was received.
CREATE TABLE "invoice_status" (
    "invoice_id"   UUID NOT NULL,
    "position"     INTEGER NOT NULL CHECK (position > 0),
    "code"         TEXT NOT NULL CHECK (code ~ '^2\d\d$'),
    "amount_minor" DECIMAL(39,0),
    "source"       TEXT NOT NULL CHECK (source IN ('payment', 'party')),
    "reason"       TEXT,
    -- The platform's own id of what it said; null of what we said.
    "platform_id"  TEXT,
    "at"           TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "invoice_status_pkey" PRIMARY KEY ("invoice_id", "position"),
    CONSTRAINT "invoice_status_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "invoice_status_invoice_id_platform_id_key" ON "invoice_status" ("invoice_id", "platform_id");

-- Its way to the accredited platform. told: up to which position of the statuses the platform was told ours.
CREATE TABLE "invoice_transmission" (
    "invoice_id"  UUID NOT NULL,
    "state"       TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'deposited', 'ended')),
    "flow_id"     TEXT,
    "told"        INTEGER NOT NULL DEFAULT 0,
    "attempts"    INTEGER NOT NULL DEFAULT 0,
    "next_at"     TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error"  TEXT,
    CONSTRAINT "invoice_transmission_pkey" PRIMARY KEY ("invoice_id"),
    CONSTRAINT "invoice_transmission_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ((state = 'waiting') = (flow_id IS NULL))
);
CREATE INDEX "invoice_transmission_state_next_at_idx" ON "invoice_transmission" ("state", "next_at");

-- When an order was last looked at for something to invoice; retry_at while an invoice is held back.
CREATE TABLE "invoice_watch" (
    "order_id"  UUID NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,
    "retry_at"  TIMESTAMPTZ(3),
    CONSTRAINT "invoice_watch_pkey" PRIMARY KEY ("order_id"),
    CONSTRAINT "invoice_watch_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "purchase_order" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TRIGGER invoice_is_kept BEFORE UPDATE OR DELETE ON "invoice"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_status_is_kept BEFORE UPDATE OR DELETE ON "invoice_status"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE ON "invoice", "invoice_status" FROM topsteel_app;
REVOKE DELETE ON "invoice_series", "invoice_transmission", "invoice_watch" FROM topsteel_app;
