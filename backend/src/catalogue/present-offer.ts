import {
  certificateSummary,
  incoterm,
  offerExtra,
  offerState,
  priceBasis,
  priceCurrency,
  type Offer,
  type OfferDetail,
} from '@topsteel/domain/api';
import type { OfferRow } from './infra/offer-store.ts';
import type { ShownOffer, ShownOfferDetail } from './infra/read-offers.ts';

/** What may still be ordered of the lot; nothing while it is not on the ledger or its certificate does not stand. */
export function availableOf({
  lot,
  certificate,
}: {
  lot: Pick<OfferRow['lot'], 'state' | 'massGrams' | 'committedGrams'>;
  certificate: Pick<OfferRow['certificate'], 'state'>;
}): bigint {
  const isOnLedger = lot.state === 'commissioned' || lot.state === 'final';
  const isCertified = certificate.state === 'registered' || certificate.state === 'final';
  return isOnLedger && isCertified ? lot.massGrams - lot.committedGrams : 0n;
}

const shownSummary = certificateSummary.pick({
  product: true,
  form: true,
  grade: true,
  norm: true,
  dimensions: true,
  heatNumber: true,
  kind: true,
  manufacturer: true,
  conformance: true,
});

/** A suspended vendor's offers can't be ordered, as if they were withdrawn; they come back with the vendor. */
function stateOf({ state, organisation, minGrams }: ShownOffer, available: bigint): Offer['state'] {
  if (organisation.isSuspended) return 'withdrawn';
  return state === 'open' && available < minGrams ? 'sold-out' : offerState.parse(state);
}

/** The row as anybody sees it. `sold-out` when less than the smallest order is left. */
export function presentOffer(row: ShownOffer): Offer {
  const summary = shownSummary.parse(row.certificate.summary);
  const { lot, organisation } = row;
  const available = organisation.isSuspended ? 0n : availableOf(row);
  return {
    id: row.id,
    state: stateOf(row, available),
    seller: {
      organisationId: organisation.id,
      name: organisation.name,
      country: organisation.country,
      account: organisation.account,
    },
    lot: {
      id: lot.id,
      lotId: lot.lotId,
      lotCode: lot.lotCode,
      massGrams: lot.massGrams.toString(),
      final: lot.state === 'final',
    },
    product: summary.product,
    form: summary.form,
    grade: summary.grade,
    norm: summary.norm,
    dimensions: summary.dimensions,
    heatNumber: summary.heatNumber,
    productId: row.productId,
    sku: row.sku,
    price: priceOf(row),
    pricePerTonneMinor: row.pricePerTonneMinor.toString(),
    currency: 'USDC',
    version: row.version,
    sold: soldOf(row),
    minGrams: row.minGrams.toString(),
    stepGrams: row.stepGrams.toString(),
    availableGrams: available.toString(),
    overTolerancePermille: row.overTolerancePermille,
    location: { city: row.city, country: row.country },
    incoterm: incoterm.parse(row.incoterm),
    leadTimeDays: row.leadTimeDays,
    certificate: {
      id: row.certificateId,
      number: row.certificate.number,
      kind: summary.kind,
      manufacturer: summary.manufacturer,
      conformance: summary.conformance,
    },
    emissions:
      lot.emissionsGramsPerKg === null
        ? null
        : { gramsCo2ePerKg: lot.emissionsGramsPerKg.toString(), status: 'self-declared', route: lot.route },
    countryOfMelt: lot.countryOfMelt,
    createdAt: row.createdAt.toISOString(),
  };
}

/** What the vendor asks: as it quotes, or USDC per tonne. */
export const priceOf = (
  row: Pick<ShownOffer, 'priceMinor' | 'priceBasis' | 'currency' | 'pricePerTonneMinor'>,
): Offer['price'] =>
  row.priceMinor === null
    ? { minor: row.pricePerTonneMinor.toString(), basis: 'tonne', currency: 'USDC' }
    : {
        minor: row.priceMinor.toString(),
        basis: priceBasis.parse(row.priceBasis),
        currency: priceCurrency.parse(row.currency),
      };

const soldOf = (row: Pick<ShownOffer, 'soldUnit' | 'soldMinMilli' | 'soldStepMilli'>): Offer['sold'] =>
  row.soldUnit === null
    ? null
    : {
        unit: priceBasis.parse(row.soldUnit),
        minMilli: (row.soldMinMilli ?? 1n).toString(),
        stepMilli: (row.soldStepMilli ?? 0n).toString(),
      };

/** One offer with everything its certificate says. */
export const presentOfferDetail = (row: ShownOfferDetail): OfferDetail => ({
  ...presentOffer(row),
  summary: certificateSummary.parse(row.certificate.summary),
  priceBreaks: row.priceBreaks.map(({ fromGrams, priceMinor }) => ({
    fromGrams: fromGrams.toString(),
    priceMinor: priceMinor.toString(),
  })),
  extras: row.extras.map(({ code, basis, priceMinor, isAlways }) =>
    offerExtra.parse({ code, basis, priceMinor: priceMinor.toString(), isAlways }),
  ),
});
