import type { SynonymGroup } from '@topsteel/domain/search';
import type { Tx } from '../../platform/database/index.ts';

export interface SynonymRow {
  group_id: string;
  language: string;
  terms: string[];
  updated_at: Date;
}

export const readSynonyms = (client: Tx): Promise<SynonymRow[]> =>
  client.$queryRaw<SynonymRow[]>`
    SELECT group_id, language, terms, updated_at FROM search.synonym ORDER BY group_id, language`;

export const readGroup = (client: Tx, id: string): Promise<SynonymRow[]> =>
  client.$queryRaw<SynonymRow[]>`
    SELECT group_id, language, terms, updated_at FROM search.synonym WHERE group_id = ${id} ORDER BY language`;

/** Replaces a group; without terms it is gone. @returns the terms it had before, by language */
export async function replaceGroup(
  tx: Tx,
  id: string,
  terms: Readonly<Record<string, readonly string[]>>,
): Promise<SynonymRow[]> {
  const before = await tx.$queryRaw<SynonymRow[]>`
    DELETE FROM search.synonym WHERE group_id = ${id} RETURNING group_id, language, terms, updated_at`;
  for (const [language, list] of Object.entries(terms)) {
    if (list.length === 0) continue;
    await tx.$executeRaw`
      INSERT INTO search.synonym (group_id, language, terms) VALUES (${id}, ${language}, ${list}::text[])`;
  }
  return before;
}

export function groupsOf(rows: readonly SynonymRow[]): SynonymGroup[] {
  const groups = new Map<string, string[]>();
  for (const { group_id: id, terms } of rows) groups.set(id, [...(groups.get(id) ?? []), ...terms]);
  return [...groups].map(([id, terms]) => ({ id, terms }));
}
