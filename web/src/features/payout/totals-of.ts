/** Sums by currency, in the order in which the currencies come. @example totalsOf([{ currency: 'EUR', minor: '100' }]) // [['EUR', 100n]] */
export function totalsOf(amounts: readonly { currency: string; minor: string }[]): [string, bigint][] {
  const totals = new Map<string, bigint>();
  for (const { currency, minor } of amounts) {
    totals.set(currency, (totals.get(currency) ?? 0n) + BigInt(minor));
  }
  return [...totals].filter(([, total]) => total !== 0n);
}
