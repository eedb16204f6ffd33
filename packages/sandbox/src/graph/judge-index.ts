/** What the index says of itself, and what the chain has at that height. */
export interface IndexFacts {
  hasIndexingErrors: boolean;
  indexedHash: string;
  /** The chain's hash at the indexed height; null when the chain is not that high. */
  chainHash: string | null;
}

/**
 * Whether the index still follows this chain. `lost` means that it stopped on an error or stands on a block that the
 * chain does not have (a node that was killed may have lost its last blocks, which no reorg message ever tells).
 *
 * @example judgeIndex({ hasIndexingErrors: false, indexedHash: '0xaa', chainHash: '0xbb' }) // 'lost'
 */
export function judgeIndex(facts: IndexFacts): 'sound' | 'lost' {
  if (facts.hasIndexingErrors) return 'lost';
  return facts.chainHash !== null && facts.chainHash.toLowerCase() === facts.indexedHash.toLowerCase()
    ? 'sound'
    : 'lost';
}
