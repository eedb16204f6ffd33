import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

type Bytes = Buffer;
const der = (tag: number, ...parts: Bytes[]): Bytes => {
  const body = Buffer.concat(parts);
  const length =
    body.length < 128
      ? Buffer.from([body.length])
      : body.length < 256
        ? Buffer.from([0x81, body.length])
        : Buffer.from([0x82, body.length >> 8, body.length & 255]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
};
const sequence = (...parts: Bytes[]): Bytes => der(0x30, ...parts);
/** sha256WithRSAEncryption (RFC 4055, 5). */
const RSA_SHA256 = sequence(Buffer.from('06092a864886f70d01010b', 'hex'), Buffer.from('0500', 'hex'));

export interface KeyWithCertificate {
  key: KeyObject;
  /** PEM. */
  certificate: string;
}

/** An RSA key and the certificate that it signs for itself (RFC 5280, 4.1), as identity providers have them. */
export function selfSigned(commonName: string, bits = 2_048): KeyWithCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const name = sequence(
    der(0x31, sequence(Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from(commonName, 'utf8')))),
  );
  const body = sequence(
    der(0x02, Buffer.from([1])),
    RSA_SHA256,
    name,
    sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('490101000000Z'))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', body, privateKey);
  const bytes = sequence(body, RSA_SHA256, der(0x03, Buffer.from([0]), signature));
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey,
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}
