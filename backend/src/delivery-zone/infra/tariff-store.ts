import { deliveryTariffTerms, type DeliveryTariffTerms } from '@topsteel/domain/api';
import type { Tx } from '../../platform/database/index.ts';

/** A tariff as kept. */
export interface StoredTariff {
  organisationId: string | null;
  terms: DeliveryTariffTerms;
  updatedAt: Date;
}

/** The tariff of an organisation and the marketplace's, as far as they are set; own first. */
export async function findTariffs(tx: Tx, organisationId: string | null): Promise<StoredTariff[]> {
  const rows = await tx.deliveryTariff.findMany({
    where: { OR: [{ organisationId: null }, ...(organisationId === null ? [] : [{ organisationId }])] },
    orderBy: { organisationId: { sort: 'asc', nulls: 'last' } },
  });
  return rows.map((row) => ({ ...row, terms: deliveryTariffTerms.parse(row.terms) }));
}

/** Sets a tariff, whether there was one or not. */
export async function saveTariff(
  tx: Tx,
  organisationId: string | null,
  terms: DeliveryTariffTerms,
  updatedBy: string,
): Promise<void> {
  const changed = await tx.deliveryTariff.updateMany({
    where: { organisationId },
    data: { terms, updatedBy, updatedAt: new Date() },
  });
  if (changed.count === 0) await tx.deliveryTariff.create({ data: { organisationId, terms, updatedBy } });
}

export async function removeTariff(tx: Tx, organisationId: string | null): Promise<boolean> {
  return (await tx.deliveryTariff.deleteMany({ where: { organisationId } })).count > 0;
}

/** What a delivery of an offer depends on. */
export const findDispatch = (tx: Tx, offerId: string) =>
  tx.offer.findFirst({
    where: { id: offerId, state: 'open', organisation: { isSuspended: false } },
    select: {
      organisationId: true,
      city: true,
      country: true,
      incoterm: true,
      product: { select: { lengthUm: true, widthUm: true, heightUm: true, diameterUm: true } },
    },
  });
export type Dispatch = NonNullable<Awaited<ReturnType<typeof findDispatch>>>;
