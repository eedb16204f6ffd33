import type { BatchEvidence, CertificateTuple, CountersignatureTuple } from '@topsteel/domain/certificate';
import {
  concatHex,
  encodeAbiParameters,
  keccak256,
  parseAbiParameters,
  toBytes,
  zeroAddress,
  type Address,
  type Hex,
} from 'viem';
import type { Deployment } from '../deployments.ts';
import { certificateIdOf } from './certificate-id.ts';

/** Fills a tree to a power of two; no certificate has this leaf. */
export const EMPTY_LEAF: Hex = keccak256(toBytes('TopSteel.EmptyLeaf'));

/** A batch as the chain commits to it. */
export interface IssuedBatch {
  root: Hex;
  depth: number;
  count: number;
  issuedAt: number;
  signer: Address;
}

/** What stands for "not countersigned". */
export const NOT_COUNTERSIGNED: CountersignatureTuple = {
  body: zeroAddress,
  signer: zeroAddress,
  signedAt: 0,
};

/** A tree over certificates, ready to be issued. */
export interface BuiltBatch {
  root: Hex;
  depth: number;
  count: number;
  /** Certificate ids, in order of index, without the filling. */
  leaves: Hex[];
  /** The siblings of a certificate from leaf to root, exactly `depth` of them. */
  siblingsOf(index: number): Hex[];
  /** What proves a certificate once the batch is issued and, if it is of type 3.2, countersigned. */
  evidenceOf(
    index: number,
    issued: Pick<IssuedBatch, 'issuedAt' | 'signer'>,
    countersignature?: CountersignatureTuple,
  ): BatchEvidence;
}

/**
 * Builds the Merkle tree of a batch. Pairs are hashed in sorted order; the tree is filled to a full power of two,
 * so that every proof has the committed depth.
 *
 * @param certificates In order of `index`, which must count from 0.
 * @throws RangeError when the batch is empty or an index is out of place.
 * @example buildBatch(deployment, [certificate]).depth // 0, and root is the certificate's id
 */
export function buildBatch(
  deployment: Pick<Deployment, 'chainId' | 'certificateRegistry'>,
  certificates: readonly CertificateTuple[],
): BuiltBatch {
  const count = certificates.length;
  if (count === 0) throw new RangeError('A batch needs at least one certificate.');
  const leaves = certificates.map((certificate, index) => {
    if (certificate.index !== index) {
      throw new RangeError(
        `Certificate ${index} of the batch carries index ${certificate.index}: number them from 0.`,
      );
    }
    return certificateIdOf(deployment, certificate);
  });
  const depth = Math.ceil(Math.log2(count));
  const levels: Hex[][] = [[...leaves, ...Array.from({ length: 2 ** depth - count }, () => EMPTY_LEAF)]];
  for (let level = 0; level < depth; level += 1) levels.push(pairUp(levels[level] ?? []));
  const root = levels[depth]?.[0] ?? EMPTY_LEAF;
  const siblingsOf = (index: number): Hex[] => {
    if (!(index in leaves)) throw new RangeError(`The batch has no certificate ${index}.`);
    return levels.slice(0, depth).map((nodes, level) => nodes[(index >> level) ^ 1] ?? EMPTY_LEAF);
  };
  return {
    root,
    depth,
    count,
    leaves,
    siblingsOf,
    evidenceOf: (index, { issuedAt, signer }, countersignature = NOT_COUNTERSIGNED) => ({
      count,
      issuedAt,
      signer,
      siblings: siblingsOf(index),
      countersignature,
    }),
  };
}

const commitmentParameters = parseAbiParameters('bytes32, uint8, uint32, uint48, address');

/**
 * The word that the registry keeps of a batch, `keccak256(abi.encode(root, depth, count, issuedAt, signer))`; what an
 * inspection body names when it countersigns. Equal to `CertificateRegistry.commitmentOf`.
 */
export function batchCommitmentOf({ root, depth, count, issuedAt, signer }: IssuedBatch): Hex {
  return keccak256(encodeAbiParameters(commitmentParameters, [root, depth, count, issuedAt, signer]));
}

function pairUp(nodes: readonly Hex[]): Hex[] {
  return nodes
    .filter((_, index) => index % 2 === 0)
    .map((node, index) => hashPair(node, nodes[2 * index + 1] ?? node));
}

function hashPair(a: Hex, b: Hex): Hex {
  return keccak256(BigInt(a) < BigInt(b) ? concatHex([a, b]) : concatHex([b, a]));
}
