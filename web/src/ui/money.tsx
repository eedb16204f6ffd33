import { useFormats } from './formats.ts';

type MoneyProps = {
  /** Minor units as bigint or decimal string; never a number. */
  minor: bigint | string;
  currency?: string;
  /** Leave the currency out where a column head already names it. */
  bare?: boolean;
  /** All decimals of the currency, so that a column keeps one precision. */
  full?: boolean;
};

/** An amount with its currency, exact to the minor unit. */
export function Money({ minor, currency = 'USDC', bare = false, full = false }: MoneyProps) {
  const formats = useFormats();
  const text = full ? formats.amountFull(minor, currency) : formats.amount(minor, currency);
  return <span className="whitespace-nowrap">{bare ? text : `${text}\u00a0${currency}`}</span>;
}
