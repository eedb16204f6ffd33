import { bytesToBigInt, concat, numberToHex, toHex, type Address, type Hex } from 'viem';
import { HDKey, publicKeyToAddress } from 'viem/accounts';

/** The field of secp256k1 (SEC 2, 2.4.1). */
const P = 2n ** 256n - 2n ** 32n - 977n;

/**
 * The account of one deposit, from the extended public key that all of them derive from: who knows the xpub can tell
 * the accounts, not spend from them. The relayer's keystore holds the private half.
 *
 * @param xpub The extended public key at the account level (`m/44'/60'/1'/0` for the demo).
 * @param index Which deposit: 0 … 2^31 - 1, never used twice.
 * @throws Error when the key cannot be read or is a hardened index
 * @example depositAddressOf(xpub, 0) // '0x8C8d…' for the demo's key
 */
export function depositAddressOf(xpub: string, index: number): Address {
  const { publicKey } = HDKey.fromExtendedKey(xpub).deriveChild(index);
  if (publicKey === null) throw new Error(`The extended key gives no key of index ${index}.`);
  return publicKeyToAddress(uncompressed(publicKey));
}

/** Both coordinates of a compressed public key: y² = x³ + 7, and the first byte tells which of the two y it is. */
function uncompressed(key: Uint8Array): Hex {
  const x = bytesToBigInt(key.subarray(1));
  const root = power((x ** 3n + 7n) % P, (P + 1n) / 4n);
  const y = root % 2n === BigInt((key[0] ?? 2) % 2) ? root : P - root;
  return concat(['0x04', toHex(x, { size: 32 }), numberToHex(y, { size: 32 })]);
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % P) {
    if (rest % 2n === 1n) result = (result * square) % P;
  }
  return result;
}
