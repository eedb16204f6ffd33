import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { FileLine } from '../file/read-lines.ts';

const columns = [
  'import_id',
  'row_number',
  'sku',
  'lot_code',
  'product_id',
  'product',
  'currency',
  'price_basis',
  'price_minor',
  'min_grams',
  'step_grams',
  'sold_unit',
  'sold_min_milli',
  'sold_step_milli',
  'over_tolerance_permille',
  'city',
  'country',
  'incoterm',
  'lead_time_days',
  'price_breaks',
  'extras',
  'is_withdrawn',
  'errors',
] as const;

/** Lines are sent in pieces of about this size. */
const PIECE_BYTES = 262_144;

/**
 * Copies the lines of a file into the database as they are read; all of them or none. On a connection of its own: it stays
 * open as long as somebody uploads.
 *
 * @returns how many
 */
export async function copyLines(
  databaseUrl: string,
  importId: string,
  lines: AsyncIterable<FileLine>,
): Promise<number> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    options: '-c role=topsteel_app -c timezone=UTC',
    connectionTimeoutMillis: 5_000,
  });
  // A lost connection ends the copy with an error of its own.
  client.on('error', () => undefined);
  await client.connect();
  let count = 0;
  async function* pieces(): AsyncGenerator<Buffer> {
    let waiting = '';
    for await (const line of lines) {
      count += 1;
      waiting += rowOf(importId, line);
      if (waiting.length < PIECE_BYTES) continue;
      yield Buffer.from(waiting);
      waiting = '';
    }
    if (waiting !== '') yield Buffer.from(waiting);
  }
  try {
    const sink = client.query(copyFrom(`COPY offer_import_line (${columns.join(', ')}) FROM STDIN`));
    await pipeline(Readable.from(pieces()), sink);
    return count;
  } finally {
    await client.end().catch(() => undefined);
  }
}

type Field = string | number | bigint | boolean | object | null;

function rowOf(importId: string, line: FileLine): string {
  const values: Record<(typeof columns)[number], Field> = {
    import_id: importId,
    row_number: line.row,
    sku: line.sku,
    lot_code: line.lotCode,
    product_id: line.productId,
    product: line.product,
    currency: line.currency,
    price_basis: line.priceBasis,
    price_minor: line.priceMinor,
    min_grams: line.minGrams,
    step_grams: line.stepGrams,
    sold_unit: line.soldUnit,
    sold_min_milli: line.soldMinMilli,
    sold_step_milli: line.soldStepMilli,
    over_tolerance_permille: line.overTolerancePermille,
    city: line.city,
    country: line.country,
    incoterm: line.incoterm,
    lead_time_days: line.leadTimeDays,
    price_breaks: line.priceBreaks,
    extras: line.extras,
    is_withdrawn: line.isWithdrawn,
    errors: line.errors,
  };
  return `${columns.map((column) => fieldOf(values[column])).join('\t')}\n`;
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** A field of COPY's text format. */
function fieldOf(value: Field): string {
  if (value === null) return '\\N';
  const text = typeof value === 'object' ? JSON.stringify(value, decimals) : value.toString();
  return text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? '');
}

const decimals = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;
