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

export interface BatchTuple {
  root: Hex;
  depth: bigint;
  count: bigint;
  issuedAt: bigint;
  signer: Hex;
}

export interface Emissions {
  gramsCo2ePerKg: string;
  status: string;
  method: string;
  boundary: string;
}

export interface EvidenceDocument {
  role: string;
  mediaType: string;
  sha256: string;
  cid: string;
}

/** The evidence block of a lot: the certificate, its proof, its documents, and what the label says of the steel. */
export interface Evidence {
  certificate: CertificateTuple;
  batch: BatchTuple;
  siblings: Hex[];
  documents: EvidenceDocument[];
  lot: Record<string, string>;
  emissions: Emissions | undefined;
}

const LEAF_TYPEHASH_TEXT =
  'Certificate(address registry,uint256 chainId,address issuer,uint64 batch,uint32 index,bytes32 documentHash,bytes32 subject,uint8 kind,uint128 massGrams,uint48 validFrom,uint48 validUntil,bytes32 salt)';

/**
 * Reads an evidence block. The bytes have been compared with the register's hash, so they are what the issuer
 * wrote; this only makes sure that they have the shape they should.
 *
 * @returns undefined when the block is not an evidence block.
 */
export function readEvidence(bytes: Uint8Array): Evidence | undefined {
  const block = parseJson(bytes);
  if (!isRecord(block) || block['type'] !== 'topsteel/certificate-evidence/1') return undefined;
  const { certificate, batch, siblings, documents, lot } = block;
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
        root: hexText(batch['root'], 64),
        depth: integerOf(batch['depth']),
        count: integerOf(batch['count']),
        issuedAt: integerOf(batch['issuedAt']),
        signer: hexText(batch['signer'], 40),
      },
      siblings: siblings.map((sibling: unknown) => hexText(sibling, 64)),
      documents: Array.isArray(documents) ? documents.filter(isRecord).map(documentOf) : [],
      lot: Object.fromEntries(
        Object.entries(lot).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ),
      emissions: isRecord(lot['emissions']) ? emissionsOf(lot['emissions']) : undefined,
    };
  } catch {
    return undefined;
  }
}

/** keccak256(bytes.concat(keccak256(abi.encode(LEAF_TYPEHASH, registry, chainId, …certificate)))) */
export function certificateIdOf(certificate: CertificateTuple, registry: string, chainId: number): Hex {
  return keccak(
    keccak(
      `0x${encodeWords([keccak(LEAF_TYPEHASH_TEXT), registry, chainId, ...certificateWords(certificate)])}`,
    ),
  );
}

/** The root that a leaf and its siblings lead to; pairs are sorted, as OpenZeppelin's MerkleProof does. */
export function rootOf(leaf: Hex, siblings: readonly Hex[]): Hex {
  return siblings.reduce(
    (node, sibling) => keccak(node < sibling ? node + sibling.slice(2) : sibling + node.slice(2)),
    leaf,
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

function documentOf(entry: Record<string, unknown>): EvidenceDocument {
  return {
    role: textOf(entry['role']),
    mediaType: textOf(entry['mediaType']),
    sha256: textOf(entry['sha256']),
    cid: textOf(entry['cid']),
  };
}

function emissionsOf(entry: Record<string, unknown>): Emissions {
  return {
    gramsCo2ePerKg: textOf(entry['gramsCo2ePerKg']),
    status: textOf(entry['status']),
    method: textOf(entry['method']),
    boundary: textOf(entry['boundary']),
  };
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
