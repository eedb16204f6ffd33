import { mulDivDown, mulDivUp } from '../units/index.ts';
import { currencyDecimals, type PriceCurrency } from './line.ts';

/** Dollars for one unit, in hundred-millionths; USDC is a dollar. A currency that is missing has no fresh rate. */
export type CurrencyRates = Partial<Record<PriceCurrency, bigint>>;

const PAR_E8 = 100_000_000n;

/** Dollars for one unit of a currency; undefined when nobody stands for a rate now. */
export const dollarsE8 = (currency: PriceCurrency, rates: CurrencyRates): bigint | undefined =>
  currency === 'USDC' || currency === 'USD' ? PAR_E8 : rates[currency];

/**
 * An amount in another currency, through the dollar in one step, rounded up to the minor unit: who converts is never short.
 * The same currency is left as it is.
 *
 * @returns null when one of the two has no fresh rate.
 * @example convertUp(311_245n, 'EUR', 'USDC', { EUR: 116_243_100n }) // 3618008366n
 */
export const convertUp = (
  amountMinor: bigint,
  from: PriceCurrency,
  to: PriceCurrency,
  rates: CurrencyRates,
): bigint | null => convertBy(mulDivUp, amountMinor, from, to, rates);

/**
 * The same rounded down: for what lowers a price, so that who is paid is never short.
 *
 * @example convertDown(1_720n, 'EUR', 'USDC', { EUR: 116_243_100n }) // 19993813n: 19.9938132 dollars
 */
export const convertDown = (
  amountMinor: bigint,
  from: PriceCurrency,
  to: PriceCurrency,
  rates: CurrencyRates,
): bigint | null => convertBy(mulDivDown, amountMinor, from, to, rates);

function convertBy(
  mulDiv: typeof mulDivUp,
  amountMinor: bigint,
  from: PriceCurrency,
  to: PriceCurrency,
  rates: CurrencyRates,
): bigint | null {
  if (from === to) return amountMinor;
  const [fromE8, toE8] = [dollarsE8(from, rates), dollarsE8(to, rates)];
  if (fromE8 === undefined || toE8 === undefined) return null;
  return mulDiv(
    amountMinor,
    fromE8 * 10n ** BigInt(currencyDecimals[to]),
    toE8 * 10n ** BigInt(currencyDecimals[from]),
  );
}
