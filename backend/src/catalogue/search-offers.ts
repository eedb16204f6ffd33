import { Injectable } from '@nestjs/common';
import type { Offer, OfferDetail, offerQuery, Page } from '@topsteel/domain/api';
import type { z } from 'zod';
import { PrismaService } from '../platform/database/index.ts';
import {
  notFound,
  pageFrom,
  pageWindow,
  unauthenticated,
  type CallerIdentity,
} from '../platform/http/index.ts';
import { listOffers, readOffer } from './infra/read-offers.ts';
import { presentOffer, presentOfferDetail } from './present-offer.ts';
import { gradeKeyOf, wordsOf } from './search-words.ts';

/** The public list of what can be ordered, newest first; every word of the query must be found. */
@Injectable()
export class SearchOffers {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `unauthenticated` when one's own offers are asked for without a session. */
  async list(caller: CallerIdentity | null, query: z.output<typeof offerQuery>): Promise<Page<Offer>> {
    const isMine = query.mine === 'true';
    if (isMine && !caller?.organisationId) throw unauthenticated();
    const { after, take, limit } = pageWindow(query);
    const rows = await listOffers(this.prisma.client, {
      words: wordsOf(query.q ?? ''),
      gradeKey: query.grade === undefined || query.grade === '' ? null : gradeKeyOf(query.grade),
      form: query.form === undefined || query.form === '' ? null : query.form.toLowerCase(),
      country: query.country ?? null,
      organisationId: isMine ? (caller?.organisationId ?? null) : null,
      after,
      take,
    });
    return pageFrom(rows, limit, presentOffer);
  }

  /** A withdrawn offer stays readable: orders point at it. @throws AppError `not-found` */
  async one(id: string): Promise<OfferDetail> {
    const row = await readOffer(this.prisma.client, id);
    if (!row) throw notFound('offer');
    return presentOfferDetail(row);
  }
}
