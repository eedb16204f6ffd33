import { z } from 'zod';
import { address, bytes3, bytes32, uint120, uint128, uint256, uint48 } from './scalars.ts';

/** The terms of an order that is paid off chain (`IFiatSettlement.FiatTerms`); their EIP-712 hash is the order's id. */
export const fiatTermsSchema = z.strictObject({
  operator: address,
  receiver: address,
  titleTo: address,
  lotId: uint256,
  maxGrams: uint128,
  currency: bytes3,
  amountMinor: uint120,
  releaseBefore: uint48,
  orderRef: bytes32,
  salt: bytes32,
});
export type FiatTermsJson = z.infer<typeof fiatTermsSchema>;

/**
 * The terms as the contract and typed data take them. `currency` is three capital letters (ISO 4217) as bytes;
 * `amountMinor` buys `maxGrams`; title can be released before `releaseBefore` (Unix seconds).
 */
export interface FiatTerms {
  operator: `0x${string}`;
  receiver: `0x${string}`;
  titleTo: `0x${string}`;
  lotId: bigint;
  maxGrams: bigint;
  currency: `0x${string}`;
  amountMinor: bigint;
  releaseBefore: number;
  orderRef: `0x${string}`;
  salt: `0x${string}`;
}

/** JSON form → call arguments. */
export function fiatTermsOf(json: FiatTermsJson): FiatTerms {
  return {
    ...json,
    lotId: BigInt(json.lotId),
    maxGrams: BigInt(json.maxGrams),
    amountMinor: BigInt(json.amountMinor),
    releaseBefore: Number(json.releaseBefore),
  };
}

/** Call arguments → JSON form. Inverse of fiatTermsOf. */
export function fiatTermsJson(terms: FiatTerms): FiatTermsJson {
  return {
    ...terms,
    lotId: terms.lotId.toString(),
    maxGrams: terms.maxGrams.toString(),
    amountMinor: terms.amountMinor.toString(),
    releaseBefore: terms.releaseBefore.toString(),
  };
}

/** ISO 4217 letters as the contract keeps them. @example currencyBytes('EUR') // '0x455552' */
export function currencyBytes(currency: string): `0x${string}` {
  if (!/^[A-Z]{3}$/.test(currency))
    throw new RangeError(`"${currency}" is not a currency of three capitals.`);
  return `0x${[...currency].map((letter) => letter.charCodeAt(0).toString(16)).join('')}`;
}
