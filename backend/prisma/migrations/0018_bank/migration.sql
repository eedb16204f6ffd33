-- Our bank account: what the bank says (documents, statements, entries), what we wait for (claims), what we send
-- (files, transfers), and what of an entry is for what (allocations). Amounts in cents of the euro, NUMERIC(39,0).

-- Every message of the bank, byte for byte.
CREATE TABLE "bank_document" (
    "id"          UUID NOT NULL,
    "source"      TEXT NOT NULL CHECK (source IN ('bank', 'upload')),
    "sequence"    BIGINT,
    "kind"        TEXT NOT NULL CHECK (kind IN ('camt.053', 'camt.054')),
    "message_id"  TEXT NOT NULL,
    "sha256"      TEXT NOT NULL,
    "xml"         TEXT NOT NULL,
    "refusal"     TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "bank_document_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "bank_document_sha256_key" ON "bank_document" ("sha256");
CREATE UNIQUE INDEX "bank_document_sequence_key" ON "bank_document" ("sequence");

CREATE TABLE "bank_statement" (
    "id"            UUID NOT NULL,
    "document_id"   UUID NOT NULL,
    "iban"          TEXT NOT NULL,
    "kind"          TEXT NOT NULL CHECK (kind IN ('camt.053', 'camt.054')),
    "statement_ref" TEXT NOT NULL,
    "sequence"      TEXT,
    "day"           DATE,
    "opening_minor" DECIMAL(39,0),
    "closing_minor" DECIMAL(39,0),
    CONSTRAINT "bank_statement_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "bank_statement_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "bank_document" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ((opening_minor IS NULL) = (closing_minor IS NULL))
);
CREATE UNIQUE INDEX "bank_statement_iban_kind_statement_ref_key" ON "bank_statement" ("iban", "kind", "statement_ref");
CREATE INDEX "bank_statement_iban_day_idx" ON "bank_statement" ("iban", "day");

-- One transaction on the account. A notification brings it first, the statement of the day confirms it.
CREATE TABLE "bank_entry" (
    "id"               UUID NOT NULL,
    "iban"             TEXT NOT NULL,
    "entry_key"        TEXT NOT NULL,
    "statement_id"     UUID,
    "direction"        TEXT NOT NULL CHECK (direction IN ('credit', 'debit')),
    "amount_minor"     DECIMAL(39,0) NOT NULL CHECK (amount_minor > 0),
    "booked_on"        DATE NOT NULL,
    "value_on"         DATE NOT NULL,
    "line"             JSONB NOT NULL,
    "state"            TEXT NOT NULL DEFAULT 'unmatched' CHECK (state IN ('auto', 'suggested', 'unmatched', 'done')),
    "candidates"       JSONB NOT NULL DEFAULT '[]',
    "declined"         JSONB NOT NULL DEFAULT '[]',
    "open_minor"       DECIMAL(39,0) NOT NULL CHECK (open_minor >= 0 AND open_minor <= amount_minor),
    "unmatched_minor"  DECIMAL(39,0) NOT NULL DEFAULT 0 CHECK (unmatched_minor >= 0 AND unmatched_minor <= amount_minor),
    "note"             TEXT,
    "created_at"       TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "bank_entry_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "bank_entry_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "bank_statement" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ((state IN ('auto', 'done')) = (open_minor = 0))
);
CREATE UNIQUE INDEX "bank_entry_iban_entry_key_key" ON "bank_entry" ("iban", "entry_key");
CREATE INDEX "bank_entry_state_booked_on_idx" ON "bank_entry" ("state", "booked_on");
CREATE INDEX "bank_entry_statement_id_idx" ON "bank_entry" ("statement_id");

-- What we wait for: an order's transfer, named by its creditor reference. Facts are kept, totals are added up.
CREATE TABLE "bank_claim" (
    "id"             UUID NOT NULL,
    "attempt_id"     UUID NOT NULL,
    "order_id"       UUID NOT NULL,
    "order_number"   TEXT NOT NULL,
    "reference"      TEXT NOT NULL,
    "amount_minor"   DECIMAL(39,0) NOT NULL CHECK (amount_minor > 0),
    "payer_name"     TEXT NOT NULL,
    "captured_minor" DECIMAL(39,0) NOT NULL DEFAULT 0 CHECK (captured_minor >= 0),
    "closed_at"      TIMESTAMPTZ(3),
    "changed_at"     TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "told_at"        TIMESTAMPTZ(3),
    "created_at"     TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "bank_claim_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "bank_claim_attempt_id_key" ON "bank_claim" ("attempt_id");
CREATE UNIQUE INDEX "bank_claim_reference_key" ON "bank_claim" ("reference");

-- Acts asked of the account (capture, void, refund), once by their key.
CREATE TABLE "bank_act" (
    "key"          TEXT NOT NULL,
    "claim_id"     UUID NOT NULL,
    "verb"         TEXT NOT NULL CHECK (verb IN ('capture', 'void', 'refund')),
    "amount_minor" DECIMAL(39,0) NOT NULL CHECK (amount_minor >= 0),
    "at"           TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "bank_act_pkey" PRIMARY KEY ("key"),
    CONSTRAINT "bank_act_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "bank_claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "bank_act_claim_id_idx" ON "bank_act" ("claim_id");

-- A payment file: its bytes are kept before the bank gets them, and the bank takes a message id once.
CREATE TABLE "bank_file" (
    "id"          UUID NOT NULL,
    "key"         TEXT NOT NULL,
    "message_id"  TEXT NOT NULL,
    "status"      TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'sent', 'done', 'failed')),
    "execute_on"  DATE NOT NULL,
    "xml"         TEXT,
    "attempts"    INTEGER NOT NULL DEFAULT 0,
    "next_at"     TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error"  TEXT,
    "sent_at"     TIMESTAMPTZ(3),
    "created_at"  TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "bank_file_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "bank_file_key_key" ON "bank_file" ("key");
CREATE UNIQUE INDEX "bank_file_message_id_key" ON "bank_file" ("message_id");
CREATE INDEX "bank_file_status_next_at_idx" ON "bank_file" ("status", "next_at");

CREATE TABLE "bank_transfer" (
    "id"            UUID NOT NULL,
    "key"           TEXT NOT NULL,
    "file_id"       UUID NOT NULL,
    "kind"          TEXT NOT NULL CHECK (kind IN ('payout', 'refund', 'void', 'send-back')),
    "claim_id"      UUID,
    "entry_id"      UUID,
    "end_to_end_id" TEXT NOT NULL,
    "creditor_name" TEXT NOT NULL,
    "creditor_iban" TEXT NOT NULL,
    "creditor_bic"  TEXT,
    "amount_minor"  DECIMAL(39,0) NOT NULL CHECK (amount_minor > 0),
    "remittance"    TEXT NOT NULL,
    "status"        TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'sent', 'accepted', 'settled', 'rejected', 'returned')),
    "reason_code"   TEXT,
    "changed_at"    TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "bank_transfer_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "bank_transfer_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "bank_file" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "bank_transfer_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "bank_claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "bank_transfer_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "bank_entry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ((claim_id IS NOT NULL) = (kind IN ('refund', 'void'))),
    CHECK ((entry_id IS NOT NULL) = (kind = 'send-back'))
);
CREATE UNIQUE INDEX "bank_transfer_key_key" ON "bank_transfer" ("key");
CREATE UNIQUE INDEX "bank_transfer_end_to_end_id_key" ON "bank_transfer" ("end_to_end_id");
CREATE INDEX "bank_transfer_file_id_idx" ON "bank_transfer" ("file_id");
CREATE INDEX "bank_transfer_claim_id_idx" ON "bank_transfer" ("claim_id");
CREATE INDEX "bank_transfer_entry_id_idx" ON "bank_transfer" ("entry_id");

-- What an entry, or a part of it, is for. Never changed.
CREATE TABLE "bank_allocation" (
    "id"           UUID NOT NULL,
    "entry_id"     UUID NOT NULL,
    "kind"         TEXT NOT NULL CHECK (kind IN ('receipt', 'taken-back', 'settled', 'returned', 'charges', 'sent-back', 'elsewhere')),
    "claim_id"     UUID,
    "transfer_id"  UUID,
    -- The entry that brought what is taken back.
    "receipt_entry_id" UUID,
    "amount_minor" DECIMAL(39,0) NOT NULL CHECK (amount_minor > 0),
    -- Charges taken on the way, which we bear: the claim counts amount and fee.
    "fee_minor"    DECIMAL(39,0) NOT NULL DEFAULT 0 CHECK (fee_minor >= 0),
    "by"           TEXT NOT NULL,
    "rule"         TEXT NOT NULL,
    "why"          JSONB NOT NULL DEFAULT '[]',
    "created_at"   TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "bank_allocation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "bank_allocation_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "bank_entry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "bank_allocation_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "bank_claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "bank_allocation_receipt_entry_id_fkey" FOREIGN KEY ("receipt_entry_id") REFERENCES "bank_entry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "bank_allocation_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "bank_transfer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ((claim_id IS NOT NULL) = (kind IN ('receipt', 'taken-back'))),
    CHECK ((transfer_id IS NOT NULL) = (kind IN ('settled', 'returned', 'sent-back')))
);
CREATE INDEX "bank_allocation_entry_id_idx" ON "bank_allocation" ("entry_id");
CREATE INDEX "bank_allocation_receipt_entry_id_idx" ON "bank_allocation" ("receipt_entry_id");
CREATE INDEX "bank_allocation_claim_id_idx" ON "bank_allocation" ("claim_id");
-- A transfer leaves the account once and comes back at most once.
CREATE UNIQUE INDEX "bank_allocation_transfer_once" ON "bank_allocation" ("transfer_id", "kind");

CREATE FUNCTION keep_within_bank_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    rest NUMERIC;
BEGIN
    SELECT e.amount_minor - coalesce(sum(a.amount_minor), 0) INTO rest
      FROM bank_entry e LEFT JOIN bank_allocation a ON a.entry_id = e.id
     WHERE e.id = NEW.entry_id GROUP BY e.id, e.amount_minor;
    IF rest < 0 THEN
        RAISE EXCEPTION 'entry % is allocated beyond its amount by %', NEW.entry_id, -rest;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER bank_allocation_within_entry AFTER INSERT ON "bank_allocation"
    FOR EACH ROW EXECUTE FUNCTION keep_within_bank_entry();

CREATE TRIGGER bank_document_is_kept BEFORE UPDATE OR DELETE ON "bank_document"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_allocation_is_kept BEFORE UPDATE OR DELETE ON "bank_allocation"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_act_is_kept BEFORE UPDATE OR DELETE ON "bank_act"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE ON "bank_document", "bank_allocation", "bank_act" FROM topsteel_app;
REVOKE DELETE ON "bank_statement", "bank_entry", "bank_claim", "bank_file", "bank_transfer" FROM topsteel_app;
