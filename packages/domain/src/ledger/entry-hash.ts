import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { TransferKind } from './transfers.ts';

type Hash = `0x${string}`;

/** The head of a chain that has no entry yet. */
export const FIRST_HASH: Hash = `0x${'0'.repeat(64)}`;

/** What an entry of the books says, as it is hashed. Times are microseconds since 1970. */
export interface EntryFacts {
  id: string;
  kind: TransferKind;
  pendingId: string | null;
  debitAccountId: string;
  creditAccountId: string;
  amountMinor: bigint;
  code: string;
  expiresAtUs: bigint | null;
  position: number;
  groupId: string;
  externalRef: string;
  orderId: string | null;
  chainId: bigint | null;
  blockNumber: bigint | null;
  effectiveAtUs: bigint;
  /** The month it is posted in, `2026-11`. */
  period: string;
}

/**
 * What is hashed of an entry: its fields joined by "|", nothing for null. Ids and references hold no "|", so two entries
 * never have one text.
 */
export function entryText(facts: EntryFacts): string {
  return [
    facts.id,
    facts.kind,
    facts.pendingId,
    facts.debitAccountId,
    facts.creditAccountId,
    facts.amountMinor,
    facts.code,
    facts.expiresAtUs,
    facts.position,
    facts.groupId,
    facts.externalRef,
    facts.orderId,
    facts.chainId,
    facts.blockNumber,
    facts.effectiveAtUs,
    facts.period,
  ]
    .map((field) => field?.toString() ?? '')
    .join('|');
}

/** SHA-256 of an entry's text in UTF-8. @example entryDigest('') // '0xe3b0c442…' */
export const entryDigest = (text: string): Hash => `0x${bytesToHex(sha256(utf8ToBytes(text)))}`;

/**
 * The link of an entry to the one before it: SHA-256 of the previous hash, the entry's place (8 bytes, big-endian) and
 * its digest.
 *
 * @example sealHash(FIRST_HASH, 1n, entryDigest(text))
 */
export function sealHash(previous: Hash, sequence: bigint, digest: Hash): Hash {
  const place = new Uint8Array(8);
  new DataView(place.buffer).setBigInt64(0, sequence);
  return `0x${bytesToHex(sha256(concatBytes(bytesOf(previous), place, bytesOf(digest))))}`;
}

const bytesOf = (hash: Hash): Uint8Array => hexToBytes(hash.slice(2));
