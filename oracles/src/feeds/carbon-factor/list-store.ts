import type { FactorList } from '@topsteel/domain/carbon';
import type { Queryable } from '../../database.ts';
import type { KnownEdition } from './decide-list.ts';

/** The newest edition of a list that counts. */
export async function readNewestEdition(db: Queryable, list: string): Promise<KnownEdition | null> {
  const { rows } = await db.query<KnownEdition>(
    `SELECT edition, sha256 FROM bridge.carbon_factor_list WHERE list = $1 AND decision = 'reported'
     ORDER BY edition DESC LIMIT 1`,
    [list],
  );
  return rows[0] ?? null;
}

/** Keeps an edition with its factors; one whose report was dropped counts again with its next. */
export async function keepList(
  db: Queryable,
  { sha256, jws, list, round }: { sha256: string; jws: string; list: FactorList; round: number },
): Promise<void> {
  await db.query(
    `INSERT INTO bridge.carbon_factor_list (sha256, list, edition, publisher, published_at, jws, decision, round)
     VALUES ($1, $2, $3, $4, $5, $6, 'reported', $7)
     ON CONFLICT (sha256) DO UPDATE SET jws = $6, decision = 'reported', reason = NULL, round = $7
       WHERE bridge.carbon_factor_list.decision = 'rejected'`,
    [sha256, list.list, list.edition, list.publisher, list.publishedAt, jws, round],
  );
  for (const { id, unit, milligramsCo2e, source, year } of list.factors) {
    await db.query(
      `INSERT INTO bridge.carbon_factor (list_sha256, id, unit, milligrams_co2e, source, year)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (list_sha256, id) DO NOTHING`,
      [sha256, id, unit, milligramsCo2e, source, year],
    );
  }
}

/** Keeps a list that does not count, by the hash of its bytes, with the reason. */
export async function rejectList(db: Queryable, sha256: string, jws: string, reason: string): Promise<void> {
  await db.query(
    `INSERT INTO bridge.carbon_factor_list (sha256, jws, decision, reason) VALUES ($1, $2, 'rejected', $3)
     ON CONFLICT (sha256) DO NOTHING`,
    [sha256, jws, reason],
  );
}
