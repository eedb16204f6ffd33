-- What a sale costs its seller, and what sellers are paid. Amounts in minor units of their currency, NUMERIC(39,0).

-- Rules of commission: a version of a rule is added and never changed; the newest that has begun is in force until it ends.
CREATE TABLE "commission_rule" (
    "id"                  UUID NOT NULL,
    "key"                 UUID NOT NULL,
    "version"             INTEGER NOT NULL CHECK (version > 0),
    "name"                TEXT NOT NULL,
    "priority"            INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 1000),
    "seller_id"           UUID,
    "buyer_id"            UUID,
    "category"            TEXT,
    "offer_id"            UUID,
    "turnover_from_minor"  DECIMAL(39,0) CHECK (turnover_from_minor >= 0),
    "turnover_below_minor" DECIMAL(39,0) CHECK (turnover_below_minor > 0),
    "tariff"              JSONB NOT NULL,
    "valid_from"          TIMESTAMPTZ(3) NOT NULL,
    "valid_until"         TIMESTAMPTZ(3),
    "created_by"          TEXT NOT NULL,
    "created_at"          TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "commission_rule_pkey" PRIMARY KEY ("id"),
    CHECK (valid_until IS NULL OR valid_until >= valid_from),
    CHECK (turnover_from_minor IS NULL OR turnover_below_minor IS NULL OR turnover_from_minor < turnover_below_minor)
);
CREATE UNIQUE INDEX "commission_rule_key_version_key" ON "commission_rule" ("key", "version");

-- What was decided for a quote, and why; the order of the quote is divided by it, whatever the rules become.
CREATE TABLE "commission_decision" (
    "quote_id"       UUID NOT NULL,
    "rule_id"        TEXT NOT NULL,
    "rule_name"      TEXT NOT NULL,
    "rule_version"   INTEGER NOT NULL,
    "why"            TEXT NOT NULL,
    "passed_over"    JSONB NOT NULL,
    "category"       TEXT,
    "turnover_minor" DECIMAL(39,0) NOT NULL,
    "tariff"         JSONB NOT NULL,
    "rate_bps"       INTEGER NOT NULL CHECK (rate_bps BETWEEN 0 AND 1000),
    "vat"            JSONB NOT NULL,
    "total_minor"    DECIMAL(39,0) NOT NULL,
    "currency"       TEXT NOT NULL,
    "created_at"     TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "commission_decision_pkey" PRIMARY KEY ("quote_id")
);

-- What became of an order's money, all told. allocated: taken up by payouts; above net when a refund followed a payout.
CREATE TABLE "order_distribution" (
    "order_id"         UUID NOT NULL,
    "currency"         TEXT NOT NULL,
    "seller_id"        UUID NOT NULL,
    "seller_account"   TEXT NOT NULL,
    "vat_country"      TEXT NOT NULL,
    "vat_permille"     INTEGER NOT NULL CHECK (vat_permille BETWEEN 0 AND 1000),
    "tariff"           JSONB NOT NULL,
    "captured_minor"   DECIMAL(39,0) NOT NULL DEFAULT 0 CHECK (captured_minor >= 0),
    "taken_back_minor" DECIMAL(39,0) NOT NULL DEFAULT 0 CHECK (taken_back_minor >= 0),
    "told_back_minor"  DECIMAL(39,0) NOT NULL DEFAULT 0 CHECK (told_back_minor >= 0),
    "commission_minor" DECIMAL(39,0) NOT NULL DEFAULT 0 CHECK (commission_minor >= 0),
    "vat_minor"        DECIMAL(39,0) NOT NULL DEFAULT 0 CHECK (vat_minor >= 0),
    "net_minor"        DECIMAL(39,0) NOT NULL DEFAULT 0 CHECK (net_minor >= 0),
    "allocated_minor"  DECIMAL(39,0) NOT NULL DEFAULT 0 CHECK (allocated_minor >= 0),
    "allocation"       INTEGER NOT NULL DEFAULT 0,
    "version"          INTEGER NOT NULL DEFAULT 0,
    "captured_at"      TIMESTAMPTZ(3) NOT NULL,
    "updated_at"       TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "order_distribution_pkey" PRIMARY KEY ("order_id", "currency"),
    CHECK (captured_minor - taken_back_minor = commission_minor + vat_minor + net_minor)
);
CREATE INDEX "order_distribution_seller_id_idx" ON "order_distribution" ("seller_id");

-- Where a vendor is paid in a currency. A new one replaces the old after two people agreed, and after a hold.
CREATE TABLE "payout_account" (
    "id"              UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "currency"        TEXT NOT NULL,
    "holder"          TEXT NOT NULL,
    "iban"            TEXT NOT NULL,
    "bic"             TEXT,
    "state"           TEXT NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'approved', 'declined', 'replaced')),
    "proposed_by"     TEXT NOT NULL,
    "proposed_at"     TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by"      TEXT,
    "decided_at"      TIMESTAMPTZ(3),
    "usable_from"     TIMESTAMPTZ(3),
    CONSTRAINT "payout_account_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "payout_account_four_eyes" CHECK (decided_by IS NULL OR decided_by <> proposed_by),
    CHECK ((state = 'proposed') = (decided_by IS NULL)),
    CHECK (state <> 'approved' OR usable_from IS NOT NULL)
);
CREATE INDEX "payout_account_organisation_id_currency_idx" ON "payout_account" ("organisation_id", "currency");
CREATE UNIQUE INDEX "payout_account_in_use" ON "payout_account" ("organisation_id", "currency") WHERE state = 'approved';
CREATE UNIQUE INDEX "payout_account_awaited" ON "payout_account" ("organisation_id", "currency") WHERE state = 'proposed';

CREATE TABLE "payout_batch" (
    "id"          UUID NOT NULL,
    "number"      TEXT NOT NULL,
    "state"       TEXT NOT NULL DEFAULT 'scheduled' CHECK (state IN ('scheduled', 'approved', 'declined')),
    "proposed_by" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by"  TEXT,
    "decided_at"  TIMESTAMPTZ(3),
    "note"        TEXT,
    CONSTRAINT "payout_batch_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "payout_batch_four_eyes" CHECK (state <> 'approved' OR decided_by <> proposed_by),
    CHECK ((state = 'scheduled') = (decided_by IS NULL))
);
CREATE UNIQUE INDEX "payout_batch_number_key" ON "payout_batch" ("number");
CREATE SEQUENCE payout_batch_number;

-- One transfer to one vendor in one currency.
CREATE TABLE "payout" (
    "id"             UUID NOT NULL,
    "batch_id"       UUID NOT NULL,
    "seller_id"      UUID NOT NULL,
    "seller_account" TEXT NOT NULL,
    "currency"       TEXT NOT NULL,
    "method"         TEXT NOT NULL CHECK (method IN ('sepa', 'chain')),
    "destination"    JSONB NOT NULL,
    "payable_minor"  DECIMAL(39,0) NOT NULL CHECK (payable_minor > 0),
    "debt_minor"     DECIMAL(39,0) NOT NULL CHECK (debt_minor >= 0),
    "amount_minor"   DECIMAL(39,0) NOT NULL CHECK (amount_minor > 0),
    "state"          TEXT NOT NULL DEFAULT 'scheduled' CHECK (state IN ('scheduled', 'approved', 'sent', 'settled', 'returned', 'declined')),
    "paid_from"      TEXT,
    "tx_hash"        TEXT,
    "failure"        TEXT,
    "created_at"     TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at"     TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "payout_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "payout_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "payout_batch" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK (amount_minor = payable_minor - debt_minor)
);
CREATE INDEX "payout_batch_id_idx" ON "payout" ("batch_id");
CREATE INDEX "payout_seller_id_idx" ON "payout" ("seller_id");

-- What of which order a payout takes up. `allocation` counts how often an order was taken up or given back: two payouts
-- can't take up the same turn of an order, so nobody is paid twice.
CREATE TABLE "payout_line" (
    "payout_id"    UUID NOT NULL,
    "order_id"     UUID NOT NULL,
    "currency"     TEXT NOT NULL,
    "allocation"   INTEGER NOT NULL,
    "order_number" TEXT NOT NULL,
    "from_minor"   DECIMAL(39,0) NOT NULL,
    "to_minor"     DECIMAL(39,0) NOT NULL,
    "state"        TEXT NOT NULL DEFAULT 'scheduled' CHECK (state IN ('scheduled', 'taken', 'released', 'dropped')),
    CONSTRAINT "payout_line_pkey" PRIMARY KEY ("payout_id", "order_id"),
    CONSTRAINT "payout_line_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK (from_minor <> to_minor)
);
CREATE UNIQUE INDEX "payout_line_once" ON "payout_line" ("order_id", "currency", "allocation") WHERE state <> 'dropped';
CREATE INDEX "payout_line_order_id_idx" ON "payout_line" ("order_id");

-- How a payout came to where it is. Never changed.
CREATE TABLE "payout_event" (
    "id"        BIGSERIAL NOT NULL,
    "payout_id" UUID NOT NULL,
    "at"        TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state"     TEXT NOT NULL,
    "cause"     TEXT NOT NULL,
    CONSTRAINT "payout_event_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "payout_event_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "payout_event_payout_id_idx" ON "payout_event" ("payout_id");

CREATE TRIGGER commission_rule_is_kept BEFORE UPDATE OR DELETE ON "commission_rule"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER commission_decision_is_kept BEFORE UPDATE OR DELETE ON "commission_decision"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payout_event_is_kept BEFORE UPDATE OR DELETE ON "payout_event"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE ON "commission_rule", "commission_decision", "payout_event" FROM topsteel_app;
REVOKE DELETE ON "order_distribution", "payout_account", "payout_batch", "payout", "payout_line" FROM topsteel_app;
