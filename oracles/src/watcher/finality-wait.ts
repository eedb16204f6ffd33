/** Since when what is final has stood where it stands, while a node is further. */
export interface FinalityWait {
  finalizedNumber: bigint;
  sinceMs: number;
}

/**
 * How finality waits after a step. Pure. It waits while the leading node calls more final than two nodes agree on, and begins
 * to wait anew whenever it has moved.
 *
 * @returns null when it does not wait
 * @example waitAfter({ finalizedNumber: 5n, sinceMs: 1_000 }, 5n, 9n, 4_000) // { finalizedNumber: 5n, sinceMs: 1_000 }
 */
export function waitAfter(
  before: FinalityWait | null,
  finalizedNumber: bigint,
  candidate: bigint,
  nowMs: number,
): FinalityWait | null {
  if (candidate <= finalizedNumber) return null;
  return before?.finalizedNumber === finalizedNumber ? before : { finalizedNumber, sinceMs: nowMs };
}

interface Said {
  name: string;
  /** What the node calls final; null when it does not answer. */
  finalized: bigint | null;
}

/**
 * What a person is told of it: where each node stands.
 *
 * @example
 * sentenceOf(5n, 180, [{ name: 'node 1', finalized: 9n }, { name: 'node 2', finalized: 5n }])
 * // 'Nothing has become final for 180 seconds: it stands at block 5, and the nodes do not stand together (node 1: 9, node 2: 5). …'
 */
export function sentenceOf(finalizedNumber: bigint, seconds: number, nodes: readonly Said[]): string {
  const places = nodes.map(({ name, finalized }) => `${name}: ${finalized?.toString() ?? 'does not answer'}`);
  return `Nothing has become final for ${seconds.toString()} seconds: it stands at block ${finalizedNumber.toString()}, and the nodes do not stand together (${places.join(', ')}). Look at the node that is behind.`;
}
