import { z } from 'zod';
import { address, bytes32, hex, uint120, uint128, uint16, uint256, uint32, uint48 } from './scalars.ts';

/** Who gets which share of the commission; shares of one payment sum to 10,000. */
export const feeShareSchema = z.strictObject({ receiver: address, shareBps: uint16 });

/** The goods a payment is pinned to; lotId 0 = none. */
export const goodsSchema = z.strictObject({ lotId: uint256, maxGrams: uint128, titleTo: address });

/** The terms a payer signs (`SettlementEscrow.Terms`); their EIP-712 hash is the payment's id. `milestones` is 0: one. */
export const termsSchema = z.strictObject({
  operator: address,
  payer: address,
  receiver: address,
  token: address,
  maxAmount: uint120,
  authorizeBefore: uint48,
  captureBefore: uint48,
  resolveBefore: uint48,
  refundBefore: uint48,
  inspectionSeconds: uint32,
  feeBps: uint16,
  silenceBps: uint16,
  arbiter: address,
  feeShares: z.array(feeShareSchema).max(8),
  goods: goodsSchema,
  milestones: bytes32,
  orderRef: bytes32,
  salt: bytes32,
});
export type TermsJson = z.infer<typeof termsSchema>;

/** The terms as the contracts and typed data take them. */
export interface Terms {
  operator: `0x${string}`;
  payer: `0x${string}`;
  receiver: `0x${string}`;
  token: `0x${string}`;
  maxAmount: bigint;
  authorizeBefore: number;
  captureBefore: number;
  resolveBefore: number;
  refundBefore: number;
  inspectionSeconds: number;
  feeBps: number;
  silenceBps: number;
  arbiter: `0x${string}`;
  feeShares: { receiver: `0x${string}`; shareBps: number }[];
  goods: { lotId: bigint; maxGrams: bigint; titleTo: `0x${string}` };
  milestones: `0x${string}`;
  orderRef: `0x${string}`;
  salt: `0x${string}`;
}

/** JSON form → call arguments. */
export function termsOf(json: TermsJson): Terms {
  return {
    ...json,
    maxAmount: BigInt(json.maxAmount),
    authorizeBefore: Number(json.authorizeBefore),
    captureBefore: Number(json.captureBefore),
    resolveBefore: Number(json.resolveBefore),
    refundBefore: Number(json.refundBefore),
    inspectionSeconds: Number(json.inspectionSeconds),
    feeBps: Number(json.feeBps),
    silenceBps: Number(json.silenceBps),
    feeShares: json.feeShares.map((share) => ({ ...share, shareBps: Number(share.shareBps) })),
    goods: { ...json.goods, lotId: BigInt(json.goods.lotId), maxGrams: BigInt(json.goods.maxGrams) },
  };
}

/** Call arguments → JSON form. Inverse of termsOf. */
export function termsJson(terms: Terms): TermsJson {
  return {
    ...terms,
    maxAmount: terms.maxAmount.toString(),
    authorizeBefore: terms.authorizeBefore.toString(),
    captureBefore: terms.captureBefore.toString(),
    resolveBefore: terms.resolveBefore.toString(),
    refundBefore: terms.refundBefore.toString(),
    inspectionSeconds: terms.inspectionSeconds.toString(),
    feeBps: terms.feeBps.toString(),
    silenceBps: terms.silenceBps.toString(),
    feeShares: terms.feeShares.map((share) => ({ ...share, shareBps: share.shareBps.toString() })),
    goods: { ...terms.goods, lotId: terms.goods.lotId.toString(), maxGrams: terms.goods.maxGrams.toString() },
  };
}

/** How the payer's money comes in, in the order of `ISettlementEscrow.CollectionMethod`. */
export const collectionMethods = ['erc3009', 'permit2', 'allowance'] as const;
export type CollectionMethod = (typeof collectionMethods)[number];

/**
 * What brings the payer's money in: the payer's signature, by ERC-3009 (valid until `authorizeBefore`), by Permit2, or
 * over the payment's id where the escrow has an allowance (`0x` when the payer itself sends).
 */
export const collectionSchema = z.strictObject({ method: z.enum(collectionMethods), signature: hex });
export type Collection = z.infer<typeof collectionSchema>;

/** The seller's agreement to the terms, by a directory signer. */
export const acceptanceSchema = z.strictObject({ signer: address, signature: hex });

/** The seller's agreement without a signature: a live offer of its own that covers the terms. */
export const sellerConsentSchema = z.strictObject({
  offerId: z.string().min(1),
  offerVersion: z.string().min(1),
});
