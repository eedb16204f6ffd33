import { vatNumberRules } from './vat-number-rules.ts';

/** A VAT number that is written as its state writes them and whose check digits hold. */
export interface CheckedVatNumber {
  /** With its prefix, without spaces: `DE136695976`, `EL094259216`, `CHE123456788MWST`. */
  written: string;
  /** As on the number: EL for Greece, XI for Northern Ireland. */
  prefix: string;
  /** ISO 3166-1; XI for Northern Ireland. */
  country: string;
  isInUnion: boolean;
}

const outsideUnion: ReadonlySet<string> = new Set(['GB', 'CH', 'NO']);

/**
 * Reads a VAT number and recomputes its check digits: all member states, Northern Ireland, the United Kingdom, Switzerland
 * and Norway (there the organisation number, with or without MVA). Says nothing of whether anybody holds it.
 *
 * Sources: Commission, VIES "VAT number construction rules" and the states' published algorithms; Switzerland: UIDG, eCH-0097;
 * Norway: Brønnøysundregistrene.
 *
 * @returns null when the form or a check digit is wrong.
 * @example checkVatNumber('de 136 695 976') // { written: 'DE136695976', prefix: 'DE', country: 'DE', isInUnion: true }
 */
export function checkVatNumber(text: string): CheckedVatNumber | null {
  const written = text.toUpperCase().replace(/[\s.\-/]/g, '');
  const prefix = written.startsWith('CHE')
    ? 'CHE'
    : written.slice(0, 2) === 'GR'
      ? 'EL'
      : written.slice(0, 2);
  const rule = vatNumberRules[prefix];
  const body = written.slice(prefix === 'CHE' ? 3 : 2);
  if (rule === undefined || !rule.form.test(body) || !rule.holds(body)) return null;
  const country = prefix === 'EL' ? 'GR' : prefix === 'CHE' ? 'CH' : prefix;
  return { written: `${prefix}${body}`, prefix, country, isInUnion: !outsideUnion.has(country) };
}
