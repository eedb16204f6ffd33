import { createMerkleProof, createMPT, verifyMerkleProof } from '@ethereumjs/mpt';
import { RLP } from '@ethereumjs/rlp';
import type { Hex } from '../verify/abi-words.ts';
import { bytesToHex, concatBytes, hexToBytes } from './hex-bytes.ts';
import { quantityBytes } from './block-header.ts';

/** A log as a receipt holds it. */
export interface ProvenLog {
  address: Hex;
  topics: Hex[];
  data: Hex;
}

/** The trie nodes from a block's receipts root to one receipt. */
export interface ReceiptProof {
  index: number;
  nodes: Hex[];
}

/**
 * Proofs of some receipts of a block.
 *
 * @param receipts all receipts of the block as a node describes them, in order
 * @throws Error when they do not lead to the block's receipts root.
 */
export async function proveReceipts(
  receipts: readonly Readonly<Record<string, unknown>>[],
  indices: readonly number[],
  receiptsRoot: Hex,
): Promise<ReceiptProof[]> {
  const trie = await createMPT();
  for (const [index, receipt] of receipts.entries()) await trie.put(keyOf(index), encodeReceipt(receipt));
  if (bytesToHex(trie.root()) !== receiptsRoot)
    throw new Error('The receipts of this chain have a form that is not known here.');
  return Promise.all(
    indices.map(async (index) => ({
      index,
      nodes: (await createMerkleProof(trie, keyOf(index))).map((node) => bytesToHex(node)),
    })),
  );
}

/** The logs of a proven receipt. @throws Error when the nodes do not lead from the root to a receipt. */
export async function readReceipt(receiptsRoot: Hex, { index, nodes }: ReceiptProof): Promise<ProvenLog[]> {
  const value = await verifyMerkleProof(
    keyOf(index),
    nodes.map((node) => hexToBytes(node)),
    { root: hexToBytes(receiptsRoot) },
  );
  if (value === null) throw new Error('The block has no such receipt.');
  // A typed receipt (EIP-2718) begins with its type, a plain one with the head of its list.
  const items = RLP.decode((value[0] ?? 0) < 0x80 ? value.slice(1) : value);
  const logs = Array.isArray(items) ? items[3] : undefined;
  if (!Array.isArray(logs)) throw new Error('These bytes are no receipt.');
  return logs.map((entry) => {
    const [address, topics, data] = Array.isArray(entry) ? entry : [];
    if (!(address instanceof Uint8Array) || !Array.isArray(topics) || !(data instanceof Uint8Array))
      throw new Error('These bytes are no receipt.');
    return {
      address: bytesToHex(address),
      topics: topics.map((topic) => bytesToHex(topic as Uint8Array)),
      data: bytesToHex(data),
    };
  });
}

const keyOf = (index: number): Uint8Array => RLP.encode(index);

/** EIP-2718: type, then [status or root, gas, bloom, logs]; deposits of the OP chains (0x7e) add nonce and version. */
function encodeReceipt(receipt: Readonly<Record<string, unknown>>): Uint8Array {
  const text = (field: string): Hex => (typeof receipt[field] === 'string' ? (receipt[field] as Hex) : '0x');
  const logs = (Array.isArray(receipt['logs']) ? receipt['logs'] : []) as {
    address: Hex;
    topics: Hex[];
    data: Hex;
  }[];
  const type = Number(text('type') === '0x' ? 0 : text('type'));
  const more = ['depositNonce', 'depositReceiptVersion'].filter((field) => text(field) !== '0x');
  const body = RLP.encode([
    text('root') === '0x' ? quantityBytes(text('status')) : hexToBytes(text('root')),
    quantityBytes(text('cumulativeGasUsed')),
    hexToBytes(text('logsBloom')),
    logs.map(({ address, topics, data }) => [
      hexToBytes(address),
      topics.map((topic) => hexToBytes(topic)),
      hexToBytes(data),
    ]),
    ...(type === 0x7e ? more.map((field) => quantityBytes(text(field))) : []),
  ]);
  return type === 0 ? body : concatBytes([Uint8Array.of(type), body]);
}
