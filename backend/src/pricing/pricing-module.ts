import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.ts';
import { QuotesController } from './api/quotes-controller.ts';
import { CatalogueOfferBook } from './catalogue-offer-book.ts';
import { MakeQuote } from './make-quote.ts';
import { MakeQuotes } from './make-quotes.ts';
import { OfferBook } from './offer-book.ts';
import { PriceLines } from './price-lines.ts';
import { ReadQuote } from './read-quote.ts';

/** Prices: what an order costs, and for how long. */
@Module({
  imports: [CatalogueModule],
  controllers: [QuotesController],
  providers: [
    MakeQuote,
    MakeQuotes,
    PriceLines,
    ReadQuote,
    { provide: OfferBook, useClass: CatalogueOfferBook },
  ],
  exports: [OfferBook, PriceLines, MakeQuotes],
})
export class PricingModule {}
