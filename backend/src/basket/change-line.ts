import { Injectable } from '@nestjs/common';
import type { Basket, BasketLineChange } from '@topsteel/domain/api';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { lineFault } from '../pricing/index.ts';
import { actorOf, ownerOf, type BasketCaller } from './basket-owner.ts';
import { findBasket } from './infra/basket-store.ts';
import { deleteLines, putLines, rewriteLine } from './infra/write-basket.ts';
import { seenOf, specOf } from './line-facts.ts';
import { PriceBasket } from './price-basket.ts';

/** Changes the amount, cuts, extras or note of a line. */
@Injectable()
export class ChangeLine {
  constructor(
    private readonly prisma: PrismaService,
    private readonly prices: PriceBasket,
  ) {}

  /**
   * A line that becomes like another one is added to it.
   *
   * @throws AppError `not-found`; `conflict` or `invalid-input` when the line can't be ordered so. Nothing is changed then.
   */
  async run(asking: BasketCaller, which: string, lineId: string, change: BasketLineChange): Promise<Basket> {
    const owner = ownerOf(asking);
    const basket = owner && (await findBasket(this.prisma.client, owner, which));
    const line = basket?.lines.find(({ id }) => id === lineId);
    if (!owner || !basket || !line) throw notFound('line of a basket');
    const { quantity, cuts, extras, note } = change;
    const facts = {
      offerId: line.offerId,
      unit: quantity?.unit ?? line.unit,
      amountMilli: quantity ? BigInt(quantity.amountMilli) : line.amountMilli,
      cuts: cuts ? cuts.map(({ lengthUm, pieces }) => ({ lengthUm: BigInt(lengthUm), pieces })) : line.cuts,
      extras: extras ? [...new Set(extras)].sort() : line.extras,
      note: note === undefined ? line.note : note === '' ? null : note,
    };
    const spec = specOf(facts);
    const twin = basket.lines.find((one) => one.spec === spec && one.id !== lineId);
    const amountMilli = facts.amountMilli + (twin?.amountMilli ?? 0n);
    const [outcome] = await this.prices.judge(basket, [{ ...facts, amountMilli }], owner);
    if (!outcome) throw notFound('offer');
    if (outcome.fault !== null) throw lineFault(outcome.fault, basket.lines.indexOf(line));
    const put = { ...facts, spec, seen: seenOf(outcome, amountMilli, basket.currency) };
    const audit = {
      ...actorOf(owner),
      action: 'basket.change-line',
      subject: `basket:${basket.id}`,
      details: { lineId, offerId: facts.offerId, unit: facts.unit, amountMilli },
    };
    if (twin) {
      await this.prisma.transact(async (tx) => {
        await putLines(tx, basket.id, [put], audit);
        await deleteLines(tx, basket.id, [lineId], { ...audit, action: 'basket.remove-line' });
      });
    } else await rewriteLine(this.prisma.client, basket.id, lineId, put, audit);
    const after = await findBasket(this.prisma.client, owner, basket.id);
    if (!after) throw notFound('basket');
    return this.prices.show(after, owner);
  }
}
