import type { DisputeQuery, DisputeSummary } from '@topsteel/domain/api';
import type { Currency } from '@topsteel/domain/units';
import type { Prisma } from '../../generated/prisma/client.ts';
import { isUniqueViolation, newId, type Tx } from '../../platform/database/index.ts';

const whole = {
  order: { select: { number: true } },
  messages: { include: { attachment: { omit: { sealed: true } } }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.DisputeInclude;
type WholeRow = Prisma.DisputeGetPayload<{ include: typeof whole }>;

/** A dispute as kept, its amounts typed. */
export interface StoredDispute extends Omit<WholeRow, 'state' | 'currency' | 'claimedMinor' | 'refundMinor'> {
  state: DisputeSummary['state'];
  currency: Currency;
  claimedMinor: bigint | null;
  refundMinor: bigint | null;
}

export interface NewDispute {
  orderId: string;
  buyerId: string;
  sellerId: string;
  kind: DisputeSummary['kind'];
  openedBy: string;
  statement: string;
  currency: Currency;
  claimedMinor: bigint | null;
  answerBefore: Date;
}

/** @returns null when one about the order is open already */
export async function insertDispute(
  tx: Tx,
  { claimedMinor, ...row }: NewDispute,
): Promise<StoredDispute | null> {
  const open = { orderId: row.orderId, state: { in: ['open', 'answered', 'escalated'] } };
  if ((await tx.dispute.count({ where: open })) > 0) return null;
  const [name] = await tx.$queryRaw<[{ number: string }]>`
    SELECT lpad(nextval('dispute_number')::text, 6, '0') AS number`;
  const number = `DP-${new Date().getUTCFullYear()}-${name.number}`;
  const data = { id: newId(), number, state: 'open', ...row, claimedMinor: claimedMinor?.toString() ?? null };
  return tx.dispute.create({ data, include: whole }).then(stored, (error: unknown) => {
    if (isUniqueViolation(error)) return null;
    throw error;
  });
}

/** Reads a dispute so that nobody else changes it before this transaction ends. Lock its order first. */
export async function lockDispute(tx: Tx, id: string): Promise<StoredDispute | null> {
  await tx.$queryRaw`SELECT 1 FROM dispute WHERE id = ${id}::uuid FOR UPDATE`;
  return findDispute(tx, id);
}

export async function findDispute(tx: Tx, id: string): Promise<StoredDispute | null> {
  const row = await tx.dispute.findUnique({ where: { id }, include: whole });
  return row && stored(row);
}

export async function updateDispute(
  tx: Tx,
  id: string,
  {
    refundMinor,
    ...change
  }: Pick<
    Prisma.DisputeUncheckedUpdateInput,
    'state' | 'outcome' | 'decidedBy' | 'decidedAt' | 'decision'
  > & {
    refundMinor?: bigint | null;
  },
): Promise<StoredDispute> {
  const data = {
    ...change,
    ...(refundMinor !== null && refundMinor !== undefined && { refundMinor: refundMinor.toString() }),
  };
  return stored(await tx.dispute.update({ where: { id }, data, include: whole }));
}

export async function insertMessage(
  tx: Tx,
  message: {
    disputeId: string;
    organisationId: string | null;
    author: string;
    text: string;
    attachmentId: string | null;
  },
): Promise<void> {
  await tx.disputeMessage.create({ data: message });
}

/** Disputes whose time to answer has passed, oldest first. */
export async function unansweredDisputes(tx: Tx, now: Date): Promise<{ id: string; orderId: string }[]> {
  return tx.dispute.findMany({
    where: { state: 'open', answerBefore: { lte: now } },
    orderBy: { answerBefore: 'asc' },
    select: { id: true, orderId: true },
    take: 100,
  });
}

/** Newest first; `organisationId` null lists everybody's. */
export async function listDisputes(
  tx: Tx,
  {
    organisationId,
    side,
    state,
    orderId,
    after,
    take,
  }: Pick<DisputeQuery, 'side' | 'state' | 'orderId'> & {
    organisationId: string | null;
    after: string | null;
    take: number;
  },
): Promise<StoredDispute[]> {
  const mine: Prisma.DisputeWhereInput =
    organisationId === null
      ? {}
      : side === 'buyer'
        ? { buyerId: organisationId }
        : side === 'seller'
          ? { sellerId: organisationId }
          : { OR: [{ buyerId: organisationId }, { sellerId: organisationId }] };
  const rows = await tx.dispute.findMany({
    where: {
      ...mine,
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

function stored(row: WholeRow): StoredDispute {
  return {
    ...row,
    state: row.state as StoredDispute['state'],
    currency: row.currency as Currency,
    claimedMinor: row.claimedMinor === null ? null : BigInt(row.claimedMinor.toFixed()),
    refundMinor: row.refundMinor === null ? null : BigInt(row.refundMinor.toFixed()),
  };
}
