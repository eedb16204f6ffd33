-- EPCIS 2.0 events, what was handed in for capture, and named queries.

-- CreateTable
CREATE TABLE "epcis_event" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "capture_id" UUID,
    "hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "pre_hash" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "is_act" BOOLEAN NOT NULL,
    "declares_error" BOOLEAN NOT NULL,
    "type" TEXT NOT NULL,
    "action" TEXT,
    "event_time" TIMESTAMPTZ(3) NOT NULL,
    "record_time" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "biz_step" TEXT,
    "disposition" TEXT,
    "persistent_set" TEXT[],
    "persistent_unset" TEXT[],
    "transformation_id" TEXT,
    "read_point" TEXT,
    "biz_location" TEXT,
    "parent_id" TEXT,
    "epcs" TEXT[],
    "input_epcs" TEXT[],
    "output_epcs" TEXT[],
    "any_epcs" TEXT[],
    "epc_classes" TEXT[],
    "input_epc_classes" TEXT[],
    "output_epc_classes" TEXT[],
    "any_epc_classes" TEXT[],
    "biz_transactions" TEXT[],
    "sources" TEXT[],
    "destinations" TEXT[],

    CONSTRAINT "epcis_event_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "epcis_event_hash_check" CHECK (hash ~ '^0x[0-9a-f]{64}$')
);

-- CreateTable
CREATE TABLE "epcis_capture" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "error_behaviour" TEXT NOT NULL,
    "success" BOOLEAN NOT NULL,
    "event_count" INTEGER NOT NULL,
    "captured_count" INTEGER NOT NULL,
    "root" TEXT,
    "errors" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "epcis_capture_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "epcis_capture_error_behaviour_check" CHECK (error_behaviour IN ('rollback', 'proceed'))
);

-- CreateTable
CREATE TABLE "epcis_query" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "epcis_query_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "epcis_closing" (
    "sequence" BIGINT NOT NULL,
    "root" TEXT NOT NULL,
    "event_count" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "publisher" TEXT,
    "tx_hash" TEXT,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "epcis_closing_pkey" PRIMARY KEY ("sequence"),
    CONSTRAINT "epcis_closing_state_check" CHECK (state IN ('requested', 'anchored', 'final', 'failed'))
);

-- CreateTable
CREATE TABLE "epcis_closed_event" (
    "event_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "epcis_closed_event_pkey" PRIMARY KEY ("event_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "epcis_event_organisation_id_name_hash_declares_error_key" ON "epcis_event"("organisation_id", "name", "hash", "declares_error");
CREATE INDEX "epcis_event_hash_idx" ON "epcis_event"("hash");
CREATE INDEX "epcis_event_name_idx" ON "epcis_event"("name");
CREATE INDEX "epcis_event_organisation_id_id_idx" ON "epcis_event"("organisation_id", "id");
CREATE INDEX "epcis_event_event_time_idx" ON "epcis_event"("event_time");
CREATE INDEX "epcis_event_any_epcs_idx" ON "epcis_event" USING GIN ("any_epcs");
CREATE INDEX "epcis_event_any_epc_classes_idx" ON "epcis_event" USING GIN ("any_epc_classes");
CREATE INDEX "epcis_closed_event_sequence_idx" ON "epcis_closed_event"("sequence");
CREATE INDEX "epcis_capture_organisation_id_id_idx" ON "epcis_capture"("organisation_id", "id");
CREATE UNIQUE INDEX "epcis_query_organisation_id_name_key" ON "epcis_query"("organisation_id", "name");

-- The acts that the chain names by the hash of their event.
CREATE INDEX "event_epcis_event_idx" ON bridge.event ((args ->> 'epcisEvent')) WHERE args ? 'epcisEvent';

-- What was captured stays as it was; default privileges (0005) would allow more.
REVOKE UPDATE, DELETE ON epcis_event, epcis_capture FROM topsteel_app;
