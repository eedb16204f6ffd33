import { gradeKeyOf, normTables, type GradeTable, type NormTable } from '@topsteel/domain/conformance';

export interface TableOfGrade {
  table: NormTable;
  grade: GradeTable;
}

/**
 * The tables of every norm and edition that know a grade, the current edition first. Takes delivery conditions along
 * ("S355J2+N"), and material numbers.
 *
 * @example tablesOfGrade('1.0577')[0]?.grade.grade // 'S355J2'
 */
export function tablesOfGrade(asked: string): TableOfGrade[] {
  const key = gradeKeyOf(asked);
  return normTables.flatMap((table) =>
    table.grades
      .filter(({ grade, number }) => gradeKeyOf(grade) === key || number === asked.trim())
      .map((grade) => ({ table, grade })),
  );
}

/** Every grade that a table knows, each once, by name. */
export const knownGrades = (): string[] =>
  [...new Set(normTables.flatMap(({ grades }) => grades.map(({ grade }) => grade)))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
