/** A block of the record that is to become final. */
export interface RecordedBlock {
  number: bigint;
  hash: string;
}

/** What a witness has at the heights of those blocks, in their order; null where it has none yet, or none that is final. */
export interface Testimony {
  name: string;
  hashes: readonly (string | null)[];
}

export interface FinalityDecision {
  /** Up to this block a witness has what the record has. */
  finalizedNumber: bigint;
  /** The first block that a witness has otherwise; then nothing becomes final. */
  difference: { block: RecordedBlock; witness: string; theirs: string } | null;
}

/**
 * How far the record is final by two nodes: as far as one witness has the same blocks and none has others. Pure.
 *
 * @param from What is final already.
 * @param blocks The record above it, in order: the leading node calls them final.
 * @example
 * decideFinality(5n, [{ number: 6n, hash: '0xa' }, { number: 7n, hash: '0xb' }], [{ name: 'node 2', hashes: ['0xa', null] }])
 * // { finalizedNumber: 6n, difference: null }
 */
export function decideFinality(
  from: bigint,
  blocks: readonly RecordedBlock[],
  witnesses: readonly Testimony[],
): FinalityDecision {
  let finalizedNumber = from;
  for (const { name, hashes } of witnesses) {
    for (const [place, block] of blocks.entries()) {
      const theirs = hashes[place] ?? null;
      if (theirs === null) break;
      if (theirs !== block.hash)
        return { finalizedNumber: from, difference: { block, witness: name, theirs } };
      if (block.number > finalizedNumber) finalizedNumber = block.number;
    }
  }
  return { finalizedNumber, difference: null };
}
