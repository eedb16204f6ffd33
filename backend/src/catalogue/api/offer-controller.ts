import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import {
  offer,
  offerChangeInput,
  offerDetail,
  offerHistory,
  offerInput,
  offerPage,
  offerQuery,
  type Offer,
  type OfferChange,
  type OfferDetail,
  type Page,
} from '@topsteel/domain/api';
import type { z } from 'zod';
import {
  IdParam,
  IfMatch,
  MaybeCaller,
  Operation,
  OrganisationMember,
  type CallerIdentity,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { ChangeOffer } from '../change-offer.ts';
import { MakeOffer } from '../make-offer.ts';
import { SearchOffers } from '../search-offers.ts';
import { WithdrawOffer } from '../withdraw-offer.ts';

@Controller('v2/offers')
export class OfferController {
  constructor(
    private readonly makeOffer: MakeOffer,
    private readonly changeOffer: ChangeOffer,
    private readonly withdrawOffer: WithdrawOffer,
    private readonly searchOffers: SearchOffers,
  ) {}

  @Get()
  @Operation({
    allow: 'public',
    rate: 'search',
    summary: 'What can be ordered, newest first.',
    query: offerQuery,
    answer: offerPage,
    etag: true,
    maxAgeS: 15,
  })
  list(
    @MaybeCaller() caller: CallerIdentity | null,
    @Query() query: z.output<typeof offerQuery>,
  ): Promise<Page<Offer>> {
    return this.searchOffers.list(caller, query);
  }

  @Get(':id')
  @Operation({
    allow: 'public',
    summary: 'One offer with everything its certificate says.',
    answer: offerDetail,
    etag: true,
    maxAgeS: 15,
  })
  one(@IdParam() id: string): Promise<OfferDetail> {
    return this.searchOffers.one(id);
  }

  @Post()
  @Operation({
    allow: ['vendor'],
    summary: 'Offer a lot as a product, at a price by piece, metre or mass.',
    body: offerInput,
    answer: offer,
    status: 201,
    idempotent: true,
  })
  make(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: z.output<typeof offerInput>,
  ): Promise<Offer> {
    return this.makeOffer.run(caller, body);
  }

  @Patch(':id')
  @Operation({
    allow: ['vendor'],
    summary: 'Change an open offer; what is left out stays. If-Match is held against the tag of its detail.',
    body: offerChangeInput,
    answer: offer,
    idempotent: true,
  })
  change(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: z.output<typeof offerChangeInput>,
    @IfMatch() tags: string[],
  ): Promise<Offer> {
    return this.changeOffer.run(caller, id, body, tags);
  }

  @Get(':id/changes')
  @Operation({
    allow: ['vendor', 'operator'],
    summary: 'What was changed of an offer, and when, newest first.',
    answer: offerHistory,
  })
  async history(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
  ): Promise<{ items: OfferChange[] }> {
    return { items: await this.changeOffer.history(caller, id) };
  }

  @Delete(':id')
  @Operation({ allow: ['vendor'], summary: 'Take an offer off the market.', answer: offer })
  withdraw(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Offer> {
    return this.withdrawOffer.run(caller, id);
  }
}
