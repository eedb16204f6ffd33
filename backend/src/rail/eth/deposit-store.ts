import type { IntentStatus } from '@topsteel/domain/bridge';
import { depositAddressOf } from '@topsteel/chain';
import type { Arrival } from '@topsteel/domain/payment';
import type { PrismaService, Tx } from '../../platform/database/index.ts';
import type { Outgoing } from './snapshot-of-deposit.ts';

export interface DepositAccount {
  index: number;
  address: `0x${string}`;
}

/** The account of an attempt; the same attempt always has the same, and no other attempt ever has it. */
export async function openAccount(
  prisma: PrismaService,
  attemptId: string,
  xpub: string,
): Promise<DepositAccount> {
  return prisma.transact(async (tx) => {
    const known = await findAccount(tx, attemptId);
    if (known) return known;
    const [next] = await tx.$queryRaw<
      { index: number }[]
    >`SELECT nextval('native_deposit_index')::int AS index`;
    const index = next?.index ?? 0;
    const address = depositAddressOf(xpub, index);
    await tx.nativeDepositAccount.create({ data: { attemptId, index, address: address.toLowerCase() } });
    await tx.$executeRaw`
      INSERT INTO bridge.native_deposit (address, index) VALUES (${address.toLowerCase()}, ${index})`;
    return { index, address };
  });
}

export async function findAccount(tx: Tx, attemptId: string): Promise<DepositAccount | null> {
  const row = await tx.nativeDepositAccount.findUnique({ where: { attemptId } });
  return row && { index: row.index, address: row.address as `0x${string}` };
}

/** What the oracles saw arrive, when each part was paid, and who paid the most of it. */
export async function findDeposit(
  tx: Tx,
  address: string,
): Promise<{ seenWei: bigint; finalWei: bigint; arrivals: Arrival[]; payer: `0x${string}` | null }> {
  const [row] = await tx.$queryRaw<{ seen: string; final: string; payer: string | null }[]>`
    SELECT seen_wei::text AS seen, final_wei::text AS final, payer
      FROM bridge.native_deposit WHERE address = ${address.toLowerCase()}`;
  const arrivals = await tx.$queryRaw<{ at: Date; wei: string }[]>`
    SELECT arrived_at AS at, wei::text AS wei FROM bridge.native_arrival WHERE address = ${address.toLowerCase()}`;
  return {
    seenWei: BigInt(row?.seen ?? 0),
    finalWei: BigInt(row?.final ?? 0),
    arrivals: arrivals.map(({ at, wei }) => ({ amountMinor: BigInt(wei), atMs: at.getTime() })),
    payer: (row?.payer ?? null) as `0x${string}` | null,
  };
}

/** The attempt that an account is for, kept from being observed until the transaction ends. */
export async function lockAttemptOfAccount(
  tx: Tx,
  index: number,
): Promise<{
  id: string;
  orderId: string;
  orderNumber: string;
  address: `0x${string}`;
  refundPendingWei: bigint;
} | null> {
  const [row] = await tx.$queryRaw<
    { id: string; order_id: string; number: string; address: string; pending: string }[]
  >`
    SELECT a.id::text, a.order_id::text, o.number, d.address, a.snapshot ->> 'refundPendingMinor' AS pending
      FROM native_deposit_account d
      JOIN payment_attempt a ON a.id = d.attempt_id
      JOIN purchase_order o ON o.id = a.order_id
     WHERE d.index = ${index} FOR NO KEY UPDATE OF a`;
  if (!row) return null;
  const { id, order_id: orderId, number: orderNumber, address } = row;
  return {
    id,
    orderId,
    orderNumber,
    address: address as `0x${string}`,
    refundPendingWei: BigInt(row.pending),
  };
}

export const kindOf = (key: string): Outgoing['kind'] =>
  key.startsWith('refund:') ? 'refund' : key.startsWith('sweep:') ? 'sweep' : 'back';

/**
 * Every transfer that was asked for of a deposit. One that moves coin between the deposit and the treasury counts as it was
 * last told to us (`HearTransfers`), so that it is in the books when it is final here.
 */
export async function outgoingOf(
  tx: Tx,
  index: number,
): Promise<(Outgoing & { key: string; failure: string | null })[]> {
  const rows = await tx.$queryRaw<
    {
      key: string;
      amount: string;
      status: IntentStatus;
      failure: string | null;
      is_out_of_treasury: boolean;
    }[]
  >`
    SELECT i.payload ->> 'key' AS key, i.payload ->> 'amountWei' AS amount, i.error ->> 'message' AS failure,
           i.payload ? 'outOf' AS is_out_of_treasury,
           CASE WHEN (i.payload ? 'outOf' OR i.payload ->> 'key' LIKE 'sweep:%') AND i.status <> 'failed'
                THEN coalesce(nullif(o.status, 'failed'), 'requested') ELSE i.status END AS status
      FROM bridge.intent i LEFT JOIN intent_observation o ON o.intent_id = i.id
     WHERE i.kind = 'send-native' AND (i.payload ->> 'from')::bigint = ${index} ORDER BY i.created_at, i.id`;
  return rows.map(({ key, amount, status, failure, is_out_of_treasury: isOutOfTreasury }) => ({
    key,
    kind: kindOf(key),
    isOutOfTreasury,
    amountWei: BigInt(amount),
    status: status === 'final' ? 'final' : status === 'failed' ? 'failed' : 'waiting',
    failure,
  }));
}
