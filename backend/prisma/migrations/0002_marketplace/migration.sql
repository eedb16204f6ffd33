-- Sign-in, organisations, certificates, lots and offers.

-- CreateTable
CREATE TABLE "intent_observation" (
    "intent_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "intent_observation_pkey" PRIMARY KEY ("intent_id")
);

-- CreateTable
CREATE TABLE "offer" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "lot_row_id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "price_per_tonne_minor" BIGINT NOT NULL,
    "min_grams" BIGINT NOT NULL,
    "step_grams" BIGINT NOT NULL,
    "over_tolerance_permille" INTEGER NOT NULL,
    "city" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "incoterm" TEXT NOT NULL,
    "lead_time_days" INTEGER NOT NULL,
    "grade_key" TEXT NOT NULL,
    "form" TEXT,
    "search_text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "heat_number" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "mass_grams" BIGINT NOT NULL,
    "commissioned_grams" BIGINT NOT NULL DEFAULT 0,
    "summary" JSONB NOT NULL,
    "findings" JSONB NOT NULL,
    "document_hash" TEXT NOT NULL,
    "salt" TEXT,
    "valid_from" BIGINT,
    "valid_until" BIGINT,
    "leaf" TEXT,
    "batch_id" UUID,
    "batch_index" INTEGER,
    "siblings" TEXT[],
    "revocation_reason" INTEGER,
    "replaced_by" TEXT,
    "revocation_deadline" BIGINT,
    "revoked_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_document" (
    "certificate_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "cid" TEXT,
    "size_bytes" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "certificate_document_pkey" PRIMARY KEY ("certificate_id","role")
);

-- CreateTable
CREATE TABLE "certificate_batch" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "number" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "root" TEXT NOT NULL,
    "depth" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "deadline" BIGINT,
    "issued_at" BIGINT,
    "signer" TEXT,
    "tx_hash" TEXT,
    "failure" TEXT,
    "steps" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certificate_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "token" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "userId" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotent_answer" (
    "userId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "status" INTEGER,
    "body" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotent_answer_pkey" PRIMARY KEY ("userId","key")
);

-- CreateTable
CREATE TABLE "lot" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "lot_id" TEXT NOT NULL,
    "lot_code" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "mass_grams" BIGINT NOT NULL,
    "held_grams" BIGINT NOT NULL,
    "reserved_grams" BIGINT NOT NULL DEFAULT 0,
    "committed_grams" BIGINT NOT NULL DEFAULT 0,
    "emissions_grams_per_kg" BIGINT,
    "emissions_grams" BIGINT NOT NULL,
    "country_of_melt" CHAR(2) NOT NULL,
    "route" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "evidence_cid" TEXT NOT NULL,
    "epcis_event" TEXT NOT NULL,
    "deadline" BIGINT,
    "tx_hash" TEXT,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "legal_name" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "city" TEXT NOT NULL,
    "vat" TEXT,
    "website" TEXT,
    "roles" TEXT[],
    "custody" TEXT NOT NULL,
    "account" TEXT,
    "signer" TEXT,
    "profile" TEXT NOT NULL,
    "profile_cid" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "user_id" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "duty" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "offer_state_id_idx" ON "offer"("state", "id");

-- CreateIndex
CREATE INDEX "offer_state_grade_key_idx" ON "offer"("state", "grade_key");

-- CreateIndex
CREATE INDEX "offer_organisation_id_id_idx" ON "offer"("organisation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_leaf_key" ON "certificate"("leaf");

-- CreateIndex
CREATE INDEX "certificate_organisation_id_state_id_idx" ON "certificate"("organisation_id", "state", "id");

-- CreateIndex
CREATE INDEX "certificate_organisation_id_subject_idx" ON "certificate"("organisation_id", "subject");

-- CreateIndex
CREATE INDEX "certificate_document_hash_idx" ON "certificate"("document_hash");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_batch_id_batch_index_key" ON "certificate"("batch_id", "batch_index");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_batch_organisation_id_number_key" ON "certificate_batch"("organisation_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_userId_idx" ON "session"("userId");

-- CreateIndex
CREATE INDEX "account_userId_idx" ON "account"("userId");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE INDEX "idempotent_answer_created_at_idx" ON "idempotent_answer"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "lot_lot_id_key" ON "lot"("lot_id");

-- CreateIndex
CREATE UNIQUE INDEX "lot_lot_code_key" ON "lot"("lot_code");

-- CreateIndex
CREATE INDEX "lot_organisation_id_id_idx" ON "lot"("organisation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "lot_certificate_id_ordinal_key" ON "lot"("certificate_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_vat_key" ON "organisation"("vat");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_account_key" ON "organisation"("account");

-- CreateIndex
CREATE INDEX "member_organisation_id_idx" ON "member"("organisation_id");

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_lot_row_id_fkey" FOREIGN KEY ("lot_row_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "certificate_batch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_document" ADD CONSTRAINT "certificate_document_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_batch" ADD CONSTRAINT "certificate_batch_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say: quantities are conserved, states are known words.
ALTER TABLE "organisation"
    ADD CONSTRAINT "organisation_state" CHECK ("state" IN ('registering', 'registered', 'failed')),
    ADD CONSTRAINT "organisation_custody" CHECK ("custody" IN ('hosted', 'own-key'));
ALTER TABLE "member" ADD CONSTRAINT "member_duty" CHECK ("duty" IN ('admin', 'trade', 'finance', 'audit'));
ALTER TABLE "certificate"
    ADD CONSTRAINT "certificate_state"
        CHECK ("state" IN ('draft', 'issuing', 'registered', 'final', 'failed', 'revoking', 'revoked')),
    ADD CONSTRAINT "certificate_kind" CHECK ("kind" IN (21, 22, 31, 32)),
    ADD CONSTRAINT "certificate_mass" CHECK ("mass_grams" > 0),
    ADD CONSTRAINT "certificate_not_above_mass" CHECK ("commissioned_grams" BETWEEN 0 AND "mass_grams");
ALTER TABLE "certificate_batch"
    ADD CONSTRAINT "certificate_batch_state"
        CHECK ("state" IN ('preparing', 'storing', 'signing', 'sent', 'registered', 'final', 'failed'));
ALTER TABLE "lot"
    ADD CONSTRAINT "lot_state"
        CHECK ("state" IN ('awaiting-signature', 'requested', 'commissioned', 'final', 'failed', 'recalled')),
    ADD CONSTRAINT "lot_mass" CHECK ("mass_grams" > 0),
    ADD CONSTRAINT "lot_held" CHECK ("held_grams" BETWEEN 0 AND "mass_grams"),
    ADD CONSTRAINT "lot_reserved" CHECK ("reserved_grams" BETWEEN 0 AND "held_grams"),
    ADD CONSTRAINT "lot_committed" CHECK ("committed_grams" BETWEEN 0 AND "mass_grams");
ALTER TABLE "offer"
    ADD CONSTRAINT "offer_state" CHECK ("state" IN ('open', 'withdrawn', 'sold-out')),
    ADD CONSTRAINT "offer_price" CHECK ("price_per_tonne_minor" > 0),
    ADD CONSTRAINT "offer_step" CHECK ("step_grams" > 0 AND "min_grams" > 0),
    ADD CONSTRAINT "offer_tolerance" CHECK ("over_tolerance_permille" BETWEEN 0 AND 100);
