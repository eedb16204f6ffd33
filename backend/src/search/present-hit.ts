import type { SearchHit } from '@topsteel/domain/api';
import type { Ranked } from '@topsteel/domain/search';
import type { EntryRow } from './infra/entry-store.ts';

const certificateTypes = { 21: '2.1', 22: '2.2', 31: '3.1', 32: '3.2' } as const;

/** A row as a result is shown, with the way to the site where one was asked for. */
export function presentHit(row: EntryRow, { reach }: Pick<Ranked, 'reach'>): SearchHit {
  const freight = reach?.freightPerTonneMinor ?? null;
  return {
    offerId: row.offer_id,
    productId: row.product_id,
    title: row.titles[0] ?? row.designation,
    family: row.family,
    form: row.form,
    designation: row.designation,
    grade: row.grade,
    norm: row.norm,
    lengthUm: row.length_um,
    sku: row.sku,
    lotCode: row.lot_code,
    seller: { organisationId: row.organisation_id, name: row.seller_name, country: row.seller_country },
    location: { city: row.city, country: row.country },
    incoterm: row.incoterm,
    certificate: {
      number: row.certificate_number,
      type: certificateTypes[row.certificate_kind as keyof typeof certificateTypes],
    },
    price: {
      minor: row.price_minor.toString(),
      currency: row.currency as SearchHit['price']['currency'],
      basis: row.price_basis as SearchHit['price']['basis'],
    },
    pricePerTonneMinor: row.price_per_tonne_minor.toString(),
    availableGrams: row.available_grams.toString(),
    minGrams: row.min_grams.toString(),
    stepGrams: row.step_grams.toString(),
    leadTimeDays: row.lead_time_days,
    emissionsGramsPerKg: row.emissions_grams_per_kg?.toString() ?? null,
    distanceKm: reach?.km ?? null,
    deliveredPricePerTonneMinor: freight === null ? null : (row.price_per_tonne_minor + freight).toString(),
  };
}
