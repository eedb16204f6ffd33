const MARK = '/* hot */';
const names = new Map<string, string>();

/**
 * The name under which a statement is prepared, once on each connection: then the database neither parses nor plans it
 * again. Only for a statement whose text begins with the mark `/* hot *\/`, is always the same, and names the columns that
 * it reads; others would fill the connections with plans.
 *
 * @example hotName('/* hot *\/ SELECT id FROM session WHERE token = $1') // 'hot_1'
 */
export function hotName(sql: string): string | undefined {
  if (!sql.trimStart().startsWith(MARK)) return undefined;
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = `hot_${names.size + 1}`;
  names.set(sql, name);
  return name;
}
