import { AppError } from '@topsteel/domain/errors';

/** Files by path. */
export type Files = ReadonlyMap<string, Uint8Array>;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
/** ZIP 2.0; names are UTF-8 (flag bit 11); 1 January 1980, the first day that a ZIP can say. */
const VERSION = 20;
const UTF8 = 0x0800;
const DATE = 0x0021;

const MAX_FILES = 4_096;
const MAX_BYTES = 64 * 1_048_576;
/** Folders and names of letters, digits and hyphens: no path of this shape leaves the folder it is unpacked in. */
const PATH = /^(?:[a-z0-9][a-z0-9-]*\/){0,3}[A-Za-z0-9][A-Za-z0-9-]*\.[a-z0-9]{2,6}$/;

/**
 * A ZIP of the files in order of their paths, stored without compression and without times: the same files are always
 * the same bytes, so that a changed byte anywhere in the archive can be told.
 *
 * @throws AppError `invalid-input` on a path that is no plain name, or when there is too much.
 */
export function packZip(files: Files): Uint8Array {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length > MAX_FILES) throw fault(`holds more than ${MAX_FILES} files`);
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const [path, bytes] of entries) {
    if (!PATH.test(path)) throw fault(`has a file named "${path.slice(0, 80)}"`);
    const name = new TextEncoder().encode(path);
    const sum = crc32(bytes);
    const local = record(LOCAL_BYTES, (view) => {
      view.setUint32(0, LOCAL, true);
      writeFields(view, 4, sum, bytes.length, name.length);
    });
    const listed = record(CENTRAL_BYTES, (view) => {
      view.setUint32(0, CENTRAL, true);
      view.setUint16(4, VERSION, true);
      writeFields(view, 6, sum, bytes.length, name.length);
      view.setUint32(42, offset, true);
    });
    parts.push(local, name, bytes);
    central.push(listed, name);
    offset += LOCAL_BYTES + name.length + bytes.length;
    if (offset > MAX_BYTES) throw fault(`is larger than ${MAX_BYTES} bytes`);
  }
  const directory = join(central);
  const end = record(END_BYTES, (view) => {
    view.setUint32(0, END, true);
    view.setUint16(8, entries.length, true);
    view.setUint16(10, entries.length, true);
    view.setUint32(12, directory.length, true);
    view.setUint32(16, offset, true);
  });
  return join([...parts, directory, end]);
}

/**
 * The files of an archive that {@link packZip} wrote. It reads no other: what is compressed, what has further fields,
 * and what differs from how the same files would be packed again is refused, so nothing is ever inflated and no byte
 * is left out of sight.
 *
 * @throws AppError `invalid-input` saying what is wrong with the archive.
 */
export function unpackZip(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes.length > MAX_BYTES + MAX_FILES * 256) throw fault('is too large');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = bytes.length - END_BYTES;
  if (at < 0 || view.getUint32(at, true) !== END) throw fault('is not complete');
  const count = view.getUint16(at + 10, true);
  let place = view.getUint32(at + 16, true);
  const files = new Map<string, Uint8Array>();
  for (let i = 0; i < count; i += 1) {
    if (place + CENTRAL_BYTES > at || view.getUint32(place, true) !== CENTRAL) throw fault('is damaged');
    const size = view.getUint32(place + 24, true);
    const nameLength = view.getUint16(place + 28, true);
    const start = view.getUint32(place + 42, true) + LOCAL_BYTES + nameLength;
    if (start + size > at) throw fault('is damaged');
    const path = new TextDecoder().decode(
      bytes.subarray(place + CENTRAL_BYTES, place + CENTRAL_BYTES + nameLength),
    );
    if (!PATH.test(path)) throw fault(`has a file named "${path.slice(0, 80)}"`);
    files.set(path, bytes.slice(start, start + size));
    place += CENTRAL_BYTES + nameLength;
  }
  if (!isSame(packZip(files), bytes)) throw fault('was changed or packed again');
  return files;
}

function writeFields(view: DataView, at: number, sum: number, size: number, nameLength: number): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, UTF8, true);
  view.setUint16(at + 8, DATE, true);
  view.setUint32(at + 10, sum, true);
  view.setUint32(at + 14, size, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, nameLength, true);
}

function record(size: number, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(size);
  fill(new DataView(bytes.buffer));
  return bytes;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32 of ISO 3309. @example crc32(new TextEncoder().encode('123456789')) // 0xcbf43926 */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (crcTable[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

function fault(what: string): AppError {
  return new AppError('invalid-input', { message: `This archive ${what}.`, details: { reason: 'archive' } });
}
