import { Injectable } from '@nestjs/common';
import { certificateSummary } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { findOffer, lockOffer, returnGrams, takeGrams, type OfferRow } from './infra/offer-store.ts';
import { availableOf } from './present-offer.ts';

/** What an order needs to know of an offer. */
export interface OfferFacts {
  id: string;
  sellerOrganisationId: string;
  /** The ledger's id in decimal digits. */
  lotId: string;
  lotCode: string;
  pricePerTonneMinor: bigint;
  minGrams: bigint;
  stepGrams: bigint;
  overTolerancePermille: number;
  availableGrams: bigint;
  /** "Hot rolled plate, 20 × 2000 × 6000 mm". */
  title: string;
  grade: string;
  /** Form of the product: plate, coil, beam … */
  category: string | null;
  heatNumber: string;
  status: 'live' | 'withdrawn';
  /** Changes whenever the seller changes the offer: what a hosted seller has consented to. */
  version: string;
}

/** The front door of the catalogue for orders: availability is counted on the lot, whatever offer sells it. */
@Injectable()
export class Catalogue {
  constructor(private readonly prisma: PrismaService) {}

  async findOffer(id: string): Promise<OfferFacts | null> {
    const row = await findOffer(this.prisma.client, id);
    return row && factsOf(row);
  }

  /** The same, with offer and lot locked until the transaction ends. */
  async lockOffer(tx: Tx, id: string): Promise<OfferFacts | null> {
    const row = await lockOffer(tx, id);
    return row && factsOf(row);
  }

  /** @throws AppError `conflict` when less is left of the lot. */
  async takeFromOffer(tx: Tx, offerId: string, grams: bigint): Promise<void> {
    if (await takeGrams(tx, offerId, grams)) return;
    throw new AppError('conflict', {
      message:
        'Somebody was faster: less of this lot is left than you order. Order less, or look for another offer.',
      details: { reason: 'quantity-not-available' },
    });
  }

  /** @throws AppError `not-conserved` when more would come back than orders have taken. */
  async returnToOffer(tx: Tx, offerId: string, grams: bigint): Promise<void> {
    if (grams === 0n || (await returnGrams(tx, offerId, grams))) return;
    throw new AppError('not-conserved', {
      message: `${grams.toString()} g cannot go back to offer ${offerId}: orders have taken less than that.`,
    });
  }
}

function factsOf(row: OfferRow): OfferFacts {
  const summary = certificateSummary.parse(row.certificate.summary);
  return {
    id: row.id,
    sellerOrganisationId: row.organisationId,
    lotId: row.lot.lotId,
    lotCode: row.lot.lotCode,
    pricePerTonneMinor: row.pricePerTonneMinor,
    minGrams: row.minGrams,
    stepGrams: row.stepGrams,
    overTolerancePermille: row.overTolerancePermille,
    availableGrams: availableOf(row),
    title: summary.dimensions === '' ? summary.product : `${summary.product}, ${summary.dimensions}`,
    grade: summary.grade,
    category: summary.form,
    heatNumber: summary.heatNumber,
    status: row.state === 'open' && !row.organisation.isSuspended ? 'live' : 'withdrawn',
    version: row.updatedAt.toISOString(),
  };
}
