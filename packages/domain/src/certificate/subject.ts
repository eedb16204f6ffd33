import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { AppError } from '../errors/index.ts';

/** What a certificate is about, in the form that enters its subject hash. */
export interface SubjectPreimage {
  issuer: `0x${string}`;
  heatNumber: string;
  batchIdentifications: readonly string[];
}

/**
 * A heat number or batch identification as it is compared: Unicode NFC, trimmed, inner white
 * space as one space, upper case.
 *
 * @example normaliseIdentification(' ab-123 ') // 'AB-123'
 */
export function normaliseIdentification(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toUpperCase();
}

/**
 * The two texts of the subject: the heat number, and the batch identifications without
 * duplicates, sorted by code unit and joined by a line feed.
 *
 * @example subjectTexts('a1', ['p2', 'P1']) // { heat: 'A1', batches: 'P1\nP2' }
 */
export function subjectTexts(
  heatNumber: string,
  batchIdentifications: readonly string[],
): { heat: string; batches: string } {
  const heat = normaliseIdentification(heatNumber);
  if (heat === '') {
    throw new AppError('invalid-input', {
      message: 'A certificate needs a heat number. Add the heat (EN 10168 B07) and read it again.',
    });
  }
  const identifications = batchIdentifications.map(normaliseIdentification).filter((text) => text !== '');
  return { heat, batches: [...new Set(identifications)].sort().join('\n') };
}

/**
 * keccak256(abi.encode(address issuer, string heat, string batches)): one material of one issuer,
 * whatever document describes it. A subject is commissioned under one certificate only.
 *
 * @returns 0x and 64 lower-case hex digits
 */
export function subjectOf(preimage: SubjectPreimage): `0x${string}` {
  const { heat, batches } = subjectTexts(preimage.heatNumber, preimage.batchIdentifications);
  const heatTail = abiString(heat);
  const encoded = [
    abiWord(hexToBytes(preimage.issuer.slice(2))),
    abiUint(96),
    abiUint(96 + heatTail.length),
    heatTail,
    abiString(batches),
  ];
  return `0x${bytesToHex(keccak_256(concat(encoded)))}`;
}

function abiWord(bytes: Uint8Array): Uint8Array {
  const word = new Uint8Array(32);
  word.set(bytes, 32 - bytes.length);
  return word;
}

function abiUint(value: number): Uint8Array {
  return hexToBytes(value.toString(16).padStart(64, '0'));
}

function abiString(text: string): Uint8Array {
  const bytes = utf8ToBytes(text);
  const padded = new Uint8Array(Math.ceil(bytes.length / 32) * 32);
  padded.set(bytes);
  return concat([abiUint(bytes.length), padded]);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
