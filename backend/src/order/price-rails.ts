import { Injectable } from '@nestjs/common';
import type { RailOffer, RailOffers } from '@topsteel/domain/api';
import { AppError, isAppError } from '@topsteel/domain/errors';
import { railNames, type RailName } from '@topsteel/domain/payment';
import { CARD_HOLD_MS, movableUp, priceInUp, railCurrencies, railTraits } from '@topsteel/domain/settlement';
import type { Currency } from '@topsteel/domain/units';
import { latestRate } from '../platform/bridge/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import {
  findQuote,
  frozenPriceOf,
  longestLeadDays,
  quoteExpired,
  type StoredQuote,
} from '../pricing/index.ts';
import { Payments } from '../rail/index.ts';

/** The price of an order on one rail, and the times that go with it. */
export interface RailPrice {
  currency: Currency;
  amountMinor: bigint;
  /** What was converted at; null where the price is in dollars anyway. */
  rate: { rateE8: bigint; round: number; validUntil: Date } | null;
  /** Until then the price holds; afterwards another try is made at the rate of that time. */
  priceUntil: Date;
  payBefore: Date;
  releaseBefore: Date;
}

/** What a rail's price follows from. */
export type QuotedMost = Pick<StoredQuote, 'maxAmountMinor' | 'inspectionSeconds'> &
  Partial<Pick<StoredQuote, 'line' | 'offerId'>>;

/** Says on which rails an order can be paid, and what it costs there. */
@Injectable()
export class PriceRails {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly payments: Payments,
  ) {}

  /** Every rail with every currency it takes. @throws AppError `not-found`, `expired` when the quote ended. */
  async offersFor(buyerId: string, quoteId: string): Promise<RailOffers> {
    const quote = await findQuote(this.prisma.client, quoteId);
    if (quote?.buyerId !== buyerId) throw notFound('quote');
    if (quote.expiresAt.getTime() <= Date.now()) throw quoteExpired(quote.expiresAt);
    return this.offersForAll([quote]);
  }

  /** The same for what is to be ordered together: the amount of each way of paying is the sum of its orders' amounts. */
  async offersForAll(quotes: readonly QuotedMost[]): Promise<RailOffers> {
    const faults = new Map(
      (await this.payments.offered()).map(({ rail, unavailable }) => [rail, unavailable]),
    );
    const items: RailOffer[] = [];
    for (const rail of railNames) {
      for (const currency of railCurrencies[rail]) {
        const fault = rail === 'usdc-escrow' ? null : faults.get(rail);
        items.push(await this.offer(quotes, rail, currency, fault === undefined ? NOT_SET_UP : fault));
      }
    }
    return { items };
  }

  /**
   * @throws AppError `unavailable` when the rail can't be used now, or nobody has signed a fresh rate;
   * `invalid-input` when the rail does not take the currency. A card is `unavailable` for goods that come later than it can
   * be held.
   */
  async price(tx: Tx, quote: QuotedMost, rail: RailName, wanted: Currency | undefined): Promise<RailPrice> {
    const [price] = await this.priceAll(tx, [quote], rail, wanted);
    if (!price) throw notFound('quote');
    return price;
  }

  /**
   * The same for several quotes, in their order. A quote that was priced in the currency costs what it said, at the rate it
   * froze, while that rate lasts; the others are converted at one rate of now.
   */
  async priceAll(
    tx: Tx,
    quotes: readonly QuotedMost[],
    rail: RailName,
    wanted: Currency | undefined,
  ): Promise<RailPrice[]> {
    const currency = wanted ?? railCurrencies[rail][0];
    if (!railCurrencies[rail].some((one) => one === currency)) throw wrongCurrency(rail, currency);
    if (rail === 'card') await requireHeldUntilDelivery(tx, quotes);
    const now = new Date();
    const frozen = quotes.map((quote) => frozenPriceOf(quote.line ?? null, currency, now));
    const isAnyOpen = frozen.some((one) => one === null);
    const found = currency === 'USDC' || !isAnyOpen ? null : await latestRate(tx, currency);
    if (currency !== 'USDC' && isAnyOpen && !found) throw noRate(currency);
    return quotes.map((quote, at) => {
      const times = this.timesOf(rail, quote.inspectionSeconds, now);
      const kept = frozen[at];
      if (kept) {
        const rate = { rateE8: kept.rateE8, round: kept.round, validUntil: times.priceUntil };
        return { currency, amountMinor: movableUp(rail, kept.amountMinor), rate, ...times };
      }
      if (currency === 'USDC' || !found) {
        return { currency, amountMinor: movableUp(rail, quote.maxAmountMinor), rate: null, ...times };
      }
      const { rateE8, round } = found;
      const amountMinor = movableUp(rail, priceInUp(quote.maxAmountMinor, currency, rateE8));
      return { currency, amountMinor, rate: { rateE8, round, validUntil: times.priceUntil }, ...times };
    });
  }

  /** @throws AppError `unavailable` with the sentence of the rail. */
  async requireOffered(rail: RailName): Promise<void> {
    const offered = (await this.payments.offered()).find((one) => one.rail === rail);
    const fault = offered ? offered.unavailable : NOT_SET_UP;
    if (fault === null) return;
    throw new AppError('unavailable', { message: fault, details: { reason: 'rail-unavailable', rail } });
  }

  /** Native coin has a price for minutes, a transfer takes days; the rest is as in escrow. */
  timesOf(rail: RailName, inspectionSeconds: number, now: Date) {
    const { pay, settlement } = this.config.settings;
    const later = (seconds: number) => new Date((Math.floor(now.getTime() / 1_000) + seconds) * 1_000);
    const paySeconds = rail === 'sepa' ? pay.transferSeconds : settlement.authorizeSeconds;
    return {
      priceUntil: later(rail === 'eth' ? Math.min(pay.nativeQuoteSeconds, paySeconds) : paySeconds),
      payBefore: later(paySeconds),
      releaseBefore: later(Math.max(settlement.captureSeconds, paySeconds + inspectionSeconds)),
    };
  }

  private async offer(
    quotes: readonly QuotedMost[],
    rail: RailName,
    currency: Currency,
    fault: string | null,
  ): Promise<RailOffer> {
    const priced = await this.priceAll(this.prisma.client, quotes, rail, currency).catch((error: unknown) => {
      if (isAppError(error) && error.code === 'unavailable') return error.message;
      throw error;
    });
    const inspectionSeconds = Math.max(0, ...quotes.map((quote) => quote.inspectionSeconds));
    const times = this.timesOf(rail, inspectionSeconds, new Date());
    const prices = typeof priced === 'string' ? [] : priced;
    const rate = prices.find((price) => price.rate !== null)?.rate ?? null;
    return {
      rail,
      currency,
      unavailable: fault ?? (typeof priced === 'string' ? priced : null),
      amountMinor:
        prices.length === 0
          ? null
          : prices.reduce((sum, { amountMinor }) => sum + amountMinor, 0n).toString(),
      rate: rate === null ? null : presentRate(rate),
      payBefore: times.payBefore.toISOString(),
      reclaimFrom: times.releaseBefore.toISOString(),
      ...railTraits[rail],
    };
  }
}

/** @throws AppError `unavailable` when goods are promised later than a card can be held */
async function requireHeldUntilDelivery(tx: Tx, quotes: readonly QuotedMost[]): Promise<void> {
  const days = await longestLeadDays(
    tx,
    quotes.flatMap(({ offerId }) => offerId ?? []),
  );
  const holdDays = CARD_HOLD_MS / DAY_MS;
  if (days < holdDays) return;
  throw new AppError('unavailable', {
    message: `The seller delivers within ${days} days, and a card is held for ${holdDays}. Choose another one.`,
    details: { reason: 'hold-too-short', days, holdDays },
  });
}

export const presentRate = (rate: { rateE8: bigint; round: number; validUntil: Date }) => ({
  rateE8: rate.rateE8.toString(),
  round: rate.round,
  validUntil: rate.validUntil.toISOString(),
});

const DAY_MS = 86_400_000;
const NOT_SET_UP = 'This way of paying has not been set up here. Choose another one.';
const noRate = (currency: Currency) =>
  new AppError('unavailable', {
    message: `Nobody has signed a fresh rate for ${currency}, so nothing can be priced in it now. Choose another way of paying, or try again in some minutes.`,
    details: { reason: 'no-fresh-rate', currency },
  });
const wrongCurrency = (rail: RailName, currency: Currency) =>
  new AppError('invalid-input', {
    message: `This way of paying takes ${railCurrencies[rail].join(', ')}, not ${currency}. Choose one of those.`,
    details: {
      reason: 'currency-not-taken',
      errors: [{ field: 'currency', message: 'is not taken on this rail' }],
    },
  });
