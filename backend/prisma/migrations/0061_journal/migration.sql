-- Entries that people make in the books, and what of our bank account a journal entry or a conversion has booked.
SET LOCAL lock_timeout = '5s';

CREATE SEQUENCE journal_entry_number;
CREATE TABLE "journal_entry" (
    "id"            UUID NOT NULL,
    "number"        TEXT NOT NULL,
    "state"         TEXT NOT NULL CHECK (state IN ('waiting', 'booked', 'declined')),
    "dated"         DATE NOT NULL,
    "currency"      TEXT NOT NULL,
    "reference"     TEXT NOT NULL,
    "reason"        TEXT NOT NULL,
    "order_id"      UUID,
    "bank_entry_id" UUID,
    "reverses_id"   UUID,
    -- Names it in the books.
    "booked_ref"    TEXT,
    "proposed_by"   TEXT NOT NULL,
    "proposed_at"   TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by"    TEXT,
    "decided_at"    TIMESTAMPTZ(3),
    "decision_note" TEXT,
    CONSTRAINT "journal_entry_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "journal_entry_bank_entry_id_fkey" FOREIGN KEY ("bank_entry_id") REFERENCES "bank_entry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "journal_entry_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "journal_entry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "journal_entry_four_eyes" CHECK (state <> 'booked' OR (decided_by IS NOT NULL AND decided_by <> proposed_by)),
    CHECK ((state = 'waiting') = (decided_by IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK ((state = 'booked') = (booked_ref IS NOT NULL)),
    CHECK (reverses_id IS NULL OR bank_entry_id IS NULL)
);
CREATE UNIQUE INDEX "journal_entry_number_key" ON "journal_entry" ("number");
CREATE UNIQUE INDEX "journal_entry_booked_ref_key" ON "journal_entry" ("booked_ref");
-- An entry is taken back once, and a line of the bank is booked once.
CREATE UNIQUE INDEX "journal_entry_reversed_once" ON "journal_entry" ("reverses_id") WHERE state <> 'declined';
CREATE UNIQUE INDEX "journal_entry_bank_entry_once" ON "journal_entry" ("bank_entry_id") WHERE state <> 'declined';
CREATE INDEX "journal_entry_state_idx" ON "journal_entry" ("state");
CREATE INDEX "journal_entry_dated_idx" ON "journal_entry" ("dated");

CREATE TABLE "journal_line" (
    "entry_id"     UUID NOT NULL,
    "position"     INTEGER NOT NULL CHECK (position >= 0),
    "code"         TEXT NOT NULL,
    "owner"        TEXT NOT NULL,
    "side"         TEXT NOT NULL CHECK (side IN ('debit', 'credit')),
    "amount_minor" DECIMAL(39,0) NOT NULL CHECK (amount_minor > 0),
    CONSTRAINT "journal_line_pkey" PRIMARY KEY ("entry_id", "position"),
    CONSTRAINT "journal_line_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "journal_entry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "journal_line_account_once" ON "journal_line" ("entry_id", "code", "owner");
CREATE INDEX "journal_line_code_idx" ON "journal_line" ("code");

CREATE FUNCTION check_journal_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wanted UUID := CASE WHEN TG_TABLE_NAME = 'journal_line' THEN (to_jsonb(NEW) ->> 'entry_id')::uuid
                        ELSE (to_jsonb(NEW) ->> 'id')::uuid END;
    debits NUMERIC;
    credits NUMERIC;
BEGIN
    SELECT coalesce(sum(amount_minor) FILTER (WHERE side = 'debit'), 0), coalesce(sum(amount_minor) FILTER (WHERE side = 'credit'), 0)
      INTO debits, credits FROM journal_line WHERE entry_id = wanted;
    IF debits <> credits OR debits = 0 THEN
        RAISE EXCEPTION 'journal entry % has % of debits and % of credits', wanted, debits, credits;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER journal_entry_balances AFTER INSERT ON "journal_entry"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_journal_balance();
CREATE CONSTRAINT TRIGGER journal_line_balances AFTER INSERT ON "journal_line"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_journal_balance();

-- A decision is all that is ever written to an entry, and it is written once.
CREATE FUNCTION keep_journal_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'waiting'
       OR (NEW.id, NEW.number, NEW.dated, NEW.currency, NEW.reference, NEW.reason, NEW.order_id, NEW.bank_entry_id,
           NEW.reverses_id, NEW.proposed_by, NEW.proposed_at)
          IS DISTINCT FROM
          (OLD.id, OLD.number, OLD.dated, OLD.currency, OLD.reference, OLD.reason, OLD.order_id, OLD.bank_entry_id,
           OLD.reverses_id, OLD.proposed_by, OLD.proposed_at) THEN
        RAISE EXCEPTION 'journal entry % is not changed; take it back by a counter entry', OLD.number;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER journal_entry_is_kept BEFORE UPDATE ON "journal_entry"
    FOR EACH ROW EXECUTE FUNCTION keep_journal_entry();
CREATE TRIGGER journal_line_is_kept BEFORE UPDATE OR DELETE ON "journal_line"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
REVOKE DELETE ON "journal_entry" FROM topsteel_app;
REVOKE UPDATE, DELETE ON "journal_line" FROM topsteel_app;

-- What the books moved on our account besides payments, payouts and the account's own postings: the lines of the bank that
-- stand for it take it up.
CREATE TABLE "bank_booking" (
    "id"           UUID NOT NULL,
    "ref"          TEXT NOT NULL,
    "iban"         TEXT NOT NULL,
    "label"        TEXT NOT NULL,
    "direction"    TEXT NOT NULL CHECK (direction IN ('credit', 'debit')),
    "amount_minor" DECIMAL(39,0) NOT NULL CHECK (amount_minor > 0),
    "happened_on"  DATE NOT NULL,
    "is_withdrawn" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "bank_booking_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "bank_booking_ref_iban_key" ON "bank_booking" ("ref", "iban");
CREATE INDEX "bank_booking_iban_direction_happened_on_idx" ON "bank_booking" ("iban", "direction", "happened_on");

INSERT INTO "bank_booking" (id, ref, iban, label, direction, amount_minor, happened_on)
SELECT uuidv7(), 'conversion:' || id, upper(from_owner), counterparty || ' ' || reference, 'debit', from_minor, happened_on
  FROM conversion WHERE state = 'booked' AND from_code = 'bank' AND from_currency = 'EUR' AND from_owner NOT LIKE '%:%'
UNION ALL
SELECT uuidv7(), 'conversion:' || id, upper(to_owner), counterparty || ' ' || reference, 'credit', to_minor, happened_on
  FROM conversion WHERE state = 'booked' AND to_code = 'bank' AND to_currency = 'EUR' AND to_owner NOT LIKE '%:%';

ALTER TABLE "bank_allocation"
    ADD COLUMN "booking_id" UUID,
    ADD CONSTRAINT "bank_allocation_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "bank_booking" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "bank_allocation_booking" CHECK (booking_id IS NULL OR kind = 'elsewhere') NOT VALID;
CREATE INDEX "bank_allocation_booking_id_idx" ON "bank_allocation" ("booking_id");

CREATE FUNCTION keep_within_bank_booking() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    booking bank_booking;
    rest NUMERIC;
BEGIN
    SELECT * INTO STRICT booking FROM bank_booking WHERE id = NEW.booking_id FOR UPDATE;
    SELECT booking.amount_minor - sum(amount_minor) INTO rest FROM bank_allocation WHERE booking_id = NEW.booking_id;
    IF booking.is_withdrawn OR rest < 0 THEN
        RAISE EXCEPTION 'booking % is taken beyond its amount by %, or is withdrawn', booking.ref, -rest;
    END IF;
    IF NOT EXISTS (SELECT FROM bank_entry e WHERE e.id = NEW.entry_id AND e.iban = booking.iban AND e.direction = booking.direction) THEN
        RAISE EXCEPTION 'booking % is of another account or another direction', booking.ref;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER bank_allocation_within_booking AFTER INSERT ON "bank_allocation"
    FOR EACH ROW WHEN (NEW.booking_id IS NOT NULL) EXECUTE FUNCTION keep_within_bank_booking();

CREATE FUNCTION keep_bank_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.ref, NEW.iban, NEW.label, NEW.direction, NEW.amount_minor, NEW.happened_on)
       IS DISTINCT FROM (OLD.id, OLD.ref, OLD.iban, OLD.label, OLD.direction, OLD.amount_minor, OLD.happened_on)
       OR OLD.is_withdrawn OR EXISTS (SELECT FROM bank_allocation WHERE booking_id = OLD.id) THEN
        RAISE EXCEPTION 'booking % is not changed', OLD.ref;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bank_booking_is_kept BEFORE UPDATE ON "bank_booking"
    FOR EACH ROW EXECUTE FUNCTION keep_bank_booking();
REVOKE DELETE ON "bank_booking" FROM topsteel_app;
