-- Schema "ledger": double entry with the rules of TigerBeetle, kept by the database itself.
-- A transfer moves one amount from one account to another of the same currency and is never changed: what resolves a
-- pending transfer (post in full or in part, void, expire) is a row of its own. Entries form a hash chain.
-- Totals by account are kept by triggers and must equal a replay of the entries (view ledger.replayed_balance).
-- Amounts are minor units, NUMERIC(39,0): wide enough for a Solidity uint128.
-- SQLSTATEs: TS001 a limit would be passed, TS002 a transfer breaks a rule, TS003 a row may not be changed,
-- TS004 a group is not whole.

CREATE SCHEMA ledger;

CREATE TABLE ledger.account (
    id            uuid PRIMARY KEY,
    code          text NOT NULL,
    owner         text NOT NULL DEFAULT '',
    currency      text NOT NULL,
    scale         integer NOT NULL CHECK (scale BETWEEN 0 AND 18),
    normal_side   text NOT NULL CHECK (normal_side IN ('debit', 'credit')),
    balance_limit text NOT NULL CHECK (balance_limit IN ('none', 'debits-within-credits', 'credits-within-debits')),
    opened_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (code, owner, currency)
);

-- Kept by trigger only.
CREATE TABLE ledger.account_balance (
    account_id      uuid PRIMARY KEY REFERENCES ledger.account (id),
    debits_pending  numeric(39, 0) NOT NULL DEFAULT 0 CHECK (debits_pending >= 0),
    debits_posted   numeric(39, 0) NOT NULL DEFAULT 0 CHECK (debits_posted >= 0),
    credits_pending numeric(39, 0) NOT NULL DEFAULT 0 CHECK (credits_pending >= 0),
    credits_posted  numeric(39, 0) NOT NULL DEFAULT 0 CHECK (credits_posted >= 0)
);

-- Linked transfers: all of a group, or none. block_number is set when an event of the chain caused it.
CREATE TABLE ledger.transfer_group (
    id           uuid PRIMARY KEY,
    size         integer NOT NULL CHECK (size > 0),
    external_ref text NOT NULL CHECK (external_ref <> '' AND external_ref !~ '[|]'),
    order_id     uuid,
    chain_id     bigint,
    block_number numeric(78, 0),
    effective_at timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL DEFAULT now(),
    CHECK ((chain_id IS NULL) = (block_number IS NULL))
);
CREATE INDEX transfer_group_ref ON ledger.transfer_group (external_ref);
CREATE INDEX transfer_group_order ON ledger.transfer_group (order_id) WHERE order_id IS NOT NULL;

CREATE TABLE ledger.transfer (
    id                uuid PRIMARY KEY,
    sequence          bigint NOT NULL UNIQUE,
    group_id          uuid NOT NULL REFERENCES ledger.transfer_group (id),
    position          integer NOT NULL,
    kind              text NOT NULL CHECK (kind IN ('single', 'pending', 'post', 'void', 'expire')),
    pending_id        uuid REFERENCES ledger.transfer (id),
    debit_account_id  uuid NOT NULL REFERENCES ledger.account (id),
    credit_account_id uuid NOT NULL REFERENCES ledger.account (id),
    amount            numeric(39, 0) NOT NULL CHECK (amount > 0),
    code              text NOT NULL CHECK (code ~ '^[a-z][a-z-]*$'),
    expires_at        timestamptz,
    recorded_at       timestamptz NOT NULL DEFAULT now(),
    previous_hash     bytea NOT NULL,
    hash              bytea NOT NULL UNIQUE,
    UNIQUE (group_id, position),
    CHECK (debit_account_id <> credit_account_id),
    CHECK ((kind IN ('post', 'void', 'expire')) = (pending_id IS NOT NULL)),
    CHECK (expires_at IS NULL OR kind = 'pending')
);
-- A pending transfer resolves at most once.
CREATE UNIQUE INDEX transfer_resolution ON ledger.transfer (pending_id) WHERE pending_id IS NOT NULL;
CREATE INDEX transfer_debit ON ledger.transfer (debit_account_id, sequence);
CREATE INDEX transfer_credit ON ledger.transfer (credit_account_id, sequence);

-- The last entry of the hash chain. Its row lock puts writers in one order, so accounts cannot deadlock.
CREATE TABLE ledger.chain_head (
    is_only  boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    sequence bigint NOT NULL,
    hash     bytea NOT NULL
);
INSERT INTO ledger.chain_head (sequence, hash) VALUES (0, decode(repeat('00', 32), 'hex'));

-- What is hashed, in one place for the trigger, the check and anybody who recomputes it: UTF-8, fields joined by "|".
CREATE FUNCTION ledger.entry_hash(
    previous_hash bytea, sequence bigint, id uuid, kind text, pending_id uuid, debit_account_id uuid,
    credit_account_id uuid, amount numeric, code text, group_id uuid, "position" integer, external_ref text,
    order_id uuid, chain_id bigint, block_number numeric, effective_at timestamptz
) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(convert_to(
        encode(previous_hash, 'hex') || '|' || sequence || '|' || id || '|' || kind || '|' ||
        coalesce(pending_id::text, '') || '|' || debit_account_id || '|' || credit_account_id || '|' ||
        amount || '|' || code || '|' || group_id || '|' || "position" || '|' || external_ref || '|' ||
        coalesce(order_id::text, '') || '|' || coalesce(chain_id::text, '') || '|' ||
        coalesce(block_number::text, '') || '|' || (extract(epoch FROM effective_at) * 1000000)::bigint,
        'UTF8'))
$$;

CREATE FUNCTION ledger.open_balance() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
BEGIN
    INSERT INTO ledger.account_balance (account_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER account_open AFTER INSERT ON ledger.account
    FOR EACH ROW EXECUTE FUNCTION ledger.open_balance();

-- Checks the rules of one transfer and links it to the chain.
CREATE FUNCTION ledger.link_transfer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
DECLARE
    head ledger.chain_head;
    batch ledger.transfer_group;
    pending ledger.transfer;
    debit_currency text;
    credit_currency text;
BEGIN
    SELECT * INTO head FROM ledger.chain_head FOR UPDATE;
    SELECT * INTO STRICT batch FROM ledger.transfer_group WHERE id = NEW.group_id;
    SELECT currency INTO STRICT debit_currency FROM ledger.account WHERE id = NEW.debit_account_id;
    SELECT currency INTO STRICT credit_currency FROM ledger.account WHERE id = NEW.credit_account_id;
    IF debit_currency <> credit_currency THEN
        RAISE EXCEPTION 'A transfer stays in one currency; % and % were given.', debit_currency, credit_currency
            USING ERRCODE = 'TS002';
    END IF;
    IF NEW.pending_id IS NOT NULL THEN
        SELECT * INTO pending FROM ledger.transfer WHERE id = NEW.pending_id;
        IF pending.id IS NULL OR pending.kind <> 'pending' THEN
            RAISE EXCEPTION 'Transfer % is not pending and cannot be resolved.', NEW.pending_id
                USING ERRCODE = 'TS002';
        END IF;
        IF (pending.debit_account_id, pending.credit_account_id)
           IS DISTINCT FROM (NEW.debit_account_id, NEW.credit_account_id) THEN
            RAISE EXCEPTION 'The resolution of transfer % names other accounts.', NEW.pending_id
                USING ERRCODE = 'TS002';
        END IF;
        IF NEW.amount > pending.amount OR (NEW.kind <> 'post' AND NEW.amount <> pending.amount) THEN
            RAISE EXCEPTION 'Transfer % is pending for %; it cannot be resolved for %.',
                NEW.pending_id, pending.amount, NEW.amount USING ERRCODE = 'TS002';
        END IF;
        IF NEW.kind = 'expire' AND (pending.expires_at IS NULL OR pending.expires_at > clock_timestamp()) THEN
            RAISE EXCEPTION 'Transfer % has not expired.', NEW.pending_id USING ERRCODE = 'TS002';
        END IF;
        IF NEW.kind = 'post' AND pending.expires_at <= clock_timestamp() THEN
            RAISE EXCEPTION 'Transfer % expired at %; it cannot be posted.', NEW.pending_id, pending.expires_at
                USING ERRCODE = 'TS002';
        END IF;
    END IF;
    NEW.sequence := head.sequence + 1;
    NEW.previous_hash := head.hash;
    NEW.hash := ledger.entry_hash(
        head.hash, NEW.sequence, NEW.id, NEW.kind, NEW.pending_id, NEW.debit_account_id, NEW.credit_account_id,
        NEW.amount, NEW.code, NEW.group_id, NEW.position, batch.external_ref, batch.order_id, batch.chain_id,
        batch.block_number, batch.effective_at);
    UPDATE ledger.chain_head SET sequence = NEW.sequence, hash = NEW.hash;
    RETURN NEW;
END $$;
CREATE TRIGGER transfer_link BEFORE INSERT ON ledger.transfer
    FOR EACH ROW EXECUTE FUNCTION ledger.link_transfer();

-- Refuses totals past an account's limit. Pending credits may cover pending debits, posted credits posted debits:
-- the chain may authorize and capture before either is final, and they are posted in the order of the chain.
CREATE FUNCTION ledger.check_limit(held_id uuid, totals ledger.account_balance) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
DECLARE
    held ledger.account;
BEGIN
    SELECT * INTO STRICT held FROM ledger.account WHERE id = held_id;
    IF held.balance_limit = 'debits-within-credits'
       AND (totals.debits_posted > totals.credits_posted
            OR totals.debits_posted + totals.debits_pending > totals.credits_posted + totals.credits_pending) THEN
        RAISE EXCEPTION 'Account % % would fall below zero: debits % (% pending), credits % (% pending).',
            held.code, held.owner, totals.debits_posted, totals.debits_pending,
            totals.credits_posted, totals.credits_pending USING ERRCODE = 'TS001';
    ELSIF held.balance_limit = 'credits-within-debits'
       AND (totals.credits_posted > totals.debits_posted
            OR totals.credits_posted + totals.credits_pending > totals.debits_posted + totals.debits_pending) THEN
        RAISE EXCEPTION 'Account % % would fall below zero: credits % (% pending), debits % (% pending).',
            held.code, held.owner, totals.credits_posted, totals.credits_pending,
            totals.debits_posted, totals.debits_pending USING ERRCODE = 'TS001';
    END IF;
END $$;

CREATE FUNCTION ledger.apply_transfer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
DECLARE
    posted numeric := CASE WHEN NEW.kind IN ('single', 'post') THEN NEW.amount ELSE 0 END;
    pending numeric := 0;
    debited ledger.account_balance;
    credited ledger.account_balance;
BEGIN
    IF NEW.kind = 'pending' THEN
        pending := NEW.amount;
    ELSIF NEW.pending_id IS NOT NULL THEN
        SELECT -amount INTO STRICT pending FROM ledger.transfer WHERE id = NEW.pending_id;
    END IF;
    UPDATE ledger.account_balance
       SET debits_posted = debits_posted + posted, debits_pending = debits_pending + pending
     WHERE account_id = NEW.debit_account_id RETURNING * INTO STRICT debited;
    UPDATE ledger.account_balance
       SET credits_posted = credits_posted + posted, credits_pending = credits_pending + pending
     WHERE account_id = NEW.credit_account_id RETURNING * INTO STRICT credited;
    -- A void or an expiry only takes a claim back; it must always be possible.
    IF NEW.kind IN ('single', 'pending', 'post') THEN
        PERFORM ledger.check_limit(NEW.debit_account_id, debited);
        PERFORM ledger.check_limit(NEW.credit_account_id, credited);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER transfer_apply AFTER INSERT ON ledger.transfer
    FOR EACH ROW EXECUTE FUNCTION ledger.apply_transfer();

CREATE FUNCTION ledger.check_group() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
DECLARE
    checked uuid := CASE WHEN TG_TABLE_NAME = 'transfer' THEN (to_jsonb(NEW) ->> 'group_id')::uuid
                         ELSE (to_jsonb(NEW) ->> 'id')::uuid END;
    wanted integer;
    found integer;
BEGIN
    SELECT size INTO STRICT wanted FROM ledger.transfer_group WHERE id = checked;
    SELECT count(*) INTO found FROM ledger.transfer WHERE group_id = checked;
    IF found <> wanted THEN
        RAISE EXCEPTION 'Group % has % of its % transfers.', checked, found, wanted USING ERRCODE = 'TS004';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER group_is_whole AFTER INSERT ON ledger.transfer_group
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.check_group();
CREATE CONSTRAINT TRIGGER group_stays_whole AFTER INSERT ON ledger.transfer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.check_group();

-- Nothing is changed or removed, whoever asks.
CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of ledger.% are never changed; correct with a new transfer.', TG_TABLE_NAME
        USING ERRCODE = 'TS003';
END $$;
-- Totals and head move only from within the triggers above.
CREATE FUNCTION ledger.refuse_direct_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'ledger.% follows the transfers; it is not written directly.', TG_TABLE_NAME
            USING ERRCODE = 'TS003';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER account_is_kept BEFORE UPDATE OR DELETE ON ledger.account
    FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER transfer_group_is_kept BEFORE UPDATE OR DELETE ON ledger.transfer_group
    FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER transfer_is_kept BEFORE UPDATE OR DELETE ON ledger.transfer
    FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER account_balance_follows BEFORE INSERT OR UPDATE OR DELETE ON ledger.account_balance
    FOR EACH ROW EXECUTE FUNCTION ledger.refuse_direct_change();
CREATE TRIGGER chain_head_follows BEFORE INSERT OR UPDATE OR DELETE ON ledger.chain_head
    FOR EACH ROW EXECUTE FUNCTION ledger.refuse_direct_change();
CREATE TRIGGER account_no_truncate BEFORE TRUNCATE ON ledger.account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER account_balance_no_truncate BEFORE TRUNCATE ON ledger.account_balance
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER transfer_group_no_truncate BEFORE TRUNCATE ON ledger.transfer_group
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER transfer_no_truncate BEFORE TRUNCATE ON ledger.transfer
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER chain_head_no_truncate BEFORE TRUNCATE ON ledger.chain_head
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- Each transfer with what became of it.
CREATE VIEW ledger.transfer_state AS
SELECT t.*,
       CASE WHEN t.kind IN ('single', 'post') THEN 'posted'
            WHEN t.kind = 'void' THEN 'voided'
            WHEN t.kind = 'expire' THEN 'expired'
            WHEN r.kind IS NULL THEN 'pending'
            WHEN r.kind = 'post' THEN 'resolved'
            WHEN r.kind = 'void' THEN 'voided'
            ELSE 'expired' END AS state
  FROM ledger.transfer t
  LEFT JOIN ledger.transfer r ON r.pending_id = t.id;

-- Totals computed from nothing but the entries.
CREATE VIEW ledger.replayed_balance AS
SELECT a.id AS account_id,
       coalesce(sum(t.amount) FILTER (WHERE t.debit_account_id = a.id AND t.state = 'pending'), 0) AS debits_pending,
       coalesce(sum(t.amount) FILTER (WHERE t.debit_account_id = a.id AND t.state = 'posted'), 0) AS debits_posted,
       coalesce(sum(t.amount) FILTER (WHERE t.credit_account_id = a.id AND t.state = 'pending'), 0) AS credits_pending,
       coalesce(sum(t.amount) FILTER (WHERE t.credit_account_id = a.id AND t.state = 'posted'), 0) AS credits_posted
  FROM ledger.account a
  LEFT JOIN ledger.transfer_state t ON a.id IN (t.debit_account_id, t.credit_account_id)
 GROUP BY a.id;

-- The first entry whose hash or link does not hold; no row when the chain is intact.
CREATE VIEW ledger.broken_link AS
SELECT checked.sequence
  FROM (SELECT t.sequence, t.hash, t.previous_hash,
               lag(t.hash, 1, decode(repeat('00', 32), 'hex')) OVER (ORDER BY t.sequence) AS expected_previous,
               row_number() OVER (ORDER BY t.sequence) AS expected_sequence,
               ledger.entry_hash(t.previous_hash, t.sequence, t.id, t.kind, t.pending_id, t.debit_account_id,
                   t.credit_account_id, t.amount, t.code, t.group_id, t.position, g.external_ref, g.order_id,
                   g.chain_id, g.block_number, g.effective_at) AS expected_hash
          FROM ledger.transfer t
          JOIN ledger.transfer_group g ON g.id = t.group_id) checked
 WHERE checked.hash <> checked.expected_hash
    OR checked.previous_hash <> checked.expected_previous
    OR checked.sequence <> checked.expected_sequence
 ORDER BY checked.sequence
 LIMIT 1;

-- The marketplace's own role reads the books and adds to them, and no more. The owner of the schema is whoever
-- migrates; a deployment lets the backend connect as a member of this role.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'topsteel_app') THEN
        CREATE ROLE topsteel_app NOLOGIN;
    END IF;
END $$;
REVOKE ALL ON ALL TABLES IN SCHEMA ledger FROM PUBLIC;
GRANT USAGE ON SCHEMA ledger TO topsteel_app;
GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO topsteel_app;
GRANT INSERT ON ledger.account, ledger.transfer_group, ledger.transfer TO topsteel_app;
