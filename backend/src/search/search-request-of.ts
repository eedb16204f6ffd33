import type { SearchQuery } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { facetNames, type Place, type SearchFilter } from '@topsteel/domain/search';
import { z } from 'zod';

/** The filter of a query: what is absent filters nothing. */
export function filterOf(query: Partial<SearchQuery>, now = new Date()): SearchFilter {
  const filter: SearchFilter = {};
  for (const name of facetNames) {
    const values = valuesOf(query[name]);
    if (values.length > 0) filter.facets = { ...filter.facets, [name]: values };
  }
  if (query.minThicknessUm !== undefined) filter.minThicknessUm = query.minThicknessUm;
  if (query.maxThicknessUm !== undefined) filter.maxThicknessUm = query.maxThicknessUm;
  if (query.minHeightUm !== undefined) filter.minHeightUm = query.minHeightUm;
  if (query.maxHeightUm !== undefined) filter.maxHeightUm = query.maxHeightUm;
  if (query.minWidthUm !== undefined) filter.minWidthUm = query.minWidthUm;
  if (query.maxWidthUm !== undefined) filter.maxWidthUm = query.maxWidthUm;
  if (query.minLengthUm !== undefined) filter.minLengthUm = query.minLengthUm;
  if (query.maxLengthUm !== undefined) filter.maxLengthUm = query.maxLengthUm;
  if (query.maxEmissionsGramsPerKg !== undefined)
    filter.maxEmissionsGramsPerKg = query.maxEmissionsGramsPerKg;
  if (query.by !== undefined) filter.by = { day: query.by, now };
  if (query.minAvailableGrams !== undefined) filter.minAvailableGrams = BigInt(query.minAvailableGrams);
  if (query.maxPricePerTonneMinor !== undefined)
    filter.maxPricePerTonneMinor = BigInt(query.maxPricePerTonneMinor);
  return filter;
}

const valuesOf = (list: string | undefined): string[] =>
  (list ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '')
    .slice(0, 20);

const place = z.tuple([z.number(), z.number(), z.uuid()]);

export const cursorOf = ({ key, price, id }: Place): string =>
  Buffer.from(JSON.stringify([key, price, id])).toString('base64url');

/** @throws AppError `invalid-input` for a cursor of another list */
export function placeOfCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const read = place.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (read.success) {
    const [key, price, id] = read.data;
    return { key, price, id };
  }
  throw new AppError('invalid-input', {
    message: 'This cursor was not made here. Start again from the first page.',
    details: {
      reason: 'cursor-invalid',
      errors: [{ field: 'cursor', message: 'Not a cursor of this list.' }],
    },
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema says what is wrong.
    return undefined;
  }
}
