import type { Tx } from '../../platform/database/index.ts';

const EVERYTHING = 2_147_483_647;

/** Numbers come as text: no driver may round them. */
export interface AccountView {
  id: string;
  code: string;
  owner: string;
  currency: string;
  scale: number;
  normal_side: 'debit' | 'credit';
  balance_limit: 'none' | 'debits-within-credits' | 'credits-within-debits';
  debits_pending: string;
  debits_posted: string;
  credits_pending: string;
  credits_posted: string;
}

export interface TransferView {
  id: string;
  entry: string;
  /** Null until the entry is sealed, as is the hash. */
  sequence: string | null;
  group_id: string;
  kind: 'single' | 'pending' | 'post' | 'void' | 'expire';
  state: 'posted' | 'pending' | 'resolved' | 'voided' | 'expired';
  pending_id: string | null;
  debit_id: string;
  debit_code: string;
  debit_owner: string;
  credit_id: string;
  credit_code: string;
  credit_owner: string;
  amount: string;
  currency: string;
  code: string;
  order_id: string | null;
  external_ref: string;
  block_number: string | null;
  effective_at: Date;
  recorded_at: Date;
  posted_period: string;
  hash: string | null;
}

export interface ChainCheck {
  sequence: string;
  hash: string;
  broken_at: string | null;
  replay_differs: boolean;
}

/** Accounts that concern one organisation: what is owed to it, and what is held for its orders. */
const ownAccount = (account: string, organisation: string): string => `(
  ${account}.owner = (SELECT lower(account) FROM organisation WHERE id = ${organisation})
  OR ${account}.owner IN (SELECT p.payment_id FROM payment p JOIN purchase_order o ON o.id = p.order_id
                           WHERE ${organisation} IN (o.buyer_id, o.seller_id)))`;

/** `organisationId` null shows everybody's. */
export async function selectAccounts(
  tx: Tx,
  filter: {
    id?: string;
    code: string | null;
    organisationId: string | null;
    after: string | null;
    take: number;
  },
): Promise<AccountView[]> {
  return tx.$queryRawUnsafe<AccountView[]>(
    `SELECT a.id::text, a.code, a.owner, a.currency, a.scale, a.normal_side, a.balance_limit,
            b.debits_pending::text, b.debits_posted::text, b.credits_pending::text, b.credits_posted::text
       FROM ledger.account a CROSS JOIN LATERAL (SELECT * FROM ledger.account_balance WHERE account_id = a.id) b
      WHERE ($1::text IS NULL OR a.code = $1)
        AND ($5::uuid IS NULL OR a.id = $5::uuid)
        AND ($4::uuid IS NULL OR ${ownAccount('a', '$4::uuid')})
        AND ($2::uuid IS NULL OR (a.code, a.owner, a.id) > (SELECT l.code, l.owner, l.id FROM ledger.account l WHERE l.id = $2::uuid))
      ORDER BY a.code, a.owner, a.id LIMIT $3::integer`,
    filter.code,
    filter.after,
    filter.take,
    filter.organisationId,
    filter.id ?? null,
  );
}

/** Newest first. */
export async function selectTransfers(
  tx: Tx,
  filter: {
    /** One transfer. */
    id?: string;
    /** All that were entered at once. */
    groupId?: string;
    /** What follows from the events of a transaction. */
    txHash?: string;
    orderId: string | null;
    accountId: string | null;
    organisationId: string | null;
    after: string | null;
    take: number;
  },
): Promise<TransferView[]> {
  return tx.$queryRawUnsafe<TransferView[]>(
    `SELECT t.id::text, t.entry::text, t.sequence::text, t.group_id::text, t.kind, t.state, t.pending_id::text,
            d.id::text AS debit_id, d.code AS debit_code, d.owner AS debit_owner,
            c.id::text AS credit_id, c.code AS credit_code, c.owner AS credit_owner,
            t.amount::text, d.currency, t.code, g.order_id::text, g.external_ref, g.block_number::text,
            g.effective_at, t.recorded_at, to_char(g.posted_period, 'YYYY-MM') AS posted_period, '0x' || encode(t.hash, 'hex') AS hash
       FROM ledger.transfer_state t
       JOIN ledger.transfer_group g ON g.id = t.group_id
       JOIN ledger.account d ON d.id = t.debit_account_id
       JOIN ledger.account c ON c.id = t.credit_account_id
      WHERE ($1::uuid IS NULL OR g.order_id = $1::uuid)
        AND ($2::uuid IS NULL OR $2::uuid IN (t.debit_account_id, t.credit_account_id))
        AND ($6::uuid IS NULL OR t.id = $6::uuid)
        AND ($7::uuid IS NULL OR t.group_id = $7::uuid)
        AND ($8::text IS NULL OR g.external_ref IN (SELECT e.chain_id || ':' || e.block_hash || ':' || e.log_index
                                                      FROM bridge.event e WHERE e.tx_hash = lower($8::text)))
        AND ($5::uuid IS NULL OR EXISTS (SELECT 1 FROM purchase_order o
                                          WHERE o.id = g.order_id AND $5::uuid IN (o.buyer_id, o.seller_id)))
        AND ($3::uuid IS NULL OR t.entry < (SELECT l.entry FROM ledger.transfer l WHERE l.id = $3::uuid))
      ORDER BY t.entry DESC LIMIT $4::integer`,
    filter.orderId,
    filter.accountId,
    filter.after,
    filter.take,
    filter.organisationId,
    filter.id ?? null,
    filter.groupId ?? null,
    filter.txHash ?? null,
  );
}

/** The event of the chain that a group follows from; null for groups that follow from something else. */
export async function selectEventOf(
  tx: Tx,
  externalRef: string,
): Promise<{ tx_hash: string; block_number: string; contract: string; name: string } | null> {
  const [chainId, blockHash, logIndex] = externalRef.split(':');
  if (!/^\d+$/.test(chainId ?? '') || !/^\d+$/.test(logIndex ?? '')) return null;
  const [event] = await tx.$queryRaw<
    { tx_hash: string; block_number: string; contract: string; name: string }[]
  >`SELECT tx_hash, block_number::text, contract, name FROM bridge.event
     WHERE chain_id = ${chainId}::bigint AND block_hash = ${blockHash} AND log_index = ${logIndex}::integer`;
  return event ?? null;
}

export interface TrialLine {
  code: string;
  currency: string;
  accounts: number;
  debits_posted: string;
  credits_posted: string;
  debits_pending: string;
  credits_pending: string;
}

export async function selectTrialLines(tx: Tx): Promise<TrialLine[]> {
  return tx.$queryRawUnsafe<TrialLine[]>(
    `SELECT a.code, a.currency, count(*)::integer AS accounts,
            sum(b.debits_posted)::text AS debits_posted, sum(b.credits_posted)::text AS credits_posted,
            sum(b.debits_pending)::text AS debits_pending, sum(b.credits_pending)::text AS credits_pending
       FROM ledger.account a JOIN ledger.account_balance b ON b.account_id = a.id
      GROUP BY a.code, a.currency ORDER BY a.currency, a.code`,
  );
}

/** Seals what waits. Without `waits` it is left to another sealer when there is one. @returns how many entries. */
export async function sealEntries(tx: Tx, atMost: number, { waits }: { waits: boolean }): Promise<number> {
  const rows = await tx.$queryRawUnsafe<{ sealed: number }[]>(
    'INSERT INTO ledger.sealing (at_most, waits) VALUES ($1::integer, $2::boolean) RETURNING sealed',
    atMost,
    waits,
  );
  return rows[0]?.sealed ?? 0;
}

export async function hasUnsealed(tx: Tx): Promise<boolean> {
  const rows = await tx.$queryRawUnsafe<{ waits: boolean }[]>(
    'SELECT EXISTS (SELECT FROM ledger.unsealed) AS waits',
  );
  return rows[0]?.waits ?? false;
}

/** Recomputes every hash and every total from the entries, after sealing what waits. */
export async function checkChain(tx: Tx): Promise<ChainCheck> {
  await sealEntries(tx, EVERYTHING, { waits: true });
  const [row] = await tx.$queryRawUnsafe<ChainCheck[]>(
    `SELECT h.sequence::text, '0x' || encode(h.hash, 'hex') AS hash,
            coalesce((SELECT coalesce(min(sequence)::text, 'entry ' || min(entry)) FROM ledger.broken_link
                      HAVING count(*) > 0),
                     (SELECT 'head' WHERE h.hash IS DISTINCT FROM coalesce(
                        (SELECT hash FROM ledger.seal ORDER BY sequence DESC LIMIT 1),
                        decode(repeat('00', 32), 'hex')))) AS broken_at,
            EXISTS (SELECT account_id, debits_pending, debits_posted, credits_pending, credits_posted
                      FROM ledger.replayed_balance
                    EXCEPT SELECT account_id, debits_pending, debits_posted, credits_pending, credits_posted
                      FROM ledger.account_balance) AS replay_differs
       FROM ledger.chain_head h`,
  );
  if (!row) throw new Error('The ledger has no chain head; its migration did not run.');
  return row;
}

/**
 * Balance of accounts of one code as the chain had it after block B: posted and pending movements of blocks up to B,
 * on the debit side positive. Pending ones count: their block is part of the chain, only not yet marked final here.
 */
export async function selectBalancesAt(
  tx: Tx,
  code: string,
  chainId: number,
  blockNumber: bigint,
): Promise<{ owner: string; debit_balance: string }[]> {
  return tx.$queryRawUnsafe<{ owner: string; debit_balance: string }[]>(
    `SELECT a.owner, coalesce(sum(CASE WHEN t.debit_account_id = a.id THEN t.amount ELSE -t.amount END), 0)::text AS debit_balance
       FROM ledger.account a
       JOIN ledger.transfer_state t ON a.id IN (t.debit_account_id, t.credit_account_id)
       JOIN ledger.transfer_group g ON g.id = t.group_id
      WHERE a.code = $1 AND t.state IN ('posted', 'pending')
        AND g.chain_id = $2::bigint AND g.block_number <= $3::numeric
      GROUP BY a.owner
     HAVING sum(CASE WHEN t.debit_account_id = a.id THEN t.amount ELSE -t.amount END) <> 0`,
    code,
    chainId.toString(),
    blockNumber.toString(),
  );
}
