import type { GoodsReturnQuery } from '@topsteel/domain/api';
import type { ReturnState } from '@topsteel/domain/goods-return';
import type { Currency } from '@topsteel/domain/units';
import type { GoodsReturn as ReturnRow, Prisma } from '../../generated/prisma/client.ts';
import { newId, type Tx } from '../../platform/database/index.ts';

type Amount = 'askedMinor' | 'creditMinor';

/** A return as kept, its amounts typed. */
export interface StoredReturn
  extends Omit<ReturnRow, 'state' | 'currency' | Amount>, Record<Amount, bigint | null> {
  state: ReturnState;
  currency: Currency;
  order: { number: string };
}
export type NewReturn = Pick<
  StoredReturn,
  | 'orderId'
  | 'buyerId'
  | 'sellerId'
  | 'kind'
  | 'state'
  | 'reason'
  | 'askedGrams'
  | 'askedPieces'
  | 'currency'
  | 'askedMinor'
  | 'requestedBy'
>;
export type ReturnChange = Partial<
  Pick<
    StoredReturn,
    | 'state'
    | 'receivedGrams'
    | 'ticketNo'
    | 'receivedAt'
    | 'creditMinor'
    | 'paidBy'
    | 'isRestocked'
    | 'answer'
    | 'decidedBy'
    | 'decidedAt'
  >
>;

const whole = { order: { select: { number: true } } } as const;

export async function insertReturn(tx: Tx, { askedMinor, ...row }: NewReturn): Promise<StoredReturn> {
  const [name] = await tx.$queryRaw<[{ number: string }]>`
    SELECT lpad(nextval('goods_return_number')::text, 6, '0') AS number`;
  const number = `R-${new Date().getUTCFullYear()}-${name.number}`;
  const data = { id: newId(), number, ...row, askedMinor: askedMinor?.toString() ?? null };
  return stored(await tx.goodsReturn.create({ data, include: whole }));
}

/** Reads a return so that nobody else changes it before this transaction ends. Lock its order first. */
export async function lockReturn(tx: Tx, id: string): Promise<StoredReturn | null> {
  await tx.$queryRaw`SELECT 1 FROM goods_return WHERE id = ${id}::uuid FOR UPDATE`;
  return findReturn(tx, id);
}

export async function findReturn(tx: Tx, id: string): Promise<StoredReturn | null> {
  const row = await tx.goodsReturn.findUnique({ where: { id }, include: whole });
  return row && stored(row);
}

export async function updateReturn(
  tx: Tx,
  id: string,
  { creditMinor, ...change }: ReturnChange,
): Promise<StoredReturn> {
  const data = {
    ...change,
    ...(creditMinor !== undefined && { creditMinor: creditMinor?.toString() ?? null }),
  };
  return stored(await tx.goodsReturn.update({ where: { id }, data, include: whole }));
}

/** Grams of an order that are on their way back, or came back and were not rejected. */
export async function claimedGrams(tx: Tx, orderId: string, without: string | null): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ grams: string }[]>`
    SELECT coalesce(sum(coalesce(received_grams, asked_grams)), 0)::text AS grams FROM goods_return
     WHERE order_id = ${orderId}::uuid AND kind = 'return' AND state IN ('requested', 'authorised', 'received', 'credited')
       AND (${without}::uuid IS NULL OR id <> ${without}::uuid)`;
  return BigInt(row?.grams ?? 0);
}

/** Newest first; `organisationId` null lists everybody's. */
export async function listReturns(
  tx: Tx,
  {
    organisationId,
    side,
    state,
    orderId,
    after,
    take,
  }: Pick<GoodsReturnQuery, 'side' | 'state' | 'orderId'> & {
    organisationId: string | null;
    after: string | null;
    take: number;
  },
): Promise<StoredReturn[]> {
  const rows = await tx.goodsReturn.findMany({
    where: {
      ...sideOf(organisationId, side),
      ...(state !== undefined && { state }),
      ...(orderId !== undefined && { orderId }),
      ...(after !== null && { id: { lt: after } }),
    },
    include: whole,
    orderBy: { id: 'desc' },
    take,
  });
  return rows.map(stored);
}

function sideOf(organisationId: string | null, side: GoodsReturnQuery['side']): Prisma.GoodsReturnWhereInput {
  if (organisationId === null) return {};
  if (side === 'buyer') return { buyerId: organisationId };
  if (side === 'seller') return { sellerId: organisationId };
  return { OR: [{ buyerId: organisationId }, { sellerId: organisationId }] };
}

function stored(row: ReturnRow & { order: { number: string } }): StoredReturn {
  return {
    ...row,
    state: row.state as ReturnState,
    currency: row.currency as Currency,
    askedMinor: row.askedMinor === null ? null : BigInt(row.askedMinor.toFixed()),
    creditMinor: row.creditMinor === null ? null : BigInt(row.creditMinor.toFixed()),
  };
}
