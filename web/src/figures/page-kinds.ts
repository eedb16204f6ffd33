import { languages } from '../words/languages.ts';

/** More kinds of page than there are; what comes beyond is not told apart, so that nobody can make labels by asking. */
const MOST_KINDS = 80;

const known: ReadonlySet<string> = new Set(languages);
const plain = /^[a-z0-9][a-z0-9.-]{0,30}$/;

/**
 * Which kind of page an address is, for counting: the first name below the language. Kinds are learned from what was
 * answered well; an address that was not is of a kind known by then, or `other`.
 *
 * @example createPageKinds().kindOf('/fr/lot/0x1f', 200) // '/[lang]/lot'
 */
export function createPageKinds(): { kindOf: (path: string, status: number) => string } {
  const seen = new Set<string>();
  return {
    kindOf(path, status) {
      const kind = nameOf(path);
      if (kind === null) return 'other';
      if (seen.has(kind)) return kind;
      if (status < 200 || status >= 300 || seen.size >= MOST_KINDS) return 'other';
      seen.add(kind);
      return kind;
    },
  };
}

function nameOf(path: string): string | null {
  const [first = '', second = ''] = path.split('?', 1)[0]?.split('/').slice(1) ?? [];
  if (first === '_next') return second === 'static' ? '/_next/static' : '/_next';
  if (known.has(first)) {
    if (second === '') return '/[lang]';
    return plain.test(second) ? `/[lang]/${second}` : null;
  }
  if (first === '') return '/';
  return plain.test(first) ? `/${first}` : null;
}
