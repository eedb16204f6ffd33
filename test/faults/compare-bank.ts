import type { BankLine } from '@topsteel/domain/reconciliation';
import type pg from 'pg';

const sumOf = (lines: readonly BankLine[]): bigint =>
  lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

/**
 * What our database says of the bank account, against what the bank itself has booked: a sentence for each difference.
 * That a transfer was carried out once is asked of the bank alone, by the id that it was ordered under.
 */
export async function compareBank(db: pg.ClientBase, lines: readonly BankLine[]): Promise<string[]> {
  const differences: string[] = [];
  const compare = (what: string, ours: bigint, theirs: bigint): void => {
    if (ours !== theirs) differences.push(`${what}: ${ours} by our books, ${theirs} by the bank.`);
  };
  const sent = lines.filter(({ direction, isReturn }) => direction === 'debit' && !isReturn);
  const cameBack = lines.filter(({ direction, isReturn }) => direction === 'credit' && isReturn);
  const under = (some: readonly BankLine[], id: string): BankLine[] =>
    some.filter(({ endToEndId }) => endToEndId === id);

  const transfers = await db.query<{ id: string; payout: string | null }>(
    `SELECT end_to_end_id AS id, CASE WHEN key LIKE 'payout:%' THEN substr(key, 8) END AS payout FROM bank_transfer`,
  );
  const known = new Set(transfers.rows.map(({ id }) => id));
  for (const id of new Set(sent.flatMap(({ endToEndId }) => endToEndId ?? []))) {
    const times = under(sent, id).length;
    if (times > 1) differences.push(`The bank carried ${id} out ${times} times.`);
    if (!known.has(id)) differences.push(`The bank carried ${id} out, which nobody here has ordered.`);
  }

  const account = await db.query<{ iban: string; minor: string }>(
    `SELECT a.owner AS iban, (b.debits_posted - b.credits_posted)::text AS minor FROM ledger.account a
       JOIN ledger.account_balance b ON b.account_id = a.id WHERE a.code = 'bank' AND a.currency = 'EUR'`,
  );
  const balance = sumOf(lines.filter(({ direction }) => direction === 'credit'));
  const left = sumOf(lines.filter(({ direction }) => direction === 'debit'));
  compare(
    'The bank account',
    account.rows.reduce((sum, { minor }) => sum + BigInt(minor), 0n),
    balance - left,
  );

  const payouts = await db.query<{ id: string; minor: string; iban: string; name: string | null }>(
    `SELECT p.id::text, CASE WHEN p.state = 'settled' THEN p.amount_minor ELSE 0 END::text AS minor,
            p.destination->>'iban' AS iban, t.end_to_end_id AS name
       FROM payout p LEFT JOIN bank_transfer t ON t.key = 'payout:' || p.id WHERE p.method = 'sepa'`,
  );
  for (const { id, minor, name } of payouts.rows)
    compare(
      `Payout ${id}`,
      BigInt(minor),
      name === null ? 0n : sumOf(under(sent, name)) - sumOf(under(cameBack, name)),
    );
  // Whatever name it was sent under, and whether or not we know of it.
  const vendors = await db.query<{ iban: string }>(`SELECT DISTINCT iban FROM payout_account`);
  for (const { iban } of vendors.rows) {
    const of = (some: readonly BankLine[]): bigint =>
      sumOf(some.filter(({ counterpartyIban }) => counterpartyIban === iban));
    const settled = payouts.rows.filter((payout) => payout.iban === iban);
    compare(
      `Paid to ${iban}`,
      settled.reduce((sum, { minor }) => sum + BigInt(minor), 0n),
      of(sent) - of(cameBack),
    );
  }

  const attempts = await db.query<{
    number: string;
    reference: string;
    received: string;
    back: string;
    ids: string[];
    refunds: string[];
  }>(
    `SELECT o.number, a.reference, a.snapshot->>'authorizedMinor' AS received,
            ((a.snapshot->>'voidedMinor')::numeric + (a.snapshot->>'refundedMinor')::numeric)::text AS back,
            coalesce(array_agg(t.end_to_end_id) FILTER (WHERE t.id IS NOT NULL), '{}') AS ids,
            coalesce(array_agg(t.end_to_end_id) FILTER (WHERE t.kind = 'refund'), '{}') AS refunds
       FROM payment_attempt a JOIN purchase_order o ON o.id = a.order_id
       LEFT JOIN bank_claim c ON c.attempt_id = a.id LEFT JOIN bank_transfer t ON t.claim_id = c.id
      WHERE a.rail = 'sepa' GROUP BY o.number, a.id`,
  );
  for (const { number, reference, received, back, ids, refunds } of attempts.rows) {
    const came = lines.filter(
      ({ direction, isReturn, rfReferences }) =>
        direction === 'credit' && !isReturn && rfReferences.flat().includes(reference),
    );
    compare(`Received for ${number}`, BigInt(received), sumOf(came));
    const went = sumOf(sent.filter(({ endToEndId }) => ids.includes(endToEndId ?? '')));
    const again = sumOf(cameBack.filter(({ endToEndId }) => refunds.includes(endToEndId ?? '')));
    compare(`Sent back for ${number}`, BigInt(back), went - again);
  }
  return differences;
}
