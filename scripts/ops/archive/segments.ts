/** PostgreSQL's write-ahead log is one line of bytes; a place in it is a log sequence number, and files hold 16 MiB of it. */
export const SEGMENT_BYTES = 16_777_216n;
const SEGMENTS_PER_ID = 0x1_0000_0000n / SEGMENT_BYTES;
const hex8 = (value: bigint): string => value.toString(16).toUpperCase().padStart(8, '0');

/**
 * A place in the log, from PostgreSQL's notation.
 *
 * @throws RangeError when the text is none.
 * @example parseLsn('1/5000028') // 4378853416n
 */
export function parseLsn(text: string): bigint {
  const found = /^([0-9a-f]{1,8})\/([0-9a-f]{1,8})$/i.exec(text);
  if (found === null) throw new RangeError(`"${text}" is no place in the write-ahead log, such as 0/5000028`);
  return (BigInt(`0x${found[1] ?? ''}`) << 32n) | BigInt(`0x${found[2] ?? ''}`);
}

/** @example lsnText(4378853416n) // '1/5000028' */
export const lsnText = (lsn: bigint): string =>
  `${(lsn >> 32n).toString(16).toUpperCase()}/${(lsn & 0xffff_ffffn).toString(16).toUpperCase()}`;

/** Where the file begins that holds this place. @example startOfSegment(0x1500_0028n) // 0x1500_0000n */
export const startOfSegment = (lsn: bigint): bigint => lsn - (lsn % SEGMENT_BYTES);

/**
 * The name of the file that holds this place, as PostgreSQL writes it.
 *
 * @example segmentName(1, 4378853416n) // '000000010000000100000005'
 */
export function segmentName(timeline: number, lsn: bigint): string {
  const number = lsn / SEGMENT_BYTES;
  return hex8(BigInt(timeline)) + hex8(number / SEGMENTS_PER_ID) + hex8(number % SEGMENTS_PER_ID);
}

/** What the name of a segment says; null when it is none. */
export function readSegmentName(name: string): { timeline: number; start: bigint } | null {
  if (!/^[0-9A-F]{24}$/.test(name)) return null;
  const part = (at: number): bigint => BigInt(`0x${name.slice(at, at + 8)}`);
  return { timeline: Number(part(0)), start: (part(8) * SEGMENTS_PER_ID + part(16)) * SEGMENT_BYTES };
}
