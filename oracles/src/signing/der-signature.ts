import { hexToBytes, isAddressEqual, recoverAddress, serializeSignature, toHex } from 'viem';
import type { Address, Hex } from 'viem';

/** The order of the group of secp256k1 (SEC 2, version 2.0, section 2.4.1). */
export const SECP256K1_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

export interface Scalars {
  r: bigint;
  s: bigint;
}

/**
 * The two numbers of an ECDSA signature in DER (RFC 3279, section 2.2.3): SEQUENCE { INTEGER r, INTEGER s }. The larger of
 * the two equivalent values of s is replaced by the smaller, as contracts demand (EIP-2).
 *
 * @throws Error when the bytes are anything else, or a number is not from 1 to below the order of the group.
 */
export function readDerLowS(der: Uint8Array): Scalars {
  const fail = (): never => {
    throw new Error('The key service answered bytes that are no ECDSA signature in DER.');
  };
  if (der[0] !== 0x30 || der[1] !== der.length - 2) fail();
  const [r, afterR] = readInteger(der, 2, fail);
  const [s, afterS] = readInteger(der, afterR, fail);
  if (afterS !== der.length) fail();
  for (const scalar of [r, s]) if (scalar < 1n || scalar >= SECP256K1_ORDER) fail();
  return { r, s: s > SECP256K1_ORDER / 2n ? SECP256K1_ORDER - s : s };
}

function readInteger(der: Uint8Array, at: number, fail: () => never): [bigint, number] {
  const length = der[at + 1] ?? 0;
  const bytes = der.subarray(at + 2, at + 2 + length);
  const isNegative = ((bytes[0] ?? 0x80) & 0x80) !== 0;
  const isPadded = bytes[0] === 0 && ((bytes[1] ?? 0x80) & 0x80) === 0;
  if (der[at] !== 0x02 || length === 0 || length > 33 || bytes.length !== length || isNegative || isPadded) {
    return fail();
  }
  return [BigInt(toHex(bytes)), at + 2 + length];
}

/**
 * The 65 bytes that contracts take, for the one of the two possible values of v that gives the signer's address.
 *
 * @throws Error when neither does: another key signed, or other bytes were signed.
 */
export async function signatureOf(hash: Hex, { r, s }: Scalars, signer: Address): Promise<Hex> {
  for (const yParity of [0, 1]) {
    const signature = serializeSignature({
      r: toHex(r, { size: 32 }),
      s: toHex(s, { size: 32 }),
      yParity,
    });
    const recovered = await recoverAddress({ hash, signature }).catch(() => null);
    if (recovered !== null && isAddressEqual(recovered, signer)) return signature;
  }
  throw new Error(`The key service signed with another key than that of ${signer}.`);
}

/** The bytes of a hash, for a service that signs digests. */
export const digestBytes = (hash: Hex): Uint8Array => hexToBytes(hash);
