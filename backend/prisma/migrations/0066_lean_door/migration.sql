-- The door at less cost: whatever is looked up or worked out is looked up and worked out once, and what only a refusal
-- tells is worked out when something is refused. A transfer's own rules are the door's: as constraints of the table they
-- were read and compiled anew for every group.

ALTER TABLE ledger.transfer
    DROP CONSTRAINT transfer_kind_check, DROP CONSTRAINT transfer_amount_check, DROP CONSTRAINT transfer_code_check,
    DROP CONSTRAINT transfer_check, DROP CONSTRAINT transfer_check1, DROP CONSTRAINT transfer_check2;

CREATE OR REPLACE FUNCTION ledger.broken_rule(e ledger.transfer, d ledger.account, c ledger.account, p ledger.transfer)
RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN e.amount <= 0 THEN format('Transfer %s moves %s; it must move more than 0.', e.id, e.amount)
        WHEN e.debit_account_id = e.credit_account_id THEN format('Transfer %s goes from an account to itself.', e.id)
        WHEN e.code !~ '^[a-z][a-z-]*$' THEN format('Transfer %s has the code "%s"; use a-z and "-".', e.id, e.code)
        WHEN d.id IS NULL OR c.id IS NULL THEN format('Transfer %s names an account that is not open.', e.id)
        WHEN d.currency <> c.currency THEN
            format('A transfer stays in one currency; %s and %s were given.', d.currency, c.currency)
        WHEN e.expires_at IS NOT NULL AND e.kind <> 'pending' THEN
            format('Transfer %s is not pending and cannot expire.', e.id)
        WHEN e.pending_id IS NULL THEN
            CASE WHEN e.kind NOT IN ('single', 'pending') THEN
                format('Transfer %s is of kind "%s" and names no claim.', e.id, e.kind) END
        WHEN e.kind NOT IN ('post', 'void', 'expire') THEN
            format('Transfer %s is of kind "%s" and cannot resolve a claim.', e.id, e.kind)
        WHEN p.id IS NULL OR p.kind <> 'pending' THEN
            format('Transfer %s is not pending and cannot be resolved.', e.pending_id)
        WHEN p.debit_account_id <> d.id OR p.credit_account_id <> c.id THEN
            format('The resolution of transfer %s names other accounts.', e.pending_id)
        WHEN e.amount > p.amount OR (e.kind <> 'post' AND e.amount <> p.amount) THEN
            format('Transfer %s is pending for %s; it cannot be resolved for %s.', e.pending_id, p.amount, e.amount)
        WHEN e.kind = 'expire' AND (p.expires_at IS NULL OR p.expires_at > statement_timestamp()) THEN
            format('Transfer %s has not expired.', e.pending_id)
        WHEN e.kind = 'post' AND p.expires_at <= statement_timestamp() THEN
            format('Transfer %s expired at %s; it cannot be posted.', e.pending_id, p.expires_at)
        END
$$;

-- How an account under a limit would stand after one step of a group whose totals are moved, in a sentence.
CREATE FUNCTION ledger.overdraft(entered_group uuid, step integer, overdrawn uuid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE a.balance_limit WHEN 'debits-within-credits' THEN
               format('Account %s %s would fall below zero: debits %s (%s pending), credits %s (%s pending).',
                      a.code, a.owner, b.debits_posted - later.debits_posted, b.debits_pending - later.debits_pending,
                      b.credits_posted - later.credits_posted, b.credits_pending - later.credits_pending)
           ELSE
               format('Account %s %s would fall below zero: credits %s (%s pending), debits %s (%s pending).',
                      a.code, a.owner, b.credits_posted - later.credits_posted,
                      b.credits_pending - later.credits_pending, b.debits_posted - later.debits_posted,
                      b.debits_pending - later.debits_pending)
           END
      FROM ledger.account a
      JOIN ledger.balance_stripe b ON b.account_id = a.id
     CROSS JOIN LATERAL (
        SELECT coalesce(sum(posted) FILTER (WHERE is_debit), 0) AS debits_posted,
               coalesce(sum(pending) FILTER (WHERE is_debit), 0) AS debits_pending,
               coalesce(sum(posted) FILTER (WHERE NOT is_debit), 0) AS credits_posted,
               coalesce(sum(pending) FILTER (WHERE NOT is_debit), 0) AS credits_pending
          FROM (SELECT e.debit_account_id = a.id AS is_debit,
                       CASE WHEN e.kind IN ('single', 'post') THEN e.amount ELSE 0 END AS posted,
                       CASE WHEN e.kind = 'pending' THEN e.amount ELSE -coalesce(p.amount, 0) END AS pending
                  FROM ledger.transfer e LEFT JOIN ledger.transfer p ON p.id = e.pending_id
                 WHERE e.group_id = entered_group AND e.position > step
                   AND a.id IN (e.debit_account_id, e.credit_account_id)) moved) later
     WHERE a.id = overdrawn
$$;

CREATE OR REPLACE FUNCTION ledger.enter_posting() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    doc CONSTANT jsonb := NEW.document;
    batch ledger.transfer_group;
    claims uuid[];
    text_of_group text;
    refused record;
BEGIN
    -- A closing of a period waits for who is posting, and who is posting for it.
    PERFORM pg_advisory_xact_lock_shared(hashtext('ledger.period'));
    IF (doc ->> 'resolves')::boolean THEN
        NEW.outcome := ledger.standing_of(doc);
        IF NEW.outcome IS NOT NULL THEN RETURN NEW; END IF;
        -- Who resolves the same claims waits here for the other.
        claims := ARRAY(SELECT pending_id FROM ledger.transfers_in(doc));
        PERFORM FROM ledger.transfer WHERE id = ANY (claims) ORDER BY id FOR UPDATE;
        IF EXISTS (SELECT FROM ledger.transfer WHERE pending_id = ANY (claims)) THEN
            NEW.outcome := coalesce(ledger.standing_of(doc), 'resolved');
            RETURN NEW;
        END IF;
    END IF;
    IF (doc ->> 'size')::integer < 1 THEN
        RAISE EXCEPTION 'Group % has no transfers.', doc ->> 'id' USING ERRCODE = 'TS004';
    ELSIF (doc ->> 'size')::integer <> jsonb_array_length(doc -> 'transfers') THEN
        RAISE EXCEPTION 'Group % has % of its % transfers.', doc ->> 'id', jsonb_array_length(doc -> 'transfers'),
            doc ->> 'size' USING ERRCODE = 'TS004';
    END IF;
    INSERT INTO ledger.transfer_group
    SELECT d.id, d.size, d.external_ref, d.order_id, d.chain_id, d.block_number, d.effective_at, now(),
           greatest(date_trunc('month', d.effective_at AT TIME ZONE 'UTC'),
                    (SELECT max(month) + interval '1 month' FROM ledger.period))::date
      FROM jsonb_to_record(doc) AS d(id uuid, size integer, external_ref text, order_id uuid, chain_id bigint,
                                     block_number numeric, effective_at timestamptz)
    ON CONFLICT (id) DO NOTHING RETURNING * INTO batch;
    IF NOT FOUND THEN
        NEW.outcome := ledger.standing_of(doc);
        RETURN NEW;
    END IF;
    INSERT INTO ledger.account (id, code, owner, currency, scale, normal_side, balance_limit)
    SELECT (a ->> 'id')::uuid, a ->> 'code', a ->> 'owner', a ->> 'currency', (a ->> 'scale')::integer,
           a ->> 'normal_side', a ->> 'balance_limit'
      FROM jsonb_array_elements(doc -> 'accounts') AS a
     WHERE NOT EXISTS (SELECT FROM ledger.account known WHERE known.id = (a ->> 'id')::uuid)
     ORDER BY a ->> 'id'
    ON CONFLICT DO NOTHING;
    text_of_group := ledger.group_text(batch);

    -- Enters the transfers, moves the totals and holds every step of the group against the rules and the limits, as if its transfers were
    -- entered one by one. Pending credits may cover pending debits, posted credits posted debits: the chain may authorize
    -- and capture before either is final, and they are posted in the order of the chain. A void or an expiry only takes a
    -- claim back; it must always be possible. What it leaves may be below zero with what is pending: then a step is
    -- refused that takes more, and no other. A post of a part takes the rest from the side that was to have it.
    WITH entered AS (
        INSERT INTO ledger.transfer (id, group_id, position, kind, pending_id, debit_account_id, credit_account_id,
                                     amount, code, expires_at, digest)
        SELECT e.id, batch.id, e.position, e.kind, e.pending_id, e.debit_account_id, e.credit_account_id,
               e.amount, e.code, e.expires_at,
               ledger.entry_digest(ROW(e.id, NULL, batch.id, e.position, e.kind, e.pending_id, e.debit_account_id,
                   e.credit_account_id, e.amount, e.code, e.expires_at, NULL, NULL)::ledger.transfer, text_of_group)
          FROM ledger.transfers_in(doc) e ORDER BY e.position
        RETURNING *
    ), moves AS MATERIALIZED (
        SELECT e.position, e.kind, side.account_id, side.balance_limit, side.is_debit, rule.broken,
               CASE WHEN side.balance_limit = 'none' THEN pg_backend_pid() % 16 ELSE 0 END AS stripe,
               side.is_debit = (side.balance_limit = 'debits-within-credits') AS draws,
               CASE WHEN e.kind IN ('single', 'post') THEN e.amount ELSE 0 END AS posted,
               CASE WHEN e.kind = 'pending' THEN e.amount ELSE -coalesce(p.amount, 0) END AS pending
          FROM entered e
          LEFT JOIN ledger.account d ON d.id = e.debit_account_id
          LEFT JOIN ledger.account c ON c.id = e.credit_account_id
          LEFT JOIN ledger.transfer p ON p.id = e.pending_id
         CROSS JOIN LATERAL (SELECT ledger.broken_rule(e, d, c, p) AS broken) rule
         CROSS JOIN LATERAL (VALUES (e.debit_account_id, d.balance_limit, true),
                                    (e.credit_account_id, c.balance_limit, false))
                AS side (account_id, balance_limit, is_debit)
    ), kept AS (
        INSERT INTO ledger.balance_stripe AS b
        SELECT account_id, stripe,
               sum(CASE WHEN is_debit THEN pending ELSE 0 END), sum(CASE WHEN is_debit THEN posted ELSE 0 END),
               sum(CASE WHEN is_debit THEN 0 ELSE pending END), sum(CASE WHEN is_debit THEN 0 ELSE posted END)
          FROM moves GROUP BY account_id, stripe
         -- Everybody locks in this order, so nobody waits in a circle.
         ORDER BY account_id, stripe
        ON CONFLICT (account_id, stripe) DO UPDATE
           SET debits_pending = b.debits_pending + excluded.debits_pending,
               debits_posted = b.debits_posted + excluded.debits_posted,
               credits_pending = b.credits_pending + excluded.credits_pending,
               credits_posted = b.credits_posted + excluded.credits_posted
        RETURNING b.account_id, b.credits_posted - b.debits_posted AS room,
                  b.credits_pending - b.debits_pending AS expected
    ), steps AS (
        -- Both seen from the side that the limit is on, as they stood before the later steps.
        SELECT m.position, m.account_id, m.is_debit, m.kind, m.draws, m.broken, m.posted, m.pending,
               CASE m.balance_limit WHEN 'debits-within-credits' THEN k.room ELSE -k.room END
                   - coalesce(sum(CASE WHEN m.draws THEN -m.posted ELSE m.posted END) OVER later, 0) AS room,
               CASE m.balance_limit WHEN 'debits-within-credits' THEN k.expected ELSE -k.expected END
                   - coalesce(sum(CASE WHEN m.draws THEN -m.pending ELSE m.pending END) OVER later, 0) AS expected
          FROM moves m JOIN kept k ON k.account_id = m.account_id
         WHERE m.balance_limit <> 'none' OR m.broken IS NOT NULL
        WINDOW later AS (PARTITION BY m.account_id ORDER BY m.position
                         ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
    )
    SELECT position, account_id, broken INTO refused FROM steps
     WHERE broken IS NOT NULL
        OR kind IN ('single', 'pending', 'post')
           AND (draws AND posted > 0 AND room < 0
                OR room + expected < 0 AND CASE WHEN draws THEN posted + pending > 0 ELSE posted + pending < 0 END)
     ORDER BY position, is_debit DESC LIMIT 1;
    IF refused.broken IS NOT NULL THEN
        RAISE EXCEPTION '%', refused.broken USING ERRCODE = 'TS002';
    ELSIF refused.position IS NOT NULL THEN
        RAISE EXCEPTION '%', ledger.overdraft(batch.id, refused.position, refused.account_id) USING ERRCODE = 'TS001';
    END IF;
    INSERT INTO ledger.unsealed (group_id) VALUES (batch.id);
    NEW.outcome := 'entered';
    RETURN NEW;
END $$;
