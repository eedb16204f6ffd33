import { z } from 'zod';
import { address, bytes32, uint128, uint32, uint48, uint64, uint8 } from '../bridge/scalars.ts';

/** A certificate's fields as JSON: every integer a decimal string, in the order of the Solidity struct. */
export const certificateSchema = z.strictObject({
  issuer: address,
  batch: uint64,
  index: uint32,
  documentHash: bytes32,
  subject: bytes32,
  kind: uint8,
  massGrams: uint128,
  validFrom: uint48,
  validUntil: uint48,
  salt: bytes32,
});
export type CertificateJson = z.infer<typeof certificateSchema>;

/** The batch a certificate belongs to, as committed on chain. */
export const batchSchema = z.strictObject({
  root: bytes32,
  depth: uint8,
  count: uint32,
  issuedAt: uint48,
  signer: address,
});
export type BatchJson = z.infer<typeof batchSchema>;

/** The second signature of a type 3.2 certificate; all zero when there is none. */
export const countersignatureSchema = z.strictObject({ body: address, signer: address, signedAt: uint48 });
export type CountersignatureJson = z.infer<typeof countersignatureSchema>;

/** What `ICertificateRegistry` is shown: the batch's header, the siblings from leaf to root, the countersignature. */
export const evidenceSchema = z.strictObject({
  count: uint32,
  issuedAt: uint48,
  signer: address,
  siblings: z.array(bytes32).max(32),
  countersignature: countersignatureSchema,
});
export type EvidenceJson = z.infer<typeof evidenceSchema>;

/** A countersignature as call arguments. */
export interface CountersignatureTuple {
  body: `0x${string}`;
  signer: `0x${string}`;
  signedAt: number;
}

/** Evidence as call arguments. */
export interface BatchEvidence {
  count: number;
  issuedAt: number;
  signer: `0x${string}`;
  siblings: readonly `0x${string}`[];
  countersignature: CountersignatureTuple;
}

const NOBODY = `0x${'0'.repeat(40)}` as const;

/** What stands for "not countersigned". */
export const NO_COUNTERSIGNATURE: CountersignatureJson = { body: NOBODY, signer: NOBODY, signedAt: '0' };

/** Evidence from a batch as it was issued. @example evidenceJson(batch, siblings).countersignature.signedAt // '0' */
export function evidenceJson(
  { count, issuedAt, signer }: Pick<BatchJson, 'count' | 'issuedAt' | 'signer'>,
  siblings: readonly `0x${string}`[],
  countersignature: CountersignatureJson = NO_COUNTERSIGNATURE,
): EvidenceJson {
  return { count, issuedAt, signer, siblings: [...siblings], countersignature };
}

/** JSON form → call arguments. */
export function evidenceTuple(json: EvidenceJson): BatchEvidence {
  const { body, signer, signedAt } = json.countersignature;
  return {
    count: Number(json.count),
    issuedAt: Number(json.issuedAt),
    signer: json.signer,
    siblings: json.siblings,
    countersignature: { body, signer, signedAt: Number(signedAt) },
  };
}

/** A certificate's fields as the contracts and typed data take them. */
export interface CertificateTuple {
  issuer: `0x${string}`;
  batch: bigint;
  index: number;
  documentHash: `0x${string}`;
  subject: `0x${string}`;
  kind: number;
  massGrams: bigint;
  validFrom: number;
  validUntil: number;
  salt: `0x${string}`;
}

/** JSON form → call arguments. Numbers stay below 2^48, so they are exact. */
export function certificateTuple(json: CertificateJson): CertificateTuple {
  return {
    issuer: json.issuer,
    batch: BigInt(json.batch),
    index: Number(json.index),
    documentHash: json.documentHash,
    subject: json.subject,
    kind: Number(json.kind),
    massGrams: BigInt(json.massGrams),
    validFrom: Number(json.validFrom),
    validUntil: Number(json.validUntil),
    salt: json.salt,
  };
}

/** Call arguments → JSON form. Inverse of certificateTuple. */
export function certificateJson(tuple: CertificateTuple): CertificateJson {
  return {
    issuer: tuple.issuer,
    batch: tuple.batch.toString(),
    index: tuple.index.toString(),
    documentHash: tuple.documentHash,
    subject: tuple.subject,
    kind: tuple.kind.toString(),
    massGrams: tuple.massGrams.toString(),
    validFrom: tuple.validFrom.toString(),
    validUntil: tuple.validUntil.toString(),
    salt: tuple.salt,
  };
}

/**
 * A leaf's abi.encode tuple after LEAF_TYPEHASH, in order, with Solidity types.
 * leaf = keccak256(keccak256(abi.encode(LEAF_TYPEHASH, registry, chainId, …fields)))
 */
export const leafFields = [
  ['registry', 'address'],
  ['chainId', 'uint256'],
  ['issuer', 'address'],
  ['batch', 'uint64'],
  ['index', 'uint32'],
  ['documentHash', 'bytes32'],
  ['subject', 'bytes32'],
  ['kind', 'uint8'],
  ['massGrams', 'uint128'],
  ['validFrom', 'uint48'],
  ['validUntil', 'uint48'],
  ['salt', 'bytes32'],
] as const;

/** The text whose keccak256 fills a tree up to a full power of two. */
export const EMPTY_LEAF_TEXT = 'TopSteel.EmptyLeaf';

/** What a lot is minted with (`Commission` of MaterialLedger). */
export const commissionSchema = z.strictObject({
  to: address,
  massGrams: uint128,
  emissionsGrams: uint128,
  evidence: bytes32,
  epcisEvent: bytes32,
});
export type CommissionJson = z.infer<typeof commissionSchema>;
