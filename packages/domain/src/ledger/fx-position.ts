import { AppError } from '../errors/index.ts';
import { mulDivHalfUp, type Currency } from '../units/index.ts';

/**
 * What the platform holds of a pair's base currency, and what that has cost in the quote currency; both negative when it
 * has sold more than it had. Nothing held has cost nothing.
 */
export interface FxPosition {
  quantityMinor: bigint;
  costMinor: bigint;
}

export const flatPosition: Readonly<FxPosition> = { quantityMinor: 0n, costMinor: 0n };

/** One exchange as the platform sees it: positive what it gets, negative what it gives; one of each. */
export interface FxTrade {
  baseMinor: bigint;
  quoteMinor: bigint;
}

export interface FxOutcome {
  after: FxPosition;
  /** Gain (above zero) or loss, in the quote currency, of the part that the trade closed. */
  realisedMinor: bigint;
}

/** Currencies in the order in which they quote: a pair's later one is its base. Dollars quote everything. */
const QUOTE_ORDER: readonly Currency[] = ['USDC', 'EUR', 'GBP', 'CHF', 'ETH', 'BTC'];

/**
 * The pair under which two currencies are exchanged, whichever is given first.
 *
 * @throws AppError `invalid-input` when both are the same.
 * @example fxPairOf('USDC', 'EUR') // { base: 'EUR', quote: 'USDC', name: 'EUR/USDC' }
 */
export function fxPairOf(one: Currency, other: Currency): { base: Currency; quote: Currency; name: string } {
  if (one === other) {
    throw new AppError('invalid-input', {
      message: `${one} is not exchanged for itself. Name two currencies.`,
    });
  }
  const [quote, base] = QUOTE_ORDER.indexOf(one) < QUOTE_ORDER.indexOf(other) ? [one, other] : [other, one];
  return { base, quote, name: `${base}/${quote}` };
}

/**
 * The position after a trade, by weighted average cost (IAS 21 leaves the formula open; IAS 2.27 describes this one).
 * What the trade adds comes in at its own price. What it closes goes out at the average, rounded to the nearest minor
 * unit, a half up; closing all takes all of the cost, so that no unit is left over. A trade through zero closes first
 * and opens the rest at its own price.
 *
 * Conserved: the cost rises by what the trade paid and by what it realised.
 *
 * @throws AppError `invalid-input` when the trade does not give one currency for the other.
 * @example
 * // 1,000.00 EUR bought for 1,160.00 USDC; 400.00 EUR sold for 470.00 USDC: 464.00 was their cost.
 * const bought = tradePosition(flatPosition, { baseMinor: 100_000n, quoteMinor: -1_160_000_000n }).after
 * tradePosition(bought, { baseMinor: -40_000n, quoteMinor: 470_000_000n }).realisedMinor // 6000000n
 */
export function tradePosition(before: FxPosition, { baseMinor, quoteMinor }: FxTrade): FxOutcome {
  if (baseMinor === 0n || quoteMinor === 0n || baseMinor > 0n === quoteMinor > 0n) {
    throw new AppError('invalid-input', {
      message: 'An exchange gives one currency and gets the other. Check the two amounts.',
      details: { baseMinor: baseMinor.toString(), quoteMinor: quoteMinor.toString() },
    });
  }
  const { quantityMinor, costMinor } = before;
  if (quantityMinor === 0n || quantityMinor > 0n === baseMinor > 0n) {
    const after = { quantityMinor: quantityMinor + baseMinor, costMinor: costMinor - quoteMinor };
    return { after, realisedMinor: 0n };
  }
  const held = abs(quantityMinor);
  const traded = abs(baseMinor);
  const closed = traded < held ? traded : held;
  const costOfClosed =
    closed === held ? costMinor : withSignOf(costMinor, mulDivHalfUp(abs(costMinor), closed, held));
  const proceeds =
    closed === traded ? quoteMinor : withSignOf(quoteMinor, mulDivHalfUp(abs(quoteMinor), closed, traded));
  return {
    after: {
      quantityMinor: quantityMinor + baseMinor,
      costMinor: costMinor - costOfClosed - (quoteMinor - proceeds),
    },
    realisedMinor: proceeds - costOfClosed,
  };
}

const abs = (value: bigint): bigint => (value < 0n ? -value : value);
const withSignOf = (of: bigint, size: bigint): bigint => (of < 0n ? -size : size);
