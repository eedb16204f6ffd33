import { p256 } from '@noble/curves/nist.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { decodeBase64Url, encodeBase64Url, type PublicKey } from '../data-integrity/index.ts';
import { parseJsonText } from '../jcs/index.ts';

/** Larger than any credential: a status list of a million certificates has 170 kB. */
const MAX_LENGTH = 1_048_576;
/** Nesting above this is no credential, and would exhaust the stack of whoever walks it. */
const MAX_DEPTH = 64;

/** The signature algorithms of credentials, each bound to one kind of key (RFC 7518, RFC 8037). */
export const algorithmOf = { 'P-256': 'ES256', Ed25519: 'EdDSA' } as const;
export type Algorithm = (typeof algorithmOf)[keyof typeof algorithmOf];

/** A JWS in compact form, taken apart and not yet verified. */
export interface ParsedJws {
  header: Record<string, unknown>;
  payload: Record<string, unknown>;
  signature: Uint8Array;
  /** Header and payload as they were signed. */
  signed: Uint8Array;
}

/**
 * Takes a compact JWS apart (RFC 7515 §7.1).
 *
 * @returns the parts, or a reason as the end of a sentence.
 * @example parseJws('a.b') // 'it does not have three parts'
 */
export function parseJws(jws: string): ParsedJws | string {
  if (jws.length > MAX_LENGTH) return `it is longer than ${MAX_LENGTH} characters`;
  const parts = jws.split('.');
  const [header = '', payload = '', signature = ''] = parts;
  if (parts.length !== 3) return 'it does not have three parts';
  try {
    const bytes = decodeBase64Url(signature);
    const read = { header: objectOf(header), payload: objectOf(payload) };
    if (read.header === undefined) return 'its header is no JSON object';
    if (read.payload === undefined) return 'its payload is no JSON object';
    return {
      header: read.header,
      payload: read.payload,
      signature: bytes,
      signed: utf8ToBytes(`${header}.${payload}`),
    };
  } catch {
    return 'one of its parts is not base64url';
  }
}

/** Whether the signature is the key's. The algorithm follows from the key, never from the header. */
export function isSignedBy({ signed, signature }: ParsedJws, key: PublicKey): boolean {
  try {
    return key.type === 'P-256'
      ? // JOSE knows no "low s": RFC 7518 §3.4 takes both.
        p256.verify(signature, signed, key.bytes, { lowS: false })
      : ed25519.verify(signature, signed, key.bytes, { zip215: false });
  } catch {
    return false;
  }
}

/**
 * Signs a payload with a secret key held in memory. A server keeps its keys elsewhere and signs `header.payload` itself.
 *
 * @param secretKey 32 bytes of a P-256 or Ed25519 key.
 */
export function signJws(
  header: Readonly<Record<string, unknown>>,
  payload: object,
  secretKey: Uint8Array,
  type: PublicKey['type'] = 'P-256',
): string {
  const part = (value: object): string => encodeBase64Url(utf8ToBytes(JSON.stringify(value)));
  const signed = `${part({ ...header, alg: algorithmOf[type] })}.${part(payload)}`;
  const bytes = utf8ToBytes(signed);
  const signature = type === 'P-256' ? p256.sign(bytes, secretKey) : ed25519.sign(bytes, secretKey);
  return `${signed}.${encodeBase64Url(signature)}`;
}

function objectOf(part: string): Record<string, unknown> | undefined {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(decodeBase64Url(part));
  const value = parseJsonText(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return isDeeper(value, MAX_DEPTH) ? undefined : (value as Record<string, unknown>);
}

function isDeeper(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  return Object.values(value).some((one) => isDeeper(one, left - 1));
}
