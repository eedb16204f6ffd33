import type { Answer } from '../../backend/problem.ts';
import type { Listed } from '../../backend/turn-pages.ts';

/** How many there are: at least that many where the list was cut. */
export type Count = { count: number; isCut: boolean };

/**
 * Counts lists together; undefined where one could not be read: what is not known is not nothing.
 *
 * @param isCounted which rows of them, when not all.
 */
export function counted<T>(
  lists: readonly Answer<Listed<T>>[],
  isCounted: (one: T) => boolean = () => true,
): Count | undefined {
  let [count, isCut] = [0, false];
  for (const list of lists) {
    if (!list.ok) return undefined;
    count += list.value.items.filter(isCounted).length;
    isCut ||= list.value.isCut;
  }
  return { count, isCut };
}
