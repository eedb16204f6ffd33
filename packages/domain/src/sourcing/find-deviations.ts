import { gradeFit, gradeOf } from '../search/grades.ts';
import { certificateTypes, type CertificateType, type NeedRow, type QuotedRow } from './need.ts';

/** In what a quoted row differs from what was asked for, to the buyer's disadvantage. */
export type Deviation =
  | { code: 'later'; days: number }
  | { code: 'other-grade'; asked: string; quoted: string }
  | { code: 'lesser-certificate'; asked: CertificateType; quoted: CertificateType | null }
  | { code: 'carbon-over'; capGramsPerKg: bigint; quotedGramsPerKg: bigint }
  | { code: 'carbon-not-stated'; capGramsPerKg: bigint }
  | { code: 'short'; askedMilli: bigint; quotedMilli: bigint };

const DAY_MS = 86_400_000;

/**
 * Every disadvantage of a quoted row beside its need, in the order of the table's columns. A better grade of delivery
 * condition, a higher certificate, an earlier day or less carbon is none.
 *
 * @param wantedOn the day that the buyer wants it, `2026-12-04`; null: any
 * @example findDeviations({ ...plate, certificate: '3.1' }, { ...offer, certificate: '2.2' }, null)
 *   // [{ code: 'lesser-certificate', asked: '3.1', quoted: '2.2' }]
 */
export function findDeviations(need: NeedRow, quoted: QuotedRow, wantedOn: string | null): Deviation[] {
  const found: Deviation[] = [];
  const days = wantedOn === null ? 0 : daysBetween(wantedOn, quoted.deliveryOn);
  if (days > 0) found.push({ code: 'later', days });
  if (need.grade !== null && quoted.grade !== null && !answers(need.grade, quoted.grade)) {
    found.push({ code: 'other-grade', asked: need.grade, quoted: quoted.grade });
  }
  if (need.certificate !== null && rankOf(quoted.certificate) < rankOf(need.certificate)) {
    found.push({ code: 'lesser-certificate', asked: need.certificate, quoted: quoted.certificate });
  }
  const { carbonCapGramsPerKg: cap } = need;
  if (cap !== null) {
    const { carbonGramsPerKg: stated } = quoted;
    if (stated === null) found.push({ code: 'carbon-not-stated', capGramsPerKg: cap });
    else if (stated > cap) found.push({ code: 'carbon-over', capGramsPerKg: cap, quotedGramsPerKg: stated });
  }
  if (quoted.amountMilli < need.amountMilli) {
    found.push({ code: 'short', askedMilli: need.amountMilli, quotedMilli: quoted.amountMilli });
  }
  return found;
}

const answers = (asked: string, quoted: string): boolean =>
  gradeFit(gradeOf(asked), gradeOf(quoted)) !== null;

const rankOf = (type: CertificateType | null): number =>
  type === null ? -1 : certificateTypes.indexOf(type);

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
