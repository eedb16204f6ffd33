const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region' });

/** @example countryName('LU') // 'Luxembourg' */
export function countryName(code: string): string {
  try {
    return COUNTRIES.of(code) ?? code;
  } catch {
    return code;
  }
}

/** @example capitalised('rebar') // 'Rebar' */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * EN 10204 type as printed.
 *
 * @example certificateType(31) // '3.1'
 */
export function certificateType(kind: number): string {
  return `${String(Math.trunc(kind / 10))}.${String(kind % 10)}`;
}
