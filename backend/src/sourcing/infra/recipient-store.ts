import { quotedRowInput } from '@topsteel/domain/api';
import { z } from 'zod';
import type { Prisma } from '../../generated/prisma/client.ts';
import { newId, seeAll, type Tx } from '../../platform/database/index.ts';
import { storedRfq, type StoredRfq } from './stored-rfq.ts';

/** Between a buyer and one who was asked; all of them are shown. */
export const MOST_MESSAGES = 200;

export const wholeRecipient = {
  vendor: { select: { name: true, country: true } },
  quotations: { orderBy: { version: 'desc' } },
  messages: { orderBy: { id: 'asc' }, take: MOST_MESSAGES },
  awards: {
    include: {
      agreedPrice: {
        select: { offerId: true, orderId: true, order: { select: { number: true, closedAs: true } } },
      },
    },
    orderBy: { id: 'asc' },
  },
} satisfies Prisma.RfqRecipientInclude;

type Record = Prisma.RfqRecipientGetPayload<{ include: typeof wholeRecipient }>;
type QuotationRecord = Record['quotations'][number];

const quotedRows = z.array(quotedRowInput.extend({ massGrams: z.string() }));
export type KeptQuotedRow = z.output<typeof quotedRows>[number];

export interface StoredQuotation extends Omit<QuotationRecord, 'quotedRows'> {
  rows: KeptQuotedRow[];
}
export type StoredAward = Record['awards'][number];

/** One of those who are asked, with everything between the buyer and them. */
export interface WholeRecipient extends Omit<Record, 'quotations'> {
  quotations: StoredQuotation[];
}

export interface AskedRecipient extends WholeRecipient {
  rfq: StoredRfq;
  buyer: { name: string; country: string };
}

export const storedRecipient = (row: Record): WholeRecipient => ({
  ...row,
  quotations: row.quotations.map(({ quotedRows: kept, ...one }) => ({
    ...one,
    rows: quotedRows.parse(kept),
  })),
});

export interface NewRecipient {
  rfqId: string;
  buyerId: string;
  vendorId: string | null;
  name: string;
  email: string | null;
  language: string;
}

export async function replaceRecipients(
  tx: Tx,
  rfqId: string,
  recipients: readonly NewRecipient[],
): Promise<void> {
  await tx.rfqRecipient.deleteMany({ where: { rfqId } });
  // Of one millisecond, so that only sorting keeps them in the order that the buyer chose.
  const ids = recipients.map(() => newId()).sort();
  await tx.rfqRecipient.createMany({
    data: recipients.map((one, index) => ({ id: ids[index] ?? newId(), ...one })),
  });
}

const asked = { ...wholeRecipient, rfq: true, buyer: { select: { name: true, country: true } } } as const;

/** Which request: a vendor's own, or the one that a secret was made for, also once a company has taken it over. */
export type RequestKey = { id: string; vendorId: string } | { tokenHash: string; now: Date };

const whereOf = (key: RequestKey): Prisma.RfqRecipientWhereInput =>
  'id' in key
    ? { ...key, askedAt: { not: null } }
    : { tokenHash: key.tokenHash, linkUntil: { gt: key.now }, askedAt: { not: null } };

export async function findRequest(tx: Tx, key: RequestKey): Promise<AskedRecipient | null> {
  const row = await tx.rfqRecipient.findFirst({ where: whereOf(key), include: asked });
  return row && { ...storedRecipient(row), rfq: storedRfq(row.rfq), buyer: row.buyer };
}

/** The same, locked: what a vendor sends and what its buyer accepts come one after the other. */
export async function lockRequest(tx: Tx, key: RequestKey): Promise<AskedRecipient | null> {
  const found = await tx.rfqRecipient.findFirst({ where: whereOf(key), select: { id: true } });
  if (!found) return null;
  await lockRecipients(tx, [found.id]);
  return findRequest(tx, key);
}

export async function lockRecipients(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM rfq_recipient WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
}

/** A vendor's, newest first. */
export async function listRequests(
  tx: Tx,
  of: { vendorId: string; after: string | null; take: number },
): Promise<AskedRecipient[]> {
  const found = await tx.rfqRecipient.findMany({
    where: {
      vendorId: of.vendorId,
      askedAt: { not: null },
      ...(of.after !== null && { id: { lt: of.after } }),
    },
    include: asked,
    orderBy: { id: 'desc' },
    take: of.take,
  });
  return found.map((row) => ({ ...storedRecipient(row), rfq: storedRfq(row.rfq), buyer: row.buyer }));
}

export async function changeRecipient(
  tx: Tx,
  id: string,
  data: Prisma.RfqRecipientUncheckedUpdateInput,
): Promise<void> {
  await tx.rfqRecipient.update({ where: { id }, data });
}

/** Letters with a link that reached a mailbox from all buyers, and that a buyer caused, since; one at a time of each. */
export async function countLetters(
  tx: Tx,
  { email, buyerId, since }: { email: string; buyerId: string; since: Date },
): Promise<{ byEmail: number; byBuyer: number }> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`rfq:${email}`}, 0))`;
  const [row] = await seeAll(
    tx,
    () => tx.$queryRaw<[{ byEmail: number; byBuyer: number }]>`
      SELECT (SELECT count(*)::integer FROM rfq_recipient WHERE email = ${email} AND asked_at > ${since}) AS "byEmail",
             (SELECT count(*)::integer FROM rfq_recipient
               WHERE buyer_id = ${buyerId}::uuid AND email IS NOT NULL AND asked_at > ${since}) AS "byBuyer"`,
  );
  return row;
}

/** The vendor takes over what its link has opened: its answers and awards are its own from then on. */
export async function bindVendor(tx: Tx, recipientId: string, vendorId: string): Promise<void> {
  await tx.rfqRecipient.update({ where: { id: recipientId }, data: { vendorId } });
  await tx.rfqQuotation.updateMany({ where: { recipientId }, data: { vendorId } });
  await tx.rfqMessage.updateMany({ where: { recipientId }, data: { vendorId } });
  await tx.rfqAward.updateMany({ where: { recipientId }, data: { vendorId } });
}

/** How often a vendor is among those who are asked: once or never. */
export const countAsked = (tx: Tx, rfqId: string, vendorId: string): Promise<number> =>
  tx.rfqRecipient.count({ where: { rfqId, vendorId } });

export const countMessages = (tx: Tx, recipientId: string): Promise<number> =>
  tx.rfqMessage.count({ where: { recipientId } });
