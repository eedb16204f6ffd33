import { Module } from '@nestjs/common';
import { OfferController } from './api/offer-controller.ts';
import { Catalogue } from './catalogue.ts';
import { ChangeOffer } from './change-offer.ts';
import { MakeOffer } from './make-offer.ts';
import { PublicOffers } from './public-offers.ts';
import { SearchOffers } from './search-offers.ts';
import { WithdrawOffer } from './withdraw-offer.ts';

@Module({
  controllers: [OfferController],
  providers: [Catalogue, ChangeOffer, MakeOffer, PublicOffers, SearchOffers, WithdrawOffer],
  exports: [Catalogue, PublicOffers],
})
export class CatalogueModule {}
