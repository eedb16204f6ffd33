import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

const whole = { organisation: true, lot: true, certificate: true } satisfies Prisma.OfferInclude;
export type OfferRow = Prisma.OfferGetPayload<{ include: typeof whole }>;

const detailed = {
  ...whole,
  priceBreaks: { orderBy: { fromGrams: 'asc' } },
  extras: { orderBy: { code: 'asc' } },
} satisfies Prisma.OfferInclude;
export type OfferDetailRow = Prisma.OfferGetPayload<{ include: typeof detailed }>;

export const findOfferDetail = (client: Tx, id: string): Promise<OfferDetailRow | null> =>
  client.offer.findUnique({ where: { id }, include: detailed });

export const updateOffer = (tx: Tx, id: string, data: Prisma.OfferUncheckedUpdateInput) =>
  tx.offer.update({ where: { id }, data });

export interface PriceTerms {
  priceBreaks?: readonly { fromGrams: bigint; priceMinor: bigint }[];
  extras?: readonly { code: string; basis: string; priceMinor: bigint; isAlways: boolean }[];
}

/** Sets price breaks and extras, each as a whole; what is absent stays. */
export async function replaceTerms(
  tx: Tx,
  offerId: string,
  { priceBreaks, extras }: PriceTerms,
): Promise<void> {
  if (priceBreaks) {
    await tx.offerPriceBreak.deleteMany({ where: { offerId } });
    await tx.offerPriceBreak.createMany({ data: priceBreaks.map((one) => ({ offerId, ...one })) });
  }
  if (extras) {
    await tx.offerExtra.deleteMany({ where: { offerId } });
    await tx.offerExtra.createMany({ data: extras.map((one) => ({ offerId, ...one })) });
  }
}

export const insertOfferChange = (tx: Tx, data: Prisma.OfferChangeUncheckedCreateInput) =>
  tx.offerChange.create({ data });

export const listOfferChanges = (
  client: Tx,
  offerId: string,
): Promise<
  { version: number; diff: object; name: string | null; import_id: string | null; created_at: Date }[]
> => client.$queryRaw`
  SELECT c.version, c.diff, u.name, c.import_id, c.created_at
    FROM offer_change c LEFT JOIN "user" u ON u.id = c.changed_by
   WHERE c.offer_id = ${offerId}::uuid ORDER BY c.version DESC LIMIT 200`;

export const insertOffer = (tx: Tx, data: Prisma.OfferUncheckedCreateInput) =>
  tx.offer.create({ data, include: whole });

export const findOffer = (client: Tx, id: string) =>
  client.offer.findUnique({ where: { id }, include: whole });

export const withdraw = (tx: Tx, id: string) =>
  tx.offer.update({ where: { id }, data: { state: 'withdrawn' }, include: whole });

/** A lot with what an offer needs to know of it. */
export const findSellableLot = (client: Tx, organisationId: string, id: string) =>
  client.lot.findFirst({ where: { id, organisationId }, include: { certificate: true, organisation: true } });
export type SellableLot = NonNullable<Awaited<ReturnType<typeof findSellableLot>>>;

/** Locks the offer and its lot: several offers may sell one lot. */
export async function lockOffer(tx: Tx, id: string): Promise<OfferRow | null> {
  await tx.$queryRaw`
    SELECT o.id FROM offer o JOIN lot l ON l.id = o.lot_row_id WHERE o.id = ${id}::uuid FOR UPDATE OF l, o`;
  return findOffer(tx, id);
}

/** @returns false when less than that is left, and nothing was taken. */
export async function takeGrams(tx: Tx, offerId: string, grams: bigint): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE lot SET committed_grams = committed_grams + ${grams}, updated_at = now()
     WHERE id = (SELECT lot_row_id FROM offer WHERE id = ${offerId}::uuid)
       AND committed_grams + ${grams} <= mass_grams`;
  return taken === 1;
}

/** @returns false when more would come back than was taken, and nothing changed. */
export async function returnGrams(tx: Tx, offerId: string, grams: bigint): Promise<boolean> {
  const returned = await tx.$executeRaw`
    UPDATE lot SET committed_grams = committed_grams - ${grams}, updated_at = now()
     WHERE id = (SELECT lot_row_id FROM offer WHERE id = ${offerId}::uuid) AND committed_grams >= ${grams}`;
  return returned === 1;
}
