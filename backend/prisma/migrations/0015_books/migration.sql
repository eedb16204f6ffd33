-- The books for many writers. One door (INSERT into the view ledger.posting) enters a group in one call: it opens
-- accounts, checks the rules, inserts, and moves the totals last, so that their rows are locked for the shortest time.
-- Accounts without a limit keep their total in stripes, so that nobody waits there for anybody. The hash chain is made
-- afterwards, by INSERT into ledger.sealing, in an order in which the books could have been entered one by one; what an
-- entry says is hashed when it is entered (digest), so that the tail that waits to be sealed is checked like the rest.
-- SQLSTATEs as before: TS001 a limit would be passed, TS002 a transfer breaks a rule, TS003 a row may not be changed,
-- TS004 a group is not whole.

DO $$
BEGIN
    IF EXISTS (SELECT FROM ledger.broken_link) THEN
        RAISE EXCEPTION 'The hash chain of the ledger does not hold: do not migrate these books, restore them.';
    END IF;
END $$;

DROP VIEW ledger.broken_link, ledger.replayed_balance, ledger.transfer_state;
DROP TRIGGER transfer_link ON ledger.transfer;
DROP TRIGGER transfer_apply ON ledger.transfer;
DROP TRIGGER group_stays_whole ON ledger.transfer;
DROP TRIGGER group_is_whole ON ledger.transfer_group;
DROP TRIGGER account_open ON ledger.account;
DROP TRIGGER transfer_is_kept ON ledger.transfer;
DROP TRIGGER transfer_group_is_kept ON ledger.transfer_group;
DROP TRIGGER chain_head_follows ON ledger.chain_head;
DROP FUNCTION ledger.link_transfer, ledger.apply_transfer, ledger.check_limit, ledger.check_group, ledger.open_balance,
    ledger.entry_hash;

-- A month that is closed. It is never opened again; what comes for it later is posted in the first open month.
CREATE TABLE ledger.period (
    month       date PRIMARY KEY CHECK (extract(day FROM month) = 1),
    closed_at   timestamptz NOT NULL DEFAULT now(),
    closed_by   text NOT NULL,
    -- The chain as it stood when the month was closed.
    sequence    bigint NOT NULL,
    hash        bytea NOT NULL,
    -- Transfers that were pending then, by id: seen by whoever closed.
    open_claims jsonb NOT NULL
);
-- Totals of all entries posted up to the end of the month, by account code.
CREATE TABLE ledger.period_total (
    month    date NOT NULL REFERENCES ledger.period (month),
    code     text NOT NULL,
    currency text NOT NULL,
    debits   numeric(39, 0) NOT NULL,
    credits  numeric(39, 0) NOT NULL,
    PRIMARY KEY (month, code, currency)
);

ALTER TABLE ledger.transfer_group ADD COLUMN posted_period date;
UPDATE ledger.transfer_group SET posted_period = date_trunc('month', effective_at AT TIME ZONE 'UTC')::date;
ALTER TABLE ledger.transfer_group ALTER COLUMN posted_period SET NOT NULL;
CREATE INDEX transfer_group_period ON ledger.transfer_group (posted_period);

-- Every row comes through the one door, which has found the group, the accounts and the claim; asking for them again
-- row by row, and sharing locks on the rows of busy accounts, would cost more than the posting itself.
ALTER TABLE ledger.transfer DROP CONSTRAINT transfer_group_id_fkey, DROP CONSTRAINT transfer_pending_id_fkey,
    DROP CONSTRAINT transfer_debit_account_id_fkey, DROP CONSTRAINT transfer_credit_account_id_fkey;
-- The order of entering, with gaps. The order of the chain is ledger.seal's.
ALTER TABLE ledger.transfer RENAME COLUMN sequence TO entry;
ALTER TABLE ledger.transfer RENAME CONSTRAINT transfer_sequence_key TO transfer_entry_key;
CREATE SEQUENCE ledger.transfer_entry OWNED BY ledger.transfer.entry;
SELECT setval('ledger.transfer_entry', greatest(sequence, 1), sequence > 0) FROM ledger.chain_head;
ALTER TABLE ledger.transfer ALTER COLUMN entry SET DEFAULT nextval('ledger.transfer_entry');
ALTER TABLE ledger.transfer ADD COLUMN digest bytea, DROP COLUMN previous_hash, DROP COLUMN hash;
CREATE INDEX transfer_expiry ON ledger.transfer (expires_at) WHERE expires_at IS NOT NULL;

-- What an entry says, in one place for the door, the check and anybody who recomputes it: SHA-256 of UTF-8, fields
-- joined by "|", times in microseconds. Not IMMUTABLE, so that it is inlined: convert_to is not.
CREATE FUNCTION ledger.group_text(g ledger.transfer_group) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT g.id || '|' || g.external_ref || '|' || coalesce(g.order_id::text, '') || '|' ||
           coalesce(g.chain_id::text, '') || '|' || coalesce(g.block_number::text, '') || '|' ||
           (extract(epoch FROM g.effective_at) * 1000000)::bigint || '|' || to_char(g.posted_period, 'YYYY-MM')
$$;
CREATE FUNCTION ledger.entry_digest(t ledger.transfer, group_text text) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to(
        t.id || '|' || t.kind || '|' || coalesce(t.pending_id::text, '') || '|' || t.debit_account_id || '|' ||
        t.credit_account_id || '|' || t.amount || '|' || t.code || '|' ||
        coalesce(((extract(epoch FROM t.expires_at) * 1000000)::bigint)::text, '') || '|' || t.position || '|' ||
        group_text, 'UTF8'))
$$;
UPDATE ledger.transfer t SET digest = ledger.entry_digest(t, ledger.group_text(g))
  FROM ledger.transfer_group g WHERE g.id = t.group_id;
ALTER TABLE ledger.transfer ALTER COLUMN digest SET NOT NULL;

-- The hash chain: hash = SHA-256(previous hash, sequence as 8 bytes, digest of the transfer).
CREATE TABLE ledger.seal (
    sequence    bigint PRIMARY KEY,
    transfer_id uuid NOT NULL UNIQUE,
    hash        bytea NOT NULL,
    sealed_at   timestamptz NOT NULL DEFAULT now()
);
-- Groups that wait to be sealed.
CREATE TABLE ledger.unsealed (first_entry bigint NOT NULL, group_id uuid NOT NULL);
INSERT INTO ledger.unsealed SELECT min(entry), group_id FROM ledger.transfer GROUP BY group_id;
UPDATE ledger.chain_head SET sequence = 0, hash = decode(repeat('00', 32), 'hex');
COMMENT ON TABLE ledger.chain_head IS 'The last sealed entry; its row lock is the one sealer''s.';

-- Totals by account. One stripe under a limit, else one for each of several writers; their sum is the total.
CREATE TABLE ledger.balance_stripe (
    account_id      uuid NOT NULL,
    stripe          smallint NOT NULL,
    debits_pending  numeric(39, 0) NOT NULL,
    debits_posted   numeric(39, 0) NOT NULL,
    credits_pending numeric(39, 0) NOT NULL,
    credits_posted  numeric(39, 0) NOT NULL,
    PRIMARY KEY (account_id, stripe)
) WITH (fillfactor = 50);
INSERT INTO ledger.balance_stripe
SELECT account_id, 0, debits_pending, debits_posted, credits_pending, credits_posted FROM ledger.account_balance;
DROP TABLE ledger.account_balance;
CREATE VIEW ledger.account_balance AS
SELECT a.id AS account_id,
       coalesce(sum(b.debits_pending), 0) AS debits_pending, coalesce(sum(b.debits_posted), 0) AS debits_posted,
       coalesce(sum(b.credits_pending), 0) AS credits_pending, coalesce(sum(b.credits_posted), 0) AS credits_posted
  FROM ledger.account a LEFT JOIN ledger.balance_stripe b ON b.account_id = a.id
 GROUP BY a.id;

-- The door. outcome: 'entered'; 'known' when the same group stands; 'conflict' when the id stands with other movements;
-- 'resolved' when something else has resolved one of the claims. Only 'entered' has changed anything.
CREATE VIEW ledger.posting AS SELECT NULL::jsonb AS document, NULL::text AS outcome WHERE false;

CREATE FUNCTION ledger.standing_of(batch ledger.transfer_group, entered ledger.transfer[]) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN g.size = batch.size AND NOT EXISTS (
               SELECT e.id, e.position, e.kind, e.pending_id, e.debit_account_id, e.credit_account_id, e.amount, e.code
                 FROM unnest(entered) e
               EXCEPT
               SELECT t.id, t.position, t.kind, t.pending_id, t.debit_account_id, t.credit_account_id, t.amount, t.code
                 FROM ledger.transfer t WHERE t.group_id = batch.id)
           THEN 'known' ELSE 'conflict' END
      FROM ledger.transfer_group g WHERE g.id = batch.id
$$;

-- Raises the first rule that a transfer of the group breaks.
CREATE FUNCTION ledger.check_rules(entered ledger.transfer[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    broken text;
BEGIN
    SELECT sentence INTO broken FROM (SELECT e.position, CASE
        WHEN d.id IS NULL OR c.id IS NULL THEN format('Transfer %s names an account that is not open.', e.id)
        WHEN d.id = c.id THEN format('Transfer %s names one account twice.', e.id)
        WHEN d.currency <> c.currency THEN
            format('A transfer stays in one currency; %s and %s were given.', d.currency, c.currency)
        WHEN e.amount <= 0 THEN format('Transfer %s moves nothing: an amount is above zero.', e.id)
        WHEN e.pending_id IS NULL THEN NULL
        WHEN p.id IS NULL OR p.kind <> 'pending' THEN
            format('Transfer %s is not pending and cannot be resolved.', e.pending_id)
        WHEN p.debit_account_id <> d.id OR p.credit_account_id <> c.id THEN
            format('The resolution of transfer %s names other accounts.', e.pending_id)
        WHEN e.amount > p.amount OR (e.kind <> 'post' AND e.amount <> p.amount) THEN
            format('Transfer %s is pending for %s; it cannot be resolved for %s.', e.pending_id, p.amount, e.amount)
        WHEN e.kind = 'expire' AND (p.expires_at IS NULL OR p.expires_at > clock_timestamp()) THEN
            format('Transfer %s has not expired.', e.pending_id)
        WHEN e.kind = 'post' AND p.expires_at <= clock_timestamp() THEN
            format('Transfer %s expired at %s; it cannot be posted.', e.pending_id, p.expires_at)
        END AS sentence
      FROM unnest(entered) e
      LEFT JOIN ledger.account d ON d.id = e.debit_account_id
      LEFT JOIN ledger.account c ON c.id = e.credit_account_id
      LEFT JOIN ledger.transfer p ON p.id = e.pending_id) checked
     WHERE sentence IS NOT NULL
     ORDER BY position
     LIMIT 1;
    IF broken IS NOT NULL THEN
        RAISE EXCEPTION '%', broken USING ERRCODE = 'TS002';
    END IF;
END $$;

-- Moves the totals and holds every step of the group against the limits, as if its transfers were entered one by one.
-- Pending credits may cover pending debits, posted credits posted debits: the chain may authorize and capture before
-- either is final, and they are posted in the order of the chain. A void or an expiry only takes a claim back; it must
-- always be possible.
CREATE FUNCTION ledger.move_totals(entered ledger.transfer[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    refused record;
BEGIN
    WITH moves AS MATERIALIZED (
        SELECT e.position, e.kind, side.account_id, a.code, a.owner, a.balance_limit,
               CASE WHEN a.balance_limit = 'none' THEN pg_backend_pid() % 16 ELSE 0 END AS stripe,
               CASE WHEN side.is_debit THEN pending ELSE 0 END AS debits_pending,
               CASE WHEN side.is_debit THEN posted ELSE 0 END AS debits_posted,
               CASE WHEN side.is_debit THEN 0 ELSE pending END AS credits_pending,
               CASE WHEN side.is_debit THEN 0 ELSE posted END AS credits_posted
          FROM unnest(entered) e
          LEFT JOIN ledger.transfer claim ON claim.id = e.pending_id
         CROSS JOIN LATERAL (SELECT CASE WHEN e.kind IN ('single', 'post') THEN e.amount ELSE 0 END AS posted,
                                    CASE WHEN e.kind = 'pending' THEN e.amount
                                         ELSE -coalesce(claim.amount, 0) END AS pending) moved
         CROSS JOIN LATERAL (VALUES (e.debit_account_id, true), (e.credit_account_id, false))
                AS side (account_id, is_debit)
          JOIN ledger.account a ON a.id = side.account_id
    ), kept AS (
        INSERT INTO ledger.balance_stripe AS b
        SELECT account_id, stripe, sum(debits_pending), sum(debits_posted), sum(credits_pending), sum(credits_posted)
          FROM moves GROUP BY account_id, stripe
         -- Everybody locks in this order, so nobody waits in a circle.
         ORDER BY account_id, stripe
        ON CONFLICT (account_id, stripe) DO UPDATE
           SET debits_pending = b.debits_pending + excluded.debits_pending,
               debits_posted = b.debits_posted + excluded.debits_posted,
               credits_pending = b.credits_pending + excluded.credits_pending,
               credits_posted = b.credits_posted + excluded.credits_posted
        RETURNING b.*
    ), steps AS (
        SELECT m.position, m.kind, m.code, m.owner, m.balance_limit,
               k.debits_pending - coalesce(sum(m.debits_pending) OVER later, 0) AS debits_pending,
               k.debits_posted - coalesce(sum(m.debits_posted) OVER later, 0) AS debits_posted,
               k.credits_pending - coalesce(sum(m.credits_pending) OVER later, 0) AS credits_pending,
               k.credits_posted - coalesce(sum(m.credits_posted) OVER later, 0) AS credits_posted
          FROM moves m JOIN kept k ON k.account_id = m.account_id AND k.stripe = m.stripe
         WHERE m.balance_limit <> 'none'
        WINDOW later AS (PARTITION BY m.account_id ORDER BY m.position
                         ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
    )
    SELECT * INTO refused FROM steps
     WHERE kind IN ('single', 'pending', 'post')
       AND CASE balance_limit
           WHEN 'debits-within-credits' THEN debits_posted > credits_posted
                OR debits_posted + debits_pending > credits_posted + credits_pending
           ELSE credits_posted > debits_posted
                OR credits_posted + credits_pending > debits_posted + debits_pending END
     ORDER BY position LIMIT 1;
    IF refused.balance_limit = 'debits-within-credits' THEN
        RAISE EXCEPTION 'Account % % would fall below zero: debits % (% pending), credits % (% pending).',
            refused.code, refused.owner, refused.debits_posted, refused.debits_pending,
            refused.credits_posted, refused.credits_pending USING ERRCODE = 'TS001';
    ELSIF refused.balance_limit IS NOT NULL THEN
        RAISE EXCEPTION 'Account % % would fall below zero: credits % (% pending), debits % (% pending).',
            refused.code, refused.owner, refused.credits_posted, refused.credits_pending,
            refused.debits_posted, refused.debits_pending USING ERRCODE = 'TS001';
    END IF;
END $$;

CREATE FUNCTION ledger.enter_posting() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
DECLARE
    doc CONSTANT jsonb := NEW.document;
    batch ledger.transfer_group;
    entered ledger.transfer[];
    claims uuid[];
    text_of_group text;
BEGIN
    -- A closing of a period waits for who is posting, and who is posting for it.
    PERFORM pg_advisory_xact_lock_shared(hashtext('ledger.period'));
    SELECT d.id, d.size, d.external_ref, d.order_id, d.chain_id, d.block_number, d.effective_at, now(),
           greatest(date_trunc('month', d.effective_at AT TIME ZONE 'UTC'),
                    (SELECT max(month) + interval '1 month' FROM ledger.period))::date
      INTO batch
      FROM jsonb_to_record(doc) AS d(id uuid, size integer, external_ref text, order_id uuid, chain_id bigint,
                                     block_number numeric, effective_at timestamptz);
    SELECT array_agg(ROW(t.id, NULL, batch.id, t.position, t.kind, t.pending_id, t.debit_account_id,
                         t.credit_account_id, t.amount, t.code, t.expires_at, NULL, NULL)::ledger.transfer
                     ORDER BY t.position),
           array_agg(t.pending_id) FILTER (WHERE t.pending_id IS NOT NULL)
      INTO entered, claims
      FROM jsonb_to_recordset(doc -> 'transfers') AS t(id uuid, position integer, kind text, pending_id uuid,
           debit_account_id uuid, credit_account_id uuid, amount numeric, code text, expires_at timestamptz);
    IF batch.size < 1 OR coalesce(cardinality(entered), 0) <> batch.size THEN
        RAISE EXCEPTION 'Group % has % of its % transfers.', batch.id, coalesce(cardinality(entered), 0), batch.size
            USING ERRCODE = 'TS004';
    END IF;

    IF claims IS NOT NULL THEN
        NEW.outcome := ledger.standing_of(batch, entered);
        IF NEW.outcome IS NOT NULL THEN RETURN NEW; END IF;
        -- Who resolves the same claims waits here for the other.
        PERFORM FROM ledger.transfer WHERE id = ANY (claims) ORDER BY id FOR UPDATE;
        IF EXISTS (SELECT FROM ledger.transfer WHERE pending_id = ANY (claims)) THEN
            NEW.outcome := coalesce(ledger.standing_of(batch, entered), 'resolved');
            RETURN NEW;
        END IF;
    END IF;
    INSERT INTO ledger.transfer_group VALUES (batch.*) ON CONFLICT (id) DO NOTHING;
    IF NOT FOUND THEN
        NEW.outcome := ledger.standing_of(batch, entered);
        RETURN NEW;
    END IF;
    INSERT INTO ledger.account (id, code, owner, currency, scale, normal_side, balance_limit)
    SELECT a.id, a.code, a.owner, a.currency, a.scale, a.normal_side, a.balance_limit
      FROM jsonb_to_recordset(doc -> 'accounts') AS a(id uuid, code text, owner text, currency text, scale integer,
                                                      normal_side text, balance_limit text)
     WHERE NOT EXISTS (SELECT FROM ledger.account known WHERE known.id = a.id)
     ORDER BY a.id
    ON CONFLICT DO NOTHING;
    PERFORM ledger.check_rules(entered);
    text_of_group := ledger.group_text(batch);
    WITH kept AS (
        INSERT INTO ledger.transfer (id, group_id, position, kind, pending_id, debit_account_id, credit_account_id,
                                     amount, code, expires_at, digest)
        SELECT e.id, batch.id, e.position, e.kind, e.pending_id, e.debit_account_id, e.credit_account_id,
               e.amount, e.code, e.expires_at, ledger.entry_digest(e, text_of_group)
          FROM unnest(entered) e ORDER BY e.position
        RETURNING entry)
    INSERT INTO ledger.unsealed SELECT min(entry), batch.id FROM kept;
    PERFORM ledger.move_totals(entered);
    NEW.outcome := 'entered';
    RETURN NEW;
END $$;
CREATE TRIGGER posting_enter INSTEAD OF INSERT ON ledger.posting
    FOR EACH ROW EXECUTE FUNCTION ledger.enter_posting();

-- Seals what waits, oldest first. waits: until another sealer has ended, else it is left to him.
-- Whatever an entry rests on was committed before it and has a lower number, so every prefix of the order is whole.
CREATE VIEW ledger.sealing AS SELECT NULL::integer AS at_most, NULL::boolean AS waits, NULL::integer AS sealed WHERE false;

CREATE FUNCTION ledger.seal_entries() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
DECLARE
    head ledger.chain_head;
    ids uuid[];
    digests bytea[];
    hashes bytea[];
    link bytea;
    place bigint;
BEGIN
    NEW.sealed := 0;
    IF NEW.waits THEN
        SELECT * INTO head FROM ledger.chain_head FOR UPDATE;
    ELSE
        SELECT * INTO head FROM ledger.chain_head FOR UPDATE SKIP LOCKED;
        IF NOT FOUND THEN RETURN NEW; END IF;
    END IF;
    WITH taken AS (
        DELETE FROM ledger.unsealed WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM ledger.unsealed ORDER BY first_entry LIMIT NEW.at_most))
        RETURNING group_id)
    SELECT array_agg(t.id ORDER BY t.entry), array_agg(t.digest ORDER BY t.entry) INTO ids, digests
      FROM taken JOIN ledger.transfer t ON t.group_id = taken.group_id;
    IF ids IS NULL THEN RETURN NEW; END IF;
    link := head.hash;
    place := head.sequence;
    FOR n IN 1 .. cardinality(ids) LOOP
        place := place + 1;
        link := sha256(link || int8send(place) || digests[n]);
        hashes[n] := link;
    END LOOP;
    INSERT INTO ledger.seal (sequence, transfer_id, hash)
    SELECT head.sequence + s.n, s.id, s.hash FROM unnest(ids, hashes) WITH ORDINALITY AS s(id, hash, n);
    UPDATE ledger.chain_head SET sequence = place, hash = link;
    NEW.sealed := cardinality(ids);
    RETURN NEW;
END $$;
CREATE TRIGGER sealing_seal INSTEAD OF INSERT ON ledger.sealing
    FOR EACH ROW EXECUTE FUNCTION ledger.seal_entries();

INSERT INTO ledger.sealing (at_most, waits) VALUES (2147483647, true);

-- Only the two doors write; nothing is changed or removed, whoever asks.
CREATE OR REPLACE FUNCTION ledger.refuse_direct_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'Rows of ledger.% are written by entering a posting and in no other way.', TG_TABLE_NAME
            USING ERRCODE = 'TS003';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER transfer_is_kept BEFORE UPDATE OR DELETE ON ledger.transfer
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER transfer_group_is_kept BEFORE UPDATE OR DELETE ON ledger.transfer_group
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER seal_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.seal
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER period_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.period
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER period_total_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.period_total
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER balance_stripe_no_truncate BEFORE TRUNCATE ON ledger.balance_stripe
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER unsealed_no_truncate BEFORE TRUNCATE ON ledger.unsealed
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER transfer_follows BEFORE INSERT ON ledger.transfer
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_direct_change();
CREATE TRIGGER transfer_group_follows BEFORE INSERT ON ledger.transfer_group
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_direct_change();
CREATE TRIGGER seal_follows BEFORE INSERT ON ledger.seal
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_direct_change();
CREATE TRIGGER unsealed_follows BEFORE INSERT OR UPDATE OR DELETE ON ledger.unsealed
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_direct_change();
CREATE TRIGGER balance_stripe_follows BEFORE INSERT OR UPDATE OR DELETE ON ledger.balance_stripe
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_direct_change();
CREATE TRIGGER account_balance_follows INSTEAD OF INSERT OR UPDATE OR DELETE ON ledger.account_balance
    FOR EACH ROW EXECUTE FUNCTION ledger.refuse_direct_change();
CREATE TRIGGER chain_head_follows BEFORE INSERT OR UPDATE OR DELETE ON ledger.chain_head
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_direct_change();

-- Each transfer with its place in the chain (null until it is sealed) and what became of it.
CREATE VIEW ledger.transfer_state AS
SELECT t.*, s.sequence, s.hash,
       CASE WHEN t.kind IN ('single', 'post') THEN 'posted'
            WHEN t.kind = 'void' THEN 'voided'
            WHEN t.kind = 'expire' THEN 'expired'
            WHEN r.kind IS NULL THEN 'pending'
            WHEN r.kind = 'post' THEN 'resolved'
            WHEN r.kind = 'void' THEN 'voided'
            ELSE 'expired' END AS state
  FROM ledger.transfer t
  LEFT JOIN ledger.transfer r ON r.pending_id = t.id
  LEFT JOIN ledger.seal s ON s.transfer_id = t.id;

-- Totals computed from nothing but the entries.
CREATE VIEW ledger.replayed_balance AS
SELECT a.id AS account_id,
       coalesce(sum(m.amount) FILTER (WHERE m.is_debit AND m.state = 'pending'), 0) AS debits_pending,
       coalesce(sum(m.amount) FILTER (WHERE m.is_debit AND m.state = 'posted'), 0) AS debits_posted,
       coalesce(sum(m.amount) FILTER (WHERE NOT m.is_debit AND m.state = 'pending'), 0) AS credits_pending,
       coalesce(sum(m.amount) FILTER (WHERE NOT m.is_debit AND m.state = 'posted'), 0) AS credits_posted
  FROM ledger.account a
  LEFT JOIN (SELECT debit_account_id AS account_id, true AS is_debit, amount, state FROM ledger.transfer_state
             UNION ALL
             SELECT credit_account_id, false, amount, state FROM ledger.transfer_state) m ON m.account_id = a.id
 GROUP BY a.id;

-- Where the books do not hold: a link of the chain, an entry that says something else than when it was entered, or one
-- that nobody is going to seal. No row when they are intact.
CREATE VIEW ledger.broken_link AS
SELECT s.sequence, NULL::bigint AS entry
  FROM (SELECT sequence, transfer_id, hash,
               lag(hash, 1, decode(repeat('00', 32), 'hex')) OVER (ORDER BY sequence) AS previous_hash,
               row_number() OVER (ORDER BY sequence) AS expected_sequence
          FROM ledger.seal) s
  LEFT JOIN ledger.transfer t ON t.id = s.transfer_id
  LEFT JOIN ledger.transfer_group g ON g.id = t.group_id
 WHERE s.sequence <> s.expected_sequence
    OR s.hash IS DISTINCT FROM sha256(s.previous_hash || int8send(s.sequence) || t.digest)
    OR t.digest IS DISTINCT FROM ledger.entry_digest(t, ledger.group_text(g))
UNION ALL
SELECT NULL, t.entry
  FROM ledger.transfer t
  LEFT JOIN ledger.transfer_group g ON g.id = t.group_id
 WHERE NOT EXISTS (SELECT FROM ledger.seal s WHERE s.transfer_id = t.id)
   AND (t.digest IS DISTINCT FROM ledger.entry_digest(t, ledger.group_text(g))
        OR NOT EXISTS (SELECT FROM ledger.unsealed u WHERE u.group_id = t.group_id));

-- The marketplace's own role reads the books and uses the doors, and no more.
REVOKE INSERT ON ledger.account, ledger.transfer_group, ledger.transfer FROM topsteel_app;
REVOKE ALL ON ALL TABLES IN SCHEMA ledger FROM PUBLIC;
GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO topsteel_app;
GRANT INSERT (document) ON ledger.posting TO topsteel_app;
GRANT INSERT (at_most, waits) ON ledger.sealing TO topsteel_app;
