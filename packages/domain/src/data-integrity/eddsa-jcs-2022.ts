import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { AppError } from '../errors/index.ts';
import { canonicalBytes } from '../jcs/index.ts';
import { decodeMultibase, encodeMultibase } from './multibase.ts';
import { keyOfDidKey, type PublicKey } from './multikey.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** What is signed: the options of a proof, without its value. */
export interface ProofOptions {
  verificationMethod: string;
  /** `assertionMethod` when absent. */
  proofPurpose?: string;
  /** XML Schema dateTime with a zone. */
  created?: string;
  expires?: string;
  id?: string;
  /** Ids of the proofs of the same document that this one confirms. */
  previousProof?: string | readonly string[];
  challenge?: string;
  domain?: string;
}

/** Both hashes in hex, and the 64 bytes that are signed: the hash of the proof's options, then the document's. */
export interface HashData {
  documentHash: string;
  proofHash: string;
  bytes: Uint8Array;
}

export type ProofResult =
  | ({ verified: true; verificationMethod: string } & HashData)
  | { verified: false; reason: string };

export interface VerifyOptions {
  /** Finds the key of a verification method; `did:key` alone when absent. */
  keyOf?: (verificationMethod: string) => PublicKey | undefined;
  /** The purpose that the caller accepts; `assertionMethod` when absent. */
  expectedPurpose?: string;
  /** Epoch seconds; expiry is not judged when absent. */
  now?: number;
}

const SUITE = 'eddsa-jcs-2022';
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const MAX_PROOFS = 16;

/**
 * The hashes of a document and of a proof's options (W3C Data Integrity EdDSA Cryptosuites §3.3.4).
 * `document` is without its proof, `options` without `proofValue`.
 *
 * @throws AppError `invalid-input` when either is not plain JSON.
 */
export function hashForProof(document: JsonObject, options: JsonObject): HashData {
  const documentHash = sha256(canonicalBytes(document));
  const proofHash = sha256(canonicalBytes(options));
  return {
    documentHash: bytesToHex(documentHash),
    proofHash: bytesToHex(proofHash),
    bytes: concatBytes(proofHash, documentHash),
  };
}

/**
 * Adds an `eddsa-jcs-2022` proof to a document (§3.3.1). A document that has proofs keeps them, and one named in
 * `previousProof` is signed along.
 *
 * @param secretKey 32 bytes.
 * @throws AppError `invalid-input` when `created` or `expires` is no time, or a previous proof is not there.
 * @example (signDocument({ name: 'x' }, { verificationMethod }, secret).proof as { cryptosuite: string }).cryptosuite // 'eddsa-jcs-2022'
 */
export function signDocument(
  document: JsonObject,
  options: ProofOptions,
  secretKey: Uint8Array,
): Record<string, unknown> {
  for (const time of [options.created, options.expires]) {
    if (time !== undefined && !isTime(time)) throw invalid('"created" or "expires" is no time with a zone');
  }
  const { proof: present, ...unsecured } = document;
  const proofs = present === undefined ? [] : listOf(present);
  const previous = previousOf(options.previousProof, proofs);
  if (previous === undefined) throw invalid('a previous proof is named that the document does not have');
  const config = {
    type: 'DataIntegrityProof',
    cryptosuite: SUITE,
    proofPurpose: 'assertionMethod',
    ...definedOf({ ...options }),
    ...(unsecured['@context'] !== undefined && { '@context': unsecured['@context'] }),
  };
  const signed = previous.length === 0 ? unsecured : { ...unsecured, proof: previous };
  const signature = ed25519.sign(hashForProof(signed, config).bytes, secretKey);
  const proof = { ...config, proofValue: encodeMultibase('z', signature) };
  return { ...unsecured, proof: proofs.length === 0 ? proof : [...proofs, proof] };
}

/**
 * Verifies every proof of a document: one, a set, or a chain (§3.3.2 and Data Integrity §4.5). One that fails, or of
 * another suite, fails the document. Says nothing of whether the keys are the issuer's: `keyOf` decides that.
 *
 * @example verifyDocument({ name: 'x' })[0] // { verified: false, reason: 'the document has no proof' }
 */
export function verifyDocument(document: JsonObject, options: VerifyOptions = {}): ProofResult[] {
  const { proof, ...unsecured } = document;
  const proofs = proof === undefined ? [] : listOf(proof);
  if (proofs.length === 0) return [failed('the document has no proof')];
  if (proofs.length > MAX_PROOFS) return [failed(`the document has more than ${MAX_PROOFS} proofs`)];
  return proofs.map((one) => verifyProof(unsecured, one, proofs, options));
}

function verifyProof(
  document: JsonObject,
  proof: JsonObject,
  proofs: readonly JsonObject[],
  { keyOf = keyOfDidKey, expectedPurpose = 'assertionMethod', now }: VerifyOptions,
): ProofResult {
  const { proofValue, ...options } = proof;
  const { verificationMethod, created, expires, previousProof } = options;
  if (options.type !== 'DataIntegrityProof' || options.cryptosuite !== SUITE) {
    return failed(`the proof is not of the suite ${SUITE}`);
  }
  if (options.proofPurpose !== expectedPurpose)
    return failed(`the proof's purpose is not ${expectedPurpose}`);
  if (typeof verificationMethod !== 'string') return failed('the proof names no verification method');
  if (created !== undefined && !isTime(created)) return failed('"created" is no time with a zone');
  if (expires !== undefined && !isTime(expires)) return failed('"expires" is no time with a zone');
  if (now !== undefined && isTime(expires) && Date.parse(expires) <= now * 1_000) {
    return failed(`the proof expired at ${expires}`);
  }
  const context = options['@context'];
  if (context !== undefined && !beginsWith(document['@context'], context)) {
    return failed("the document's @context does not begin with the proof's");
  }
  const previous = previousOf(previousProof, proofs);
  if (previous === undefined) return failed('a previous proof that the proof names is not there');
  const signature = signatureOf(proofValue);
  if (signature === undefined) return failed('"proofValue" is no Ed25519 signature in base58 multibase');
  const key = keyOf(verificationMethod);
  if (key?.type !== 'Ed25519') return failed(`the key ${verificationMethod} is not known`);
  const signed = {
    ...document,
    ...(context !== undefined && { '@context': context }),
    ...(previous.length > 0 && { proof: previous }),
  };
  try {
    const hashes = hashForProof(signed, options);
    // Strict RFC 8032 verification: ZIP-215 accepts signatures that other verifiers refuse.
    const holds = ed25519.verify(signature, hashes.bytes, key.bytes, { zip215: false });
    return holds
      ? { verified: true, verificationMethod, ...hashes }
      : failed('the signature does not belong to this document and key');
  } catch {
    return failed('the document or the proof is not plain JSON');
  }
}

/** Undefined when a named proof is missing; a proof never confirms itself, for its id would then be its own. */
function previousOf(named: unknown, proofs: readonly JsonObject[]): JsonObject[] | undefined {
  if (named === undefined) return [];
  const found = (Array.isArray(named) ? (named as unknown[]) : [named]).map((id) =>
    typeof id === 'string' ? proofs.find((proof) => proof.id === id) : undefined,
  );
  return found.every((proof) => proof !== undefined) ? found : undefined;
}

function signatureOf(value: unknown): Uint8Array | undefined {
  if (typeof value !== 'string' || !value.startsWith('z')) return undefined;
  try {
    const bytes = decodeMultibase(value);
    return bytes.length === 64 ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function beginsWith(whole: unknown, start: unknown): boolean {
  const text = (value: unknown): string => new TextDecoder().decode(canonicalBytes(value));
  try {
    const wholeList: unknown[] = Array.isArray(whole) ? whole : [whole];
    const startList: unknown[] = Array.isArray(start) ? start : [start];
    return startList.every(
      (value, index) => index < wholeList.length && text(value) === text(wholeList[index]),
    );
  } catch {
    return false;
  }
}

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && DATE_TIME.test(value) && !Number.isNaN(Date.parse(value));
const listOf = (proof: unknown): JsonObject[] =>
  (Array.isArray(proof) ? (proof as unknown[]) : [proof]).map((one) =>
    typeof one === 'object' && one !== null ? (one as JsonObject) : {},
  );
const definedOf = (options: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
const failed = (reason: string): ProofResult => ({ verified: false, reason });
const invalid = (why: string): AppError =>
  new AppError('invalid-input', { message: `The document cannot be signed: ${why}.` });
