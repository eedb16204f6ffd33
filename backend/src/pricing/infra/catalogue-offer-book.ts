import { Injectable } from '@nestjs/common';
import { certificateSummary } from '@topsteel/domain/api';
import { PrismaService, type Tx } from '../../platform/database/index.ts';
import { OfferBook, type OrderableOffer } from '../offer-book.ts';

/** The offers of the catalogue, with what is left of their lots. */
@Injectable()
export class CatalogueOfferBook extends OfferBook {
  constructor(private readonly prisma: PrismaService) {
    super();
  }

  find(offerId: string): Promise<OrderableOffer | null> {
    return read(this.prisma.client, offerId);
  }

  async lock(tx: Tx, offerId: string): Promise<OrderableOffer | null> {
    await tx.$queryRaw`
      SELECT 1 FROM offer o JOIN lot l ON l.id = o.lot_row_id WHERE o.id = ${offerId}::uuid FOR UPDATE OF l`;
    return read(tx, offerId);
  }

  async take(tx: Tx, offerId: string, grams: bigint): Promise<void> {
    await change(tx, offerId, grams);
  }

  async giveBack(tx: Tx, offerId: string, grams: bigint): Promise<void> {
    await change(tx, offerId, -grams);
  }
}

async function read(tx: Tx, offerId: string): Promise<OrderableOffer | null> {
  const offer = await tx.offer.findUnique({
    where: { id: offerId },
    include: { lot: true, certificate: true },
  });
  if (!offer) return null;
  const { lot, certificate } = offer;
  const summary = certificateSummary.parse(certificate.summary);
  const isCommissioned = lot.state === 'commissioned' || lot.state === 'final';
  return {
    id: offer.id,
    sellerId: offer.organisationId,
    lotId: lot.lotId,
    lotCode: lot.lotCode,
    description: [summary.product, summary.dimensions, summary.grade]
      .filter((part) => part !== '')
      .join(', '),
    grade: summary.grade,
    heatNumber: summary.heatNumber,
    pricePerTonneMinor: offer.pricePerTonneMinor,
    minGrams: offer.minGrams,
    stepGrams: offer.stepGrams,
    overTolerancePermille: offer.overTolerancePermille,
    availableGrams: isCommissioned ? lot.massGrams - lot.committedGrams : 0n,
    isOpen: offer.state === 'open' && isCommissioned && certificate.state !== 'revoked',
  };
}

const change = (tx: Tx, offerId: string, grams: bigint) => tx.$executeRaw`
  UPDATE lot SET committed_grams = committed_grams + ${grams}::bigint
   WHERE id = (SELECT lot_row_id FROM offer WHERE id = ${offerId}::uuid)`;
