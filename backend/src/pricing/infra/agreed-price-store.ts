import type { AgreedPrice, PriceBasis, PriceCurrency } from '@topsteel/domain/pricing';
import { AppError } from '@topsteel/domain/errors';
import { read, type Tx } from '../../platform/database/index.ts';
import { Prisma } from '../../generated/prisma/client.ts';

export interface NewAgreedPrice extends AgreedPrice {
  buyerId: string;
  sellerId: string;
  offerId: string;
  validUntil: Date;
}

/** Keeps a price that buyer and seller have agreed on for one order. */
export async function insertAgreedPrice(
  tx: Tx,
  { terms, ...price }: Omit<NewAgreedPrice, 'id'>,
): Promise<string> {
  return (await tx.agreedPrice.create({ data: { ...price, ...terms }, select: { id: true } })).id;
}

interface Row {
  id: string;
  offer_id: string;
  name: string;
  mass_grams: string;
  price_minor: string;
  currency: PriceCurrency;
  price_basis: PriceBasis;
  extras_minor: string;
  freight_minor: string;
  country: string;
  postcode: string;
}

/** What a buyer has agreed on for these offers and not ordered yet, by offer; the first agreed first. */
export async function agreedPricesOf(
  tx: Tx,
  { buyerId, offerIds, at }: { buyerId: string; offerIds: readonly string[]; at: Date },
): Promise<Map<string, AgreedPrice[]>> {
  const rows = await read<Row>(
    tx,
    Prisma.sql`/* hot */
    SELECT a.id::text, a.offer_id::text, a.name, a.mass_grams::text, a.price_minor::text, a.currency, a.price_basis,
           a.extras_minor::text, a.freight_minor::text, a.country, a.postcode
      FROM agreed_price a LEFT JOIN purchase_order o ON o.id = a.order_id
     WHERE a.buyer_id = ${buyerId}::uuid AND a.offer_id = ANY (${[...new Set(offerIds)]}::uuid[]) AND a.valid_until > ${at}
       AND (a.order_id IS NULL OR o.closed_as IS NOT NULL)
     ORDER BY a.id`,
  );
  const found = new Map<string, AgreedPrice[]>();
  for (const row of rows) {
    const price: AgreedPrice = {
      id: row.id,
      name: row.name,
      massGrams: BigInt(row.mass_grams),
      terms: {
        priceMinor: BigInt(row.price_minor),
        currency: row.currency,
        priceBasis: row.price_basis,
      },
      extrasMinor: BigInt(row.extras_minor),
      freightMinor: BigInt(row.freight_minor),
      country: row.country,
      postcode: row.postcode,
    };
    found.set(row.offer_id, [...(found.get(row.offer_id) ?? []), price]);
  }
  return found;
}

/**
 * Uses up agreed prices for the orders that stand on them, each once. One whose order was cancelled is free again.
 *
 * @throws AppError `conflict` with reason `agreed-price-used`; the transaction must then be rolled back.
 */
export async function useAgreedPrices(
  tx: Tx,
  uses: readonly { agreedPriceId: string; orderId: string }[],
): Promise<void> {
  if (uses.length === 0) return;
  const used = await tx.$executeRaw`
    UPDATE agreed_price a SET order_id = u.order_id
      FROM unnest(${uses.map((one) => one.agreedPriceId)}::uuid[], ${uses.map((one) => one.orderId)}::uuid[])
           AS u (id, order_id)
     WHERE a.id = u.id AND (a.order_id IS NULL
        OR EXISTS (SELECT 1 FROM purchase_order o WHERE o.id = a.order_id AND o.closed_as IS NOT NULL))`;
  if (used === uses.length) return;
  throw new AppError('conflict', {
    message:
      'The price that you agreed on was ordered once already. Open that order, or ask the vendor for another quotation.',
    details: { reason: 'agreed-price-used' },
  });
}
