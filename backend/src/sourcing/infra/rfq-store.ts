import type { RfqInput } from '@topsteel/domain/api';
import type { RfqState } from '@topsteel/domain/sourcing';
import type { Prisma } from '../../generated/prisma/client.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import {
  storedRecipient,
  wholeRecipient,
  type StoredQuotation,
  type WholeRecipient,
} from './recipient-store.ts';
import { storedRfq, type StoredRfq } from './stored-rfq.ts';

export interface WholeRfq extends StoredRfq {
  recipients: WholeRecipient[];
}

const columnsOf = (input: RfqInput) => ({
  title: input.title,
  needRows: input.rows,
  place: input.place,
  wantedOn: input.wantedOn === null ? null : new Date(`${input.wantedOn}T00:00:00Z`),
  paymentTerms: input.paymentTerms,
  answersBy: new Date(input.answersBy),
  currency: input.currency,
  note: input.note,
  isBuyerNamed: input.isBuyerNamed,
});

export async function insertRfq(
  tx: Tx,
  of: { buyerId: string; createdBy: string; createdByName: string },
  input: RfqInput,
): Promise<StoredRfq> {
  const [name] = await tx.$queryRaw<[{ number: string }]>`
    SELECT lpad(nextval('rfq_number')::text, 6, '0') AS number`;
  const number = `RFQ-${new Date().getUTCFullYear()}-${name.number}`;
  return storedRfq(
    await tx.rfq.create({ data: { id: newId(), number, state: 'draft', ...of, ...columnsOf(input) } }),
  );
}

export async function rewriteRfq(tx: Tx, id: string, input: RfqInput): Promise<void> {
  await tx.rfq.update({ where: { id }, data: columnsOf(input) });
}

export async function setRfqState(tx: Tx, id: string, state: RfqState, sentAt?: Date): Promise<void> {
  await tx.rfq.update({ where: { id }, data: { state, ...(sentAt && { sentAt }) } });
}

/** The buyer's own, locked: one change of it at a time. Lock it before its recipients. */
export async function lockRfq(tx: Tx, id: string, buyerId: string): Promise<WholeRfq | null> {
  await tx.$queryRaw`SELECT 1 FROM rfq WHERE id = ${id}::uuid AND buyer_id = ${buyerId}::uuid FOR UPDATE`;
  return findRfq(tx, id, buyerId);
}

const whole = { recipients: { include: wholeRecipient, orderBy: { id: 'asc' } } } satisfies Prisma.RfqInclude;

export async function findRfq(tx: Tx, id: string, buyerId: string): Promise<WholeRfq | null> {
  const row = await tx.rfq.findFirst({ where: { id, buyerId }, include: whole });
  return row && { ...storedRfq(row), recipients: row.recipients.map(storedRecipient) };
}

/** Of a recipient, what tells how far it has come: the newest quotation, and what was accepted. */
export interface ListedRecipient extends Pick<WholeRecipient, 'askedAt' | 'declinedAt' | 'awards'> {
  quotations: Pick<StoredQuotation, 'withdrawnAt'>[];
}

/** A request as a list shows it. */
export interface ListedRfq extends StoredRfq {
  recipients: ListedRecipient[];
}

const listed = {
  recipients: {
    select: {
      askedAt: true,
      declinedAt: true,
      quotations: { select: { withdrawnAt: true }, orderBy: { version: 'desc' }, take: 1 },
      awards: wholeRecipient.awards,
    },
  },
} satisfies Prisma.RfqInclude;

/** Newest first. */
export async function listRfqs(
  tx: Tx,
  of: { buyerId: string; state: RfqState | undefined; after: string | null; take: number },
): Promise<ListedRfq[]> {
  const found = await tx.rfq.findMany({
    where: {
      buyerId: of.buyerId,
      ...(of.state !== undefined && { state: of.state }),
      ...(of.after !== null && { id: { lt: of.after } }),
    },
    include: listed,
    orderBy: { id: 'desc' },
    take: of.take,
  });
  return found.map((row) => ({ ...storedRfq(row), recipients: row.recipients }));
}

/** Anybody's, for the clocks. */
export async function findRfqOfAny(tx: Tx, id: string): Promise<WholeRfq | null> {
  const row = await tx.rfq.findUnique({ where: { id }, include: whole });
  return row && { ...storedRfq(row), recipients: row.recipients.map(storedRecipient) };
}
