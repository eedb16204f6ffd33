import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import {
  offer,
  offerDetail,
  offerInput,
  offerPage,
  offerQuery,
  type Offer,
  type OfferDetail,
  type Page,
} from '@topsteel/domain/api';
import type { z } from 'zod';
import {
  IdParam,
  MaybeCaller,
  Operation,
  OrganisationMember,
  type CallerIdentity,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { MakeOffer } from '../make-offer.ts';
import { SearchOffers } from '../search-offers.ts';
import { WithdrawOffer } from '../withdraw-offer.ts';

@Controller('v2/offers')
export class OfferController {
  constructor(
    private readonly makeOffer: MakeOffer,
    private readonly withdrawOffer: WithdrawOffer,
    private readonly searchOffers: SearchOffers,
  ) {}

  @Get()
  @Operation({
    allow: 'public',
    summary: 'What can be ordered, newest first.',
    query: offerQuery,
    answer: offerPage,
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
  })
  one(@IdParam() id: string): Promise<OfferDetail> {
    return this.searchOffers.one(id);
  }

  @Post()
  @Operation({
    allow: ['vendor'],
    summary: 'Offer a lot at a price per tonne.',
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

  @Delete(':id')
  @Operation({ allow: ['vendor'], summary: 'Take an offer off the market.', answer: offer })
  withdraw(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Offer> {
    return this.withdrawOffer.run(caller, id);
  }
}
