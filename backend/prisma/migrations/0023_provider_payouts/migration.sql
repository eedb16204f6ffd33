-- Money that a payment provider says it has sent to our account, and the line of a statement that shows it.
CREATE TABLE "provider_payout" (
    "id"           UUID NOT NULL,
    "provider"     TEXT NOT NULL,
    "ref"          TEXT NOT NULL,
    "currency"     TEXT NOT NULL,
    "amount_minor" DECIMAL(39,0) NOT NULL CHECK (amount_minor > 0),
    "arrives_on"   DATE NOT NULL,
    "is_failed"    BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "provider_payout_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "provider_payout_provider_ref_key" ON "provider_payout" ("provider", "ref");
REVOKE DELETE ON "provider_payout" FROM topsteel_app;

ALTER TABLE "bank_allocation" ADD COLUMN "payout_id" UUID;
ALTER TABLE "bank_allocation" ADD CONSTRAINT "bank_allocation_payout_id_fkey"
    FOREIGN KEY ("payout_id") REFERENCES "provider_payout" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "bank_allocation" DROP CONSTRAINT "bank_allocation_kind_check";
ALTER TABLE "bank_allocation" ADD CONSTRAINT "bank_allocation_kind_check" CHECK (kind IN (
    'receipt', 'taken-back', 'settled', 'returned', 'charges', 'payout-arrived', 'payout-back', 'sent-back', 'elsewhere'));
ALTER TABLE "bank_allocation" ADD CONSTRAINT "bank_allocation_payout_check"
    CHECK ((payout_id IS NOT NULL) = (kind IN ('payout-arrived', 'payout-back')));
-- A payout comes in once, and goes out again at most once.
CREATE UNIQUE INDEX "bank_allocation_payout_once" ON "bank_allocation" ("payout_id", "kind");
