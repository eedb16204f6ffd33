import { Injectable } from '@nestjs/common';
import type { PastedAnswer, PastedLines } from '@topsteel/domain/api';
import type { PriceBasis } from '@topsteel/domain/pricing';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { DEFAULT_CURRENCY, MOST_LINES, tooMany } from './add-line.ts';
import { actorOf, ownerOf, type BasketCaller, type BasketOwner } from './basket-owner.ts';
import { findBasket, findNamedOffers, type LineFacts, type StoredBasket } from './infra/basket-store.ts';
import { insertBasket, putLines, type LineToPut } from './infra/write-basket.ts';
import { seenOf, specOf } from './line-facts.ts';
import { emptyBasket } from './present-basket.ts';
import { PriceBasket } from './price-basket.ts';

interface Fault {
  reason: string;
  sentence: string;
}
type Read = { facts: LineFacts; fault: null } | { facts: null; fault: Fault };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const units: Readonly<Record<string, PriceBasis>> = {
  piece: 'piece',
  pieces: 'piece',
  pcs: 'piece',
  pc: 'piece',
  metre: 'metre',
  m: 'metre',
  kg: 'kg',
  '100kg': '100kg',
  tonne: 'tonne',
  t: 'tonne',
};

/** Takes lines as they are pasted from a sheet: each is judged by itself, and the good ones are kept. */
@Injectable()
export class PasteLines {
  constructor(
    private readonly prisma: PrismaService,
    private readonly prices: PriceBasket,
  ) {}

  /** @throws AppError `not-found`; `invalid-input` when the basket would be too long. Nothing is kept then. */
  async run(asking: BasketCaller, which: string, input: PastedLines): Promise<PastedAnswer> {
    const owner = ownerOf(asking);
    if (!owner) throw notFound('basket');
    const basket = await findBasket(this.prisma.client, owner, which);
    if (!basket && which !== 'current') throw notFound('basket');
    const read = await this.read(input);
    const facts = read.flatMap((row) => row.facts ?? []);
    const { currency, site } = basket ?? { currency: DEFAULT_CURRENCY, site: null };
    const outcomes = await this.prices.judge({ currency, site }, facts, owner);
    const good = new Map<string, LineToPut>();
    const rows = read.map(({ facts: one, fault }, index) => {
      const outcome = one && outcomes[facts.indexOf(one)];
      const found = outcome?.fault
        ? { reason: outcome.fault.reason, sentence: outcome.fault.message }
        : fault;
      if (one && outcome?.line) {
        const spec = specOf(one);
        const amountMilli = one.amountMilli + (good.get(spec)?.amountMilli ?? 0n);
        good.set(spec, { ...one, spec, amountMilli, seen: seenOf(outcome, amountMilli, currency) });
      }
      return { row: index + 1, isAdded: input.isDryRun !== true && !found, fault: found };
    });
    if (input.isDryRun !== true && good.size > 0) await this.keep(owner, basket, [...good.values()]);
    const after = await findBasket(this.prisma.client, owner, basket?.id ?? 'current');
    return { basket: after ? await this.prices.show(after, owner) : emptyBasket(currency), rows };
  }

  private async keep(owner: BasketOwner, basket: StoredBasket | null, lines: LineToPut[]): Promise<void> {
    if ((basket?.lines.length ?? 0) + lines.length > MOST_LINES) throw tooMany();
    await this.prisma.transact(async (tx) => {
      const id =
        basket?.id ?? (await insertBasket(tx, { owner, name: null, currency: DEFAULT_CURRENCY, site: null }));
      await putLines(tx, id, lines, {
        ...actorOf(owner),
        action: 'basket.paste-lines',
        subject: `basket:${id}`,
        details: { lines: lines.length },
      });
    });
  }

  private async read({ lines }: PastedLines): Promise<Read[]> {
    const named = lines.flatMap(({ offer }) => (UUID.test(offer) ? [] : [offer]));
    const offers = new Map<string, string[]>();
    const found = named.length > 0 ? await findNamedOffers(this.prisma.client, named) : [];
    for (const { name, offerId } of found) offers.set(name, [...(offers.get(name) ?? []), offerId]);
    return lines.map(({ offer, amount, unit, extras, note }) => {
      const basis = units[unit.toLowerCase().replace(/\s/g, '')];
      if (basis === undefined)
        return wrong('unit-unknown', `There is no unit "${unit}". Write pcs, m, kg, 100kg or t.`);
      const amountMilli = milliOf(amount);
      if (amountMilli === null)
        return wrong('amount-invalid', `"${amount}" is no amount. Write it like 12 or 2.5.`);
      const [offerId, another] = UUID.test(offer) ? [offer.toLowerCase()] : (offers.get(offer) ?? []);
      if (offerId === undefined)
        return wrong('offer-gone', `Nobody offers "${offer}" now. Look for it in the catalogue.`);
      if (another !== undefined)
        return wrong(
          'offer-ambiguous',
          `Several sellers have a part number "${offer}". Give the id of the offer.`,
        );
      return {
        facts: { offerId, unit: basis, amountMilli, cuts: [], extras: extras ?? [], note: note ?? null },
        fault: null,
      };
    });
  }
}

const wrong = (reason: string, sentence: string): Read => ({ facts: null, fault: { reason, sentence } });

/**
 * A written amount in thousandths; null when it is none, is finer than that, or may be two: a comma before three digits
 * may group thousands.
 *
 * @example milliOf('2,5') // 2500n
 */
export function milliOf(text: string): bigint | null {
  const match = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (!match || /^[1-9]\d{0,2},\d{3}$/.test(text.trim())) return null;
  const milli = BigInt(match[1] ?? '0') * 1_000n + BigInt((match[2] ?? '').padEnd(3, '0'));
  return milli > 0n ? milli : null;
}
