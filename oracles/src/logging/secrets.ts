const HIDDEN = '[hidden]';

/** Values that nobody may read, wherever they turn up: providers and nodes repeat what they were sent. */
export interface Secrets {
  /** The text with every secret replaced, also inside of JSON, twice over. */
  hide(text: string): string;
  add(value: string): void;
}

/**
 * Keeps the values of these settings. Of an address only what opens a door is hidden: user and password, long names in
 * its path, what its query says; the host stays, for whoever looks for the fault.
 *
 * @example
 * keepSecrets({ RPC_URL: 'https://node.example/v3/0123456789abcdef' }, ['RPC_URL']).hide('GET /v3/0123456789abcdef')
 * // 'GET /v3/[hidden]'
 */
export function keepSecrets(
  env: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): Secrets {
  const known = new Set<string>();
  let pattern: RegExp | null = null;
  const add = (value: string): void => {
    for (const part of partsOf(value).flatMap(formsOf)) known.add(part);
    // The longest first: one secret may be the beginning of another.
    const inOrder = [...known].sort((a, b) => b.length - a.length).map(escaped);
    pattern = inOrder.length === 0 ? null : new RegExp(inOrder.join('|'), 'gi');
  };
  for (const name of names) add(env[name] ?? '');
  return {
    add,
    hide(text) {
      const hidden = pattern === null ? text : text.replace(pattern, HIDDEN);
      return hidden.replace(BEARER, `$1 ${HIDDEN}`);
    },
  };
}

/** Tokens that are made for one request follow from a secret and are none of the settings. */
const BEARER = /\b(Bearer)\s+[\w.~+/=-]{8,}/gi;
const ADDRESS = /[a-z][a-z0-9+.-]*:\/\/[^\s"'\\,]+/gi;
/** Shorter ones are words that everybody uses. */
const SHORTEST = 4;
const SHORTEST_NAME = 16;
const SHORTEST_ANSWER = 8;

function partsOf(value: string): string[] {
  const addresses = value.match(ADDRESS);
  const parts = addresses === null ? [value, ...linesOf(value)] : addresses.flatMap(doorsOf);
  return parts.filter(({ length }) => length >= SHORTEST);
}

function doorsOf(address: string): string[] {
  if (!URL.canParse(address)) return [address];
  const { username, password, pathname, searchParams } = new URL(address);
  return [
    password,
    ...[username, ...pathname.split('/')].filter(({ length }) => length >= SHORTEST_NAME),
    ...[...searchParams.values()].filter(({ length }) => length >= SHORTEST_ANSWER),
  ];
}

/** A key in PEM goes through logs in pieces. Its settings may hold `\n` in place of line ends. */
function linesOf(value: string): string[] {
  const lines = value.split(/\r?\n|\\n/);
  return lines.length === 1
    ? []
    : lines.filter((line) => line.length >= SHORTEST_NAME && !line.startsWith('---'));
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

function formsOf(part: string): string[] {
  const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
  return [part, decoded(part), encodeURIComponent(part), inJson(part), inJson(inJson(part))];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
