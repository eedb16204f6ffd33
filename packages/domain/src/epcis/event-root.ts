import { SimpleMerkleTree } from '@openzeppelin/merkle-tree';

type Hash = `0x${string}`;

/**
 * Merkle root over event hashes, whatever order they come in: keccak-256 pairs, sorted (OpenZeppelin's SimpleMerkleTree).
 * One event's root is its hash. Undefined when there are none.
 *
 * @example eventRootOf([hash]) // hash
 */
export function eventRootOf(hashes: readonly Hash[]): Hash | undefined {
  const distinct = distinctOf(hashes);
  return distinct.length === 0 ? undefined : (SimpleMerkleTree.of(distinct).root as Hash);
}

/**
 * The sibling hashes that lead from an event's hash to the root over all; undefined when the hash is not among them.
 *
 * @example eventProofOf([hash], hash) // []
 */
export function eventProofOf(hashes: readonly Hash[], hash: Hash): Hash[] | undefined {
  const distinct = distinctOf(hashes);
  return distinct.includes(hash) ? (SimpleMerkleTree.of(distinct).getProof(hash) as Hash[]) : undefined;
}

/** Whether the siblings lead from the event's hash to the root: that it was among the events anchored by it. */
export function isEventUnder(root: Hash, hash: Hash, proof: readonly Hash[]): boolean {
  return SimpleMerkleTree.verify(root, hash, [...proof]);
}

const distinctOf = (hashes: readonly Hash[]): Hash[] => [...new Set(hashes)].sort();
