import type { Queryable } from './database.ts';

/** Says what runs less well than it should; repeated, it keeps the time of the first. @returns since when, Unix ms */
export async function warn(db: Queryable, chainId: number, name: string, sentence: string): Promise<number> {
  const { rows } = await db.query<{ since: Date }>(
    `INSERT INTO bridge.warning (chain_id, name, sentence) VALUES ($1, $2, $3)
     ON CONFLICT (chain_id, name) DO UPDATE SET sentence = $3 RETURNING since`,
    [chainId, name, sentence],
  );
  return rows[0]?.since.getTime() ?? Date.now();
}

/** It runs well again. */
export async function unwarn(db: Queryable, chainId: number, name: string): Promise<void> {
  await db.query('DELETE FROM bridge.warning WHERE chain_id = $1 AND name = $2', [chainId, name]);
}
