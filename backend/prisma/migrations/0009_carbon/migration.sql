-- Emission statements of lots, the PACT footprints made from them, and the systems that exchange them.

CREATE TABLE "emission_statement" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "lot_row_id" UUID NOT NULL,
    "succession" TEXT NOT NULL,
    "supersedes_id" UUID,
    "state" TEXT NOT NULL CHECK ("state" IN ('standing', 'superseded')),
    "mass_grams" BIGINT NOT NULL CHECK ("mass_grams" > 0),
    "emissions_grams" BIGINT NOT NULL CHECK ("emissions_grams" >= 0),
    "method" TEXT NOT NULL,
    "boundary" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "reference_period_start" TIMESTAMPTZ(3) NOT NULL,
    "reference_period_end" TIMESTAMPTZ(3) NOT NULL,
    "cbam" JSONB,
    "modules" JSONB,
    "document_hash" TEXT NOT NULL,
    "verifier_id" UUID,
    "verified_at" TIMESTAMPTZ(3),
    "verified_standard" TEXT,
    "opinion" TEXT,
    "footprint_id" UUID NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "emission_statement_pkey" PRIMARY KEY ("id"),
    -- Nobody verifies their own word.
    CONSTRAINT "emission_statement_independent" CHECK ("verifier_id" IS NULL OR "verifier_id" <> "organisation_id"),
    CONSTRAINT "emission_statement_verified" CHECK ("verified_at" IS NULL OR ("verifier_id" IS NOT NULL AND "verified_standard" IS NOT NULL)),
    CONSTRAINT "emission_statement_period" CHECK ("reference_period_end" > "reference_period_start")
);
CREATE UNIQUE INDEX "emission_statement_succession_key" ON "emission_statement" ("succession");
CREATE UNIQUE INDEX "emission_statement_footprint_id_key" ON "emission_statement" ("footprint_id");
CREATE INDEX "emission_statement_organisation_id_id_idx" ON "emission_statement" ("organisation_id", "id");
CREATE INDEX "emission_statement_lot_row_id_state_idx" ON "emission_statement" ("lot_row_id", "state");
CREATE INDEX "emission_statement_verifier_id_id_idx" ON "emission_statement" ("verifier_id", "id");

CREATE TABLE "product_footprint" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "lot_row_id" UUID NOT NULL,
    "status" TEXT NOT NULL CHECK ("status" IN ('Active', 'Deprecated')),
    "body" JSONB NOT NULL,
    "product_ids" TEXT[],
    "company_ids" TEXT[],
    "classifications" TEXT[],
    "geographies" TEXT[],
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "product_footprint_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "product_footprint_organisation_id_id_idx" ON "product_footprint" ("organisation_id", "id");
CREATE INDEX "product_footprint_lot_row_id_idx" ON "product_footprint" ("lot_row_id");
CREATE INDEX "product_footprint_product_ids_idx" ON "product_footprint" USING GIN ("product_ids");

CREATE TABLE "pact_client" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "secret_version" INTEGER NOT NULL DEFAULT 1,
    "scopes" TEXT[],
    "callback_url" TEXT,
    "callback_client_id" TEXT,
    "callback_secret" TEXT,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "pact_client_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "pact_client_organisation_id_id_idx" ON "pact_client" ("organisation_id", "id");

CREATE TABLE "pact_incoming_event" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "pact_incoming_event_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "pact_incoming_event_client_id_source_event_id_key" ON "pact_incoming_event" ("client_id", "source", "event_id");

CREATE TABLE "pact_outgoing_event" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "body" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting' CHECK ("state" IN ('waiting', 'sent', 'abandoned')),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    CONSTRAINT "pact_outgoing_event_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "pact_outgoing_event_state_next_at_idx" ON "pact_outgoing_event" ("state", "next_at");
CREATE INDEX "pact_outgoing_event_client_id_state_idx" ON "pact_outgoing_event" ("client_id", "state");

CREATE TABLE "transport_declaration" (
    "order_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "legs" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "transport_declaration_pkey" PRIMARY KEY ("order_id")
);

GRANT SELECT, INSERT, UPDATE, DELETE ON "pact_client", "pact_outgoing_event", "transport_declaration" TO topsteel_app;
-- What was said stays said: a statement only passes its turn or is confirmed, a footprint only becomes deprecated.
REVOKE UPDATE, DELETE ON "emission_statement", "product_footprint", "pact_incoming_event" FROM topsteel_app;
GRANT SELECT, INSERT ON "emission_statement", "product_footprint", "pact_incoming_event" TO topsteel_app;
GRANT UPDATE ("state", "verified_at", "verified_standard", "opinion", "footprint_id") ON "emission_statement" TO topsteel_app;
GRANT UPDATE ("status") ON "product_footprint" TO topsteel_app;
