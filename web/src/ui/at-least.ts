import type { Page } from '@topsteel/domain/api';

/**
 * How many rows a list has, as far as its first page tells.
 *
 * @example atLeast({ items: [1, 2], nextCursor: null }) // '2'
 * @example atLeast({ items: [1, 2], nextCursor: 'c' }) // '2+'
 */
export const atLeast = ({ items, nextCursor }: Page<unknown>): string =>
  `${String(items.length)}${nextCursor === null ? '' : '+'}`;
