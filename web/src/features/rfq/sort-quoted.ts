import type { Quotation, QuotedRowView, RfqRecipient } from '@topsteel/domain/api';

/** What one vendor quotes for a row. */
export type QuotedOf = { recipient: RfqRecipient; quotation: Quotation; quoted: QuotedRowView };

export const rfqSorts = ['price', 'date', 'deviations'] as const;
export type RfqSort = (typeof rfqSorts)[number];

/** In what a quoted row differs, itself or by its lot, each once. */
export const deviationCodes = ({ deviations, lot }: Pick<QuotedRowView, 'deviations' | 'lot'>): Set<string> =>
  new Set([...deviations, ...(lot?.deviations ?? [])].map(({ code }) => code));

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byPrice = (a: QuotedOf, b: QuotedOf): number => {
  const difference = BigInt(a.quoted.perTonneMinor) - BigInt(b.quoted.perTonneMinor);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** What stands first: the lowest landed price, the earliest day, or the fewest deviations; ties by price. What does not stand is last. */
export function compareQuoted(sort: RfqSort): (a: QuotedOf, b: QuotedOf) => number {
  const stands = ({ quotation }: QuotedOf) => (quotation.standing === 'standing' ? 0 : 1);
  return (a, b) =>
    stands(a) - stands(b) ||
    (sort === 'date' ? byText(a.quoted.deliveryOn, b.quoted.deliveryOn) : 0) ||
    (sort === 'deviations' ? deviationCodes(a.quoted).size - deviationCodes(b.quoted).size : 0) ||
    byPrice(a, b);
}
