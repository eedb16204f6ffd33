import { Injectable } from '@nestjs/common';
import type { Basket } from '@topsteel/domain/api';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { actorOf, ownerOf, type BasketCaller } from './basket-owner.ts';
import { findBasket } from './infra/basket-store.ts';
import { deleteLines } from './infra/write-basket.ts';
import { PriceBasket } from './price-basket.ts';

/** Takes one line, or all of them, out of a basket. */
@Injectable()
export class RemoveLines {
  constructor(
    private readonly prisma: PrismaService,
    private readonly prices: PriceBasket,
  ) {}

  /** @param lineId null: all. @throws AppError `not-found` */
  async run(asking: BasketCaller, which: string, lineId: string | null): Promise<Basket> {
    const owner = ownerOf(asking);
    const basket = owner && (await findBasket(this.prisma.client, owner, which));
    if (!owner || !basket) throw notFound('basket');
    const lines = lineId === null ? [] : basket.lines.filter(({ id }) => id !== lineId);
    if (lineId !== null && lines.length === basket.lines.length) throw notFound('line of a basket');
    await deleteLines(this.prisma.client, basket.id, lineId === null ? null : [lineId], {
      ...actorOf(owner),
      action: lineId === null ? 'basket.clear' : 'basket.remove-line',
      subject: `basket:${basket.id}`,
      details: { lines: basket.lines.length - lines.length },
    });
    return this.prices.show({ ...basket, lines, updatedAt: new Date() }, owner);
  }
}
