import type pg from 'pg';
import type { cardRecord } from './card-record.ts';

/** What our database says of cards, against the provider's own record: a sentence for each difference. */
export async function compareCards(
  db: pg.ClientBase,
  { payments, heldMinor }: Awaited<ReturnType<typeof cardRecord>>,
): Promise<string[]> {
  const differences: string[] = [];
  const compare = (what: string, ours: bigint, theirs: bigint): void => {
    if (ours !== theirs) differences.push(`${what}: ${ours} by our books, ${theirs} by the provider.`);
  };
  const { rows } = await db.query<{
    order_id: string;
    number: string;
    reference: string;
    most: string;
    captured: string;
    back: string;
  }>(
    `SELECT a.order_id::text, o.number, a.reference, a.amount_minor::text AS most,
            a.snapshot->>'capturedMinor' AS captured,
            ((a.snapshot->>'refundedMinor')::numeric + (a.snapshot->>'refundPendingMinor')::numeric
             + (a.snapshot->>'reversedMinor')::numeric)::text AS back
       FROM payment_attempt a JOIN purchase_order o ON o.id = a.order_id WHERE a.rail = 'card'`,
  );
  const known = new Set(rows.map(({ reference }) => reference));
  for (const { id, reference, capturedMinor } of payments)
    if (capturedMinor > 0n && !known.has(reference))
      differences.push(`The provider captured ${capturedMinor} by ${id}, which pays nothing here.`);
  for (const { number, reference, captured, back } of rows) {
    const of = payments.filter((payment) => payment.reference === reference);
    const sum = (part: 'capturedMinor' | 'backMinor'): bigint =>
      of.reduce((total, payment) => total + payment[part], 0n);
    compare(`Captured for ${number}`, BigInt(captured), sum('capturedMinor'));
    compare(`Given back for ${number}`, BigInt(back), sum('backMinor'));
  }
  for (const orderId of new Set(rows.map(({ order_id }) => order_id))) {
    const attempts = rows.filter(({ order_id }) => order_id === orderId);
    const kept = payments.filter(
      ({ reference, capturedMinor, backMinor }) =>
        attempts.some((attempt) => attempt.reference === reference) && capturedMinor > backMinor,
    );
    const [{ number, most }] = attempts as [(typeof rows)[number]];
    const total = kept.reduce((sum, { capturedMinor, backMinor }) => sum + capturedMinor - backMinor, 0n);
    if (kept.length > 1 || total > BigInt(most))
      differences.push(`${number} was paid ${kept.length} times by card, ${total} of ${most} in all.`);
  }
  const clearing = await db.query<{ currency: string; minor: string }>(
    `SELECT a.currency, (b.debits_posted - b.credits_posted)::text AS minor FROM ledger.account a
       JOIN ledger.account_balance b ON b.account_id = a.id WHERE a.code = 'card_clearing'`,
  );
  const ours = new Map(clearing.rows.map(({ currency, minor }) => [currency, BigInt(minor)]));
  for (const currency of new Set([...ours.keys(), ...heldMinor.keys()]))
    compare(`${currency} with the provider`, ours.get(currency) ?? 0n, heldMinor.get(currency) ?? 0n);
  return differences;
}
