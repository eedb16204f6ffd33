import type { Queryable } from '../database.ts';

/** How far a feed has read its source. */
export async function readFeedCursor(db: Queryable, feed: string): Promise<number> {
  const { rows } = await db.query<{ seq: string }>('SELECT seq FROM bridge.feed_cursor WHERE feed = $1', [
    feed,
  ]);
  return Number(rows[0]?.seq ?? 0);
}

/** Forward only: lists come out of order. */
export async function moveFeedCursor(db: Queryable, feed: string, seq: number): Promise<void> {
  await db.query(
    `INSERT INTO bridge.feed_cursor (feed, seq) VALUES ($1, $2)
     ON CONFLICT (feed) DO UPDATE SET seq = greatest(bridge.feed_cursor.seq, $2)`,
    [feed, seq],
  );
}
