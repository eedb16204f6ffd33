import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { ORIGIN } from './open-door.ts';

interface Options {
  challenge: string;
  rp?: { id?: string };
  rpId?: string;
}
interface Says {
  origin?: string;
  userVerified?: boolean;
  rpId?: string;
  challenge?: string;
  counter?: number;
}

const sha256 = (data: Uint8Array | string): Buffer => createHash('sha256').update(data).digest();
const url = (data: Uint8Array | string): string => Buffer.from(data).toString('base64url');

/** A key of WebAuthn in software: makes credentials of ES256 and answers challenges, as it is told to. */
export function openAuthenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const credentialId = randomBytes(32);
  let counter = 0;

  const clientData = (type: string, challenge: string, origin = ORIGIN): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authenticatorData = (rpId: string, flags: number, count: number, attested = Buffer.alloc(0)): Buffer => {
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(count);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), counted, attested]);
  };
  /** User present, and verified unless said otherwise. */
  const flagsOf = ({ userVerified = true }: Says): number => 0x01 | (userVerified ? 0x04 : 0);

  return {
    credentialId: url(credentialId),
    create(options: Record<string, unknown>, says: Says = {}) {
      const { challenge, rp } = options as unknown as Options;
      const key = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]);
      const attested = Buffer.concat([
        Buffer.alloc(16),
        Buffer.from([0, credentialId.length]),
        credentialId,
        Buffer.from(isoCBOR.encode(key)),
      ]);
      const data = authenticatorData(says.rpId ?? rp?.id ?? '', flagsOf(says) | 0x40, counter, attested);
      const attestation = isoCBOR.encode(
        new Map<string, string | Uint8Array | Map<string, never>>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', data],
        ]),
      );
      return {
        id: url(credentialId),
        rawId: url(credentialId),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: url(clientData('webauthn.create', says.challenge ?? challenge, says.origin)),
          attestationObject: url(attestation),
          transports: ['internal'],
        },
      };
    },
    get(options: Record<string, unknown>, says: Says = {}) {
      const { challenge, rpId } = options as unknown as Options;
      counter += 1;
      const client = clientData('webauthn.get', says.challenge ?? challenge, says.origin);
      const data = authenticatorData(says.rpId ?? rpId ?? '', flagsOf(says), says.counter ?? counter);
      return {
        id: url(credentialId),
        rawId: url(credentialId),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: url(client),
          authenticatorData: url(data),
          signature: url(sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)),
        },
      };
    },
  };
}
