import { verifyMerkleProof } from '@ethereumjs/mpt';
import { RLP } from '@ethereumjs/rlp';
import type { Hex } from '../verify/abi-words.ts';
import { bytesToHex, hexToBytes } from './hex-bytes.ts';

/** What a contract's storage held at a block: the answer of `eth_getProof` (EIP-1186) without what follows from it. */
export interface StateProof {
  address: Hex;
  accountNodes: Hex[];
  slots: { slot: Hex; nodes: Hex[] }[];
}

/** Root of a trie that holds nothing, keccak256(rlp('')): nodes prove it by no nodes at all. */
const EMPTY_ROOT = '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421';

/** One word of storage by its slot; both 32 bytes. */
export type Storage = ReadonlyMap<Hex, bigint>;

/**
 * The words of a contract's storage that are proven against a block's state root. A slot that holds nothing is proven
 * to hold zero.
 *
 * @throws Error when the nodes do not lead from the root to the account, or from its storage to a slot.
 */
export async function readState(stateRoot: Hex, proof: StateProof): Promise<Storage> {
  const account = await proven(stateRoot, proof.address, proof.accountNodes);
  const fields = account === null ? null : RLP.decode(account);
  // nonce, balance, storage root, code hash
  const root = Array.isArray(fields) ? fields[2] : undefined;
  if (!(root instanceof Uint8Array)) throw new Error('The block has no such contract.');
  const storageRoot = bytesToHex(root);
  const words = await Promise.all(
    proof.slots.map(async ({ slot, nodes }) => {
      const value = await proven(storageRoot, slot, nodes);
      const word = value === null ? new Uint8Array() : RLP.decode(value);
      if (!(word instanceof Uint8Array)) throw new Error('This slot is no word.');
      return [slot, BigInt(`0x${bytesToHex(word).slice(2) || '0'}`)] as const;
    }),
  );
  return new Map(words);
}

function proven(root: Hex, key: Hex, nodes: readonly Hex[]): Promise<Uint8Array | null> {
  if (root === EMPTY_ROOT) return Promise.resolve(null);
  return verifyMerkleProof(
    hexToBytes(key),
    nodes.map((node) => hexToBytes(node)),
    { root: hexToBytes(root), useKeyHashing: true },
  );
}
