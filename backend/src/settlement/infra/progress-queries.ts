import type { IntentStatus } from '@topsteel/domain/bridge';
import type { Progress, SettlementFacts } from '@topsteel/domain/settlement';
import type { Tx } from '../../platform/database/index.ts';

/** How far the intents of some business keys are; what was never asked for is absent. */
export async function intentProgress(
  tx: Tx,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Progress>> {
  const rows = await tx.$queryRaw<{ business_key: string; status: IntentStatus }[]>`
    SELECT business_key, status FROM bridge.intent WHERE business_key = ANY (${[...keys]})`;
  return new Map(rows.map(({ business_key, status }) => [business_key, progressOf[status]]));
}

/** A mined intent is believed by its event, which comes with it; until then it is on its way. */
const progressOf: Record<IntentStatus, Progress> = {
  requested: 'requested',
  sent: 'sent',
  mined: 'sent',
  final: 'sent',
  failed: 'failed',
};

/** How far the newest command of a verb is with its provider. */
export async function commandProgress(
  tx: Tx,
  attemptId: string,
  verb: 'capture' | 'void',
): Promise<Progress> {
  const command = await tx.paymentCommand.findFirst({
    where: { attemptId, verb },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { status: true },
  });
  if (!command) return 'none';
  return command.status === 'waiting' ? 'requested' : command.status === 'done' ? 'sent' : 'failed';
}

export async function isReceiptWatched(tx: Tx, fiatOrderId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM bridge.receipt_watch WHERE fiat_order_id = ${fiatOrderId}) AS found`;
  return row?.found ?? false;
}

/** What of an order was divided, and how far its seller's payout is. */
export async function payoutOf(
  tx: Tx,
  orderId: string,
  currency: string,
): Promise<{ dividedMinor: bigint; deductedMinor: bigint; payout: SettlementFacts['payout'] }> {
  const [row] = await tx.$queryRaw<
    { captured: string; deducted: string; is_covered: boolean; payout: string | null }[]
  >`
    SELECT d.captured_minor::text AS captured, (d.commission_minor + d.vat_minor)::text AS deducted,
           d.allocated_minor >= d.net_minor AS is_covered,
           (SELECT p.state FROM payout_line l JOIN payout p ON p.id = l.payout_id
             WHERE l.order_id = d.order_id AND l.currency = d.currency AND l.state <> 'dropped'
             ORDER BY l.allocation DESC LIMIT 1) AS payout
      FROM order_distribution d WHERE d.order_id = ${orderId}::uuid AND d.currency = ${currency}`;
  if (!row) return { dividedMinor: 0n, deductedMinor: 0n, payout: 'none' };
  const known: Record<string, SettlementFacts['payout']> = {
    scheduled: 'scheduled',
    approved: 'scheduled',
    sent: 'sent',
    settled: row.is_covered ? 'settled' : 'scheduled',
    returned: 'returned',
  };
  return {
    dividedMinor: BigInt(row.captured),
    deductedMinor: BigInt(row.deducted),
    payout: known[row.payout ?? ''] ?? 'none',
  };
}

/** Is nothing left, posted or claimed, on accounts of these owners that only clear? */
export async function areCleared(tx: Tx, owners: readonly string[]): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ open: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM ledger.account a JOIN ledger.account_balance b ON b.account_id = a.id
       WHERE a.code IN ('escrow_liability', 'commission_payable', 'order_liability', 'refund_in_flight')
         AND a.owner = ANY (${[...owners]})
         AND (b.debits_posted <> b.credits_posted OR b.debits_pending <> 0 OR b.credits_pending <> 0)) AS open`;
  return !(row?.open ?? false);
}

/** Is the watcher in alarm? */
export async function isMoneyStopped(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ stopped: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM bridge.head WHERE alarm IS NOT NULL) AS stopped`;
  return row?.stopped ?? false;
}
