import { Injectable } from '@nestjs/common';
import { Catalogue, type OfferFacts } from '../catalogue/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { OfferBook, type OrderableOffer } from './offer-book.ts';

/** The catalogue's offers. */
@Injectable()
export class CatalogueOfferBook extends OfferBook {
  constructor(private readonly catalogue: Catalogue) {
    super();
  }

  async find(offerId: string): Promise<OrderableOffer | null> {
    const facts = await this.catalogue.findOffer(offerId);
    return facts && orderable(facts);
  }

  async lock(tx: Tx, offerId: string): Promise<OrderableOffer | null> {
    const facts = await this.catalogue.lockOffer(tx, offerId);
    return facts && orderable(facts);
  }

  take(tx: Tx, offerId: string, grams: bigint): Promise<void> {
    return this.catalogue.takeFromOffer(tx, offerId, grams);
  }

  giveBack(tx: Tx, offerId: string, grams: bigint): Promise<void> {
    return this.catalogue.returnToOffer(tx, offerId, grams);
  }
}

const orderable = (facts: OfferFacts): OrderableOffer => ({
  ...facts,
  sellerId: facts.sellerOrganisationId,
  description: `${facts.title}, ${facts.grade}`,
  isOpen: facts.status === 'live',
});
