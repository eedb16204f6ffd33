import { SimpleMerkleTree } from '@openzeppelin/merkle-tree';

/**
 * Merkle root over event hashes, whatever order they come in: keccak-256 pairs, sorted (OpenZeppelin's SimpleMerkleTree).
 * One event's root is its hash. Undefined when there are none.
 *
 * @example eventRootOf([hash]) // hash
 */
export function eventRootOf(hashes: readonly `0x${string}`[]): `0x${string}` | undefined {
  const distinct = [...new Set(hashes)].sort();
  return distinct.length === 0 ? undefined : (SimpleMerkleTree.of(distinct).root as `0x${string}`);
}
