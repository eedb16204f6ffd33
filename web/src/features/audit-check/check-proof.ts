import { encodeCall, keccak, readWords, sha256, type Hex, type Rpc } from '@topsteel/chain/verify';

export interface EntryProof {
  sequence: string;
  text: string;
  digest: string;
  previousHash: string;
  hash: string;
  anchor: {
    book: string;
    number: string;
    root: string;
    proof: readonly string[];
    publisher: string | null;
  } | null;
}

/** The steps from what an entry says to the root that stands in the register, in their order. */
export const proofSteps = ['text', 'link', 'path', 'root'] as const;
export type ProofStep = (typeof proofSteps)[number];

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.slice(2).match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));

/**
 * Recomputes an entry's place in the books: its text makes the digest, the digest and the entry before make its hash, the
 * hash and its siblings make the root, and the root is what the contract holds for that closing.
 *
 * @returns the first step that does not hold, or null when all do.
 * @throws when the node does not answer.
 */
export async function checkProof(rpc: Rpc, anchors: Hex, proof: EntryProof): Promise<ProofStep | null> {
  if ((await sha256(new TextEncoder().encode(proof.text))) !== proof.digest) return 'text';
  const place = proof.sequence === '' ? '' : BigInt(proof.sequence).toString(16).padStart(16, '0');
  const link = `${proof.previousHash}${place}${proof.digest.slice(2)}`;
  if ((await sha256(bytesOf(link))) !== proof.hash) return 'link';
  const { anchor } = proof;
  if (anchor === null) return 'path';
  if (rootOver(proof.hash, anchor.proof) !== anchor.root) return 'path';
  if (anchor.publisher === null) return 'root';
  const words = [anchor.publisher, anchor.book, BigInt(anchor.number)];
  const data = encodeCall('anchorOf(address,bytes32,uint64)', words);
  const answer = readWords(String(await rpc('eth_call', [{ to: anchors, data }, 'latest'])));
  return answer.hex(0) === anchor.root ? null : 'root';
}

/** keccak-256 of sorted pairs, from a leaf up its siblings. @example rootOver(hash, []) // hash */
export function rootOver(leaf: string, siblings: readonly string[]): string {
  return siblings.reduce(
    (node, sibling) => keccak(node < sibling ? `${node}${sibling.slice(2)}` : `${sibling}${node.slice(2)}`),
    leaf,
  );
}
