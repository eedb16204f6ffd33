import type { Page } from '@topsteel/domain/api';
import type { Answer } from './problem.ts';

/** A list as far as it was read. */
export type Listed<T> = {
  items: T[];
  /** There is more behind it: a form or a count must say so. */
  isCut: boolean;
};

/** Some hundred rows can be chosen from; who has more needs a search. */
export const MOST_ROWS = 500;

/**
 * Reads a list page after page, to its end or to `most` rows. One page that cannot be read is the answer to all: half a
 * list that looks whole hides what is missing.
 *
 * @example await turnPages((cursor) => read(`/v2/lots?cursor=${cursor}`, lotPage), 500) // at most five pages of 100
 */
export async function turnPages<T>(
  readPage: (cursor: string | null) => Promise<Answer<Page<T>>>,
  most: number,
): Promise<Answer<Listed<T>>> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const answer: Answer<Page<T>> = await readPage(cursor);
    if (!answer.ok) return answer;
    items.push(...answer.value.items);
    cursor = answer.value.nextCursor;
  } while (cursor !== null && items.length < most);
  return { ok: true, value: { items, isCut: cursor !== null } };
}
