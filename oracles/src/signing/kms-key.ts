import { hashMessage, hashTypedData, keccak256, serializeTransaction, parseSignature } from 'viem';
import type { Address, Hex, LocalAccount } from 'viem';
import { toAccount } from 'viem/accounts';
import { z } from 'zod';
import { signAwsRequest } from './aws-signature.ts';
import { digestBytes, readDerLowS, signatureOf } from './der-signature.ts';
import type { KmsCredentials } from './kms-credentials.ts';

/**
 * Where a key is kept that never leaves its service. Both sign a digest of 32 bytes with secp256k1 and answer DER:
 * `aws`: `Sign` of AWS KMS (key spec ECC_SECG_P256K1, ECDSA_SHA_256, MessageType DIGEST), or anything that speaks it, such
 * as a HSM's front; `gcp`: `asymmetricSign` of Cloud KMS (EC_SIGN_SECP256K1_SHA256).
 */
export const kmsPlaceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('aws'),
    endpoint: z.url(),
    region: z.string().regex(/^[a-z0-9-]{3,30}$/),
    keyId: z.string().min(1).max(300),
  }),
  z.strictObject({
    kind: z.literal('gcp'),
    endpoint: z.url(),
    /** projects/…/locations/…/keyRings/…/cryptoKeys/…/cryptoKeyVersions/… */
    keyId: z.string().regex(/^[A-Za-z0-9_/-]{1,500}$/),
  }),
]);
export type KmsPlace = z.output<typeof kmsPlaceSchema>;

const awsAnswer = z.object({ Signature: z.base64().min(8).max(200) });
const gcpAnswer = z.object({ signature: z.base64().min(8).max(200) });
const TIMEOUT_MS = 5_000;

/**
 * An account whose key lies in a key management service. Every signature is checked against the address before it is
 * given on: an answer of another key is an error, never a signature.
 *
 * @param readCredentials asked for each signature: tokens that a platform hands out are over in an hour
 */
export function openKmsKey(
  address: Address,
  place: KmsPlace,
  readCredentials: () => Promise<KmsCredentials>,
): LocalAccount {
  const sign = async (hash: Hex): Promise<Hex> => {
    const der = await askService(place, await readCredentials(), digestBytes(hash));
    return signatureOf(hash, readDerLowS(der), address);
  };
  const account = toAccount({
    address,
    sign: ({ hash }) => sign(hash),
    signMessage: ({ message }) => sign(hashMessage(message)),
    signTypedData: (typedData) => sign(hashTypedData(typedData as Parameters<typeof hashTypedData>[0])),
    signTransaction: async (transaction, { serializer = serializeTransaction } = {}) => {
      const unsigned = await serializer(transaction);
      return serializer(transaction, parseSignature(await sign(keccak256(unsigned))));
    },
  });
  return account;
}

async function askService(place: KmsPlace, credentials: KmsCredentials, digest: Uint8Array): Promise<Buffer> {
  const base64 = Buffer.from(digest).toString('base64');
  const { url, headers, body } =
    place.kind === 'aws' ? awsRequest(place, credentials, base64) : gcpRequest(place, credentials, base64);
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`The key service at ${url.host} answered ${response.status.toString()}.`);
  }
  const answer: unknown = await response.json();
  const text = place.kind === 'aws' ? awsAnswer.parse(answer).Signature : gcpAnswer.parse(answer).signature;
  return Buffer.from(text, 'base64');
}

interface ServiceRequest {
  url: URL;
  headers: Record<string, string>;
  body: string;
}

function awsRequest(
  { endpoint, region, keyId }: Extract<KmsPlace, { kind: 'aws' }>,
  { aws }: KmsCredentials,
  message: string,
): ServiceRequest {
  if (aws === null) {
    throw new Error(
      'The key lies in AWS KMS: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_SHARED_CREDENTIALS_FILE.',
    );
  }
  const url = new URL('/', endpoint);
  const body = JSON.stringify({
    KeyId: keyId,
    Message: message,
    MessageType: 'DIGEST',
    SigningAlgorithm: 'ECDSA_SHA_256',
  });
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'TrentService.Sign' };
  return {
    url,
    body,
    headers: signAwsRequest({ url, region, service: 'kms', headers, body }, aws, new Date()),
  };
}

function gcpRequest(
  { endpoint, keyId }: Extract<KmsPlace, { kind: 'gcp' }>,
  { bearerToken }: KmsCredentials,
  sha256: string,
): ServiceRequest {
  if (bearerToken === null) {
    throw new Error('The key lies in Cloud KMS: set KMS_BEARER_TOKEN or KMS_BEARER_TOKEN_FILE.');
  }
  return {
    url: new URL(`/v1/${keyId}:asymmetricSign`, endpoint),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearerToken}` },
    body: JSON.stringify({ digest: { sha256 } }),
  };
}
