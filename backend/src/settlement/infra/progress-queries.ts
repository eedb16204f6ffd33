import type { IntentStatus } from '@topsteel/domain/bridge';
import type { Progress } from '@topsteel/domain/settlement';
import type { Tx } from '../../platform/database/index.ts';
import { expireKeyOf } from '../../rail/index.ts';

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

/** How far the newest command of a verb is with its provider. That the time to pay is over gives nothing back. */
export async function commandProgress(
  tx: Tx,
  attemptId: string,
  verb: 'capture' | 'void',
): Promise<Progress> {
  const command = await tx.paymentCommand.findFirst({
    where: { attemptId, verb, NOT: { key: expireKeyOf(attemptId) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { status: true },
  });
  if (!command) return 'none';
  return command.status === 'waiting' ? 'requested' : command.status === 'done' ? 'sent' : 'failed';
}

/**
 * The key by which an act of a locked order is asked of the provider now: its own, and counted on after each refusal for
 * good. The count is that of the commands themselves, so it goes on when the settlement forgets its tries.
 *
 * @returns null while one of them waits or is done
 */
export async function nextCommandKey(
  tx: Tx,
  { id, orderId }: { id: string; orderId: string },
  { act, verb }: { act: string; verb: 'capture' | 'void' },
): Promise<string | null> {
  // Those of an earlier attempt of the order have used up their keys as well.
  const commands = await tx.paymentCommand.findMany({
    where: { attempt: { orderId }, verb, OR: [{ key: act }, { key: { startsWith: `${act}:` } }] },
    select: { key: true, attemptId: true, status: true },
  });
  if (commands.some(({ attemptId, status }) => attemptId === id && status !== 'failed')) return null;
  const used = commands.map(({ key }) => (key === act ? 1 : Number(key.slice(act.length + 1))));
  return used.length === 0 ? act : `${act}:${Math.max(...used) + 1}`;
}

export async function isReceiptWatched(tx: Tx, fiatOrderId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM bridge.receipt_watch WHERE fiat_order_id = ${fiatOrderId}) AS found`;
  return row?.found ?? false;
}

/** What of an order was divided, and what of it the commission and its tax have taken. */
export async function divisionOf(
  tx: Tx,
  orderId: string,
  currency: string,
): Promise<{ dividedMinor: bigint; deductedMinor: bigint }> {
  const [row] = await tx.$queryRaw<{ captured: string; deducted: string }[]>`
    SELECT d.captured_minor::text AS captured, (d.commission_minor + d.vat_minor)::text AS deducted
      FROM order_distribution d WHERE d.order_id = ${orderId}::uuid AND d.currency = ${currency}`;
  return { dividedMinor: BigInt(row?.captured ?? 0), deductedMinor: BigInt(row?.deducted ?? 0) };
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
