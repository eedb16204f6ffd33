import { encodeWords, keccak, type Hex, type Word } from './abi-words.ts';
import { isRecord } from './json-rpc.ts';

/** A certificate as the registry's leaf holds it, in the order of the Solidity struct. */
export interface CertificateTuple {
  issuer: Hex;
  batch: bigint;
  index: bigint;
  documentHash: Hex;
  subject: Hex;
  kind: bigint;
  massGrams: bigint;
  validFrom: bigint;
  validUntil: bigint;
  salt: Hex;
}

/** What the issuer's batch was registered with; root and depth follow from the proof. */
export interface BatchHeader {
  count: bigint;
  issuedAt: bigint;
  signer: Hex;
}

/** The second signature of a type 3.2. */
export interface Countersignature {
  body: Hex;
  signer: Hex;
  signedAt: bigint;
}

/** The evidence block of a lot: the certificate, its proof, its documents, and what the label says of the steel. */
export interface Evidence {
  certificate: CertificateTuple;
  batch: BatchHeader;
  siblings: Hex[];
  /** Undefined when the block has none; one that came later stands in the register's events. */
  countersignature: Countersignature | undefined;
  /** heatNumber, grade, norm, product … as the label shows them. */
  label: Record<string, string>;
  /** The block itself, for what only a page's text needs. */
  block: Record<string, unknown>;
}

/**
 * keccak256 of `Certificate(address registry,uint256 chainId,address issuer,uint64 batch,uint32 index,bytes32
 * documentHash,bytes32 subject,uint8 kind,uint128 massGrams,uint48 validFrom,uint48 validUntil,bytes32 salt)`.
 */
const LEAF_TYPEHASH = '0x2c4077a6546de252ff64903795518ebcd559df1362269f93443931564a7f3333';

/**
 * Reads an evidence block. The bytes have been compared with the register's hash, so they are what the issuer
 * wrote; this only makes sure that they have the shape they should.
 *
 * @returns undefined when the block is not an evidence block.
 */
export function readEvidence(bytes: Uint8Array): Evidence | undefined {
  const block = parseJson(bytes);
  if (!isRecord(block) || block['type'] !== 'topsteel/certificate-evidence/1') return undefined;
  const { certificate, batch, siblings, countersignature, lot } = block;
  if (!isRecord(certificate) || !isRecord(batch) || !Array.isArray(siblings) || !isRecord(lot))
    return undefined;
  try {
    return {
      certificate: {
        issuer: hexText(certificate['issuer'], 40),
        batch: integerOf(certificate['batch']),
        index: integerOf(certificate['index']),
        documentHash: hexText(certificate['documentHash'], 64),
        subject: hexText(certificate['subject'], 64),
        kind: integerOf(certificate['kind']),
        massGrams: integerOf(certificate['massGrams']),
        validFrom: integerOf(certificate['validFrom']),
        validUntil: integerOf(certificate['validUntil']),
        salt: hexText(certificate['salt'], 64),
      },
      batch: {
        count: integerOf(batch['count']),
        issuedAt: integerOf(batch['issuedAt']),
        signer: hexText(batch['signer'], 40),
      },
      siblings: siblings.map((sibling: unknown) => hexText(sibling, 64)),
      countersignature: isRecord(countersignature)
        ? {
            body: hexText(countersignature['body'], 40),
            signer: hexText(countersignature['signer'], 40),
            signedAt: integerOf(countersignature['signedAt']),
          }
        : undefined,
      label: Object.fromEntries(
        Object.entries(lot).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ),
      block,
    };
  } catch {
    return undefined;
  }
}

/** keccak256(bytes.concat(keccak256(abi.encode(LEAF_TYPEHASH, registry, chainId, …certificate)))) */
export function certificateIdOf(certificate: CertificateTuple, registry: string, chainId: number): Hex {
  return keccak(
    keccak(`0x${encodeWords([LEAF_TYPEHASH, registry, chainId, ...certificateWords(certificate)])}`),
  );
}

/** The root that a leaf and its siblings lead to; pairs are sorted, as OpenZeppelin's MerkleProof does. */
export function rootOf(leaf: Hex, siblings: readonly Hex[]): Hex {
  return siblings.reduce(
    (node, sibling) => keccak(node < sibling ? node + sibling.slice(2) : sibling + node.slice(2)),
    leaf,
  );
}

/** keccak256(abi.encode(root, depth, count, issuedAt, signer)): what the registry holds of a batch. */
export function commitmentOf(leaf: Hex, { batch, siblings }: Evidence): Hex {
  return keccak(
    `0x${encodeWords([rootOf(leaf, siblings), siblings.length, batch.count, batch.issuedAt, batch.signer])}`,
  );
}

/** The ten words of `Certificate`. */
export function certificateWords(c: CertificateTuple): Word[] {
  return [
    c.issuer,
    c.batch,
    c.index,
    c.documentHash,
    c.subject,
    c.kind,
    c.massGrams,
    c.validFrom,
    c.validUntil,
    c.salt,
  ];
}

export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function integerOf(value: unknown): bigint {
  const text = textOf(value);
  if (!/^\d{1,39}$/.test(text)) throw new RangeError('not an integer');
  return BigInt(text);
}

function hexText(value: unknown, digits: number): Hex {
  if (typeof value !== 'string' || !new RegExp(`^0x[0-9a-fA-F]{${digits}}$`).test(value))
    throw new RangeError('not hex');
  return value.toLowerCase() as Hex;
}
