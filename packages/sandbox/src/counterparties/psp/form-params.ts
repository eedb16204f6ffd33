/** Form fields with brackets as a tree: what Stripe's clients send. */
export type Params = { [name: string]: string | Params };

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads `a[b][0]=c` into `{ a: { b: { 0: 'c' } } }`.
 *
 * @example readParams({ 'metadata[order]': 'TS-1', mode: 'payment' }) // { metadata: { order: 'TS-1' }, mode: 'payment' }
 */
export function readParams(fields: Readonly<Record<string, unknown>>): Params {
  const root: Params = Object.create(null) as Params;
  for (const [name, value] of Object.entries(fields)) {
    const path = name.split(/[[\]]+/u).filter((part) => part !== '');
    if (path.length === 0 || path.length > 6 || path.some((part) => FORBIDDEN.has(part))) continue;
    let node = root;
    for (const part of path.slice(0, -1)) {
      const next = node[part];
      node = typeof next === 'object' ? next : (node[part] = Object.create(null) as Params);
    }
    node[path.at(-1) ?? ''] = String(value);
  }
  return root;
}

/** A text at a path of the tree; undefined when there is none. */
export function textAt(params: Params, ...path: string[]): string | undefined {
  let node: string | Params | undefined = params;
  for (const part of path) node = typeof node === 'object' ? node[part] : undefined;
  return typeof node === 'string' ? node : undefined;
}

/** The texts below a path, by their names. */
export function textsAt(params: Params, ...path: string[]): Record<string, string> {
  let node: string | Params | undefined = params;
  for (const part of path) node = typeof node === 'object' ? node[part] : undefined;
  if (typeof node !== 'object') return {};
  return Object.fromEntries(
    Object.entries(node).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
