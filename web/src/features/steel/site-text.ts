import type { Site } from './steel-search.ts';

/** Holds the reader's delivery site, and nothing that names them. */
export const SITE_COOKIE = 'site';

/** Countries that steel is delivered to here, by their codes. */
export const SITE_COUNTRIES = [
  'AT',
  'BE',
  'CH',
  'CZ',
  'DE',
  'DK',
  'ES',
  'FR',
  'GB',
  'HU',
  'IT',
  'LU',
  'NL',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
] as const;

/** @example textOfSite({ country: 'FR', postcode: '57000' }) // 'FR 57000' */
export const textOfSite = ({ country, postcode }: Site): string => `${country} ${postcode}`.trim();

/**
 * A site as it is written on a letter: the country's code, then the postcode.
 *
 * @example siteOfText('fr 57000') // { country: 'FR', postcode: '57000' }
 */
export function siteOfText(text: string | undefined): Site | undefined {
  const [, code = '', postcode = ''] =
    /^([a-z]{2})[ -]?([a-z0-9][a-z0-9 -]{0,10})?$/i.exec((text ?? '').trim()) ?? [];
  const country = code.toUpperCase();
  return SITE_COUNTRIES.some((one) => one === country)
    ? { country, postcode: postcode.trim().toUpperCase() }
    : undefined;
}
