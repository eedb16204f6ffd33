import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.ts';
import { CuttingPlansController } from './api/cutting-plans-controller.ts';
import { PricesController } from './api/prices-controller.ts';
import { QuotesController } from './api/quotes-controller.ts';
import { CatalogueOfferBook } from './catalogue-offer-book.ts';
import { MakeQuote } from './make-quote.ts';
import { MakeQuotes } from './make-quotes.ts';
import { OfferBook } from './offer-book.ts';
import { PriceLines } from './price-lines.ts';
import { ReadQuote } from './read-quote.ts';
import { RoadIntensity } from './road-intensity.ts';
import { ShowPrices } from './show-prices.ts';

/** Prices: what an order costs, and for how long. */
@Module({
  imports: [CatalogueModule],
  controllers: [QuotesController, PricesController, CuttingPlansController],
  providers: [
    MakeQuote,
    MakeQuotes,
    PriceLines,
    ReadQuote,
    RoadIntensity,
    ShowPrices,
    { provide: OfferBook, useClass: CatalogueOfferBook },
  ],
  exports: [OfferBook, PriceLines, MakeQuotes, RoadIntensity],
})
export class PricingModule {}
