-- Every order has a payment, whatever its rail; and every order has a settlement: where it stands, and how it came there.
-- Amounts of a payment are in minor units of its currency, NUMERIC(39,0): wei do not fit a bigint.

ALTER TABLE "payment"
    ADD COLUMN "rail" TEXT NOT NULL DEFAULT 'usdc-escrow'
        CHECK (rail IN ('usdc-escrow', 'card', 'sepa', 'coinbase', 'eth')),
    ADD COLUMN "currency" TEXT NOT NULL DEFAULT 'USDC',
    ADD COLUMN "amount_minor" DECIMAL(39,0),
    -- The rate the price was converted at, and until when that price holds; null where nothing was converted.
    ADD COLUMN "rate_e8" DECIMAL(39,0),
    ADD COLUMN "rate_round" INTEGER,
    ADD COLUMN "rate_valid_until" TIMESTAMPTZ(3),
    ADD COLUMN "attempt_id" UUID,
    ALTER COLUMN "payer" DROP NOT NULL,
    ALTER COLUMN "authorized_minor" TYPE DECIMAL(39,0),
    ALTER COLUMN "captured_minor" TYPE DECIMAL(39,0),
    ALTER COLUMN "fee_minor" TYPE DECIMAL(39,0),
    ALTER COLUMN "returned_minor" TYPE DECIMAL(39,0);
UPDATE "payment" SET amount_minor = (terms ->> 'maxAmount')::numeric;
ALTER TABLE "payment"
    ALTER COLUMN "amount_minor" SET NOT NULL,
    ALTER COLUMN "rail" DROP DEFAULT,
    ALTER COLUMN "currency" DROP DEFAULT,
    ADD CHECK (amount_minor > 0),
    ADD CHECK (rail <> 'usdc-escrow' OR (payer IS NOT NULL AND currency = 'USDC' AND attempt_id IS NULL)),
    ADD CHECK ((rate_e8 IS NULL) = (rate_round IS NULL) AND (rate_e8 IS NULL) = (rate_valid_until IS NULL));
ALTER TABLE "payment" DROP CONSTRAINT "payment_state_check";
ALTER TABLE "payment" ADD CONSTRAINT "payment_state_check" CHECK (state IN ('awaiting', 'requested', 'authorized',
    'capture-requested', 'disputed', 'captured', 'voided', 'reclaimed', 'refunded', 'reversed', 'failed'));
CREATE INDEX "payment_attempt_id_idx" ON "payment" ("attempt_id");

CREATE TABLE "settlement" (
    "order_id"   UUID NOT NULL,
    "state"      TEXT NOT NULL CHECK (state IN ('planned', 'funding-seen', 'funded-final', 'release-requested',
                 'release-sent', 'release-seen', 'released-final', 'commission-posted', 'paid-out', 'reconciled',
                 'cancelled', 'refunded', 'reversed', 'manual')),
    -- Where it would stand if nobody were waited for; differs from the state in 'manual' only.
    "step"       TEXT NOT NULL CHECK (step <> 'manual'),
    "since"      TIMESTAMPTZ(3) NOT NULL,
    -- What was asked for, how often, and when last.
    "tries"      JSONB NOT NULL DEFAULT '{}',
    -- When it is looked at again; null when only word from outside can change something.
    "look_at"    TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "settlement_pkey" PRIMARY KEY ("order_id"),
    CONSTRAINT "settlement_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "purchase_order" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "settlement_look_at_idx" ON "settlement" ("look_at");
CREATE INDEX "settlement_state_idx" ON "settlement" ("state");

-- How it came there. Never changed.
CREATE TABLE "settlement_transition" (
    "id"         BIGSERIAL NOT NULL,
    "order_id"   UUID NOT NULL,
    "at"         TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "from_state" TEXT NOT NULL,
    "to_state"   TEXT NOT NULL CHECK (to_state <> from_state),
    "cause"      TEXT NOT NULL,
    "facts"      JSONB NOT NULL,
    CONSTRAINT "settlement_transition_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "settlement_transition_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "settlement" ("order_id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "settlement_transition_order_id_id_idx" ON "settlement_transition" ("order_id", "id");
CREATE TRIGGER settlement_transition_is_kept BEFORE UPDATE OR DELETE ON "settlement_transition"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE ON "settlement_transition" FROM topsteel_app;
REVOKE DELETE ON "settlement" FROM topsteel_app;

-- Orders of before: each is looked at once.
INSERT INTO "settlement" (order_id, state, step, since, look_at, updated_at)
SELECT order_id, 'planned', 'planned', now(), now(), now() FROM "payment";

-- Deposit accounts of native coin: one index of the deposit key each, for ever.
CREATE SEQUENCE native_deposit_index MINVALUE 1 MAXVALUE 2147483647;
CREATE TABLE "native_deposit_account" (
    "attempt_id" UUID NOT NULL,
    "index"      INTEGER NOT NULL,
    "address"    TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "native_deposit_account_pkey" PRIMARY KEY ("attempt_id")
);
CREATE UNIQUE INDEX "native_deposit_account_index_key" ON "native_deposit_account" ("index");
CREATE UNIQUE INDEX "native_deposit_account_address_key" ON "native_deposit_account" ("address");
REVOKE UPDATE, DELETE ON "native_deposit_account" FROM topsteel_app;

-- What arrived there: up to the newest block, and up to the newest final one. Once we have asked for a transfer out of the
-- account, both stand still. The marketplace adds addresses; only the oracles write what they saw.
CREATE TABLE bridge.native_deposit (
    address     text PRIMARY KEY CHECK (address ~ '^0x[0-9a-f]{40}$'),
    -- Which child of the deposit key it is; transfers out of it name this index.
    index       bigint NOT NULL UNIQUE CHECK (index > 0),
    seen_wei    numeric(39, 0) NOT NULL DEFAULT 0 CHECK (seen_wei >= 0),
    final_wei   numeric(39, 0) NOT NULL DEFAULT 0 CHECK (final_wei >= 0),
    -- Who sent it last, where a plain transfer did; null when a contract paid.
    payer       text CHECK (payer ~ '^0x[0-9a-f]{40}$'),
    -- Up to where it was read.
    final_block numeric(39, 0),
    read_at     timestamptz,
    created_at  timestamptz NOT NULL DEFAULT now()
);
REVOKE UPDATE, DELETE ON bridge.native_deposit FROM topsteel_app;
