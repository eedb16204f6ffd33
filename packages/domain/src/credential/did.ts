import { decodeBase64Url, readMultikey, type PublicKey } from '../data-integrity/index.ts';
import { AppError } from '../errors/index.ts';

/** A public key as JSON (RFC 7517). */
export interface PublicJwk {
  kty: string;
  crv: string;
  x: string;
  y?: string | undefined;
}

/** A key of an issuer, as its did document publishes it. */
export interface PublishedKey {
  /** Fragment of the verification method, such as `key-1`. */
  fragment: string;
  jwk: PublicJwk;
  /** When the key stopped signing; what it signed before stays good. */
  retiredAt?: string | undefined;
}

/**
 * The did of an issuer that a web origin speaks for (did:web method, port percent-encoded).
 *
 * @example didWebOf('https://localhost:3000', ['organisations', '7f']) // 'did:web:localhost%3A3000:organisations:7f'
 */
export function didWebOf(origin: string, path: readonly string[] = []): string {
  const host = new URL(origin).host.replace(':', '%3A');
  return ['did:web', host, ...path.map((part) => encodeURIComponent(part))].join(':');
}

/**
 * Where the document of a did:web is. Plain http is for the local machine, where nobody has a certificate.
 *
 * @throws AppError `invalid-input` when it is no did:web.
 * @example urlOfDidWeb('did:web:steel.example') // 'https://steel.example/.well-known/did.json'
 */
export function urlOfDidWeb(did: string): string {
  const match = /^did:web:([A-Za-z0-9.-]+(?:%3A[0-9]{1,5})?)((?::[A-Za-z0-9._~%-]+)*)$/i.exec(did);
  if (match === null) throw new AppError('invalid-input', { message: `"${did}" is no did:web.` });
  const host = decodeURIComponent(match[1] ?? '');
  const path = (match[2] ?? '').split(':').join('/');
  const scheme = /^(localhost|127\.0\.0\.1)(:|$)/.test(host) ? 'http' : 'https';
  return `${scheme}://${host}${path === '' ? '/.well-known' : path}/did.json`;
}

/**
 * A did document: its keys for signing credentials, and the account of the register that the issuer also goes by.
 *
 * @param account CAIP-10 address as `did:pkh`, e.g. `did:pkh:eip155:31337:0x…`.
 */
export function didDocument(
  did: string,
  keys: readonly PublishedKey[],
  { account, services = [] }: { account?: string; services?: readonly object[] } = {},
): Record<string, unknown> {
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1'],
    id: did,
    ...(account !== undefined && { alsoKnownAs: [account] }),
    verificationMethod: keys.map(({ fragment, jwk, retiredAt }) => ({
      id: `${did}#${fragment}`,
      type: 'JsonWebKey',
      controller: did,
      ...(retiredAt !== undefined && { revoked: retiredAt }),
      publicKeyJwk: { ...jwk, kid: fragment, alg: jwk.crv === 'P-256' ? 'ES256' : 'EdDSA', use: 'sig' },
    })),
    assertionMethod: keys.map(({ fragment }) => `${did}#${fragment}`),
    ...(services.length > 0 && { service: services }),
  };
}

/** A key found in a did document. */
export interface FoundKey {
  key: PublicKey;
  /** Epoch seconds from which on the key signs nothing that counts. */
  revokedAt?: number | undefined;
}

/**
 * The key that a verification method of a did document names, if the document lets it assert.
 *
 * @param kid the whole id, or its fragment alone.
 * @returns undefined when the document is another's, or the key is absent, foreign, or not for assertions.
 */
export function keyInDidDocument(document: unknown, did: string, kid: string): FoundKey | undefined {
  const read = objectOf(document);
  if (read?.id !== did) return undefined;
  const id = kid.includes('#') ? kid : `${did}#${kid}`;
  if (!id.startsWith(`${did}#`)) return undefined;
  const absolute = (value: unknown): unknown =>
    typeof value === 'string' && value.startsWith('#') ? `${did}${value}` : value;
  const asserting = listOf(read.assertionMethod);
  const embedded = asserting.map(objectOf).find((one) => absolute(one?.id) === id);
  const isListed = asserting.some((one) => absolute(one) === id);
  const method =
    embedded ??
    (isListed
      ? listOf(read.verificationMethod)
          .map(objectOf)
          .find((one) => absolute(one?.id) === id)
      : undefined);
  if (method?.controller !== did) return undefined;
  const key = keyOfMethod(method);
  if (key === undefined) return undefined;
  if (method.revoked === undefined) return { key };
  // A time that cannot be read is taken as always: a key in doubt signs nothing.
  const at = typeof method.revoked === 'string' ? Date.parse(method.revoked) : Number.NaN;
  return { key, revokedAt: Number.isNaN(at) ? 0 : Math.floor(at / 1_000) };
}

/** @returns undefined when it is no key on P-256 or Ed25519. */
export function keyOfJwk(jwk: unknown): PublicKey | undefined {
  const { kty, crv, x, y } = objectOf(jwk) ?? {};
  try {
    if (typeof x !== 'string') return undefined;
    const first = decodeBase64Url(x);
    if (first.length !== 32) return undefined;
    if (kty === 'OKP' && crv === 'Ed25519') return { type: 'Ed25519', bytes: first };
    if (kty !== 'EC' || crv !== 'P-256' || typeof y !== 'string') return undefined;
    const second = decodeBase64Url(y);
    if (second.length !== 32) return undefined;
    return { type: 'P-256', bytes: Uint8Array.from([0x04, ...first, ...second]) };
  } catch {
    return undefined;
  }
}

function keyOfMethod({
  type,
  publicKeyJwk,
  publicKeyMultibase,
}: Record<string, unknown>): PublicKey | undefined {
  if (type === 'JsonWebKey' || type === 'JsonWebKey2020') return keyOfJwk(publicKeyJwk);
  if (type !== 'Multikey' || typeof publicKeyMultibase !== 'string') return undefined;
  try {
    return readMultikey(publicKeyMultibase);
  } catch {
    return undefined;
  }
}

const objectOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
