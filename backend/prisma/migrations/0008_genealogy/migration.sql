-- What lots were made of, as the ledger says; transformations and recalls that were asked for here; word to owners.
-- What the ledger says has its uint128 as NUMERIC(39,0); what is asked for here is steel of a plant and fits BIGINT.

CREATE TABLE "genealogy_lot" (
    "lot_id"          TEXT NOT NULL,
    "event_id"        BIGINT NOT NULL,
    "made_by"         TEXT,
    "ordinal"         INTEGER NOT NULL DEFAULT 0,
    "certificate"     TEXT,
    "document_hash"   TEXT,
    "maker"           TEXT NOT NULL,
    "mass_grams"      NUMERIC(39,0) NOT NULL CHECK (mass_grams > 0),
    "emissions_grams" NUMERIC(39,0) NOT NULL CHECK (emissions_grams >= 0),
    "made_at"         TIMESTAMPTZ(3) NOT NULL,
    "tx_hash"         TEXT NOT NULL,
    "is_final"        BOOLEAN NOT NULL,
    "recall_reason"   INTEGER CHECK (recall_reason BETWEEN 1 AND 5),
    "recalled_at"     TIMESTAMPTZ(3),
    "recall_tx_hash"  TEXT,
    CONSTRAINT "genealogy_lot_pkey" PRIMARY KEY ("lot_id"),
    CHECK ((made_by IS NULL) <> (certificate IS NULL)),
    CHECK ((recall_reason IS NULL) = (recalled_at IS NULL))
);
CREATE UNIQUE INDEX "genealogy_lot_event_id_key" ON "genealogy_lot" ("event_id");
CREATE INDEX "genealogy_lot_made_by_idx" ON "genealogy_lot" ("made_by");
CREATE INDEX "genealogy_lot_maker_idx" ON "genealogy_lot" ("maker");

CREATE TABLE "genealogy_act" (
    "transformation"          TEXT NOT NULL,
    "event_id"                BIGINT NOT NULL,
    "actor"                   TEXT NOT NULL,
    "loss_grams"              NUMERIC(39,0) NOT NULL CHECK (loss_grams >= 0),
    "process_emissions_grams" NUMERIC(39,0) NOT NULL CHECK (process_emissions_grams >= 0),
    "evidence"                TEXT NOT NULL,
    "epcis_event"             TEXT NOT NULL,
    "acted_at"                TIMESTAMPTZ(3) NOT NULL,
    "tx_hash"                 TEXT NOT NULL,
    "is_final"                BOOLEAN NOT NULL,
    CONSTRAINT "genealogy_act_pkey" PRIMARY KEY ("transformation")
);
CREATE UNIQUE INDEX "genealogy_act_event_id_key" ON "genealogy_act" ("event_id");

CREATE TABLE "genealogy_input" (
    "event_id"        BIGINT NOT NULL,
    "lot_id"          TEXT NOT NULL,
    "transformation"  TEXT NOT NULL,
    "holder"          TEXT NOT NULL,
    "mass_grams"      NUMERIC(39,0) NOT NULL CHECK (mass_grams > 0),
    "emissions_grams" NUMERIC(39,0) NOT NULL CHECK (emissions_grams >= 0),
    CONSTRAINT "genealogy_input_pkey" PRIMARY KEY ("event_id")
);
CREATE INDEX "genealogy_input_lot_id_idx" ON "genealogy_input" ("lot_id");
CREATE INDEX "genealogy_input_transformation_idx" ON "genealogy_input" ("transformation");

CREATE TABLE "transformation" (
    "id"                      UUID NOT NULL,
    "organisation_id"         UUID NOT NULL,
    "created_by"              TEXT NOT NULL,
    "state"                   TEXT NOT NULL CHECK (state IN ('awaiting-transaction', 'requested', 'transformed', 'final', 'failed')),
    "actor"                   TEXT NOT NULL,
    "loss_grams"              BIGINT NOT NULL CHECK (loss_grams >= 0),
    "process_emissions_grams" BIGINT NOT NULL CHECK (process_emissions_grams >= 0),
    "evidence"                TEXT NOT NULL,
    "evidence_cid"            TEXT NOT NULL,
    "epcis_event"             TEXT NOT NULL,
    "on_chain_id"             TEXT,
    "tx_hash"                 TEXT,
    "failure"                 TEXT,
    "created_at"              TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at"              TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "transformation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "transformation_epcis_event_key" ON "transformation" ("epcis_event");
CREATE UNIQUE INDEX "transformation_on_chain_id_key" ON "transformation" ("on_chain_id");
CREATE INDEX "transformation_organisation_id_id_idx" ON "transformation" ("organisation_id", "id");

CREATE TABLE "transformation_input" (
    "transformation_id" UUID NOT NULL,
    "ordinal"           INTEGER NOT NULL,
    "lot_id"            TEXT NOT NULL,
    "lot_row_id"        UUID,
    "mass_grams"        BIGINT NOT NULL CHECK (mass_grams > 0),
    CONSTRAINT "transformation_input_pkey" PRIMARY KEY ("transformation_id", "ordinal"),
    CONSTRAINT "transformation_input_transformation_id_fkey" FOREIGN KEY ("transformation_id") REFERENCES "transformation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "transformation_input_lot_id_idx" ON "transformation_input" ("lot_id");

CREATE TABLE "produced_lot" (
    "id"                UUID NOT NULL,
    "transformation_id" UUID NOT NULL,
    "organisation_id"   UUID NOT NULL,
    "ordinal"           INTEGER NOT NULL,
    "lot_id"            TEXT,
    "lot_code"          TEXT,
    "mass_grams"        BIGINT NOT NULL CHECK (mass_grams > 0),
    "emissions_grams"   BIGINT CHECK (emissions_grams >= 0),
    "grade"             TEXT NOT NULL,
    "product"           TEXT NOT NULL,
    "dimensions"        TEXT NOT NULL,
    "pieces"            TEXT,
    "marking"           TEXT,
    CONSTRAINT "produced_lot_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "produced_lot_transformation_id_fkey" FOREIGN KEY ("transformation_id") REFERENCES "transformation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "produced_lot_lot_id_key" ON "produced_lot" ("lot_id");
CREATE UNIQUE INDEX "produced_lot_lot_code_key" ON "produced_lot" ("lot_code");
CREATE UNIQUE INDEX "produced_lot_transformation_id_ordinal_key" ON "produced_lot" ("transformation_id", "ordinal");
CREATE INDEX "produced_lot_organisation_id_id_idx" ON "produced_lot" ("organisation_id", "id");

CREATE TABLE "recall" (
    "id"              UUID NOT NULL,
    "lot_id"          TEXT NOT NULL,
    "lot_code"        TEXT NOT NULL,
    "organisation_id" UUID,
    "issuer"          TEXT NOT NULL,
    "created_by"      TEXT,
    "state"           TEXT NOT NULL CHECK (state IN ('awaiting-transaction', 'requested', 'recalled', 'final', 'failed')),
    "reason"          INTEGER NOT NULL CHECK (reason BETWEEN 1 AND 5),
    "text"            TEXT NOT NULL,
    "epcis_event"     TEXT NOT NULL,
    "tx_hash"         TEXT,
    "recalled_at"     TIMESTAMPTZ(3),
    "failure"         TEXT,
    "created_at"      TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at"      TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "recall_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "recall_lot_id_key" ON "recall" ("lot_id");
CREATE INDEX "recall_organisation_id_id_idx" ON "recall" ("organisation_id", "id");

CREATE TABLE "recall_notice" (
    "id"                UUID NOT NULL,
    "recall_id"         UUID NOT NULL,
    "account"           TEXT NOT NULL,
    "organisation_id"   UUID,
    "name"              TEXT NOT NULL,
    "language"          CHAR(2) NOT NULL CHECK (language IN ('en', 'fr')),
    "lots"              JSONB NOT NULL,
    "channel"           TEXT NOT NULL CHECK (channel IN ('mail', 'link')),
    "issue"             INTEGER NOT NULL DEFAULT 1,
    "expires_at"        TIMESTAMPTZ(3) NOT NULL,
    "revoked_at"        TIMESTAMPTZ(3),
    "seen_at"           TIMESTAMPTZ(3),
    "seen_count"        INTEGER NOT NULL DEFAULT 0,
    "acknowledged_at"   TIMESTAMPTZ(3),
    "acknowledged_by"   TEXT,
    "acknowledged_note" TEXT,
    "created_at"        TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "recall_notice_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "recall_notice_recall_id_fkey" FOREIGN KEY ("recall_id") REFERENCES "recall" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL))
);
CREATE UNIQUE INDEX "recall_notice_recall_id_account_key" ON "recall_notice" ("recall_id", "account");
CREATE INDEX "recall_notice_account_idx" ON "recall_notice" ("account");

-- The backend works as topsteel_app (0005_roles grants what it may do on every new table). A recall and who was told of
-- it are never taken back.
REVOKE DELETE ON "recall", "recall_notice", "transformation", "transformation_input" FROM topsteel_app;
