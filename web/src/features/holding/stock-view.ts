import type { HoldingAnswer } from '@topsteel/domain/api';

/** Views of the stock: `remnants` are what the organisation cut itself. */
export const stockViews = ['all', 'remnants'] as const;
export type StockView = (typeof stockViews)[number];

const plain = (text: string): string => text.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What of the stock a view and a typed text leave; letters and digits of heat, lot, grade, product and dimensions count. */
export function findStock(
  items: readonly HoldingAnswer[],
  { view, text }: { view: StockView; text: string },
): HoldingAnswer[] {
  const key = plain(text);
  return items.filter(
    (item) =>
      (view === 'all' || item.origin === 'produced') &&
      (key === '' ||
        plain(
          [item.heatNumber, item.lotCode, item.grade, item.product, item.dimensions]
            .filter(Boolean)
            .join('|'),
        ).includes(key)),
  );
}

/** Grams held and grams free of some lots. */
export function stockTotals(items: readonly HoldingAnswer[]): { held: bigint; free: bigint } {
  return items.reduce(
    (sum, item) => ({
      held: sum.held + BigInt(item.heldGrams),
      free: sum.free + BigInt(item.availableGrams),
    }),
    { held: 0n, free: 0n },
  );
}
