import { AppError } from '../errors/index.ts';

/** A leaf of a JSON document: a value that holds no other, with its JSON Pointer (RFC 6901). */
export interface Field {
  path: string;
  value: unknown;
}

/** More fields than any certificate has; bounds tree and proof. */
export const MAX_FIELDS = 16_384;
const MAX_DEPTH = 64;

/**
 * The fields of a document in the order of their paths (UTF-16 code units, as JCS orders names). An empty object or list
 * is a field of its own, so that leaving something out is seen.
 *
 * @throws AppError `invalid-input` with more than 16,384 fields or 64 levels.
 * @example fieldsOf({ a: { 'b/c': [1] } }) // [{ path: '/a/b~1c/0', value: 1 }]
 */
export function fieldsOf(document: unknown): Field[] {
  const fields: Field[] = [];
  collect(document, '', 0, fields);
  return fields.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Whether a path is one of those chosen, or lies under one.
 *
 * @example isUnder('/a/b/0', '/a/b') // true, and isUnder('/a/bc', '/a/b') is false
 */
export function isUnder(path: string, chosen: string): boolean {
  return path === chosen || path.startsWith(`${chosen}/`);
}

function collect(value: unknown, path: string, depth: number, fields: Field[]): void {
  if (depth > MAX_DEPTH) throw tooMuch(`${MAX_DEPTH} levels`);
  if (fields.length >= MAX_FIELDS) throw tooMuch(`${MAX_FIELDS} fields`);
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    fields.push({ path, value });
    return;
  }
  for (const [name, item] of Object.entries(value)) {
    collect(item, `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1, fields);
  }
}

const tooMuch = (limit: string): AppError =>
  new AppError('invalid-input', { message: `The document has more than ${limit}; that is no certificate.` });
