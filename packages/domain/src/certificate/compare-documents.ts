/** One place in which two documents differ; `null` where one of them says nothing. */
export interface Difference {
  /** Path in dots, list places from 0, e.g. `Certificate.Inspection.0.TensileTest.C11.Value`. */
  path: string;
  before: string | null;
  after: string | null;
}

const MAX_DEPTH = 40;

/**
 * Where two JSON documents differ, value by value, in the order of the paths.
 *
 * @example compareDocuments({ A03: '1', B08: 2 }, { A03: '1', B08: 3 }) // [{ path: 'B08', before: '2', after: '3' }]
 */
export function compareDocuments(before: unknown, after: unknown): Difference[] {
  const [old, corrected] = [flatten(before), flatten(after)];
  const paths = [...new Set([...old.keys(), ...corrected.keys()])].sort();
  return paths
    .map((path) => ({ path, before: old.get(path) ?? null, after: corrected.get(path) ?? null }))
    .filter((difference) => difference.before !== difference.after);
}

function flatten(
  value: unknown,
  path = '',
  found = new Map<string, string>(),
  depth = 0,
): Map<string, string> {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) {
    found.set(path, typeof value === 'string' ? value : JSON.stringify(value));
    return found;
  }
  for (const [key, item] of Object.entries(value)) {
    flatten(item, path === '' ? key : `${path}.${key}`, found, depth + 1);
  }
  return found;
}
