import { Module } from '@nestjs/common';
import { PricingModule } from '../pricing/index.ts';
import { AddLine } from './add-line.ts';
import { BasketsController } from './api/baskets-controller.ts';
import { ReorderController } from './api/reorder-controller.ts';
import { ChangeLine } from './change-line.ts';
import { KeepBaskets } from './keep-baskets.ts';
import { MergeBaskets } from './merge-baskets.ts';
import { PasteLines } from './paste-lines.ts';
import { PriceBasket } from './price-basket.ts';
import { RemoveLines } from './remove-lines.ts';
import { Reorder } from './reorder.ts';

/** Baskets: what somebody means to order. */
@Module({
  imports: [PricingModule],
  controllers: [BasketsController, ReorderController],
  providers: [AddLine, ChangeLine, KeepBaskets, MergeBaskets, PasteLines, PriceBasket, RemoveLines, Reorder],
  exports: [PriceBasket],
})
export class BasketModule {}
