import type { Tx } from '../../platform/database/index.ts';

/** As many ranks as a tree has at most; the database holds it to that. */
const RANKS = 6;

export interface TreeRow {
  id: string;
  name: string;
  country: string;
  roles: string[];
  parentId: string | null;
  rank: number;
}

/** An organisation and those under it, parents before their children. */
export const treeUnder = (client: Tx, organisationId: string): Promise<TreeRow[]> =>
  client.$queryRaw<TreeRow[]>`
    WITH RECURSIVE tree AS (
      SELECT id, name, country, roles, parent_id, 0 AS rank FROM organisation WHERE id = ${organisationId}::uuid
      UNION ALL
      SELECT o.id, o.name, o.country, o.roles, o.parent_id, tree.rank + 1
        FROM organisation o JOIN tree ON o.parent_id = tree.id WHERE tree.rank < ${RANKS})
    SELECT id::text, name, country, roles, parent_id::text AS "parentId", rank FROM tree ORDER BY rank, name, id
     LIMIT 1000`;

/** @throws what the database says when the tree would close in a circle or become too deep (23514) */
export const setParent = (tx: Tx, id: string, parentId: string | null) =>
  tx.organisation.update({ where: { id }, data: { parentId } });
