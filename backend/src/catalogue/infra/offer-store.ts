import type { Prisma } from '../../generated/prisma/client.ts';
import type { PrismaService, Tx } from '../../platform/database/index.ts';

const whole = { organisation: true, lot: true, certificate: true } satisfies Prisma.OfferInclude;
export type OfferRow = Prisma.OfferGetPayload<{ include: typeof whole }>;

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

export interface OfferFilter {
  words: readonly string[];
  gradeKey: string | null;
  form: string | null;
  country: string | null;
  /** Only of this organisation, in every state; null: of everybody, those that can be ordered. */
  organisationId: string | null;
  after: string | null;
  take: number;
}

export function searchOffers(prisma: PrismaService, filter: OfferFilter): Promise<OfferRow[]> {
  const { gradeKey, form, country, organisationId, after } = filter;
  const open: Prisma.OfferWhereInput = {
    state: 'open',
    organisation: { isSuspended: false },
    lot: {
      state: { in: ['commissioned', 'final'] },
      committedGrams: { lt: prisma.client.lot.fields.massGrams },
    },
    certificate: { state: { in: ['registered', 'final'] } },
  };
  return prisma.client.offer.findMany({
    where: {
      AND: [
        organisationId === null ? open : { organisationId },
        ...filter.words.map((word) => ({ searchText: { contains: word } })),
        // S355J2 finds S355J2+N too: the delivery condition after the plus is the same grade (EN 10027-1).
        ...(gradeKey === null ? [] : [{ OR: [{ gradeKey }, { gradeKey: { startsWith: `${gradeKey}+` } }] }]),
        ...(form === null ? [] : [{ form }]),
        ...(country === null ? [] : [{ country }]),
        ...(after === null ? [] : [{ id: { lt: after } }]),
      ],
    },
    include: whole,
    orderBy: { id: 'desc' },
    take: filter.take,
  });
}
