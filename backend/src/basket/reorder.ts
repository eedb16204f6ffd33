import { Injectable } from '@nestjs/common';
import type { Basket, BasketFlag } from '@topsteel/domain/api';
import { formatTonnes } from '@topsteel/domain/units';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import type { LineOutcome } from '../pricing/index.ts';
import { memberOf } from './basket-owner.ts';
import { findBasket, type LineFacts } from './infra/basket-store.ts';
import { otherOffers, pastLines, stockOf, type PastLine } from './infra/reorder-store.ts';
import { insertBasket, putLines, type LineToPut } from './infra/write-basket.ts';
import { specOf } from './line-facts.ts';
import { PriceBasket } from './price-basket.ts';
import { reduceAmountDown } from './reduce-amount.ts';

interface Again {
  past: PastLine;
  facts: LineFacts;
  flags: BasketFlag[];
}

/** Without these the offer itself is gone, whatever the amount. */
const isGone: ReadonlySet<string> = new Set(['offer-gone', 'offer-closed', 'seller-suspended']);

/** Puts what was ordered before into a basket by name, at the prices of now, and says what is different. */
@Injectable()
export class Reorder {
  constructor(
    private readonly prisma: PrismaService,
    private readonly prices: PriceBasket,
  ) {}

  /**
   * A line whose offer is gone is looked for at other vendors of the same product, the cheapest first; one of which less is
   * left is reduced. What can't be helped stays in the basket with its reason.
   *
   * @param id of an order or of a group. @throws AppError `not-found` for what the caller's organisation did not buy
   */
  async run(caller: OrganisationCaller, id: string): Promise<Basket> {
    const owner = memberOf(caller);
    const { organisationId } = caller;
    const { client } = this.prisma;
    const past = await pastLines(client, id, organisationId);
    const [first] = past;
    if (!first) throw notFound('order');
    const { currency } = first;
    const judge = (lines: readonly LineFacts[]) => this.prices.judge({ currency, site: null }, lines, owner);
    const outcomes = await judge(past.map(({ facts }) => facts));
    const again = past.map((one): Again => ({ past: one, facts: one.facts, flags: [] }));
    await this.replaceGone(again, outcomes, organisationId, judge);
    await this.reduce(again, outcomes);
    const name = `Reorder of ${first.orderNumber}${past.length > 1 ? ` and ${past.length - 1} more` : ''}`;
    const basketId = await this.prisma.transact(async (tx) => {
      const made = await insertBasket(tx, { owner, name, currency, site: null });
      await putLines(tx, made, linesOf(again), {
        actor: caller.userId,
        organisationId,
        action: 'basket.reorder',
        subject: `basket:${made}`,
        details: { of: id, lines: again.length },
      });
      return made;
    });
    const basket = await findBasket(client, owner, basketId);
    if (!basket) throw notFound('basket');
    return this.prices.show(basket, owner);
  }

  private async replaceGone(
    again: readonly Again[],
    outcomes: readonly LineOutcome[],
    buyerId: string,
    judge: (lines: readonly LineFacts[]) => Promise<LineOutcome[]>,
  ): Promise<void> {
    const gone = again.filter((_one, index) => isGone.has(outcomes[index]?.fault?.reason ?? ''));
    if (gone.length === 0) return;
    const others = await otherOffers(
      this.prisma.client,
      gone.map(({ facts }) => facts.offerId),
      buyerId,
    );
    const tries = gone.flatMap((one) =>
      others
        .filter(({ insteadOf }) => insteadOf === one.past.facts.offerId)
        .map((other) => ({ one, other, facts: { ...one.facts, offerId: other.offerId, extras: [] } })),
    );
    const judged = await judge(tries.map(({ facts }) => facts));
    for (const [index, { one, other, facts }] of tries.entries()) {
      if (one.facts !== one.past.facts || !judged[index]?.line) continue;
      one.facts = facts;
      const lost = one.past.facts.extras;
      const without = lost.length > 0 ? ` Ask for ${lost.join(', ')} again.` : '';
      one.flags.push({
        code: 'offer-replaced',
        sentence: `The offer is gone. ${other.seller} offers the same product.${without}`,
      });
      if (other.certificateKind !== one.past.certificateKind) {
        one.flags.push({
          code: 'certificate-changed',
          sentence: `It comes with ${other.certificateKind} instead of ${one.past.certificateKind}.`,
        });
      }
    }
  }

  private async reduce(again: readonly Again[], outcomes: readonly LineOutcome[]): Promise<void> {
    const short = again.filter((_one, index) => outcomes[index]?.fault?.reason === 'quantity-not-available');
    if (short.length === 0) return;
    const stock = await stockOf(
      this.prisma.client,
      short.map(({ facts }) => facts.offerId),
    );
    for (const one of short) {
      const left = stock.find(({ offerId }) => offerId === one.facts.offerId);
      const amountMilli = left ? reduceAmountDown(one.facts, one.past.massGrams, left) : null;
      if (!left || amountMilli === null) continue;
      one.facts = { ...one.facts, amountMilli };
      one.flags.push({
        code: 'quantity-reduced',
        sentence: `Only ${formatTonnes(left.availableGrams)} t are left, so the line was reduced.`,
      });
    }
  }
}

/** The same line ordered twice is one line of the basket. What was paid then is what was seen last. */
function linesOf(again: readonly Again[]): LineToPut[] {
  const lines = new Map<string, LineToPut>();
  for (const { past, facts, flags } of again) {
    const spec = specOf(facts);
    const before = lines.get(spec);
    const amountMilli = facts.amountMilli + (before?.amountMilli ?? 0n);
    const grossMinor = past.grossMinor + BigInt(before?.seen.grossMinor ?? 0);
    // A price is compared for the amount it was paid for.
    const seenMilli = past.facts.amountMilli + BigInt(before?.seen.amountMilli ?? 0);
    lines.set(spec, {
      ...facts,
      spec,
      amountMilli,
      flags: [...(before?.flags ?? []), ...flags],
      seen: {
        currency: past.currency,
        amountMilli: seenMilli.toString(),
        grossMinor: grossMinor.toString(),
        fault: null,
      },
    });
  }
  return [...lines.values()];
}
