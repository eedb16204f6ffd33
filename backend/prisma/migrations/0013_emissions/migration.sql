-- Where an emission statement stands with the register on chain. What was stated before this stays in our books.

ALTER TABLE "emission_statement"
    ADD COLUMN "registration" TEXT NOT NULL DEFAULT 'books-only',
    ADD COLUMN "statement_id" TEXT,
    ADD COLUMN "tx_hash" TEXT,
    ADD COLUMN "failure" TEXT,
    ADD CONSTRAINT "emission_statement_registration" CHECK ("registration" IN ('books-only', 'queued',
        'awaiting-transaction', 'registering', 'registration-failed', 'registered', 'verifying', 'verification-failed',
        'verified', 'withdrawn')),
    ADD CONSTRAINT "emission_statement_named" CHECK (("statement_id" IS NULL) = ("registration" = 'books-only'));
ALTER TABLE "emission_statement" ALTER COLUMN "registration" DROP DEFAULT;
-- Verified is what the register says, and nothing else.
UPDATE "product_footprint" SET "status" = 'Deprecated'
    WHERE "id" IN (SELECT "footprint_id" FROM "emission_statement" WHERE "verified_at" IS NOT NULL);
UPDATE "emission_statement" SET "verified_at" = NULL;
ALTER TABLE "emission_statement"
    ADD CONSTRAINT "emission_statement_verified_on_chain" CHECK (("verified_at" IS NULL) = ("registration" <> 'verified'));
CREATE UNIQUE INDEX "emission_statement_statement_id_key" ON "emission_statement" ("statement_id");

GRANT UPDATE ("registration", "tx_hash", "failure") ON "emission_statement" TO topsteel_app;
