import { RLP } from '@ethereumjs/rlp';
import type { Hex } from '../verify/abi-words.ts';
import { bytesToHex, hexToBytes, keccak256 } from './hex-bytes.ts';

/** What a proof needs of a block. */
export interface BlockHeader {
  number: bigint;
  hash: Hex;
  /** Unix seconds. */
  at: number;
  stateRoot: Hex;
  receiptsRoot: Hex;
}

/** Fields of a header in the order of the Yellow Paper, then as the forks added them (London to Prague). */
const fields = [
  ...['parentHash', 'sha3Uncles', 'miner', 'stateRoot', 'transactionsRoot', 'receiptsRoot', 'logsBloom'],
  ...['difficulty', 'number', 'gasLimit', 'gasUsed', 'timestamp', 'extraData', 'mixHash', 'nonce'],
  ...[
    'baseFeePerGas',
    'withdrawalsRoot',
    'blobGasUsed',
    'excessBlobGas',
    'parentBeaconBlockRoot',
    'requestsHash',
  ],
];
const quantities = new Set([
  ...[
    'difficulty',
    'number',
    'gasLimit',
    'gasUsed',
    'timestamp',
    'baseFeePerGas',
    'blobGasUsed',
    'excessBlobGas',
  ],
]);

/**
 * The RLP of a block's header as a node describes it.
 *
 * @throws Error when its hash is not the block's: the chain has a field that is not known here.
 */
export function encodeHeader(block: Readonly<Record<string, unknown>>): Hex {
  const items = fields
    .map((field) => ({ field, value: block[field] }))
    .filter((entry): entry is { field: string; value: Hex } => typeof entry.value === 'string')
    .map(({ field, value }) => (quantities.has(field) ? quantityBytes(value) : hexToBytes(value)));
  const header = bytesToHex(RLP.encode(items));
  if (keccak256(header) !== block['hash'])
    throw new Error('The header of this chain has a form that is not known here.');
  return header;
}

/** @throws RangeError when the bytes are no header. */
export function readHeader(header: Hex): BlockHeader {
  const items = RLP.decode(hexToBytes(header));
  const bytesAt = (i: number): Uint8Array => {
    const item = Array.isArray(items) ? items[i] : undefined;
    if (!(item instanceof Uint8Array)) throw new RangeError('These bytes are no block header.');
    return item;
  };
  if (items.length < 15) throw new RangeError('These bytes are no block header.');
  const number = (i: number) => BigInt(`0x${bytesToHex(bytesAt(i)).slice(2) || '0'}`);
  return {
    number: number(8),
    hash: keccak256(header),
    at: Number(number(11)),
    stateRoot: bytesToHex(bytesAt(3)),
    receiptsRoot: bytesToHex(bytesAt(5)),
  };
}

/** RLP writes a number without leading zeros, and zero as nothing. */
export function quantityBytes(value: Hex): Uint8Array {
  const digits = BigInt(value) === 0n ? '' : BigInt(value).toString(16);
  return hexToBytes(`0x${digits.padStart(digits.length + (digits.length % 2), '0')}`);
}
