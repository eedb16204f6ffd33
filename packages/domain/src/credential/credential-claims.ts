import { decodeMultibase } from '../data-integrity/index.ts';
import { lotCodeOf, readLabelTarget } from '../digital-link/index.ts';
import { CERTIFICATE_CREDENTIAL } from './certificate-credential.ts';
import type { Credential } from './verify-credential.ts';

/** What a credential of a lot says that a register can be asked about. What it does not say is not listed. */
export interface CredentialClaims {
  /** Lots by the code on their label. */
  lots: string[];
  /** Certificates by their id in the register. */
  certificates: string[];
  /** Where the register is said to hold the certificate: `chainId registry batch index`. */
  entries: string[];
  /** Registered documents and evidence, by SHA-256 (0x and 64 hex digits). */
  documents: string[];
  /** Mass of the lot in grams. */
  lotGrams: bigint[];
  /** Mass that the certificate covers, in grams. */
  certifiedGrams: bigint[];
  /** Accounts that the issuer is said to have. */
  accounts: string[];
  /** Accounts of inspection bodies that countersigned. */
  bodies: string[];
}

type Node = Readonly<Record<string, unknown>>;

const CERTIFICATE_URN = /^urn:topsteel:certificate:(0x[0-9a-f]{64})/i;
const ACCOUNT_DID = /^did:pkh:eip155:[0-9]+:(0x[0-9a-f]{40})$/i;
/** Multihash: SHA-256, 32 bytes. */
const MULTIHASH = [0x12, 0x20] as const;

/**
 * What a credential says of lot, certificate, documents, mass and accounts, read from the three kinds that are issued for
 * a lot (the certificate's own, UNTP passport, UNTP conformity credential, both in 0.6.1 and 0.7.0). Hex in lower case.
 * Values that cannot be read are left as empty text or −1, which agree with nothing.
 *
 * @example claimsOf(passport).lots // ['00000000000000000001', '00000000000000000001']: by batch number and by link
 */
export function claimsOf({ types, payload }: Pick<Credential, 'types' | 'payload'>): CredentialClaims {
  const claims: CredentialClaims = {
    ...{ lots: [], certificates: [], entries: [], documents: [] },
    ...{ lotGrams: [], certifiedGrams: [], accounts: [], bodies: [] },
  };
  readAccounts(payload['issuer'], claims);
  for (const subject of nodesOf(payload['credentialSubject'])) {
    if (types.includes(CERTIFICATE_CREDENTIAL)) readCertificate(subject, claims);
    if (types.includes('DigitalConformityCredential')) readConformity(subject, claims);
    if (types.includes('DigitalProductPassport')) readPassport(subject, claims);
    readDigests(subject, claims);
  }
  return claims;
}

function readCertificate(subject: Node, claims: CredentialClaims): void {
  claims.certificates.push(certificateIn(subject['id']));
  claims.documents.push(textOf(subject['documentHash']).toLowerCase());
  claims.certifiedGrams.push(gramsIn(subject['certifiedMassGrams']));
  for (const entry of nodesOf(subject['registerEntry'])) {
    const place = [entry['chainId'], entry['registry'], entry['batch'], entry['index']];
    claims.entries.push(place.map(textOf).join(' ').toLowerCase());
    claims.accounts.push(textOf(entry['account']).toLowerCase());
  }
  for (const document of nodesOf(subject['document']))
    claims.documents.push(textOf(document['sha256']).toLowerCase());
  for (const body of nodesOf(subject['countersignedBy']))
    claims.bodies.push(textOf(body['account']).toLowerCase());
}

function readConformity(subject: Node, claims: CredentialClaims): void {
  claims.certificates.push(certificateIn(subject['id']));
  const assessments = [...nodesOf(subject['assessment']), ...nodesOf(subject['conformityAssessment'])];
  for (const assessment of assessments)
    for (const assessed of nodesOf(assessment['assessedProduct']))
      for (const product of nodesOf(assessed['product'])) readProduct(product, claims);
}

/** In 0.7.0 the product is the subject, in 0.6.1 it lies within. */
function readPassport(subject: Node, claims: CredentialClaims): void {
  const products = Object.hasOwn(subject, 'product') ? nodesOf(subject['product']) : [subject];
  for (const product of products) {
    readProduct(product, claims);
    for (const { weight } of nodesOf(product['dimensions']))
      claims.lotGrams.push(...nodesOf(weight).map(gramsOf));
  }
  const materials = [...nodesOf(subject['materialsProvenance']), ...nodesOf(subject['materialProvenance'])];
  for (const { mass, massFraction } of materials)
    if (massFraction === 1) claims.lotGrams.push(...nodesOf(mass).map(gramsOf));
}

function readProduct(product: Node, claims: CredentialClaims): void {
  const target = readLabelTarget(textOf(product['id']));
  claims.lots.push(textOf(product['batchNumber']), target === undefined ? '' : lotCodeOf(target.lotId));
}

function readAccounts(issuer: unknown, claims: CredentialClaims): void {
  for (const each of nodesOf(issuer))
    for (const { id } of nodesOf(each['issuerAlsoKnownAs']))
      claims.accounts.push(ACCOUNT_DID.exec(textOf(id))?.[1]?.toLowerCase() ?? '');
}

/** Every link with a digest, wherever it stands (`hashDigest` of 0.6.1, `digestMultibase` of 0.7.0). */
function readDigests(value: unknown, claims: CredentialClaims): void {
  if (Array.isArray(value)) for (const each of value) readDigests(each, claims);
  if (!isNode(value)) return;
  if (Object.hasOwn(value, 'hashDigest'))
    claims.documents.push(`0x${textOf(value['hashDigest']).toLowerCase()}`);
  if (Object.hasOwn(value, 'digestMultibase')) claims.documents.push(digestIn(value['digestMultibase']));
  for (const each of Object.values(value)) readDigests(each, claims);
}

function digestIn(multibase: unknown): string {
  try {
    const bytes = decodeMultibase(textOf(multibase));
    if (bytes.length !== 34 || MULTIHASH.some((byte, i) => bytes[i] !== byte)) return '';
    return `0x${Array.from(bytes.slice(2), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  } catch {
    return '';
  }
}

/** Kilograms as a JSON number → grams, to the nearest. */
function gramsOf({ value, unit }: Node): bigint {
  const isRead = unit === 'KGM' && typeof value === 'number' && value >= 0 && value < 1e12;
  return isRead ? BigInt(Math.round(value * 1_000)) : -1n;
}

const gramsIn = (value: unknown): bigint => (/^\d{1,39}$/.test(textOf(value)) ? BigInt(textOf(value)) : -1n);
const certificateIn = (id: unknown): string => CERTIFICATE_URN.exec(textOf(id))?.[1]?.toLowerCase() ?? '';
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const nodesOf = (value: unknown): Node[] => [value].flat().filter(isNode);
