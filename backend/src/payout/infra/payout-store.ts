import type { ExchangeRates } from '@topsteel/domain/fx';
import type { PayoutState } from '@topsteel/domain/payout';
import type { Currency } from '@topsteel/domain/units';
import { z } from 'zod';
import type {
  Payout as PayoutRow,
  PayoutConversion as ConversionRow,
  PayoutBatch as BatchRow,
  PayoutEvent,
  PayoutLine as LineRow,
} from '../../generated/prisma/client.ts';
import { wakeSettlement } from '../../order/index.ts';
import type { Tx } from '../../platform/database/index.ts';

export const destination = z.object({
  holder: z.string(),
  iban: z.string().nullable(),
  bic: z.string().nullable(),
  address: z.templateLiteral(['0x', z.string()]).nullable(),
});
export type Destination = z.infer<typeof destination>;
export type PayoutMethod = 'sepa' | 'chain';

export interface StoredLine extends Omit<LineRow, 'fromMinor' | 'toMinor' | 'state'> {
  fromMinor: bigint;
  toMinor: bigint;
  state: 'scheduled' | 'taken' | 'released' | 'dropped';
}

/** As what a payout is paid, and the rates that say so. */
export interface StoredConversion {
  currency: Currency;
  amountMinor: bigint;
  rates: ExchangeRates;
}

export interface StoredPayout extends Omit<
  PayoutRow,
  'payableMinor' | 'debtMinor' | 'amountMinor' | 'state' | 'method' | 'destination' | 'currency'
> {
  currency: Currency;
  method: PayoutMethod;
  destination: Destination;
  payableMinor: bigint;
  debtMinor: bigint;
  amountMinor: bigint;
  state: PayoutState;
  lines: StoredLine[];
  events: PayoutEvent[];
  /** Null where it is paid in the currency that it is owed in. */
  conversion: StoredConversion | null;
}

export interface StoredBatch extends Omit<BatchRow, 'state'> {
  state: 'scheduled' | 'approved' | 'declined';
  payouts: StoredPayout[];
}

const whole = {
  lines: { orderBy: { orderNumber: 'asc' } },
  events: { orderBy: { id: 'asc' } },
  conversion: true,
} as const;
const wholeBatch = { payouts: { include: whole, orderBy: { id: 'asc' } } } as const;

/** One proposal at a time, so that each sees what the other has taken up. */
export async function lockProposals(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('payout_proposal'))::text`;
}

/** @example await nextBatchNumber(tx, 2026) // 'PO-2026-0001' */
export async function nextBatchNumber(tx: Tx, year: number): Promise<string> {
  const [row] = await tx.$queryRaw<[{ number: string }]>`
    SELECT lpad(nextval('payout_batch_number')::text, 4, '0') AS number`;
  return `PO-${year.toString()}-${row.number}`;
}

export async function insertBatch(
  tx: Tx,
  batch: { id: string; number: string; proposedBy: string },
): Promise<void> {
  await tx.payoutBatch.create({ data: batch });
}

export type NewPayout = Pick<
  StoredPayout,
  | 'id'
  | 'batchId'
  | 'sellerId'
  | 'sellerAccount'
  | 'currency'
  | 'method'
  | 'destination'
  | 'payableMinor'
  | 'debtMinor'
  | 'amountMinor'
  | 'conversion'
> & { lines: Omit<StoredLine, 'payoutId' | 'state' | 'currency'>[] };

export async function insertPayout(
  tx: Tx,
  { lines, conversion, ...payout }: NewPayout,
  cause: string,
): Promise<void> {
  await tx.payout.create({
    data: {
      ...payout,
      payableMinor: payout.payableMinor.toString(),
      debtMinor: payout.debtMinor.toString(),
      amountMinor: payout.amountMinor.toString(),
      lines: {
        create: lines.map((line) => ({
          ...line,
          currency: payout.currency,
          fromMinor: line.fromMinor.toString(),
          toMinor: line.toMinor.toString(),
        })),
      },
      events: { create: { state: 'scheduled', cause } },
      ...(conversion !== null && { conversion: { create: conversionRow(conversion) } }),
    },
  });
}

export async function findBatch(tx: Tx, id: string): Promise<StoredBatch | null> {
  const row = await tx.payoutBatch.findUnique({ where: { id }, include: wholeBatch });
  return row && storedBatch(row);
}

/** Reads the batch so that nobody else decides it before this transaction ends. */
export async function lockBatch(tx: Tx, id: string): Promise<StoredBatch | null> {
  await tx.$queryRaw`SELECT 1 FROM payout_batch WHERE id = ${id}::uuid FOR UPDATE`;
  return findBatch(tx, id);
}

export async function listBatches(
  tx: Tx,
  { after, take }: { after: string | null; take: number },
): Promise<StoredBatch[]> {
  const rows = await tx.payoutBatch.findMany({
    where: after === null ? {} : { id: { lt: after } },
    include: wholeBatch,
    orderBy: { id: 'desc' },
    take,
  });
  return rows.map(storedBatch);
}

export async function decideBatchRow(
  tx: Tx,
  id: string,
  decision: { state: 'approved' | 'declined'; decidedBy: string; note: string | null },
): Promise<void> {
  await tx.payoutBatch.update({ where: { id }, data: { ...decision, decidedAt: new Date() } });
}

/** Reads the payout so that nobody else moves it before this transaction ends. */
export async function lockPayout(tx: Tx, id: string): Promise<StoredPayout | null> {
  await tx.$queryRaw`SELECT 1 FROM payout WHERE id = ${id}::uuid FOR UPDATE`;
  return findPayout(tx, id);
}

export async function findPayout(tx: Tx, id: string): Promise<StoredPayout | null> {
  const row = await tx.payout.findUnique({ where: { id }, include: whole });
  return row && storedPayout(row);
}

/** A vendor's payouts that were approved once, newest first. */
export async function listPayouts(
  tx: Tx,
  { sellerId, after, take }: { sellerId: string; after: string | null; take: number },
): Promise<StoredPayout[]> {
  const rows = await tx.payout.findMany({
    where: {
      sellerId,
      state: { notIn: ['scheduled', 'declined'] },
      ...(after !== null && { id: { lt: after } }),
    },
    include: whole,
    orderBy: { id: 'desc' },
    take,
  });
  return rows.map(storedPayout);
}

/** Brings a payout to a state, with its lines and how it came there, and has the settlements of its orders look again. */
export async function movePayout(
  tx: Tx,
  id: string,
  move: {
    state: PayoutState;
    cause: string;
    lines?: StoredLine['state'];
    paidFrom?: string;
    txHash?: string | null;
    failure?: string | null;
  },
): Promise<void> {
  const { state, cause, lines, ...rest } = move;
  await tx.payout.update({ where: { id }, data: { state, ...rest, events: { create: { state, cause } } } });
  if (lines !== undefined)
    await tx.payoutLine.updateMany({ where: { payoutId: id }, data: { state: lines } });
  for (const { orderId } of await tx.payoutLine.findMany({
    where: { payoutId: id },
    select: { orderId: true },
  }))
    await wakeSettlement(tx, orderId);
}

/** The payouts that took an order up, the newest first. */
export async function payoutsOfOrder(
  tx: Tx,
  orderId: string,
): Promise<{ payoutId: string; state: PayoutState; currency: string }[]> {
  const rows = await tx.payoutLine.findMany({
    where: { orderId, state: { not: 'dropped' } },
    include: { payout: { select: { state: true } } },
    orderBy: [{ allocation: 'desc' }, { payoutId: 'desc' }],
  });
  return rows.map(({ payoutId, currency, payout }) => ({
    payoutId,
    currency,
    state: payout.state as PayoutState,
  }));
}

type WholePayout = PayoutRow & {
  lines: LineRow[];
  events: PayoutEvent[];
  conversion: ConversionRow | null;
};

const conversionRow = ({ currency, amountMinor, rates: { from, to } }: StoredConversion) => ({
  currency,
  amountMinor: amountMinor.toString(),
  fromRateE8: from.rateE8.toString(),
  fromRound: from.round,
  fromObservedAt: from.observedAt,
  toRateE8: to.rateE8.toString(),
  toRound: to.round,
  toObservedAt: to.observedAt,
});

const storedConversion = (owedIn: Currency, row: ConversionRow): StoredConversion => ({
  currency: row.currency as Currency,
  amountMinor: BigInt(row.amountMinor.toFixed(0)),
  rates: {
    from: {
      currency: owedIn,
      rateE8: BigInt(row.fromRateE8.toFixed(0)),
      round: row.fromRound,
      observedAt: row.fromObservedAt,
    },
    to: {
      currency: row.currency as Currency,
      rateE8: BigInt(row.toRateE8.toFixed(0)),
      round: row.toRound,
      observedAt: row.toObservedAt,
    },
  },
});

const storedPayout = (row: WholePayout): StoredPayout => ({
  ...row,
  currency: row.currency as Currency,
  method: row.method as PayoutMethod,
  destination: destination.parse(row.destination),
  payableMinor: BigInt(row.payableMinor.toFixed(0)),
  debtMinor: BigInt(row.debtMinor.toFixed(0)),
  amountMinor: BigInt(row.amountMinor.toFixed(0)),
  state: row.state as PayoutState,
  conversion: row.conversion && storedConversion(row.currency as Currency, row.conversion),
  lines: row.lines.map((line) => ({
    ...line,
    fromMinor: BigInt(line.fromMinor.toFixed(0)),
    toMinor: BigInt(line.toMinor.toFixed(0)),
    state: line.state as StoredLine['state'],
  })),
});

const storedBatch = (row: BatchRow & { payouts: WholePayout[] }): StoredBatch => ({
  ...row,
  state: row.state as StoredBatch['state'],
  payouts: row.payouts.map(storedPayout),
});
