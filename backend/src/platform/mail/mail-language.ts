import { documentLanguages, type DocumentLanguage } from '@topsteel/documents';

/** The language most letters of a country are written in; of several, the most spoken one. */
const ofCountry: Readonly<Record<string, DocumentLanguage>> = {
  ...Object.fromEntries(['FR', 'LU', 'MC'].map((country) => [country, 'fr' as const])),
  ...Object.fromEntries(['DE', 'AT', 'CH', 'LI'].map((country) => [country, 'de' as const])),
  ...Object.fromEntries(['ES', 'AD'].map((country) => [country, 'es' as const])),
  ...Object.fromEntries(['IT', 'SM', 'VA'].map((country) => [country, 'it' as const])),
  ...Object.fromEntries(['NL', 'BE'].map((country) => [country, 'nl' as const])),
};

const isKnown = (language: string): language is DocumentLanguage =>
  (documentLanguages as readonly string[]).includes(language);

/**
 * The language to write to somebody in: the first one of an Accept-Language header (or a language tag) that we write, then
 * their country's, then English. Of a header, weights decide and the order breaks ties (RFC 9110, 12.5.4).
 *
 * @param country ISO 3166-1 alpha-2
 * @example mailLanguage('pt, de-AT;q=0.8, fr;q=0.9') // 'fr'
 * @example mailLanguage(undefined, 'BE') // 'nl'
 */
export function mailLanguage(accepted?: string | null, country?: string | null): DocumentLanguage {
  const wanted = (accepted ?? '')
    .slice(0, 500)
    .split(',')
    .map((one) => {
      const [tag = '', ...parameters] = one
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
      return { language: tag.split('-')[0] ?? '', weight: Number(weight) };
    })
    .filter(({ language, weight }) => weight > 0 && isKnown(language))
    .sort((one, other) => other.weight - one.weight)[0]?.language;
  if (wanted !== undefined && isKnown(wanted)) return wanted;
  return ofCountry[country?.toUpperCase() ?? ''] ?? 'en';
}
