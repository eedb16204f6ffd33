import { AppError } from '@topsteel/domain/errors';
import type { Page, PageQuery } from '@topsteel/domain/api';

const DEFAULT_LIMIT = 20;

/** Where a page starts and how many rows to read: one more than shown, to know whether another page follows. */
export function pageWindow(query: PageQuery): { after: string | null; take: number; limit: number } {
  const limit = query.limit ?? DEFAULT_LIMIT;
  return { after: query.cursor === undefined ? null : decodeCursor(query.cursor), take: limit + 1, limit };
}

/** Cuts the extra row off and points at the last row shown. */
export function pageFrom<Row extends { id: string }, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last ? Buffer.from(last.id).toString('base64url') : null;
  return { items: shown.map(present), nextCursor };
}

function decodeCursor(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id;
  throw new AppError('invalid-input', {
    message: 'This cursor was not made here. Start again from the first page.',
    details: {
      reason: 'cursor-invalid',
      errors: [{ field: 'cursor', message: 'Not a cursor of this list.' }],
    },
  });
}
