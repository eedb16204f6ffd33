-- Credentials: the keys they are signed with, each certificate's place in its issuer's status list, and what was issued.
-- What was issued or given a place is never changed: readers out there hold it.

CREATE TABLE "credential_key" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "fragment" TEXT NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "sealed_secret" BYTEA NOT NULL,
    "state" TEXT NOT NULL CHECK (state IN ('active', 'retired', 'compromised')),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),
    CONSTRAINT "credential_key_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "credential_key_organisation_id_fragment_key" ON "credential_key"("organisation_id", "fragment");

CREATE TABLE "credential_subject" (
    "certificate_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "list_number" INTEGER NOT NULL CHECK (list_number > 0),
    "list_index" INTEGER NOT NULL CHECK (list_index BETWEEN 0 AND 131071),
    "sealed_seed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "credential_subject_pkey" PRIMARY KEY ("certificate_id")
);
CREATE UNIQUE INDEX "credential_subject_organisation_id_list_number_list_index_key" ON "credential_subject"("organisation_id", "list_number", "list_index");

CREATE TABLE "issued_credential" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "key_fragment" TEXT NOT NULL,
    "jwt" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "issued_credential_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "issued_credential_lot_id_name_issued_at_idx" ON "issued_credential"("lot_id", "name", "issued_at");

REVOKE UPDATE, DELETE ON "credential_subject", "issued_credential" FROM topsteel_app;
REVOKE DELETE ON "credential_key" FROM topsteel_app;
