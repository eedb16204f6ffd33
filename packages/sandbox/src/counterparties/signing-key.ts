import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  calculateJwkThumbprint,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  SignJWT,
} from 'jose';

/** An ES256 key of a counterparty: signs its tickets, messages and lists, and publishes its public half. */
export interface TicketSigner {
  sign(claims: object): Promise<string>;
  publicKeys: { keys: JWK[] };
}

/** The signer whose private key is kept at `path` (0600); made there when absent. */
export async function openTicketSigner(path: string): Promise<TicketSigner> {
  const privateJwk = await readOrCreateKey(path);
  const key = (await importJWK(privateJwk, 'ES256')) as CryptoKey;
  const { kty, crv, x, y } = privateJwk;
  const publicJwk: JWK = { kty, crv, x, y };
  const kid = await calculateJwkThumbprint(publicJwk);
  return {
    sign: async (claims) => new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', kid }).sign(key),
    publicKeys: { keys: [{ ...publicJwk, kid, alg: 'ES256', use: 'sig' }] },
  };
}

async function readOrCreateKey(path: string): Promise<JWK> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as JWK;
  } catch {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(privateKey);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.new`, JSON.stringify(jwk), { mode: 0o600 });
    renameSync(`${path}.new`, path);
    return jwk;
  }
}
