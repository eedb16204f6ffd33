import { fromDollarsUp } from '../fx/index.ts';
import { AppError } from '../errors/index.ts';
import { capturedTotalDown } from '../order/index.ts';
import type { RailName } from '../payment/index.ts';
import { mulDivUp, type Currency } from '../units/index.ts';

/** The currencies that a rail takes, the usual one first. */
export const railCurrencies = {
  'usdc-escrow': ['USDC'],
  card: ['EUR', 'GBP', 'CHF'],
  sepa: ['EUR'],
  coinbase: ['USDC'],
  eth: ['ETH'],
} as const satisfies Record<RailName, readonly Currency[]>;

/** The smallest part of an amount that a rail moves, in minor units: the providers of crypto know USDC by whole cents. */
const railStepMinor = {
  'usdc-escrow': 1n,
  card: 1n,
  sepa: 1n,
  coinbase: 10_000n,
  eth: 1n,
} as const satisfies Record<RailName, bigint>;

/**
 * An amount that the rail can move: the next one that is not less.
 *
 * @example movableUp('coinbase', 1_147_897_500n) // 1_147_900_000n
 */
export function movableUp(rail: RailName, amountMinor: bigint): bigint {
  const step = railStepMinor[rail];
  return ((amountMinor + step - 1n) / step) * step;
}

/** What lies with whom between order and delivery, and whether the payer's bank can take it back afterwards. */
export const railTraits = {
  'usdc-escrow': { holds: 'escrow', canBeReversed: false },
  card: { holds: 'authorization', canBeReversed: true },
  sepa: { holds: 'money', canBeReversed: true },
  coinbase: { holds: 'money', canBeReversed: false },
  eth: { holds: 'money', canBeReversed: false },
} as const satisfies Record<RailName, { holds: string; canBeReversed: boolean }>;

/** How long a card can be held before the payer's bank lets it go, in ms. Source: Stripe, "Place a hold on a payment method". */
export const CARD_HOLD_MS = 7 * 86_400_000;

/**
 * What the chain calls a currency: three capital letters (`IFiatSettlement.FiatTerms.currency`). USDC is a dollar there;
 * amounts stay in the minor units of the currency it stands for.
 *
 * @example currencyOnChain('USDC') // 'USD'
 */
export const currencyOnChain = (currency: Currency): string => (currency === 'USDC' ? 'USD' : currency);

/**
 * What a price in dollars costs in the currency of a payment, rounded up to its minor unit. USDC is at par.
 *
 * @param rateE8 dollars for one unit of `currency`, times 10^8; unused for USDC
 * @throws AppError `internal` when a rate is needed and none is given.
 * @example priceInUp(3_618_000_000n, 'EUR', 116_243_100n) // 311245n
 */
export function priceInUp(usdcMinor: bigint, currency: Currency, rateE8: bigint | null): bigint {
  if (currency === 'USDC') return usdcMinor;
  if (rateE8 === null) {
    throw new AppError('internal', { message: `A price in ${currency} needs a rate, and none was given.` });
  }
  return fromDollarsUp(usdcMinor, currency, rateE8);
}

/**
 * What is captured for the delivered grams. The escrow rounds down; for orders paid off chain the register rounds up,
 * so that title is never given for less than its price (`IFiatSettlement.worthOf`), and to an amount that it can move.
 *
 * @param grams at most `maxGrams`: what was delivered over it is not paid
 * @example captureAmountOf('sepa', 311_245n, 4_982_000n, 5_025_000n) // 308582n
 * @example captureAmountOf('coinbase', 1_147_900_000n, 1_000_000n, 1_025_000n) // 1_119_910_000n
 */
export function captureAmountOf(rail: RailName, maxMinor: bigint, grams: bigint, maxGrams: bigint): bigint {
  if (rail === 'usdc-escrow') return capturedTotalDown(maxMinor, grams, maxGrams);
  if (grams > maxGrams) {
    throw new AppError('not-conserved', {
      message: `${grams} g are more than the ${maxGrams} g that were authorized. Capture at most that.`,
    });
  }
  const amountMinor = movableUp(rail, mulDivUp(maxMinor, grams, maxGrams));
  return amountMinor < maxMinor ? amountMinor : maxMinor;
}
