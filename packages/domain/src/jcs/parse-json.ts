import { AppError } from '../errors/index.ts';

/**
 * Parses JSON text as I-JSON (RFC 7493), which RFC 8785 asks for: a name stands once in an object. `JSON.parse` takes
 * the last of two silently, other parsers the first, so that one file would say two things under one hash.
 *
 * @throws AppError `invalid-input` when the text is not JSON, or a name stands twice.
 * @example parseJsonText('{"a":1}') // { a: 1 }
 */
export function parseJsonText(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    // The parser quotes what it met, line feeds included: one sentence stays one line.
    const reason = (cause as Error).message.replace(/\s+/g, ' ');
    throw new AppError('invalid-input', { message: `This is not JSON: ${reason}.`, cause });
  }
  const name = repeatedName(text);
  if (name === undefined) return value;
  throw new AppError('invalid-input', {
    message: `The name "${name.slice(0, 80)}" stands twice in one object, so what it says depends on who reads it. Remove one of the two.`,
    details: { reason: 'repeated-name' },
  });
}

/** The first name that an object of this valid JSON text has twice. One pass, by the structure alone. */
function repeatedName(text: string): string | undefined {
  const objects: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '{') objects.push(new Set());
    else if (sign === '[') objects.push(undefined);
    else if (sign === '}' || sign === ']') objects.pop();
    else if (sign === '"') {
      const end = endOfString(text, at);
      const names = objects.at(-1);
      if (names !== undefined && isName(text, end)) {
        const name = JSON.parse(text.slice(at, end)) as string;
        if (names.has(name)) return name;
        names.add(name);
      }
      at = end - 1;
    }
  }
  return undefined;
}

/** The place behind the closing quote of the string that begins at `from`. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** Whether a colon follows: a string is then the name of a member. */
function isName(text: string, from: number): boolean {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return text[at] === ':';
}
