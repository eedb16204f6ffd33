import type { OfferRow, RowGroup } from './rows-of.ts';

/** The order in which a row's texts travel. */
const FIELDS = [
  'id',
  'size',
  'note',
  'seller',
  'sellerId',
  'place',
  'day',
  'dayNote',
  'mass',
  'massNote',
  'price',
  'delivered',
  'carbon',
  'certificate',
  'certificateNumber',
  'code',
] as const satisfies readonly (keyof OfferRow)[];

/** A text, or the place of one that is said more than once. */
type PackedText = string | number | null;

/**
 * The rows of a page as they travel to the browser beside the HTML that says the same: without the names of their fields,
 * and each text that several rows share once.
 */
export interface PackedRows {
  said: string[];
  groups: (Omit<RowGroup, 'rows'> & { rows: PackedText[][] })[];
}

/** @example packRows(groups).said // ['Steel works 301', 'Gent, BE', 'from 0.1 t'] */
export function packRows(groups: readonly RowGroup[]): PackedRows {
  const texts = (row: OfferRow) => FIELDS.map((field) => row[field]);
  const times = new Map<string, number>();
  for (const text of groups.flatMap(({ rows }) => rows.flatMap(texts)))
    if (text !== null) times.set(text, (times.get(text) ?? 0) + 1);
  const said = [...times].flatMap(([text, count]) => (count > 1 ? [text] : []));
  const places = new Map(said.map((text, place) => [text, place]));
  const packed = (text: string | null): PackedText => (text === null ? null : (places.get(text) ?? text));
  return {
    said,
    groups: groups.map((group) => ({ ...group, rows: group.rows.map((row) => texts(row).map(packed)) })),
  };
}

/** The rows again, as they were packed. */
export function unpackRows({ said, groups }: PackedRows): RowGroup[] {
  const text = (packed: PackedText | undefined): string | null =>
    typeof packed === 'number' ? (said[packed] ?? null) : (packed ?? null);
  return groups.map((group) => ({
    ...group,
    rows: group.rows.map(
      (row) => Object.fromEntries(FIELDS.map((field, at) => [field, text(row[at])])) as unknown as OfferRow,
    ),
  }));
}
