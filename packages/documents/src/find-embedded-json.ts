import { inflateSync } from 'node:zlib';

/** As much as one certificate may have. */
const MAX_FILE_BYTES = 1_048_576;
const MAX_FILES = 20;

/**
 * The first JSON file that is embedded in a PDF (ISO 32000-2, 7.11.4), as PDF/A-3 certificates carry their data; undefined
 * when there is none that can be unpacked. Object streams and encryption are not supported: our own files have neither.
 */
export function findEmbeddedJson(pdf: Uint8Array): Uint8Array | undefined {
  return findEmbedded(pdf, /^\s*[{[]/u);
}

/** The first XML file that is embedded in a PDF, as Factur-X carries an invoice; undefined when there is none. */
export function findEmbeddedXml(pdf: Uint8Array): Uint8Array | undefined {
  return findEmbedded(pdf, /^\uFEFF?\s*</u);
}

function findEmbedded(pdf: Uint8Array, start: RegExp): Uint8Array | undefined {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') return undefined;
  let at = bytes.indexOf('/EmbeddedFile');
  for (let files = 0; at !== -1 && files < MAX_FILES; files += 1) {
    const found = embeddedAt(bytes, at, start);
    if (found !== undefined) return found;
    at = bytes.indexOf('/EmbeddedFile', at + 13);
  }
  return undefined;
}

/** The stream of the object whose dictionary is around `at`, when it begins as it should. */
function embeddedAt(bytes: Buffer, at: number, begins: RegExp): Uint8Array | undefined {
  const start = bytes.lastIndexOf(' obj', at);
  const end = bytes.indexOf('stream', at);
  if (start === -1 || end === -1 || end - start > 4_000) return undefined;
  const dictionary = bytes.subarray(start, end).toString('latin1');
  const length = Number(/\/Length (\d{1,9})/u.exec(dictionary)?.[1] ?? Number.NaN);
  const data = end + 6 + (bytes[end + 6] === 13 ? 2 : 1);
  if (!Number.isSafeInteger(length) || data + length > bytes.length) return undefined;
  const raw = bytes.subarray(data, data + length);
  try {
    const file = dictionary.includes('/FlateDecode')
      ? inflateSync(raw, { maxOutputLength: MAX_FILE_BYTES })
      : raw;
    return file.length <= MAX_FILE_BYTES && begins.test(file.subarray(0, 40).toString('utf8'))
      ? file
      : undefined;
  } catch {
    // Not the stream that its dictionary says, or one that unpacks beyond any certificate: no file for us.
    return undefined;
  }
}
