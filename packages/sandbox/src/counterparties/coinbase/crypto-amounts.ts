import {
  currencyDecimals,
  formatScaled,
  mulDivHalfUp,
  parseAmountMinor,
  type Currency,
} from '@topsteel/domain/units';
import type { Crypto, Money } from './coinbase-objects.ts';
import { refusal } from './coinbase-objects.ts';

/** What a whole coin costs here, in cents of any currency: this market never moves. */
const priceCents: Record<Crypto, bigint> = { BTC: 9_000_000n, ETH: 300_000n, USDC: 100n };
const FEE_BPS = 100n;

export const currencyOf = (text: string): Currency => {
  if (text in currencyDecimals) return text as Currency;
  throw refusal(`Currency ${text} is not supported.`);
};

export const minorOf = ({ amount, currency }: Money): bigint =>
  parseAmountMinor(amount, currencyOf(currency));

/** @example moneyOf(361_800n, 'EUR') // { amount: '3618.00', currency: 'EUR' } */
export function moneyOf(minor: bigint, currency: string): Money {
  const decimals = currencyDecimals[currencyOf(currency)];
  return { amount: formatScaled(minor, decimals, Math.min(decimals, 2)), currency };
}

/** The coins that an amount buys, to the coin's last decimal. */
export function coinsFor(local: Money, crypto: Crypto): Money {
  const cents = minorOf(local) / 10n ** BigInt(currencyDecimals[currencyOf(local.currency)] - 2);
  return moneyOf(mulDivHalfUp(cents, 10n ** BigInt(currencyDecimals[crypto]), priceCents[crypto]), crypto);
}

/** What is left of an amount after the provider's 1 %. */
export function netOf(money: Money): Money {
  const minor = minorOf(money);
  return moneyOf(minor - mulDivHalfUp(minor, FEE_BPS, 10_000n), money.currency);
}
