import { AppError } from '@topsteel/domain/errors';
import { placesOf, readOfferLine, type KnownProducts, type OfferLine } from '@topsteel/domain/offer-file';
import type { TableRow } from './table-row.ts';

export interface FileLine extends OfferLine {
  row: number;
}

/**
 * The offers of a file, line by line. Its first row that is not empty is the header.
 *
 * @throws AppError `invalid-input` when the header lacks a column, has one twice, or one that nobody knows.
 */
export async function* readLines(name: string, rows: AsyncIterable<TableRow>): AsyncGenerator<FileLine> {
  const known: KnownProducts = new Map();
  let places: ReadonlyMap<string, number> | undefined;
  for await (const { row, cells } of rows) {
    if (!places) {
      places = requireHeader(name, cells);
      continue;
    }
    const at = places;
    yield { row, ...readOfferLine((column) => cells[at.get(column) ?? -1] ?? '', known) };
  }
  if (!places) throw wrongHeader(name, 'it is empty', []);
}

function requireHeader(name: string, header: readonly string[]): ReadonlyMap<string, number> {
  const { places, unknown, missing, twice } = placesOf(header);
  if (missing.length > 0) throw wrongHeader(name, `it lacks the columns ${missing.join(', ')}`, missing);
  if (twice.length > 0) throw wrongHeader(name, `it has the columns ${twice.join(', ')} twice`, twice);
  if (unknown.length > 0)
    throw wrongHeader(name, `nobody knows its columns ${unknown.join(', ').slice(0, 300)}`, unknown);
  return places;
}

const wrongHeader = (name: string, what: string, columns: readonly string[]): AppError =>
  new AppError('invalid-input', {
    message: `${name} has another header than the template: ${what}. Start from the template; nothing was kept.`,
    details: {
      reason: 'header-wrong',
      errors: columns
        .slice(0, 20)
        .map((field) => ({ field: field.slice(0, 80), message: 'See the template.' })),
    },
  });
