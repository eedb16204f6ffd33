import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalText } from '../jcs/index.ts';
import type { Field } from './fields.ts';

export type Hash = `0x${string}`;

/**
 * What is hashed. Each kind begins with another byte and the name of this scheme, so that no leaf, inner node or
 * commitment can be passed off as one of another kind (second preimages):
 *
 *     leaf       = SHA-256(00 ‖ scheme ‖ salt (32) ‖ length of path (4) ‖ path ‖ JCS of value)
 *     node       = SHA-256(01 ‖ scheme ‖ lesser child (32) ‖ greater child (32))
 *     commitment = SHA-256(02 ‖ scheme ‖ document hash (32) ‖ number of fields (4) ‖ root (32))
 */
export const SCHEME = 'topsteel/disclosure/1';
const scheme = utf8ToBytes(SCHEME);
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const COMMITMENT = Uint8Array.of(2);

/** The salt of one field. Who knows it learns nothing of any other field's. */
export function saltOf(seed: Uint8Array, path: string): Hash {
  return hex(hmac(sha256, seed, concatBytes(scheme, utf8ToBytes(path))));
}

export function leafOf({ path, value }: Field, salt: Hash): Hash {
  const name = utf8ToBytes(path);
  return hash(LEAF, bytes(salt), uint32(name.length), name, utf8ToBytes(canonicalText(value)));
}

/** Children in order of value, so that a proof needs no sides. */
export function nodeOf(a: string, b: string): Hash {
  const [lesser, greater] = a < b ? [a, b] : [b, a];
  return hash(NODE, bytes(lesser), bytes(greater));
}

export function commitmentOf(documentHash: Hash, fieldCount: number, root: Hash): Hash {
  return hash(COMMITMENT, bytes(documentHash), uint32(fieldCount), bytes(root));
}

/** Length in levels of a balanced tree with this many leaves. @example depthOf(5) // 3 */
export const depthOf = (leaves: number): number => Math.ceil(Math.log2(Math.max(leaves, 1)));

const hash = (kind: Uint8Array, ...parts: Uint8Array[]): Hash =>
  hex(sha256(concatBytes(kind, scheme, ...parts)));
const hex = (value: Uint8Array): Hash => `0x${bytesToHex(value)}`;
const bytes = (value: string): Uint8Array => hexToBytes(value.slice(2));
const uint32 = (value: number): Uint8Array => {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, value);
  return new Uint8Array(view.buffer);
};
