/** Series of sections and hollow sections by the names the trade gives them; the first is the form in the catalogue. */
const series: readonly (readonly [form: string, ...names: string[]])[] = [
  ['hea', 'hea', 'ipbl', 'hea-', 'he-a'],
  ['heb', 'heb', 'ipb', 'he-b'],
  ['hem', 'hem', 'ipbv', 'he-m'],
  ['ipe', 'ipe'],
  ['ipn', 'ipn', 'inp'],
  ['upn', 'upn', 'unp'],
  ['upe', 'upe'],
  ['uap', 'uap'],
  ['angle', 'l', 'lnp'],
  ['shs', 'shs'],
  ['rhs', 'rhs'],
  ['chs', 'chs'],
];
const formOf = new Map(series.flatMap(([form, ...names]) => names.map((name) => [name, form] as const)));

/** @example seriesOf('ipbl') // 'hea' */
export const seriesOf = (word: string): string | undefined => formOf.get(word);

/** Sections whose size is one number: HEB 200 is a profile, RHS 100 × 50 × 4 a series with dimensions. */
export const isSizedByHeight = (form: string): boolean =>
  ['hea', 'heb', 'hem', 'ipe', 'ipn', 'upn', 'upe', 'uap'].includes(form);

/** HE 200 A, as EN 10365 writes it. @example heSeries('he 200 a') // ['hea', '200'] */
export const enName = /he[ -]?(\d{2,4})[ -]?(a|b|m)(?![a-z])/y;
