import exceljs from 'exceljs';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { boundedRow, MOST_LINES, notReadable, tooManyLines, type TableRow } from './table-row.ts';

/** 200,000 lines unpack to about 150 MB of XML; the shared texts are held in memory. */
const MOST_ENTRIES = 200;
const MOST_UNPACKED_BYTES = 400 * 1_048_576;
const MOST_TEXT_BYTES = 64 * 1_048_576;

/**
 * The rows of the first sheet of an XLSX file on disk, one after the other. A formula gives the value that it was saved
 * with; styles, links and other sheets are not read.
 *
 * @throws AppError `invalid-input` when it is no XLSX file or unpacks to more than it may; `too-large` beyond 200,000 lines.
 */
export async function* readXlsxRows(name: string, path: string): AsyncGenerator<TableRow> {
  await requireBounded(name, path);
  const options = {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'ignore',
    entries: 'ignore',
  } as const;
  const reader = new exceljs.stream.xlsx.WorkbookReader(path, options);
  try {
    let count = 0;
    for await (const sheet of reader) {
      for await (const row of sheet) {
        const cells = row.values as exceljs.CellValue[];
        // The library counts columns from 1, and leaves holes.
        const texts = Array.from({ length: Math.max(cells.length - 1, 0) }, (_, at) => textOf(cells[at + 1]));
        if (texts.every((text) => text.trim() === '')) continue;
        count += 1;
        if (count > MOST_LINES + 1) throw tooManyLines(name);
        yield boundedRow(row.number, texts);
      }
      return;
    }
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'AppError') throw cause;
    throw notReadable(name, 'its sheets are damaged.', cause);
  }
}

function textOf(value: exceljs.CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  // A spreadsheet computes with 15 digits; what it shows as 712.5 it may keep as 712.4999999999999.
  if (typeof value === 'number') return Number(value.toPrecision(15)).toString();
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('result' in value) return textOf(value.result);
  if ('text' in value) return textOf(value.text);
  return '';
}

/** Unpacks every entry once without keeping it: sizes that an archive declares may be lies. */
async function requireBounded(name: string, path: string): Promise<void> {
  const zip = await opened(name, path);
  let [entries, unpacked] = [0, 0];
  try {
    for await (const entry of entriesOf(zip)) {
      entries += 1;
      unpacked += entry.uncompressedSize;
      const isText = /sharedStrings\.xml$/i.test(entry.fileName);
      if (
        entries > MOST_ENTRIES ||
        unpacked > MOST_UNPACKED_BYTES ||
        (isText && entry.uncompressedSize > MOST_TEXT_BYTES)
      )
        throw notReadable(name, 'it unpacks to more than 400 MB, or to more than 64 MB of text.');
      await drained(zip, entry);
    }
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'AppError') throw cause;
    throw notReadable(name, 'it is no XLSX file, or it is damaged.', cause);
  } finally {
    zip.close();
  }
}

const opened = (name: string, path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) reject(notReadable(name, 'it is no XLSX file.', error));
      else resolve(zip);
    });
  });

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      zip.once('entry', resolve);
      zip.once('end', () => {
        resolve(null);
      });
      zip.once('error', reject);
      zip.readEntry();
    });
    zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error');
    if (entry === null) return;
    yield entry;
  }
}

/** Reads an entry to its end; the library ends it with an error when it is longer than declared. */
const drained = (zip: ZipFile, entry: Entry): Promise<void> =>
  new Promise((resolve, reject) => {
    if (entry.fileName.endsWith('/')) {
      resolve();
      return;
    }
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(error);
        return;
      }
      stream.on('error', reject).on('end', resolve).resume();
    });
  });
