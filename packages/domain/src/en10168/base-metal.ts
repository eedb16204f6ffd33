import type { NormalCertificate } from './normal-certificate.ts';

/** Designations of steels: EN 10027-1 symbols and EN 10027-2 numbers. */
const steel =
  /^(?:[SPLEBHDC]\s?\d{3}|1\.\d{4}|X\d|GX?\d|\d{1,3}[A-Z][a-z]?[A-Za-z0-9]*\d|C\d{2}[ER]?\b|HX?\d|D[CDX]\d)/u;
/** EN 573, EN 1412, UNS letters other than steels', EN 10027-2 main groups 2 to 8, and names of the metals. */
const other =
  /^(?:EN\s?)?AW[- ]|^Al[\s-]?\d|^[2-8]\d{3}[- ](?:[OFHTW]\d*)\b|^A9\d{4}$|^R5\d{4}$|^C[1-7]\d{4}$|^N0\d{4}$|^Z\d{5}$|^CW\d{3}[A-Z]$|^[23]\.\d{4}$|^Ti[\s-]?\d|\balumin|\btitan|\bkupfer|\bcopper|\bbrass|\bzin[ck]\b/iu;

/**
 * Is the product a steel, by its designations and its name? What is not is read and shown, and no rule of steel is
 * applied to it: neither contents nor density.
 *
 * @example isSteel({ grades: ['EN AW-6060'], product: 'Extruded profile' }) // false
 */
export function isSteel({ grades, product }: Pick<NormalCertificate, 'grades' | 'product'>): boolean {
  if (grades.some((grade) => steel.test(grade.trim()))) return true;
  return ![...grades, product].some((name) => other.test(name.trim()));
}
