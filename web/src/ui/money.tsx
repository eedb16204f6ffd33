import { formatAmount, type Currency } from '@topsteel/domain/units';

type MoneyProps = {
  /** Minor units as bigint or decimal string; never a number. */
  minor: bigint | string;
  currency?: Currency;
  /** Leave the currency out where a column head already names it. */
  bare?: boolean;
};

/** An amount with its currency, exact to the minor unit. */
export function Money({ minor, currency = 'USDC', bare = false }: MoneyProps) {
  const text = formatAmount(BigInt(minor), currency).replace('-', '\u2212');
  return <span className="whitespace-nowrap">{bare ? text : `${text}\u00a0${currency}`}</span>;
}
