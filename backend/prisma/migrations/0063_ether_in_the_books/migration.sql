-- Ether of our own accounts: what the chain says moved, by receipt and by block, so that the books can take it in and be
-- held against the balances. The oracles write; the marketplace books (code gas_wallet) and compares.

-- Accounts of ours besides deposits: those that pay for gas, and the treasury.
CREATE TABLE bridge.own_account (
    chain_id     bigint NOT NULL,
    address      text NOT NULL CHECK (address ~ '^0x[0-9a-f]{40}$'),
    part         text NOT NULL CHECK (part IN ('gas', 'treasury')),
    -- What it held after this block is its opening entry. Its own transactions count from there.
    opened_block numeric(78, 0) NOT NULL,
    opened_nonce numeric(78, 0) NOT NULL,
    -- Up to where its moves are known.
    read_block   numeric(78, 0),
    -- What its balance then was above the sum of its moves: a loss that no transaction explains is below zero.
    unexplained_wei numeric(78, 0) NOT NULL DEFAULT 0,
    PRIMARY KEY (chain_id, address)
);

-- Our transactions that are final, once each: also those that reverted, replacements and cancellations.
CREATE TABLE bridge.own_receipt (
    chain_id     bigint NOT NULL,
    tx_hash      text NOT NULL,
    signer       text NOT NULL,
    nonce        numeric(78, 0) NOT NULL,
    block_number numeric(78, 0) NOT NULL,
    block_hash   text NOT NULL,
    -- Gas used times effective gas price.
    fee_wei      numeric(78, 0) NOT NULL CHECK (fee_wei >= 0),
    PRIMARY KEY (chain_id, tx_hash)
);
CREATE INDEX own_receipt_nonce ON bridge.own_receipt (chain_id, signer, nonce);

-- What they, and who pays into those accounts, did to an account of ours. A move that the chain took back is kept as
-- 'orphaned', so that the books can take it back as well.
CREATE TABLE bridge.own_move (
    id           bigserial PRIMARY KEY,
    chain_id     bigint NOT NULL,
    address      text NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('opening', 'arrival', 'gas', 'top-up', 'transfer', 'by-hand')),
    -- Empty where no transaction of ours did it.
    tx_hash      text NOT NULL DEFAULT '',
    block_number numeric(78, 0) NOT NULL,
    block_hash   text NOT NULL,
    moved_at     timestamptz NOT NULL,
    -- Above zero for what came in.
    wei          numeric(78, 0) NOT NULL CHECK (wei <> 0),
    -- Where it came from or went to, where one account is known.
    other        text,
    status       text NOT NULL DEFAULT 'final' CHECK (status IN ('final', 'orphaned')),
    -- The status that the books have taken in. The marketplace writes it with the entry, and nothing else here.
    booked_as    text CHECK (booked_as IN ('final', 'orphaned')),
    noted_at     timestamptz NOT NULL DEFAULT now(),
    -- The reference of its entry in the books.
    external_ref text GENERATED ALWAYS AS
                 ('ether:' || chain_id || ':' || block_hash || ':' || tx_hash || ':' || address || ':' || kind) STORED UNIQUE
);
CREATE INDEX own_move_address ON bridge.own_move (chain_id, address, block_number) INCLUDE (wei, status);
CREATE INDEX own_move_tx ON bridge.own_move (tx_hash);

CREATE INDEX own_move_unbooked ON bridge.own_move (id) WHERE booked_as IS DISTINCT FROM status;

REVOKE INSERT, UPDATE, DELETE ON bridge.own_account, bridge.own_receipt, bridge.own_move FROM topsteel_app;
GRANT UPDATE (booked_as) ON bridge.own_move TO topsteel_app;

-- Every account of ours that holds ether or ever did, at a block: what the books say of it now, what of the chain's moves
-- they have not taken in yet, and what moved after the block. So the chain's balance at the block has to be
-- ledger + waiting - later, to the wei.
--
-- Trade money is booked with its payment and not move by move. Of a deposit it is what arrived against what was booked as
-- received, what went back against what was booked as sent; a transfer that touches the treasury is booked by its own
-- reference (send-native:<key>).
CREATE FUNCTION bridge.ether_at(of_chain bigint, at_block numeric)
RETURNS TABLE (address text, part text, ledger_wei numeric, waiting_wei numeric, waiting integer,
               waiting_since timestamptz, later_wei numeric, read_block numeric)
LANGUAGE sql STABLE AS $$
    WITH own AS MATERIALIZED (
        SELECT a.address, a.part, a.read_block FROM bridge.own_account a WHERE a.chain_id = of_chain
        UNION ALL
        SELECT d.address, 'deposit', d.final_block FROM bridge.native_deposit d
    ), booked AS MATERIALIZED (
        SELECT a.owner AS address, t.code,
               sum(CASE WHEN t.debit_account_id = a.id THEN t.amount ELSE 0 END) AS debits,
               sum(CASE WHEN t.credit_account_id = a.id THEN t.amount ELSE 0 END) AS credits
          FROM ledger.account a
          JOIN ledger.transfer t ON a.id IN (t.debit_account_id, t.credit_account_id)
         WHERE a.code IN ('native_wallet', 'gas_wallet') AND a.currency = 'ETH' AND t.kind IN ('single', 'post')
         GROUP BY a.owner, t.code
    ), books AS (
        SELECT b.address, sum(b.debits - b.credits) AS wei,
               sum(b.debits) FILTER (WHERE b.code = 'receive') AS received,
               sum(b.credits - b.debits) FILTER (WHERE b.code IN ('void', 'refund-sent', 'refund-failed')) AS returned
          FROM booked b GROUP BY b.address
    ), moved AS MATERIALIZED (
        SELECT m.*, i.payload ->> 'key' AS key, i.payload ? 'outOf' AS is_out_of_treasury,
               source.address AS deposit
          FROM bridge.own_move m
          LEFT JOIN bridge.transaction t ON m.kind = 'transfer' AND t.hash = m.tx_hash
          LEFT JOIN bridge.intent i ON i.id = t.intent_id AND i.kind = 'send-native'
          LEFT JOIN bridge.native_deposit source ON source.index = (i.payload ->> 'from')::bigint
         WHERE m.chain_id = of_chain AND (m.status = 'final' OR m.booked_as = 'final')
           AND (m.kind = 'transfer' OR m.booked_as IS DISTINCT FROM m.status OR m.block_number > at_block)
    ), unbooked AS (
        -- Booked move by move; a move that was taken back counts against what is booked of it.
        SELECT m.address, CASE m.status WHEN 'final' THEN m.wei ELSE -m.wei END AS wei, m.moved_at AS since
          FROM moved m
         WHERE (m.kind IN ('opening', 'arrival', 'gas', 'top-up') OR m.kind = 'by-hand' AND EXISTS (
                   SELECT FROM own o WHERE o.address = m.address AND o.part = 'gas'))
           AND m.booked_as IS DISTINCT FROM m.status
        UNION ALL
        -- Between a deposit and the treasury, by the transfer's own reference.
        SELECT side.address, side.wei, m.moved_at
          FROM moved m CROSS JOIN LATERAL (
               SELECT m.address, m.wei WHERE m.key LIKE 'sweep:%' OR m.is_out_of_treasury
               UNION ALL
               SELECT m.deposit, -m.wei WHERE m.is_out_of_treasury) side
         WHERE m.kind = 'transfer' AND m.status = 'final'
           AND NOT EXISTS (SELECT FROM ledger.transfer_group g WHERE g.external_ref = 'send-native:' || m.key)
        UNION ALL
        SELECT d.address, d.final_wei - coalesce(b.received, 0),
               (SELECT max(r.noted_at) FROM bridge.native_arrival r WHERE r.address = d.address)
          FROM bridge.native_deposit d LEFT JOIN books b ON b.address = d.address
         WHERE d.final_wei > coalesce(b.received, 0)
        UNION ALL
        SELECT s.deposit, coalesce(b.returned, 0) - s.sent, s.since
          FROM (SELECT m.deposit, sum(-m.wei) AS sent, max(m.moved_at) AS since
                  FROM moved m
                 WHERE m.kind = 'transfer' AND m.status = 'final' AND m.wei < 0 AND m.key NOT LIKE 'sweep:%'
                 GROUP BY m.deposit) s
          LEFT JOIN books b ON b.address = s.deposit
         WHERE s.sent > coalesce(b.returned, 0)
    ), waiting AS (
        SELECT u.address, sum(u.wei) AS wei, count(*)::integer AS count, min(u.since) AS since FROM unbooked u GROUP BY 1
    ), later AS (
        SELECT l.address, sum(l.wei) AS wei
          FROM (SELECT m.address, m.wei FROM moved m WHERE m.status = 'final' AND m.block_number > at_block
                UNION ALL
                SELECT r.address, r.wei FROM bridge.native_arrival r WHERE r.block_number > at_block) l
         GROUP BY l.address
    )
    SELECT e.address, coalesce(o.part, 'deposit'), coalesce(b.wei, 0), coalesce(w.wei, 0), coalesce(w.count, 0), w.since,
           coalesce(l.wei, 0), o.read_block
      FROM (SELECT own.address FROM own UNION SELECT books.address FROM books) e
      LEFT JOIN own o ON o.address = e.address
      LEFT JOIN books b ON b.address = e.address
      LEFT JOIN waiting w ON w.address = e.address
      LEFT JOIN later l ON l.address = e.address
     ORDER BY e.address
$$;
COMMENT ON FUNCTION bridge.ether_at IS 'Ether by account, of the books and of the chain''s moves: see docs/operations/reconcile.md.';
