-- An account under a limit is judged by what an entry takes from it. Until now it was judged by where it stood, so that
-- after a claim under another claim was given back it refused credits too, the only thing that could help it.

CREATE OR REPLACE FUNCTION ledger.enter_posting() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    doc CONSTANT jsonb := NEW.document;
    batch ledger.transfer_group;
    claims uuid[];
    text_of_group text;
    entered integer;
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
    SELECT d.id, d.size, d.external_ref, d.order_id, d.chain_id, d.block_number, d.effective_at, now(),
           greatest(date_trunc('month', d.effective_at AT TIME ZONE 'UTC'),
                    (SELECT max(month) + interval '1 month' FROM ledger.period))::date
      INTO batch
      FROM jsonb_to_record(doc) AS d(id uuid, size integer, external_ref text, order_id uuid, chain_id bigint,
                                     block_number numeric, effective_at timestamptz);
    IF batch.size < 1 THEN
        RAISE EXCEPTION 'Group % has no transfers.', batch.id USING ERRCODE = 'TS004';
    END IF;
    INSERT INTO ledger.transfer_group VALUES (batch.*) ON CONFLICT (id) DO NOTHING;
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
    INSERT INTO ledger.transfer (id, group_id, position, kind, pending_id, debit_account_id, credit_account_id,
                                 amount, code, expires_at, digest)
    SELECT e.id, batch.id, e.position, e.kind, e.pending_id, e.debit_account_id, e.credit_account_id,
           e.amount, e.code, e.expires_at,
           ledger.entry_digest(ROW(e.id, NULL, batch.id, e.position, e.kind, e.pending_id, e.debit_account_id,
               e.credit_account_id, e.amount, e.code, e.expires_at, NULL, NULL)::ledger.transfer, text_of_group)
      FROM ledger.transfers_in(doc) e ORDER BY e.position;
    GET DIAGNOSTICS entered = ROW_COUNT;
    IF entered <> batch.size THEN
        RAISE EXCEPTION 'Group % has % of its % transfers.', batch.id, entered, batch.size USING ERRCODE = 'TS004';
    END IF;

    -- Moves the totals and holds every step of the group against the rules and the limits, as if its transfers were
    -- entered one by one. Pending credits may cover pending debits, posted credits posted debits: the chain may authorize
    -- and capture before either is final, and they are posted in the order of the chain. A void or an expiry only takes a
    -- claim back; it must always be possible. What it leaves may be below zero with what is pending: then a step is
    -- refused that takes more, and no other. A post of a part takes the rest from the side that was to have it.
    WITH moves AS MATERIALIZED (
        SELECT e.position, e.kind, side.account_id, side.code, side.owner, side.balance_limit, side.is_debit, rule.broken,
               CASE WHEN side.balance_limit = 'none' THEN pg_backend_pid() % 16 ELSE 0 END AS stripe,
               CASE WHEN side.is_debit THEN pending ELSE 0 END AS debits_pending,
               CASE WHEN side.is_debit THEN posted ELSE 0 END AS debits_posted,
               CASE WHEN side.is_debit THEN 0 ELSE pending END AS credits_pending,
               CASE WHEN side.is_debit THEN 0 ELSE posted END AS credits_posted
          FROM ledger.transfer e
          LEFT JOIN ledger.account d ON d.id = e.debit_account_id
          LEFT JOIN ledger.account c ON c.id = e.credit_account_id
          LEFT JOIN ledger.transfer p ON p.id = e.pending_id
         CROSS JOIN LATERAL (SELECT ledger.broken_rule(e, d, c, p) AS broken) rule
         CROSS JOIN LATERAL (SELECT CASE WHEN e.kind IN ('single', 'post') THEN e.amount ELSE 0 END AS posted,
                                    CASE WHEN e.kind = 'pending' THEN e.amount ELSE -coalesce(p.amount, 0) END
                                        AS pending) moved
         CROSS JOIN LATERAL (VALUES (e.debit_account_id, d.code, d.owner, d.balance_limit, true),
                                    (e.credit_account_id, c.code, c.owner, c.balance_limit, false))
                AS side (account_id, code, owner, balance_limit, is_debit)
         WHERE e.group_id = batch.id
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
        SELECT m.position, m.kind, m.code, m.owner, m.balance_limit, m.is_debit, m.broken,
               m.is_debit = (m.balance_limit = 'debits-within-credits') AS draws,
               m.debits_posted + m.credits_posted AS posted, m.debits_pending + m.credits_pending AS pending,
               k.debits_pending - coalesce(sum(m.debits_pending) OVER later, 0) AS debits_pending,
               k.debits_posted - coalesce(sum(m.debits_posted) OVER later, 0) AS debits_posted,
               k.credits_pending - coalesce(sum(m.credits_pending) OVER later, 0) AS credits_pending,
               k.credits_posted - coalesce(sum(m.credits_posted) OVER later, 0) AS credits_posted
          FROM moves m JOIN kept k ON k.account_id = m.account_id AND k.stripe = m.stripe
         WHERE m.balance_limit <> 'none' OR m.broken IS NOT NULL
        WINDOW later AS (PARTITION BY m.account_id, m.stripe ORDER BY m.position
                         ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
    ), judged AS (
        SELECT s.*, sign * (credits_posted - debits_posted) AS room,
               sign * (credits_posted + credits_pending - debits_posted - debits_pending) AS projected
          FROM steps s
         CROSS JOIN LATERAL (SELECT CASE balance_limit WHEN 'debits-within-credits' THEN 1 ELSE -1 END AS sign) side
    )
    SELECT * INTO refused FROM judged
     WHERE broken IS NOT NULL
        OR kind IN ('single', 'pending', 'post')
           AND (draws AND posted > 0 AND room < 0
                OR projected < 0 AND CASE WHEN draws THEN posted + pending > 0 ELSE posted + pending < 0 END)
     ORDER BY position, is_debit DESC LIMIT 1;
    IF refused.broken IS NOT NULL THEN
        RAISE EXCEPTION '%', refused.broken USING ERRCODE = 'TS002';
    ELSIF refused.balance_limit = 'debits-within-credits' THEN
        RAISE EXCEPTION 'Account % % would fall below zero: debits % (% pending), credits % (% pending).',
            refused.code, refused.owner, refused.debits_posted, refused.debits_pending,
            refused.credits_posted, refused.credits_pending USING ERRCODE = 'TS001';
    ELSIF refused.balance_limit IS NOT NULL THEN
        RAISE EXCEPTION 'Account % % would fall below zero: credits % (% pending), debits % (% pending).',
            refused.code, refused.owner, refused.credits_posted, refused.credits_pending,
            refused.debits_posted, refused.debits_pending USING ERRCODE = 'TS001';
    END IF;
    INSERT INTO ledger.unsealed (group_id) VALUES (batch.id);
    NEW.outcome := 'entered';
    RETURN NEW;
END $$;

-- Browsers are told of changed answers to questions that an auditor keeps, too; subject is the id of the check then.
ALTER TABLE push_delivery DROP CONSTRAINT push_delivery_kind_check,
    ADD CONSTRAINT push_delivery_kind_check CHECK (kind IN ('order-bought', 'order-sold', 'recall', 'approval-asked',
                                                                'approval-decided', 'check'));
CREATE INDEX audit_check_changed_at_idx ON audit_check (changed_at);
