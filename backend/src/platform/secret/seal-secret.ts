import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key of its own for each use, from the one secret of the process. */
export const deriveKey = (authSecret: string, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', authSecret, 'topsteel', use, 32));

/** 256 random bits as text for a person to copy. */
export const makeSecret = (): string => randomBytes(32).toString('base64url');

/** A secret of 256 random bits needs no slow hash. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Compares in constant time. */
export function isSecret(secret: string, hash: string): boolean {
  const own = Buffer.from(hashSecret(secret), 'hex');
  const kept = Buffer.from(hash, 'hex');
  return own.length === kept.length && timingSafeEqual(own, kept);
}

/** Encrypts a secret that we must be able to use later (AES-256-GCM). */
export function sealSecret(secret: string, key: Uint8Array): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return [VERSION, Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')].join('.');
}

/** @throws Error when the text was not sealed with this key. */
export function openSecret(sealed: string, key: Uint8Array): string {
  const [version, text = ''] = sealed.split('.');
  const bytes = Buffer.from(text, 'base64url');
  if (version !== VERSION || bytes.length <= NONCE_BYTES + TAG_BYTES)
    throw new Error('The sealed secret is damaged.');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}
