import { Injectable } from '@nestjs/common';
import type { BasketLineInput, MadeBasket } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { lineFault } from '../pricing/index.ts';
import { actorOf, newGuest, ownerOf, type BasketCaller, type BasketOwner } from './basket-owner.ts';
import { findBasket, type StoredBasket, type StoredLine } from './infra/basket-store.ts';
import { openBasket, putLines, type LineToPut } from './infra/write-basket.ts';
import { factsOf, seenOf, specOf } from './line-facts.ts';
import { MergeBaskets } from './merge-baskets.ts';
import { presentBasket } from './present-basket.ts';
import { PriceBasket } from './price-basket.ts';

/** More than a person reads; a sheet that is longer is several baskets. */
export const MOST_LINES = 200;
export const DEFAULT_CURRENCY = 'EUR';

/** Puts a line into a basket, and answers the basket at the prices of now. */
@Injectable()
export class AddLine {
  constructor(
    private readonly prisma: PrismaService,
    private readonly prices: PriceBasket,
    private readonly merging: MergeBaskets,
  ) {}

  /**
   * The same offer in the same unit, cuts and extras is ordered more of. A guest without a basket gets one with its key.
   *
   * @throws AppError `not-found` for a basket or an offer that is gone; `conflict` or `invalid-input` when the line can't be
   * ordered so, with pricing's reason. Nothing is changed then.
   */
  async run(asking: BasketCaller, which: string, input: BasketLineInput): Promise<MadeBasket> {
    if (asking.caller !== null && asking.guest !== null) await this.merging.run(asking);
    const known = ownerOf(asking);
    const made = known === null ? newGuest() : null;
    const owner = known ?? made?.owner ?? newGuest().owner;
    const kept = made === null ? await findBasket(this.prisma.client, owner, which) : null;
    if (kept === null && which !== 'current') throw notFound('basket');
    const facts = factsOf(input);
    const spec = specOf(facts);
    const lines = kept?.lines ?? [];
    const same = lines.find((line) => line.spec === spec);
    const line: StoredLine = {
      ...facts,
      id: same?.id ?? '',
      spec,
      amountMilli: facts.amountMilli + (same?.amountMilli ?? 0n),
      note: facts.note ?? same?.note ?? null,
      seen: null,
      flags: [],
    };
    const after = same ? lines.map((one) => (one === same ? line : one)) : [...lines, line];
    if (after.length > MOST_LINES) throw tooMany();
    const basket: StoredBasket = kept
      ? { ...kept, lines: after }
      : { ...emptyStored(new Date()), lines: after };
    const outcomes = await this.prices.judge(basket, after, owner);
    const outcome = outcomes[after.indexOf(line)];
    if (!outcome) throw notFound('offer');
    if (outcome.fault !== null) throw lineFault(outcome.fault, after.indexOf(line));
    const seen = seenOf(outcome, line.amountMilli, basket.currency);
    const put = await this.put(owner, kept?.id ?? null, { ...facts, spec, seen });
    if (!put) throw notFound('basket');
    const shown = { ...basket, id: put.basketId, updatedAt: new Date() };
    shown.lines = after.map((one) => (one === line ? { ...line, id: put.lineId, seen } : one));
    return { ...presentBasket(shown, outcomes), token: made?.token ?? null };
  }

  private async put(
    owner: BasketOwner,
    basketId: string | null,
    line: LineToPut,
  ): Promise<{ basketId: string; lineId: string } | undefined> {
    const audit = {
      ...actorOf(owner),
      action: 'basket.add-line',
      details: { offerId: line.offerId, unit: line.unit, amountMilli: line.amountMilli },
    };
    if (basketId === null)
      return openBasket(this.prisma.client, { owner, currency: DEFAULT_CURRENCY }, line, audit);
    const subject = `basket:${basketId}`;
    const [put] = await putLines(this.prisma.client, basketId, [line], { ...audit, subject });
    return put && { basketId, lineId: put.id };
  }
}

const emptyStored = (updatedAt: Date): StoredBasket => ({
  id: '',
  name: null,
  isCurrent: true,
  currency: DEFAULT_CURRENCY,
  site: null,
  updatedAt,
  lines: [],
});

export const tooMany = () =>
  new AppError('invalid-input', {
    message: `A basket has at most ${MOST_LINES} lines. Order these first, or put the rest into another basket.`,
    details: { reason: 'basket-full' },
  });
