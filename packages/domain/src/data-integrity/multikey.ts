import { AppError } from '../errors/index.ts';
import { decodeMultibase, encodeMultibase } from './multibase.ts';

export type KeyType = 'Ed25519' | 'P-256';

/** A public key as bytes: Ed25519 in 32, P-256 compressed in 33. */
export interface PublicKey {
  type: KeyType;
  bytes: Uint8Array;
}

/** Multicodec prefixes as varints, with the length of what follows (W3C Controlled Identifiers §2.2.2). */
const publicCodecs: readonly [KeyType, number, number, number][] = [
  ['Ed25519', 0xed, 0x01, 32],
  ['P-256', 0x80, 0x24, 33],
];
const ED25519_SECRET = [0x80, 0x26] as const;

/**
 * Reads `publicKeyMultibase`.
 *
 * @throws AppError `invalid-input` when it is no Ed25519 or P-256 key.
 * @example readMultikey('z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2').type // 'Ed25519'
 */
export function readMultikey(text: string): PublicKey {
  const decoded = decodeMultibase(text);
  const codec = publicCodecs.find(([, first, second]) => decoded[0] === first && decoded[1] === second);
  if (codec === undefined || decoded.length !== codec[3] + 2) throw notAKey();
  return { type: codec[0], bytes: decoded.slice(2) };
}

/** Inverse of readMultikey. */
export function multikeyOf({ type, bytes }: PublicKey): string {
  const codec = publicCodecs.find(([name]) => name === type);
  if (codec === undefined || bytes.length !== codec[3]) throw notAKey();
  return encodeMultibase('z', Uint8Array.from([codec[1], codec[2], ...bytes]));
}

/** The 32 secret bytes of an Ed25519 `secretKeyMultibase`. @throws AppError `invalid-input`; the key is not repeated in it. */
export function readEd25519Secret(text: string): Uint8Array {
  const decoded = decodeMultibase(text);
  if (decoded[0] !== ED25519_SECRET[0] || decoded[1] !== ED25519_SECRET[1] || decoded.length !== 34) {
    throw new AppError('invalid-input', { message: 'The secret key is not an Ed25519 key in multibase.' });
  }
  return decoded.slice(2);
}

/**
 * The key that a `did:key` verification method names, or undefined for another method or a fragment that differs.
 *
 * @example keyOfDidKey('did:key:z6MkrJ…#z6MkrJ…')?.type // 'Ed25519'
 */
export function keyOfDidKey(verificationMethod: string): PublicKey | undefined {
  const match = /^did:key:([A-Za-z0-9_-]{1,200})#([A-Za-z0-9_-]{1,200})$/.exec(verificationMethod);
  if (match === null || match[1] !== match[2]) return undefined;
  try {
    return readMultikey(match[1] ?? '');
  } catch {
    return undefined;
  }
}

const notAKey = (): AppError =>
  new AppError('invalid-input', { message: 'This is no Ed25519 or P-256 public key in multibase.' });
