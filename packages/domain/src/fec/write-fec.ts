import { AppError } from '../errors/index.ts';
import { fecColumns, type FecLine } from './fec-line.ts';

/** A FEC as text: a head, columns by tabs, lines by CR LF. */
export function writeFec(lines: readonly FecLine[]): string {
  const rows = lines.map((line) => fecColumns.map((column) => line[column]).join('\t'));
  return [fecColumns.join('\t'), ...rows, ''].join('\r\n');
}

/** What a FEC holds, its lines counted as in the file: the first after the head is line 2. */
export interface FecFile {
  head: string[];
  rows: string[][];
}

/**
 * The columns of a FEC, by tabs or by bars.
 *
 * @throws AppError `invalid-input` when the text has no head of a FEC
 */
export function splitFec(text: string): FecFile {
  const [first = '', ...rest] = text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u);
  if (!first.startsWith('JournalCode')) {
    throw new AppError('invalid-input', {
      message:
        'This is no FEC: its first line does not begin with JournalCode. Give the file as it was exported.',
    });
  }
  const separator = first.includes('\t') ? '\t' : '|';
  const rows = rest.at(-1) === '' ? rest.slice(0, -1) : rest;
  return { head: first.split(separator), rows: rows.map((row) => row.split(separator)) };
}

/**
 * The lines of a FEC.
 *
 * @throws AppError `invalid-input` when a line has not 18 columns
 */
export function readFec(text: string): FecLine[] {
  const { rows } = splitFec(text);
  return rows.map((row, index) => {
    if (row.length !== fecColumns.length) {
      throw new AppError('invalid-input', {
        message: `Line ${index + 2} has ${row.length} columns instead of 18. Give the file as it was exported.`,
      });
    }
    return Object.fromEntries(fecColumns.map((column, at) => [column, row[at] ?? ''])) as FecLine;
  });
}

/** Characters of ISO 8859-15 that are elsewhere in Unicode. */
const latin9 = new Map([
  ['€', 0xa4],
  ['Š', 0xa6],
  ['š', 0xa8],
  ['Ž', 0xb4],
  ['ž', 0xb8],
  ['Œ', 0xbc],
  ['œ', 0xbd],
  ['Ÿ', 0xbe],
]);
const replaced = new Set(latin9.values());

/** Bytes in ISO 8859-15, as the article asks (A47 A-1, VI); what it has no character for is a question mark. */
export function encodeFec(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0x3f;
    return latin9.get(character) ?? (code < 0x100 && !replaced.has(code) ? code : 0x3f);
  });
}

/** Text of a file in UTF-8 or, when it is none, in ISO 8859-15. */
export function decodeFec(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('iso-8859-15').decode(bytes);
  }
}
