import type { PriceBasis, PriceCurrency } from '@topsteel/domain/pricing';
import type { Tx } from '../../platform/database/index.ts';

export interface ProductOfferRow {
  id: string;
  organisation_id: string;
  name: string;
  seller_country: string;
  sku: string | null;
  currency: PriceCurrency;
  price_basis: PriceBasis;
  price_minor: bigint | null;
  price_per_tonne_minor: bigint;
  available_grams: bigint;
  min_grams: bigint;
  city: string;
  country: string;
  lead_time_days: number;
  kind: number;
  emissions_grams_per_kg: bigint | null;
  total: number;
}

/** The cheapest offers on a product that can be ordered now, with how many there are. */
export const cheapestOffers = (client: Tx, productId: string, take: number): Promise<ProductOfferRow[]> =>
  client.$queryRaw<ProductOfferRow[]>`
    SELECT o.id, o.organisation_id, s.name, s.country AS seller_country, o.sku, o.currency, o.price_basis, o.price_minor,
           o.price_per_tonne_minor, l.mass_grams - l.committed_grams AS available_grams, o.min_grams, o.city, o.country,
           o.lead_time_days, c.kind, l.emissions_grams_per_kg, (count(*) OVER ())::integer AS total
      FROM offer o
      JOIN lot l ON l.id = o.lot_row_id
      JOIN certificate c ON c.id = o.certificate_id
      JOIN organisation s ON s.id = o.organisation_id
     WHERE o.product_id = ${productId}::uuid AND o.state = 'open' AND NOT s.is_suspended
       AND l.state IN ('commissioned', 'final') AND c.state IN ('registered', 'final')
       AND l.mass_grams - l.committed_grams >= o.min_grams
     ORDER BY o.price_per_tonne_minor, o.id
     LIMIT ${take}`;
