import { SUBJECT_OF, isHash, type ReadObject } from './object-sql.ts';

/** A transaction: what it said to our contracts, and what the books took over from it. */
export const readTransaction: ReadObject = async (tx, id) => {
  if (!isHash(id)) return undefined;
  const hash = id.toLowerCase();
  const events = await tx.$queryRaw<
    { block: string; block_hash: string; at: Date; status: string; args: Record<string, unknown> }[]
  >`
    SELECT block_number::text AS block, block_hash, block_timestamp AS at, status, args FROM bridge.event
     WHERE tx_hash = ${hash} ORDER BY status = 'orphaned', id`;
  const [first] = events;
  if (!first) return undefined;
  const entries = await tx.$queryRaw<Record<string, string | null>[]>`
    SELECT t.code, t.state, a.code AS debit, c.code AS credit, a.currency, t.amount::text AS "amountMinor",
           t.sequence::text AS sequence, t.id::text AS entry
      FROM bridge.event e
      JOIN ledger.transfer_group g ON g.external_ref = e.chain_id || ':' || e.block_hash || ':' || e.log_index
      JOIN ledger.transfer_state t ON t.group_id = g.id
      JOIN ledger.account a ON a.id = t.debit_account_id
      JOIN ledger.account c ON c.id = t.credit_account_id
     WHERE e.tx_hash = ${hash} ORDER BY t.entry`;
  const [intent] = await tx.$queryRaw<{ kind: string; sender: string | null; business_key: string }[]>`
    SELECT i.kind, i.business_key, t.signer AS sender FROM bridge.transaction t JOIN bridge.intent i ON i.id = t.intent_id
     WHERE t.hash = ${hash}`;
  return {
    id: hash,
    title: hash,
    subject: SUBJECT_OF.transaction,
    at: first.at,
    parties: events.flatMap(({ args }) => accountsIn(args)),
    facts: [
      { key: 'block', kind: 'block', value: first.block },
      { key: 'blockHash', kind: 'hash', value: first.block_hash },
      { key: 'minedAt', kind: 'instant', value: first.at.toISOString() },
      { key: 'finality', kind: 'state', value: first.status },
      { key: 'intent', kind: 'text', value: intent?.kind ?? null },
      { key: 'businessKey', kind: 'text', value: intent?.business_key ?? null },
      { key: 'sender', kind: 'account', value: intent?.sender ?? null },
      { key: 'events', kind: 'count', value: events.length.toString() },
    ],
    tables: [
      {
        key: 'entries',
        columns: {
          sequence: 'text',
          code: 'text',
          debit: 'text',
          credit: 'text',
          currency: 'text',
          amountMinor: 'money',
          state: 'state',
        },
        rows: entries.map((row) => ({ ...row, sequence_of: row['entry'] ?? null })),
      },
    ],
    documents: [],
    matches: [],
    transaction: hash,
    onChain: null,
  };
};

/** Every account that an event's arguments name. */
export function accountsIn(args: unknown): string[] {
  if (typeof args === 'string') return /^0x[0-9a-fA-F]{40}$/.test(args) ? [args] : [];
  return typeof args === 'object' && args !== null ? Object.values(args).flatMap(accountsIn) : [];
}
