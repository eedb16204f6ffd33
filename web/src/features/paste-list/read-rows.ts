import { readFigure } from '../../ui/typed-decimal.ts';

/** A line of a pasted list: either a part number with its amount, or words to look for. */
export type PastedRow = {
  /** As it was written, for the reader. */
  text: string;
  /** The offer or part number, where the line has columns. */
  offer: string | null;
  /** Written amount and unit, where the line has columns. */
  amount: string;
  unit: string;
};

const UNITS = new Map<string, string>(
  Object.entries({
    piece: [
      'piece',
      'pieces',
      'pcs',
      'pc',
      'pce',
      'st',
      'stk',
      'stück',
      'stuks',
      'pièces',
      'pièce',
      'uds',
      'ud',
      'pz',
    ],
    metre: ['metre', 'metres', 'meter', 'mètre', 'mètres', 'metro', 'metros', 'metri', 'm', 'ml'],
    kg: ['kg', 'kilo', 'kilos'],
    '100kg': ['100kg', '%kg', 'dt'],
    tonne: ['tonne', 'tonnes', 'tonnen', 'ton', 't', 'to', 'mt'],
  }).flatMap(([unit, names]) => names.map((name): [string, string] => [name, unit])),
);

/** The unit that a word means, in any of the six languages; null when it is none. @example unitOf('Stk.') // 'piece' */
export const unitOf = (word: string): string | null =>
  UNITS.get(word.trim().toLowerCase().replace(/[.\s]/g, '')) ?? null;

const isAmount = (cell: string): boolean => readFigure(cell, 'any').state !== 'none';

/** Cells of a line: by tabs, else semicolons, else commas that have no digit on both sides, quotes taken off. */
export function cellsOf(line: string): string[] {
  const separator = line.includes('\t') ? /\t/ : line.includes(';') ? /;/ : /,(?!\d)|(?<!\d),/;
  return line
    .split(separator)
    .map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .replaceAll('""', '"')
        .trim(),
    )
    .filter((cell) => cell !== '');
}

/** A line of cells: a number with amount and unit beside it, amount with its unit in one cell, or words. */
export function rowOf(cells: readonly string[]): PastedRow {
  const text = cells.join(' ');
  const [offer = '', amount = '', unit = ''] = cells;
  const joined = /^(\d[\d.,\s]*?)\s*([^\d.,\s].*)$/.exec(amount);
  const isOneWord = !/\s/.test(offer);
  if (isOneWord && cells.length >= 3 && isAmount(amount) && unitOf(unit) !== null) {
    return { text, offer, amount, unit: unitOf(unit) ?? unit };
  }
  if (
    isOneWord &&
    cells.length === 2 &&
    joined !== null &&
    isAmount(joined[1] ?? '') &&
    unitOf(joined[2] ?? '') !== null
  ) {
    return { text, offer, amount: joined[1] ?? '', unit: unitOf(joined[2] ?? '') ?? '' };
  }
  return { text, offer: null, amount: '', unit: '' };
}

/**
 * The rows of a pasted list or sheet. A first line without any digit names the columns and is left out.
 *
 * @example readRows('HEB200-12;4;pcs') // [{ text: 'HEB200-12 4 pcs', offer: 'HEB200-12', amount: '4', unit: 'piece' }]
 */
export function readRows(lines: readonly (readonly string[])[]): PastedRow[] {
  const filled = lines.filter((cells) => cells.length > 0);
  const [head, ...rest] = filled;
  const hasHead = head !== undefined && head.length > 1 && !/\d/.test(head.join(''));
  return (hasHead ? rest : filled).map(rowOf);
}

/** The same of plain text. */
export const readText = (text: string): PastedRow[] => readRows(text.split(/\r?\n/).map(cellsOf));
