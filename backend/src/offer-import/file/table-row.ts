import { AppError } from '@topsteel/domain/errors';

/** One row of a file: its number as a spreadsheet shows it, and its cells as text. */
export interface TableRow {
  row: number;
  cells: string[];
}

/** Rows of one file that are read; a line each. */
export const MOST_LINES = 200_000;
const MOST_CELL = 4_000;
const MOST_CELLS = 200;

/** A cell as it is read: trimmed, without the apostrophe that keeps a spreadsheet from calculating it. */
export const cellText = (value: string): string =>
  value
    .slice(0, MOST_CELL)
    // PostgreSQL has no text with it.
    .replaceAll('\u0000', '')
    .trim()
    .replace(/^'(?=[=+\-@])/, '');

/** Cuts a row to a bounded width. */
export const boundedRow = (row: number, cells: readonly string[]): TableRow => ({
  row,
  cells: cells.slice(0, MOST_CELLS).map(cellText),
});

export const notReadable = (name: string, why: string, cause?: unknown): AppError =>
  new AppError('invalid-input', {
    message: `${name} cannot be read: ${why} Save it again as CSV in UTF-8 or as XLSX.`,
    details: { reason: 'file-unreadable' },
    cause,
  });

export const tooManyLines = (name: string): AppError =>
  new AppError('too-large', {
    message: `${name} has more than ${MOST_LINES.toString()} lines. Split it; nothing was kept.`,
    details: { reason: 'too-many-lines' },
  });
