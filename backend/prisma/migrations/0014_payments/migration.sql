-- Payments by any rail: attempts, what providers said of them, what we asked of providers, and their webhooks.
-- Amounts in minor units of the attempt's currency, NUMERIC(39,0): wei do not fit a bigint.

CREATE TABLE "payment_attempt" (
    "id"            UUID NOT NULL,
    "order_id"      UUID NOT NULL,
    "rail"          TEXT NOT NULL CHECK (rail IN ('usdc-escrow', 'card', 'sepa', 'coinbase', 'eth')),
    "currency"      TEXT NOT NULL,
    "amount_minor"  DECIMAL(39,0) NOT NULL CHECK (amount_minor > 0),
    "reference"     TEXT NOT NULL,
    "provider_ref"  TEXT,
    "details"       JSONB NOT NULL DEFAULT '{}',
    "state"         TEXT NOT NULL,
    "snapshot"      JSONB NOT NULL,
    "version"       INTEGER NOT NULL DEFAULT 0,
    "expires_at"    TIMESTAMPTZ(3),
    "closed_at"     TIMESTAMPTZ(3),
    "observe_at"    TIMESTAMPTZ(3),
    "created_at"    TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at"    TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "payment_attempt_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "payment_attempt_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "purchase_order" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
-- One order is paid by one attempt at a time; another may begin when it is closed without money.
CREATE UNIQUE INDEX "payment_attempt_open" ON "payment_attempt" ("order_id") WHERE closed_at IS NULL;
CREATE INDEX "payment_attempt_order_id_idx" ON "payment_attempt" ("order_id");
CREATE UNIQUE INDEX "payment_attempt_reference_key" ON "payment_attempt" ("reference");
CREATE UNIQUE INDEX "payment_attempt_rail_provider_ref_key" ON "payment_attempt" ("rail", "provider_ref");
CREATE INDEX "payment_attempt_observe_at_idx" ON "payment_attempt" ("observe_at");

-- What changed, and what made us look. Never changed.
CREATE TABLE "payment_event" (
    "id"         BIGSERIAL NOT NULL,
    "attempt_id" UUID NOT NULL,
    "version"    INTEGER NOT NULL,
    "at"         TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cause"      TEXT NOT NULL,
    "state"      TEXT NOT NULL,
    "snapshot"   JSONB NOT NULL,
    CONSTRAINT "payment_event_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "payment_event_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "payment_attempt" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "payment_event_attempt_id_version_key" ON "payment_event" ("attempt_id", "version");

-- What we ask of a provider, kept before it is asked; the key goes along as the provider's idempotency key.
CREATE TABLE "payment_command" (
    "id"           UUID NOT NULL,
    "key"          TEXT NOT NULL,
    "attempt_id"   UUID NOT NULL,
    "verb"         TEXT NOT NULL CHECK (verb IN ('open', 'capture', 'void', 'refund')),
    "amount_minor" DECIMAL(39,0) NOT NULL CHECK (amount_minor >= 0),
    "reason"       TEXT NOT NULL DEFAULT '',
    "status"       TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'done', 'failed')),
    "provider_ref" TEXT,
    "attempts"     INTEGER NOT NULL DEFAULT 0,
    "next_at"      TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error"   TEXT,
    "created_at"   TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at"      TIMESTAMPTZ(3),
    CONSTRAINT "payment_command_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "payment_command_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "payment_attempt" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "payment_command_key_key" ON "payment_command" ("key");
CREATE INDEX "payment_command_status_next_at_idx" ON "payment_command" ("status", "next_at");
CREATE INDEX "payment_command_attempt_id_idx" ON "payment_command" ("attempt_id");

-- Verified webhooks, once by the provider's own id. What they say is not believed: it makes us ask.
CREATE TABLE "webhook_inbox" (
    "id"          UUID NOT NULL,
    "provider"    TEXT NOT NULL,
    "event_id"    TEXT NOT NULL,
    "kind"        TEXT NOT NULL,
    "subject"     TEXT,
    "status"      TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'done', 'ignored')),
    "attempts"    INTEGER NOT NULL DEFAULT 0,
    "next_at"     TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error"  TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at"     TIMESTAMPTZ(3),
    CONSTRAINT "webhook_inbox_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "webhook_inbox_provider_event_id_key" ON "webhook_inbox" ("provider", "event_id");
CREATE INDEX "webhook_inbox_status_next_at_idx" ON "webhook_inbox" ("status", "next_at");

-- What a person has to look at, with the reason and what to do. Opened once by its key.
CREATE TABLE "work_item" (
    "id"              UUID NOT NULL,
    "key"             TEXT NOT NULL,
    "kind"            TEXT NOT NULL,
    "order_id"        UUID,
    "organisation_id" UUID,
    "reason"          TEXT NOT NULL,
    "action"          TEXT NOT NULL,
    "details"         JSONB NOT NULL DEFAULT '{}',
    "opened_at"       TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at"          TIMESTAMPTZ(3),
    "closed_at"       TIMESTAMPTZ(3),
    "closed_by"       TEXT,
    "outcome"         TEXT,
    CONSTRAINT "work_item_pkey" PRIMARY KEY ("id"),
    CHECK ((closed_at IS NULL) = (outcome IS NULL))
);
CREATE UNIQUE INDEX "work_item_key_key" ON "work_item" ("key");
CREATE INDEX "work_item_closed_at_opened_at_idx" ON "work_item" ("closed_at", "opened_at");

CREATE TRIGGER payment_event_is_kept BEFORE UPDATE OR DELETE ON "payment_event"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE ON "payment_event" FROM topsteel_app;
REVOKE DELETE ON "payment_attempt", "payment_command", "webhook_inbox", "work_item" FROM topsteel_app;

-- A request that moved money and died before it could answer is not run again.
ALTER TABLE "idempotent_answer" ADD COLUMN "effect_at" TIMESTAMPTZ(3);
