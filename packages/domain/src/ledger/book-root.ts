import { SimpleMerkleTree } from '@openzeppelin/merkle-tree';

type Hash = `0x${string}`;

/**
 * Merkle root over the hashes of sealed entries: keccak-256 pairs, sorted (OpenZeppelin's SimpleMerkleTree), so that a
 * contract or anybody's library checks it. Undefined when there are none.
 *
 * @example bookRootOf([hash]) // hash
 */
export function bookRootOf(hashes: readonly Hash[]): Hash | undefined {
  return hashes.length === 0 ? undefined : (SimpleMerkleTree.of([...hashes]).root as Hash);
}

/** The siblings that lead from an entry's hash to the root over all; undefined when the hash is not among them. */
export function bookProofOf(hashes: readonly Hash[], hash: Hash): Hash[] | undefined {
  return hashes.includes(hash) ? (SimpleMerkleTree.of([...hashes]).getProof(hash) as Hash[]) : undefined;
}

/** Whether the siblings lead from the entry's hash to the root: that it was in the books when they were closed. */
export function isUnderBookRoot(root: Hash, hash: Hash, proof: readonly Hash[]): boolean {
  return SimpleMerkleTree.verify(root, hash, [...proof]);
}
