import { en10025Part2Of2004, en10025Part2Of2019 } from './norms/en-10025-2.ts';
import { en10025Part3Of2004, en10025Part3Of2019 } from './norms/en-10025-3.ts';
import { en10025Part4Of2004, en10025Part4Of2019 } from './norms/en-10025-4.ts';
import { en10083Part2 } from './norms/en-10083-2.ts';
import { en10210Part1 } from './norms/en-10210-1.ts';
import { en10219Part1 } from './norms/en-10219-1.ts';
import { din488, en10080 } from './norms/reinforcing-steels.ts';
import type { GradeTable, NormTable } from './norm-table.ts';
import { readDesignation, readDesignations, type Designation } from './read-designation.ts';

/** All norm tables we judge by; of one norm, the current edition first. */
export const normTables: readonly NormTable[] = [
  en10025Part2Of2019,
  en10025Part2Of2004,
  en10025Part3Of2019,
  en10025Part3Of2004,
  en10025Part4Of2019,
  en10025Part4Of2004,
  en10210Part1,
  en10219Part1,
  en10080,
  din488,
  en10083Part2,
];

export interface FoundTable {
  table: NormTable;
  grade: GradeTable;
  /** As on the certificate. */
  designation: string;
  /** The certificate's own name of the norm, with its edition. */
  normText: string;
  /** What was taken for what, in sentences: an edition that is not named, an old designation. */
  notes: readonly string[];
}

export type TableSearch = { ok: true; found: FoundTable } | { ok: false; reason: string };

/** All tables that apply, and for each designation that could not be judged the reason. */
export interface TablesFound {
  found: FoundTable[];
  reasons: string[];
}

/**
 * The grade without spaces, delivery condition and options: "S 355 J2+N" is S355J2.
 *
 * @example gradeKeyOf('S355J2+N') // 'S355J2'
 */
export function gradeKeyOf(designation: string): string {
  return readDesignation(designation).key;
}

/**
 * The table that a certificate's designations and norms lead to first. A grade that stands in several norms (S355J2H)
 * is judged by the one the certificate names; none is guessed.
 */
export function findTable(designations: readonly string[], norms: readonly string[]): TableSearch {
  const { found, reasons } = findTables(designations, norms);
  const [first] = found;
  if (first !== undefined) return { ok: true, found: first };
  return { ok: false, reason: reasons.at(-1) ?? 'the certificate names no designation' };
}

/**
 * The tables for every designation of a certificate that is certified by several. The edition is the one that the
 * certificate names, else the current one, and a note says so.
 *
 * @example findTables(['S355J2+N'], ['EN 10025-2:2004']).found[0].table.edition // '2004'
 */
export function findTables(designations: readonly string[], norms: readonly string[]): TablesFound {
  const found: FoundTable[] = [];
  const reasons: string[] = [];
  const names = [...norms, ...designations];
  for (const designation of readDesignations(designations)) {
    for (const result of tablesFor(designation, names)) {
      if (typeof result === 'string') reasons.push(result);
      else if (!found.some(({ grade, table }) => grade === result.grade && table === result.table)) {
        found.push(result);
      }
    }
  }
  if (found.length === 0 && reasons.length > 1) {
    const unknown = `${designations.join(', ')} is not in our tables`;
    const telling = reasons.find((reason) => !reason.endsWith('is not in our tables'));
    return { found, reasons: [...reasons, telling ?? unknown] };
  }
  if (found.length === 0 && reasons.length === 0) {
    reasons.push('A steel without designation is not in our tables');
  }
  return { found, reasons };
}

interface Candidate {
  table: NormTable;
  grade: GradeTable;
}

/** One table for each norm that the certificate names and that holds the grade, or why there is none. */
function tablesFor(designation: Designation, names: readonly string[]): (FoundTable | string)[] {
  const candidates = normTables.flatMap((table): Candidate[] => {
    const grade = table.grades.find((each) => isNamed(each, designation.key));
    return grade === undefined ? [] : [{ table, grade }];
  });
  if (candidates.length === 0) return [`${designation.text} is not in our tables`];
  const norms = [...new Set(candidates.map(({ table }) => table.norm))];
  const results = norms.flatMap((norm) =>
    editionFor(
      candidates.filter(({ table }) => table.norm === norm),
      designation,
      names,
    ),
  );
  if (results.length > 0) return results;
  return [`the certificate does not name ${norms.join(' or ')}, which ${designation.text} is judged by`];
}

/** The edition of one norm that a certificate names; nothing when it does not name the norm. */
function editionFor(
  candidates: readonly Candidate[],
  designation: Designation,
  names: readonly string[],
): (FoundTable | string)[] {
  const named = candidates.flatMap(({ table, grade }) =>
    names.flatMap((text) => {
      const edition = editionIn(text, table);
      return edition === undefined ? [] : [{ table, grade, text, edition }];
    }),
  );
  const [current] = named;
  if (current === undefined) return [];
  const { norm } = current.table;
  const notes = designation.isOld
    ? [`${designation.text} is an old name; it is judged as ${current.grade.grade}.`]
    : [];
  const exact = named.filter(({ table, edition, text }) => isEdition(table, edition, text));
  if (new Set(exact.map(({ table }) => table.edition)).size > 1) {
    return [`the certificate names several editions of ${norm}`];
  }
  const [chosen] = exact;
  if (chosen !== undefined) return [made(chosen, designation, notes)];
  const other = named.find(({ edition }) => edition !== '');
  if (other !== undefined) {
    const held = candidates.map(({ table }) => table.edition).join(' and ');
    return [`${other.text} is an edition that is not in our tables, which hold ${norm}:${held}`];
  }
  const unnamed = `The certificate names no edition of ${norm}; it is judged by ${norm}:${current.table.edition}, the current one.`;
  return [made(current, designation, [...notes, unnamed])];
}

function made(
  { table, grade, text }: { table: NormTable; grade: GradeTable; text: string },
  designation: Designation,
  notes: readonly string[],
): FoundTable {
  return { table, grade, designation: designation.text, normText: text.trim(), notes };
}

function isNamed({ grade, number }: GradeTable, key: string): boolean {
  return grade.toUpperCase() === key || (number !== '' && number === key);
}

const national = /^\s*(?:DIN|NF|BS|UNI|UNE|SIST|PN|ÖNORM|NEN|NBN|[CS]SN|STN|SS|SFS|DS|IS|LVS|EVS|MSZ)\b/iu;

function isEdition(table: NormTable, edition: string, text: string): boolean {
  if (edition === table.edition) return true;
  const isNational =
    national.test(text) || table.aliases.some((alias) => plainOf(text).includes(plainOf(alias)));
  return isNational && table.nationalYears.includes(edition);
}

/** The year behind the norm's name, '' when none is given, undefined when the text does not name the norm. */
function editionIn(text: string, table: NormTable): string | undefined {
  const plain = plainOf(text);
  for (const name of [table.norm, ...table.aliases]) {
    const at = plain.indexOf(plainOf(name));
    if (at < 0) continue;
    const rest = plain.slice(at + plainOf(name).length);
    // "EN 10080" must not be found in "EN 100801", nor "EN 10025-2" in "EN 10025-20" or "EN 488" in "EN 4880".
    if (/^\d/.test(rest)) continue;
    // A part number behind a norm of several parts ("DIN 488-1"), then a year of four digits or, after a dash, of two.
    const behind = name.includes('-') ? rest : rest.replace(/^-\d{1,2}(?!\d)/, '');
    const short = /^[-:/](\d\d)(?!\d)/.exec(behind)?.[1];
    if (short !== undefined) return `${Number(short) < 50 ? '20' : '19'}${short}`;
    const year = /^\D{0,3}((?:19|20)\d\d)(?!\d)/.exec(behind)?.[1];
    return year ?? '';
  }
  return undefined;
}

function plainOf(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s*(?:PART|TEIL|PARTIE|PARTE)\s*(?=\d)/g, '-')
    .replace(/\s+(?=(?:19|20)\d\d(?!\d))/g, ':')
    .replace(/\s+/g, '');
}
