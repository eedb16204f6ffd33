import { Injectable } from '@nestjs/common';
import type { Basket } from '@topsteel/domain/api';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { PriceLines, type LineOutcome } from '../pricing/index.ts';
import type { BasketOwner } from './basket-owner.ts';
import type { LineFacts, StoredBasket } from './infra/basket-store.ts';
import { requestOf } from './line-facts.ts';
import { presentBasket } from './present-basket.ts';

/** Prices what a basket holds, now. */
@Injectable()
export class PriceBasket {
  constructor(
    private readonly prisma: PrismaService,
    private readonly prices: PriceLines,
  ) {}

  /** What each line costs, or why it can't be ordered, in the order of the lines. */
  judge(
    { currency, site }: Pick<StoredBasket, 'currency' | 'site'>,
    lines: readonly LineFacts[],
    owner: BasketOwner | null,
    tx: Tx = this.prisma.client,
  ): Promise<LineOutcome[]> {
    if (lines.length === 0) return Promise.resolve([]);
    return this.prices.judge(tx, {
      buyerId: owner?.kind === 'member' ? owner.organisationId : null,
      lines: lines.map(requestOf),
      site: site && { country: site.country, postcode: site.postcode, city: site.city },
      currency,
      at: new Date(),
    });
  }

  async show(basket: StoredBasket, owner: BasketOwner): Promise<Basket> {
    return presentBasket(basket, await this.judge(basket, basket.lines, owner));
  }
}
