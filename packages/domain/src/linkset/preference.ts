/** One entry of an `Accept…` header. */
export interface Preference {
  value: string;
  /** 0 to 1; 0 refuses. */
  weight: number;
}

/** Longer headers come from nobody who reads the answer. */
const MAX_LENGTH = 2_000;
const MAX_ENTRIES = 50;

/**
 * Reads a list of preferences with their weights (RFC 9110 §12.4.2). What is not well-formed is left out.
 *
 * @example readPreferences('fr, en;q=0.8') // [{ value: 'fr', weight: 1 }, { value: 'en', weight: 0.8 }]
 */
export function readPreferences(header: string | null | undefined): Preference[] {
  if (header === null || header === undefined) return [];
  return header
    .slice(0, MAX_LENGTH)
    .split(',', MAX_ENTRIES)
    .flatMap((entry) => {
      const [value = '', ...parameters] = entry.split(';').map((part) => part.trim());
      const q = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
      if (value === '' || (q !== undefined && !/^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(q))) return [];
      return [{ value: value.toLowerCase(), weight: q === undefined ? 1 : Number(q) }];
    });
}

/**
 * How welcome a media type is: the weight of the most specific range that covers it (RFC 9110 §12.5.1), 0 when none does,
 * 1 when nothing was asked for.
 *
 * @example weightOfType(readPreferences('text/html;q=0.3'), 'text/html') // 0.3
 */
export function weightOfType(accepted: readonly Preference[], type: string): number {
  if (accepted.length === 0) return 1;
  const [main = ''] = type.split('/');
  for (const range of [type.toLowerCase(), `${main}/*`, '*/*']) {
    const found = accepted.find(({ value }) => value === range);
    if (found !== undefined) return found.weight;
  }
  return 0;
}

/**
 * How well a target's languages fit: a whole tag counts more than its language alone, and a target without a language
 * fits everybody, a little less than one that was asked for.
 *
 * @returns 0 when the reader asked for languages and the target has others.
 */
export function weightOfLanguage(wanted: readonly Preference[], languages: readonly string[] = []): number {
  if (wanted.length === 0) return 1;
  if (languages.length === 0) return 0.001;
  let best = 0;
  for (const { value, weight } of wanted) {
    for (const language of languages.map((tag) => tag.toLowerCase())) {
      const isSame = value === language || value === '*';
      const isKin = primaryOf(value) === primaryOf(language);
      if (isSame) best = Math.max(best, weight);
      else if (isKin) best = Math.max(best, weight * 0.9);
    }
  }
  return best;
}

const primaryOf = (tag: string): string => tag.split('-')[0] ?? tag;
