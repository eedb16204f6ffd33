import { Injectable } from '@nestjs/common';
import type { Offer, Page } from '@topsteel/domain/api';
import { PrismaService } from '../platform/database/index.ts';
import { readOffers, readOffersOf, type OfferOwner } from './infra/read-offers-of.ts';
import { presentOffer } from './present-offer.ts';
import { SearchOffers } from './search-offers.ts';

export interface PublicOfferQuery {
  q?: string | undefined;
  grade?: string | undefined;
  form?: string | undefined;
  country?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** Offers as anybody sees them, for other modules: many at once, each read by one statement. */
@Injectable()
export class PublicOffers {
  constructor(
    private readonly prisma: PrismaService,
    private readonly search: SearchOffers,
  ) {}

  /** What can be ordered, newest first. */
  page(query: PublicOfferQuery): Promise<Page<Offer>> {
    return this.search.list(null, query);
  }

  /** By id; one that does not exist is absent. */
  async byIds(ids: readonly string[]): Promise<Map<string, Offer>> {
    const rows = await readOffers(this.prisma.client, ids);
    return new Map(rows.map((row) => [row.id, presentOffer(row)]));
  }

  /** What can be ordered of each lot, product or seller, at most `take` of each. */
  async of(owner: OfferOwner, keys: readonly string[], take: number): Promise<Map<string, Offer[]>> {
    const rows = await readOffersOf(this.prisma.client, owner, keys, take);
    return new Map([...rows].map(([key, its]) => [key, its.map(presentOffer)]));
  }
}
