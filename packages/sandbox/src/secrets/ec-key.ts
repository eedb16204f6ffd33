import { createECDH, createPrivateKey, type KeyObject } from 'node:crypto';

/**
 * The P-256 key whose private half is 32 random bytes in hexadecimal: so one line of `secrets.env` is a whole key.
 *
 * @example ecKeyOf(secret).export({ type: 'pkcs8', format: 'pem' }) // '-----BEGIN PRIVATE KEY-----…'
 */
export function ecKeyOf(secretHex: string): KeyObject {
  const pair = createECDH('prime256v1');
  const secret = Buffer.from(secretHex, 'hex');
  pair.setPrivateKey(secret);
  const point = pair.getPublicKey();
  return createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      d: secret.toString('base64url'),
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
}
