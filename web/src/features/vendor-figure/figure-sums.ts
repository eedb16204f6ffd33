import type { VendorMonth } from '@topsteel/domain/api';

/** A figure in thousandths over all months, each weighed by its complete orders; null without any. */
export function averagePermille(
  months: readonly VendorMonth[],
  figure: 'onTimePermille' | 'weighDeviationPermille',
): number | null {
  let sum = 0;
  let weight = 0;
  for (const month of months) {
    const value = month[figure];
    if (value === null || month.completedOrders === 0) continue;
    sum += value * month.completedOrders;
    weight += month.completedOrders;
  }
  return weight === 0 ? null : Math.round(sum / weight);
}

/** The last twelve months, the oldest first. */
export function lastYear(months: readonly VendorMonth[]): VendorMonth[] {
  return [...months].sort((a, b) => a.month.localeCompare(b.month)).slice(-12);
}

/** A month as two digits of month and year. @example shortMonth('2026-11') // '11/26' */
export const shortMonth = (month: string): string => `${month.slice(5)}/${month.slice(2, 4)}`;
