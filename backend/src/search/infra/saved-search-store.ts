import type { SavedSearchInput } from '@topsteel/domain/api';
import type { Tx } from '../../platform/database/index.ts';

export interface SavedSearchRow {
  id: string;
  name: string;
  query: SavedSearchInput['query'];
  seen_at: Date;
  created_at: Date;
}

export const readSaved = (client: Tx, userId: string): Promise<SavedSearchRow[]> =>
  client.$queryRaw<SavedSearchRow[]>`
    SELECT id, name, query, seen_at, created_at FROM search.saved_search WHERE user_id = ${userId} ORDER BY name`;

/** @returns undefined when there are `most` already, or one of this name */
export async function insertSaved(
  tx: Tx,
  userId: string,
  { name, query }: SavedSearchInput,
  most: number,
): Promise<SavedSearchRow | undefined> {
  // One at a time for one person, so that the count is right.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('saved-search:' || ${userId}, 0))`;
  const [row] = await tx.$queryRaw<SavedSearchRow[]>`
    INSERT INTO search.saved_search (user_id, name, query)
    SELECT ${userId}, ${name}, ${JSON.stringify(query)}::jsonb
     WHERE (SELECT count(*) FROM search.saved_search WHERE user_id = ${userId}) < ${most}
    ON CONFLICT (user_id, name) DO NOTHING
    RETURNING id, name, query, seen_at, created_at`;
  return row;
}

export async function markSeen(tx: Tx, userId: string, id: string): Promise<SavedSearchRow | undefined> {
  const [row] = await tx.$queryRaw<SavedSearchRow[]>`
    UPDATE search.saved_search SET seen_at = now() WHERE id = ${id}::uuid AND user_id = ${userId}
    RETURNING id, name, query, seen_at, created_at`;
  return row;
}

export async function deleteSaved(tx: Tx, userId: string, id: string): Promise<SavedSearchRow | undefined> {
  const [row] = await tx.$queryRaw<SavedSearchRow[]>`
    DELETE FROM search.saved_search WHERE id = ${id}::uuid AND user_id = ${userId}
    RETURNING id, name, query, seen_at, created_at`;
  return row;
}
