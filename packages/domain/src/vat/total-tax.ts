import { mulDivHalfUp } from '../units/index.ts';

/** A net amount under a rate of VAT. */
export interface TaxedLine {
  netMinor: bigint;
  category: string;
  ratePermille: number;
}

/** One category and rate of a document (EN 16931 BG-23). */
export interface TaxSubtotal {
  category: string;
  ratePermille: number;
  netMinor: bigint;
  taxMinor: bigint;
}

/**
 * The totals of a document: lines are rounded before they are added (BR-CO-10), each category and rate is taxed once on its
 * sum, half up (BR-CO-17), the tax is the sum of those (BR-CO-14), gross is net and tax (BR-CO-15).
 *
 * @example totalTaxHalfUp([{ netMinor: 333n, category: 'S', ratePermille: 200 }, { netMinor: 333n, category: 'S', ratePermille: 200 }])
 * // { netMinor: 666n, taxMinor: 133n, grossMinor: 799n, … }; line by line it would be 2 × 67
 */
export function totalTaxHalfUp(lines: readonly TaxedLine[]): {
  netMinor: bigint;
  taxMinor: bigint;
  grossMinor: bigint;
  subtotals: TaxSubtotal[];
} {
  const sums = new Map<string, TaxSubtotal>();
  for (const { netMinor, category, ratePermille } of lines) {
    const key = `${category} ${ratePermille}`;
    const sum = sums.get(key) ?? { category, ratePermille, netMinor: 0n, taxMinor: 0n };
    sums.set(key, { ...sum, netMinor: sum.netMinor + netMinor });
  }
  const subtotals = [...sums.values()].map((sum) => ({
    ...sum,
    taxMinor: mulDivHalfUp(sum.netMinor, BigInt(sum.ratePermille), 1_000n),
  }));
  const netMinor = subtotals.reduce((total, one) => total + one.netMinor, 0n);
  const taxMinor = subtotals.reduce((total, one) => total + one.taxMinor, 0n);
  return { netMinor, taxMinor, grossMinor: netMinor + taxMinor, subtotals };
}
