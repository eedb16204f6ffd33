import { productFamilies, type ProductFamily } from '@topsteel/domain/product';
import type { OfferTerms, PriceBasis, PriceCurrency } from '@topsteel/domain/pricing';
import type { Tx } from '../../platform/database/index.ts';
import type { LineOffer } from '../priced-offer-line.ts';
import { ask } from './ask.ts';

/** An offer with everything that its price follows from. */
export interface OfferToPrice {
  offer: LineOffer;
  terms: OfferTerms;
  productId: string | null;
  family: ProductFamily | null;
  form: string | null;
  lengthUm: bigint | null;
  /** Largest measure of a piece that has no length. */
  broadestUm: bigint | null;
  gramsCo2ePerKg: bigint | null;
}

interface Row {
  id: string;
  seller_id: string;
  seller_name: string;
  seller_country: string;
  seller_vat: string | null;
  seller_account: string | null;
  seller_custody: string;
  is_suspended: boolean;
  lot_row_id: string;
  lot_id: string;
  lot_code: string;
  available: string;
  emissions: string | null;
  state: string;
  city: string;
  country: string;
  incoterm: string;
  lead_time_days: number;
  grade_key: string;
  price_per_tonne_minor: string;
  price_minor: string | null;
  currency: PriceCurrency;
  price_basis: PriceBasis;
  min_grams: string;
  step_grams: string;
  over_tolerance_permille: number;
  sold_unit: PriceBasis | null;
  sold_min_milli: string | null;
  sold_step_milli: string | null;
  heat_number: string;
  product: string | null;
  dimensions: string | null;
  grade: string | null;
  category: string | null;
  product_id: string | null;
  family: string | null;
  form: string | null;
  length_um: number | null;
  width_um: number | null;
  height_um: number | null;
  thickness_um: number | null;
  diameter_um: number | null;
  grams_per_metre: string | null;
  grams_per_piece: string | null;
  breaks: { from_grams: string; price_minor: string }[] | null;
  extras:
    | {
        code: string;
        basis: OfferTerms['extras'][number]['basis'];
        price_minor: string;
        is_always: boolean;
      }[]
    | null;
}

const OFFERS = {
  name: 'offers-to-price',
  text: `
    SELECT o.id::text, o.organisation_id::text AS seller_id, s.name AS seller_name, s.country AS seller_country,
           s.vat AS seller_vat, CASE WHEN s.state = 'registered' THEN s.account END AS seller_account,
           s.custody AS seller_custody, s.is_suspended,
           o.lot_row_id::text, l.lot_id, l.lot_code,
           CASE WHEN l.state IN ('commissioned', 'final') AND c.state IN ('registered', 'final')
                THEN l.mass_grams - l.committed_grams ELSE 0 END::text AS available,
           l.emissions_grams_per_kg::text AS emissions, o.state, o.city, o.country, o.incoterm, o.lead_time_days,
           o.grade_key, o.price_per_tonne_minor::text, o.price_minor::text, o.currency, o.price_basis,
           o.min_grams::text, o.step_grams::text, o.over_tolerance_permille,
           o.sold_unit, o.sold_min_milli::text, o.sold_step_milli::text,
           c.heat_number, c.summary ->> 'product' AS product, c.summary ->> 'dimensions' AS dimensions,
           c.summary ->> 'grade' AS grade, c.summary ->> 'form' AS category,
           o.product_id::text, p.family, p.form, p.length_um, p.width_um, p.height_um, p.thickness_um, p.diameter_um,
           p.grams_per_metre::text, p.grams_per_piece::text,
           (SELECT json_agg(json_build_object('from_grams', b.from_grams::text, 'price_minor', b.price_minor::text))
              FROM offer_price_break b WHERE b.offer_id = o.id) AS breaks,
           (SELECT json_agg(json_build_object('code', e.code, 'basis', e.basis, 'price_minor', e.price_minor::text,
                                              'is_always', e.is_always) ORDER BY e.code)
              FROM offer_extra e WHERE e.offer_id = o.id) AS extras
      FROM offer o
      JOIN lot l ON l.id = o.lot_row_id
      JOIN certificate c ON c.id = o.certificate_id
      JOIN organisation s ON s.id = o.organisation_id
      LEFT JOIN product p ON p.id = o.product_id
     WHERE o.id = ANY($1::uuid[])`,
};

/** Offers by id, with breaks and extras, in one statement. Ids that are not there are left out. */
export async function offersToPrice(tx: Tx, ids: readonly string[]): Promise<Map<string, OfferToPrice>> {
  const rows = await ask<Row>(tx, OFFERS, [[...new Set(ids)]]);
  return new Map(rows.map((row) => [row.id, offerToPrice(row)]));
}

const notOfSteel: ReadonlySet<ProductFamily> = new Set(['insulation', 'timber', 'cement']);
const whole = (text: string | null): bigint | null => (text === null ? null : BigInt(text));
const measure = (um: number | null): bigint | null => (um === null ? null : BigInt(um));

function offerToPrice(row: Row): OfferToPrice {
  const family = productFamilies.find((one) => one === row.family) ?? null;
  const broadest = Math.max(row.width_um ?? 0, row.height_um ?? 0, row.diameter_um ?? 0);
  const title = [row.product ?? '', row.dimensions ?? ''].filter((part) => part !== '').join(', ');
  return {
    offer: {
      id: row.id,
      sellerId: row.seller_id,
      sellerName: row.seller_name,
      sellerCountry: row.seller_country,
      sellerVat: row.seller_vat,
      sellerAccount: row.seller_account,
      sellerIsHosted: row.seller_custody === 'hosted',
      sellerIsSuspended: row.is_suspended,
      lotRowId: row.lot_row_id,
      lotId: row.lot_id,
      lotCode: row.lot_code,
      description: `${title}, ${row.grade ?? ''}`,
      grade: row.grade ?? '',
      category: row.category,
      heatNumber: row.heat_number,
      city: row.city,
      country: row.country,
      incoterm: row.incoterm,
      leadTimeDays: row.lead_time_days,
      availableGrams: BigInt(row.available),
      pricePerTonneMinor: BigInt(row.price_per_tonne_minor),
      isOpen: row.state === 'open',
    },
    terms: termsOf(row, family),
    productId: row.product_id,
    family,
    form: row.form,
    lengthUm: measure(row.length_um),
    broadestUm: row.product_id === null ? null : BigInt(broadest),
    gramsCo2ePerKg: whole(row.emissions),
  };
}

function termsOf(row: Row, family: ProductFamily | null): OfferTerms {
  const price =
    row.price_minor === null
      ? ({ priceMinor: BigInt(row.price_per_tonne_minor), currency: 'USDC', priceBasis: 'tonne' } as const)
      : { priceMinor: BigInt(row.price_minor), currency: row.currency, priceBasis: row.price_basis };
  return {
    ...price,
    sellerId: row.seller_id,
    family,
    gradeKey: row.grade_key,
    shape: {
      lengthUm: measure(row.length_um),
      widthUm: measure(row.width_um),
      thicknessUm: measure(row.thickness_um),
      gramsPerMetre: whole(row.grams_per_metre),
      gramsPerPiece: whole(row.grams_per_piece),
      isSteel: family !== null && !notOfSteel.has(family),
    },
    breaks: (row.breaks ?? []).map((one) => ({
      fromGrams: BigInt(one.from_grams),
      priceMinor: BigInt(one.price_minor),
    })),
    extras: (row.extras ?? []).map((extra) => ({
      code: extra.code,
      basis: extra.basis,
      priceMinor: BigInt(extra.price_minor),
      isAlways: extra.is_always,
    })),
    minGrams: BigInt(row.min_grams),
    stepGrams: BigInt(row.step_grams),
    availableGrams: BigInt(row.available),
    overTolerancePermille: row.over_tolerance_permille,
    sold:
      row.sold_unit === null
        ? null
        : {
            unit: row.sold_unit,
            minMilli: BigInt(row.sold_min_milli ?? '1'),
            stepMilli: BigInt(row.sold_step_milli ?? '0'),
          },
  };
}
