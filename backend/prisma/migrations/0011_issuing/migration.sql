-- Bulk imports of certificates, countersignatures of type 3.2, corrected certificates, further keys of an organisation.

-- CreateTable
CREATE TABLE "certificate_import" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "resume_state" TEXT,
    "total" INTEGER,
    "read_count" INTEGER NOT NULL DEFAULT 0,
    "ready_count" INTEGER NOT NULL DEFAULT 0,
    "warning_count" INTEGER NOT NULL DEFAULT 0,
    "refused_count" INTEGER NOT NULL DEFAULT 0,
    "certified_grams" BIGINT NOT NULL DEFAULT 0,
    "needs_body" BOOLEAN NOT NULL DEFAULT false,
    "body_id" UUID,
    "chosen_count" INTEGER NOT NULL DEFAULT 0,
    "stored_count" INTEGER NOT NULL DEFAULT 0,
    "batch_id" UUID,
    "failure" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3),
    "lease_holder" TEXT,
    "leased_until" TIMESTAMPTZ(3),
    "steps" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certificate_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_import_file" (
    "import_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,

    CONSTRAINT "certificate_import_file_pkey" PRIMARY KEY ("import_id","ordinal")
);

-- CreateTable
CREATE TABLE "certificate_import_chunk" (
    "import_id" UUID NOT NULL,
    "file_ordinal" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "certificate_import_chunk_pkey" PRIMARY KEY ("import_id","file_ordinal","ordinal")
);

-- CreateTable
CREATE TABLE "certificate_import_row" (
    "import_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "pdf_file_name" TEXT,
    "state" TEXT NOT NULL,
    "findings" JSONB NOT NULL,
    "certificate_id" UUID,
    "number" TEXT,
    "kind" INTEGER,
    "heat_number" TEXT,
    "grade" TEXT,
    "subject" TEXT,
    "mass_grams" BIGINT,
    "document_hash" TEXT,
    "summary" JSONB,
    "is_chosen" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "certificate_import_row_pkey" PRIMARY KEY ("import_id","ordinal")
);

-- CreateTable
CREATE TABLE "certificate_import_document" (
    "import_id" UUID NOT NULL,
    "row_ordinal" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "cid" TEXT,
    "size_bytes" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "certificate_import_document_pkey" PRIMARY KEY ("import_id","row_ordinal","role")
);

-- CreateTable
CREATE TABLE "countersignature" (
    "certificate_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "body_id" UUID,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "body" TEXT,
    "signer" TEXT,
    "signed_at" BIGINT,
    "deadline" BIGINT,
    "tx_hash" TEXT,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "countersignature_pkey" PRIMARY KEY ("certificate_id")
);

-- CreateTable
CREATE TABLE "supersession" (
    "certificate_id" UUID NOT NULL,
    "successor_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supersession_pkey" PRIMARY KEY ("certificate_id")
);

-- CreateTable
CREATE TABLE "signer_key" (
    "organisation_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "valid_from" BIGINT,
    "valid_until" BIGINT,
    "removed_at" BIGINT,
    "compromised_since" BIGINT,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signer_key_pkey" PRIMARY KEY ("organisation_id","address")
);

-- CreateIndex
CREATE INDEX "certificate_import_organisation_id_id_idx" ON "certificate_import"("organisation_id", "id");

-- CreateIndex
CREATE INDEX "certificate_import_state_expires_at_idx" ON "certificate_import"("state", "expires_at");

-- CreateIndex
CREATE INDEX "certificate_import_row_import_id_state_ordinal_idx" ON "certificate_import_row"("import_id", "state", "ordinal");

-- CreateIndex
CREATE INDEX "certificate_import_row_import_id_subject_idx" ON "certificate_import_row"("import_id", "subject");

-- CreateIndex
CREATE INDEX "countersignature_body_id_state_certificate_id_idx" ON "countersignature"("body_id", "state", "certificate_id");

-- CreateIndex
CREATE UNIQUE INDEX "supersession_successor_id_key" ON "supersession"("successor_id");

-- AddForeignKey
ALTER TABLE "certificate_import_file" ADD CONSTRAINT "certificate_import_file_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "certificate_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_import_chunk" ADD CONSTRAINT "certificate_import_chunk_import_id_file_ordinal_fkey" FOREIGN KEY ("import_id", "file_ordinal") REFERENCES "certificate_import_file"("import_id", "ordinal") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_import_row" ADD CONSTRAINT "certificate_import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "certificate_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_import_document" ADD CONSTRAINT "certificate_import_document_import_id_row_ordinal_fkey" FOREIGN KEY ("import_id", "row_ordinal") REFERENCES "certificate_import_row"("import_id", "ordinal") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "certificate_import" ADD CONSTRAINT "certificate_import_state_check" CHECK (state IN ('receiving', 'received',
    'reading', 'checked', 'storing', 'sealed', 'failed', 'cancelled', 'expired'));
ALTER TABLE "certificate_import_row" ADD CONSTRAINT "certificate_import_row_state_check" CHECK (state IN ('ready',
    'warning', 'refused'));
ALTER TABLE "countersignature" ADD CONSTRAINT "countersignature_state_check" CHECK (state IN ('awaited', 'signing',
    'requested', 'countersigned', 'refused'));
ALTER TABLE "supersession" ADD CONSTRAINT "supersession_state_check" CHECK (state IN ('issuing', 'revoking', 'done',
    'failed'));
ALTER TABLE "signer_key" ADD CONSTRAINT "signer_key_state_check" CHECK (state IN ('requested', 'active', 'removing',
    'removed', 'reporting', 'compromised', 'failed'));
