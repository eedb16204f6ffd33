export interface Range {
  from: bigint;
  to: bigint;
  /** True when the whole range is final: then only blocks with logs, and the last, are kept. */
  isFinal: boolean;
}

const FINAL_CHUNK = 2_000n;
const RECENT_CHUNK = 64n;

/**
 * The next blocks to read after the cursor, or null when there are none. A range never straddles finality.
 *
 * @example
 * planRange(10n, 5_000n, 4_990n) // { from: 11n, to: 2010n, isFinal: true }
 * planRange(4_990n, 5_000n, 4_990n) // { from: 4991n, to: 5000n, isFinal: false }
 */
export function planRange(cursor: bigint, latest: bigint, finalized: bigint): Range | null {
  const from = cursor + 1n;
  if (from > latest) return null;
  const isFinal = from <= finalized;
  const end = isFinal ? finalized : latest;
  const limit = from + (isFinal ? FINAL_CHUNK : RECENT_CHUNK) - 1n;
  return { from, to: limit < end ? limit : end, isFinal };
}
