import { Injectable } from '@nestjs/common';
import type { DeliveryEstimateQuery, DeliveryEstimateView } from '@topsteel/domain/api';
import { transportEmissions } from '@topsteel/domain/carbon';
import { defaultTariff, estimateDelivery, greatCircleMetres, placeOf } from '@topsteel/domain/delivery';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { findDispatch, findTariffs, type Dispatch } from './infra/tariff-store.ts';
import { RoadIntensity } from './road-intensity.ts';
import { tariffOfTerms } from './tariff-of-terms.ts';

/** Incoterms 2020 under which the seller has carriage in its price. */
export const carriagePaid: ReadonlySet<string> = new Set(['CPT', 'CIP', 'DAP', 'DPU', 'DDP']);

/** Says what the delivery of an offer to a site would cost, and what it emits. */
@Injectable()
export class EstimateOfferDelivery {
  constructor(
    private readonly prisma: PrismaService,
    private readonly road: RoadIntensity,
  ) {}

  /** @throws AppError `not-found` for an offer that is not open. */
  async run(query: DeliveryEstimateQuery): Promise<DeliveryEstimateView> {
    const { client } = this.prisma;
    const offer = await findDispatch(client, query.offerId);
    if (!offer) throw notFound('offer');
    const [stored] = await findTariffs(client, offer.organisationId);
    const tariff = stored ? tariffOfTerms(stored.terms) : defaultTariff;
    const from = { country: offer.country, postcode: '', city: offer.city };
    const to = { country: query.country, postcode: query.postcode, city: query.city };
    const massGrams = BigInt(query.massGrams);
    const longestUm = query.longestUm === undefined ? longestOf(offer) : BigInt(query.longestUm);
    const estimate = estimateDelivery({ from, to, massGrams, longestUm }, tariff);
    // Paid to where the seller delivers, which is where its tariff has a price for.
    const isPaid = carriagePaid.has(offer.incoterm) && estimate.priceMinor !== null;
    const [start, end] = [placeOf(from), placeOf(to)];
    const leg =
      start === null || end === null || start.landmass !== end.landmass
        ? null
        : {
            mode: 'road' as const,
            distanceMetres: greatCircleMetres(start, end),
            milligramsCo2ePerTonneKm: await this.road.read(client),
          };
    return {
      priceMinor: isPaid ? '0' : (estimate.priceMinor?.toString() ?? null),
      currency: estimate.currency,
      vehicle: isPaid ? null : estimate.vehicle,
      distanceKm: estimate.distanceKm,
      emissionsGrams: leg && transportEmissions(massGrams, [leg]).emissionsGrams.toString(),
      sentence: isPaid ? `Carriage is in the price (${offer.incoterm}).` : estimate.sentence,
    };
  }
}

function longestOf({ product }: Dispatch): bigint | null {
  if (product === null) return null;
  const { lengthUm, widthUm, heightUm, diameterUm } = product;
  return BigInt(lengthUm ?? Math.max(widthUm ?? 0, heightUm ?? 0, diameterUm ?? 0));
}
