import 'server-only';
import type { z } from 'zod';
import type { Page } from '@topsteel/domain/api';
import type { Answer } from './problem.ts';
import { read } from './read.ts';
import { MOST_ROWS, turnPages, type Listed } from './turn-pages.ts';

/**
 * Reads a list to its end, or to its first 500 rows: for what is chosen from and for what is counted.
 *
 * @param path with its filters, without `limit` and `cursor`, for example `/v2/offers?mine=true`.
 */
export function readPages<T>(
  path: string,
  schema: z.ZodType<Page<T>>,
  most = MOST_ROWS,
): Promise<Answer<Listed<T>>> {
  const base = `${path}${path.includes('?') ? '&' : '?'}limit=100`;
  return turnPages(
    (cursor) => read(cursor === null ? base : `${base}&cursor=${encodeURIComponent(cursor)}`, schema),
    most,
  );
}
