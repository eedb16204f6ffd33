import {
  currencyDecimals,
  formatAmount,
  formatScaled,
  localiseDecimal,
  type Currency,
} from '@topsteel/domain/units';

type MoneyProps = {
  /** Minor units as bigint or decimal string; never a number. */
  minor: bigint | string;
  currency?: Currency;
  /** Leave the currency out where a column head already names it. */
  bare?: boolean;
  /** All decimals of the currency, so that a column keeps one precision. */
  full?: boolean;
};

/** An amount with its currency, exact to the minor unit. */
export function Money({ minor, currency = 'USDC', bare = false, full = false }: MoneyProps) {
  const decimals = currencyDecimals[currency];
  const plain = full
    ? localiseDecimal(formatScaled(BigInt(minor), decimals, decimals), 'en')
    : formatAmount(BigInt(minor), currency);
  const text = plain.replace('-', '\u2212');
  return <span className="whitespace-nowrap">{bare ? text : `${text}\u00a0${currency}`}</span>;
}
