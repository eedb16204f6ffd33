import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { boundedRow, MOST_LINES, notReadable, tooManyLines, type TableRow } from './table-row.ts';

const MAX_RECORD_BYTES = 100_000;

/**
 * The rows of a CSV file as it comes in (RFC 4180; comma, semicolon or tab between, UTF-8 with or without a mark).
 *
 * @throws AppError `invalid-input` when it is no CSV file in UTF-8; `too-large` beyond 200,000 lines.
 */
export async function* readCsvRows(name: string, content: AsyncIterable<Buffer>): AsyncGenerator<TableRow> {
  const texts = decoded(content)[Symbol.asyncIterator]();
  try {
    const first = await texts.next();
    if (first.done === true) return;
    const delimiter = delimiterOf(first.value);
    const parser = Readable.from(again(first.value, texts)).pipe(
      parse({
        delimiter,
        bom: true,
        relax_column_count: true,
        skip_empty_lines: true,
        info: true,
        max_record_size: MAX_RECORD_BYTES,
      }),
    );
    let count = 0;
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      count += 1;
      if (count > MOST_LINES + 1) throw tooManyLines(name);
      if (record.some((cell) => cell.trim() !== '')) yield boundedRow(info.lines, record);
    }
  } catch (cause) {
    if (cause instanceof TypeError) throw notReadable(name, 'it is not UTF-8.', cause);
    const code = (cause as { code?: unknown }).code;
    if (typeof code === 'string' && code.startsWith('CSV_'))
      throw notReadable(name, `${(cause as Error).message.slice(0, 200)}.`, cause);
    throw cause;
  }
}

async function* decoded(content: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const chunk of content) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

async function* again(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** The one of the three that the header has most of. */
function delimiterOf(text: string): string {
  const header = text.slice(0, 20_000).split(/\r?\n/, 1)[0] ?? '';
  const count = (delimiter: string): number => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}
