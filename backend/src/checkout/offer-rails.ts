import { Injectable } from '@nestjs/common';
import type { RailOffers } from '@topsteel/domain/api';
import { findBasket, ownerOf, PriceBasket, type BasketCaller } from '../basket/index.ts';
import { PriceRails } from '../order/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { mostOf } from '../pricing/index.ts';
import { requireLines } from './require-accepted.ts';

/** Says how a basket could be paid, and what it would cost there at the prices of now. Nothing is held by it. */
@Injectable()
export class OfferRails {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly prices: PriceBasket,
    private readonly rails: PriceRails,
  ) {}

  /**
   * @throws AppError `not-found` for a basket; `conflict` with reason `basket-empty`, `not-orderable` or `carriage-unknown`,
   * as `MakeCheckout` would refuse it.
   */
  async run(asking: BasketCaller, which: string): Promise<RailOffers> {
    const owner = ownerOf(asking);
    const basket = owner && (await findBasket(this.prisma.client, owner, which));
    if (!basket) throw notFound('basket');
    const outcomes = await this.prices.judge(basket, basket.lines, owner);
    const lines = requireLines(outcomes, basket.site !== null);
    const { inspectionSeconds } = this.config.settings.settlement;
    return this.rails.offersForAll(lines.map((line) => ({ ...mostOf(line), inspectionSeconds })));
  }
}
