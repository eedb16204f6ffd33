import { decodeBase64Url, encodeBase64Url } from '../data-integrity/index.ts';
import { AppError } from '../errors/index.ts';

/** A list is never shorter, so that one entry says nothing of which certificate is meant (Bitstring Status List §3.3.1). */
export const MIN_ENTRIES = 131_072;
/** 16 MB unpacked; a list that claims more is an attack. */
const MAX_BYTES = 16 * 1_048_576;

/** The bits of a list, all 0. @throws AppError `invalid-input` when the length is too small or not a multiple of 8. */
export function emptyBitstring(entries = MIN_ENTRIES): Uint8Array {
  if (entries < MIN_ENTRIES || entries % 8 !== 0 || entries / 8 > MAX_BYTES) {
    throw new AppError('invalid-input', {
      message: `A status list has a multiple of 8 entries, from ${MIN_ENTRIES} to ${MAX_BYTES * 8}.`,
    });
  }
  return new Uint8Array(entries / 8);
}

/** Sets an entry to 1, in place. Entry 0 is the leftmost bit of the first byte. @throws AppError `invalid-input` outside the list. */
export function setBit(bits: Uint8Array, index: number): void {
  assertIn(bits, index);
  bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
}

/** @throws AppError `invalid-input` outside the list. @example bitAt(Uint8Array.of(0x40), 1) // true */
export function bitAt(bits: Uint8Array, index: number): boolean {
  assertIn(bits, index);
  return ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
}

/** Bits → `encodedList`: gzip in multibase base64url. */
export async function encodeList(bits: Uint8Array): Promise<string> {
  const packed = await new Response(streamOf(bits).pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
  return `u${encodeBase64Url(new Uint8Array(packed))}`;
}

/**
 * `encodedList` → bits. Lists of early drafts, without the letter of their base, are read too. Unpacking ends at 16 MB.
 *
 * @throws AppError `invalid-input` when it is not base64url of gzip, or shorter than a list may be.
 */
export async function decodeList(encoded: string): Promise<Uint8Array> {
  if (encoded.length > MAX_BYTES) throw wrong('it is too long');
  // Every gzip begins with 1f 8b, which base64url writes as H4s: a leading "u" can only be the letter of the base.
  const packed = decodeBase64Url(encoded.startsWith('u') ? encoded.slice(1) : encoded);
  const bits = await unpack(packed);
  if (bits.length * 8 < MIN_ENTRIES) throw wrong(`it has fewer than ${MIN_ENTRIES} entries`);
  return bits;
}

async function unpack(packed: Uint8Array): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  const reader = streamOf(packed).pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      total += chunk.value.length;
      if (total > MAX_BYTES) break;
      chunks.push(chunk.value);
    }
  } catch {
    throw wrong('it is not gzip');
  }
  if (total > MAX_BYTES) {
    await reader.cancel().catch(() => undefined);
    throw wrong(`it unpacks to more than ${MAX_BYTES} bytes`);
  }
  const whole = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(Uint8Array.from(bytes));
      controller.close();
    },
  });
}

function assertIn(bits: Uint8Array, index: number): void {
  if (Number.isInteger(index) && index >= 0 && index < bits.length * 8) return;
  throw new AppError('invalid-input', {
    message: `Entry ${index} is outside a list of ${bits.length * 8} entries.`,
  });
}

const wrong = (why: string): AppError =>
  new AppError('invalid-input', { message: `The status list cannot be read: ${why}.` });
