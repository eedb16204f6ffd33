import type { OrderedQuantity } from '@topsteel/domain/pricing';

/**
 * The key of one order from a view of the page: the same amount pressed twice is ordered once. It is made of what was
 * read, since what was typed may hold a space or a mark that a key cannot.
 *
 * @param view the key of the view, as its form holds it
 * @example orderKey('5f1e', { unit: 'kg', amountMilli: 5_000_000n }) // '5f1e-kg-5000000'
 */
export const orderKey = (view: string, { unit, amountMilli }: OrderedQuantity): string =>
  `${view}-${unit}-${amountMilli.toString()}`;
