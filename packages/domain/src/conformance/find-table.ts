import { en10025Part2 } from './norms/en-10025-2.ts';
import { en10025Part4 } from './norms/en-10025-4.ts';
import { en10080 } from './norms/en-10080.ts';
import { en10210Part1, en10219Part1 } from './norms/hollow-sections.ts';
import type { GradeTable, NormTable } from './norm-table.ts';

/** All norm tables we judge by. */
export const normTables: readonly NormTable[] = [
  en10025Part2,
  en10025Part4,
  en10210Part1,
  en10219Part1,
  en10080,
];

export interface FoundTable {
  table: NormTable;
  grade: GradeTable;
  /** As on the certificate. */
  designation: string;
  /** The certificate's own name of the norm, with its edition. */
  normText: string;
}

export type TableSearch = { ok: true; found: FoundTable } | { ok: false; reason: string };

/**
 * The grade without spaces, delivery condition and options: "S 355 J2+N" is S355J2.
 *
 * @example gradeKeyOf('S355J2+N') // 'S355J2'
 */
export function gradeKeyOf(designation: string): string {
  return designation
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/^(DIN)?(EN)?10\d{3}(-\d)?[-:/]*/, '')
    .replace(/[+(].*$/, '')
    .replace(/Z(15|25|35)$/, '');
}

/**
 * The table that a certificate's designations and norms lead to. A grade that stands in several norms (S355J2H) is
 * judged by the one the certificate names; none is guessed.
 */
export function findTable(designations: readonly string[], norms: readonly string[]): TableSearch {
  let reason = `${designations.join(', ') || 'A steel without designation'} is not in our tables`;
  for (const designation of designations) {
    const key = gradeKeyOf(designation);
    const candidates = normTables.flatMap((table) => {
      const grade = table.grades.find((each) => each.grade === key || each.number === key);
      return grade === undefined ? [] : [{ table, grade }];
    });
    if (candidates.length === 0) continue;
    for (const { table, grade } of candidates) {
      const normText = norms.find((norm) => namesNorm(norm, table));
      if (normText !== undefined) return { ok: true, found: { table, grade, designation, normText } };
    }
    reason = `the certificate does not name ${candidates.map(({ table }) => table.norm).join(' or ')}, which ${designation} is judged by`;
  }
  return { ok: false, reason };
}

function namesNorm(text: string, table: NormTable): boolean {
  const plain = text.toUpperCase().replace(/\s+/g, ' ').trim();
  return [table.norm, ...table.aliases].some((norm) => {
    const at = plain.indexOf(norm);
    // "EN 10080" must not be found in "EN 100801", nor "EN 10025-2" in "EN 10025-20".
    return at >= 0 && !/^\d/.test(plain.slice(at + norm.length));
  });
}
