-- What is owed in a currency that nobody is paid out in is exchanged when its payout is approved; and what a bank, an
-- exchange or a provider exchanged or moved for the platform is recorded. Amounts in minor units of their currency.

-- As what a payout is paid: the rates are dollars for one unit in hundred-millionths, by the feed's round; USDC is at par.
CREATE TABLE "payout_conversion" (
    "payout_id"        UUID NOT NULL,
    "currency"         TEXT NOT NULL,
    "amount_minor"     DECIMAL(39,0) NOT NULL CHECK (amount_minor > 0),
    "from_rate_e8"     DECIMAL(39,0) NOT NULL CHECK (from_rate_e8 > 0),
    "from_round"       INTEGER,
    "from_observed_at" TIMESTAMPTZ(3),
    "to_rate_e8"       DECIMAL(39,0) NOT NULL CHECK (to_rate_e8 > 0),
    "to_round"         INTEGER,
    "to_observed_at"   TIMESTAMPTZ(3),
    CONSTRAINT "payout_conversion_pkey" PRIMARY KEY ("payout_id"),
    CONSTRAINT "payout_conversion_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- Booked at once, or when a second person agrees: further from the feed's rates than is tolerated, or without a rate.
CREATE TABLE "conversion" (
    "id"               UUID NOT NULL,
    "state"            TEXT NOT NULL CHECK (state IN ('waiting', 'booked', 'declined')),
    "from_code"        TEXT NOT NULL,
    "from_owner"       TEXT NOT NULL,
    "from_currency"    TEXT NOT NULL,
    "from_minor"       DECIMAL(39,0) NOT NULL CHECK (from_minor > 0),
    "to_code"          TEXT NOT NULL,
    "to_owner"         TEXT NOT NULL,
    "to_currency"      TEXT NOT NULL,
    "to_minor"         DECIMAL(39,0) NOT NULL CHECK (to_minor > 0),
    "fee_currency"     TEXT NOT NULL,
    "fee_minor"        DECIMAL(39,0) NOT NULL CHECK (fee_minor >= 0),
    "counterparty"     TEXT NOT NULL,
    "reference"        TEXT NOT NULL,
    "happened_on"      DATE NOT NULL,
    "note"             TEXT,
    -- The rates that it was compared with; null where the feed had none for the day, and within one currency.
    "rates"            JSONB,
    "against_bps"      DECIMAL(39,0),
    -- Gain (above zero) or loss, known once it is booked; null within one currency.
    "realised_minor"   DECIMAL(39,0),
    "realised_currency" TEXT,
    "recorded_by"      TEXT NOT NULL,
    "recorded_at"      TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by"       TEXT,
    "decided_at"       TIMESTAMPTZ(3),
    "decision_note"    TEXT,
    CONSTRAINT "conversion_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "conversion_four_eyes" CHECK (state <> 'booked' OR decided_by IS NULL OR decided_by <> recorded_by),
    CHECK (state <> 'waiting' OR decided_by IS NULL),
    CHECK (state <> 'declined' OR decided_by IS NOT NULL)
);
CREATE UNIQUE INDEX "conversion_reference_once" ON "conversion" (lower(counterparty), lower(reference)) WHERE state <> 'declined';
CREATE INDEX "conversion_state_idx" ON "conversion" ("state");

CREATE TRIGGER payout_conversion_is_kept BEFORE UPDATE OR DELETE ON "payout_conversion"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE ON "payout_conversion" FROM topsteel_app;
REVOKE DELETE ON "conversion" FROM topsteel_app;
