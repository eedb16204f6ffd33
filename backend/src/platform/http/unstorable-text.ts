/** PostgreSQL keeps neither U+0000 nor half of a surrogate pair; JSON and addresses can write both. */
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** What JSON, an address or a form is read into: some of their readers make objects whose prototype is empty. */
function isRecord(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * The path of a text that no database holds, or of the object that has such a name in it; undefined when there is none.
 * Files and streams are nobody's text and are passed over.
 *
 * @example unstorableText({ lines: [{ note: 'a\u0000' }] }) // 'lines.0.note'
 */
export function unstorableText(whole: unknown): string | undefined {
  // Not by recursion: a body of a megabyte may be nested half a million deep.
  const open: { value: unknown; path: string }[] = [{ value: whole, path: '' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (typeof value === 'string' && !isStorable(value)) return path;
    if (typeof value !== 'object' || value === null || !(Array.isArray(value) || isRecord(value))) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (!isStorable(name)) return path;
      if (typeof inner === 'string' || typeof inner === 'object') {
        open.push({ value: inner, path: path === '' ? name : `${path}.${name}` });
      }
    }
  }
  return undefined;
}
