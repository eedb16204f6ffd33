/** Reads the first sheet of an XLSX file (ECMA-376: XML files in a ZIP) in the browser, without any library. */

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DEFLATED = 8;
/** A list of lines is small; a bomb is not unpacked. */
const MOST_BYTES = 20_000_000;

type Entry = { method: number; size: number; offset: number };

function directoryOf(view: DataView): Map<string, Entry> {
  let end = view.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) throw new Error('not a ZIP file');
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new Error('the directory is broken');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, at + 46, nameLength));
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

async function textOf(view: DataView, entry: Entry): Promise<string> {
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const bytes = new Uint8Array(view.buffer as ArrayBuffer, start, entry.size);
  if (entry.method !== DEFLATED) return new TextDecoder().decode(bytes);
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.byteLength;
    if (length > MOST_BYTES) throw new Error('the sheet is too large');
    parts.push(next.value);
  }
  return new Blob(parts).text();
}

const plainText = (text: string): string =>
  text
    .replace(/&#(x?)([0-9a-f]+);/gi, (_all, hex: string, digits: string) =>
      String.fromCodePoint(parseInt(digits, hex === '' ? 10 : 16)),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
const runs = (xml: string): string =>
  [...xml.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)].map((match) => plainText(match[1] ?? '')).join('');

/**
 * The cells of a sheet, row by row, empty ones left out.
 *
 * @param shared the shared strings that cells of type `s` number
 */
export function cellsOfSheet(xml: string, shared: readonly string[]): string[][] {
  return [...xml.matchAll(/<row[\s>].*?<\/row>/gs)].map(([row]) =>
    [...row.matchAll(/<c(\s[^>/]*)?>(.*?)<\/c>/gs)]
      .map(([, attributes = '', inside = '']) => {
        const type = /\st="([^"]+)"/.exec(attributes)?.[1];
        if (type === 'inlineStr') return runs(inside);
        const value = plainText(/<v[^>]*>([^<]*)<\/v>/.exec(inside)?.[1] ?? '');
        if (type === 's') return shared[Number(value)] ?? '';
        // A number's point begins its decimals: one digit more, so that it is not taken for a group of thousands.
        return /^-?[1-9]\d{0,2}\.\d{3}$/.test(value) ? `${value}0` : value;
      })
      .map((cell) => cell.trim())
      .filter((cell) => cell !== ''),
  );
}

/** @throws Error when it is no XLSX file, or has no sheet. */
export async function readXlsx(file: ArrayBuffer): Promise<string[][]> {
  const view = new DataView(file);
  const entries = directoryOf(view);
  const sheets = [...entries.keys()].filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).sort();
  const sheet = entries.get('xl/worksheets/sheet1.xml') ?? entries.get(sheets[0] ?? '');
  if (sheet === undefined) throw new Error('there is no sheet');
  const strings = entries.get('xl/sharedStrings.xml');
  const xml = strings === undefined ? '' : await textOf(view, strings);
  const shared = [...xml.matchAll(/<si>(.*?)<\/si>/gs)].map((match) => runs(match[1] ?? ''));
  return cellsOfSheet(await textOf(view, sheet), shared);
}
