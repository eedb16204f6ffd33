import type { PublicKey } from '../data-integrity/index.ts';
import { keyInDidDocument, type FoundKey } from './did.ts';
import { algorithmOf, isSignedBy, parseJws, type ParsedJws } from './jws.ts';

export const VC_CONTEXT = 'https://www.w3.org/ns/credentials/v2';
export const VC_MEDIA_TYPE = 'application/vc+jwt';

/** Why a credential does not hold, or cannot be judged. */
export type CredentialFault =
  | 'malformed'
  | 'algorithm'
  | 'header'
  | 'shape'
  | 'issuer'
  | 'key-unknown'
  | 'key-revoked'
  | 'signature'
  | 'not-yet-valid'
  | 'expired';

export interface Credential {
  id: string | undefined;
  issuer: string;
  types: string[];
  /** Epoch seconds. */
  validFrom: number | undefined;
  validUntil: number | undefined;
  /** Where its revocation is kept; judge each by `statusOf` of `@topsteel/domain/status-list`. */
  statuses: Record<string, unknown>[];
  kid: string;
  payload: Record<string, unknown>;
}

export type CredentialResult =
  | { holds: true; credential: Credential }
  | { holds: false; fault: CredentialFault; reason: string; credential?: Credential };

export interface VerifyCredentialOptions {
  /** The key of an issuer, or undefined when it is not known: then nothing is said for the credential. */
  keyOf(issuer: string, kid: string): FoundKey | PublicKey | undefined;
  /** Epoch seconds. */
  now: number;
  /** Refuses the credential of anybody else. */
  expectedIssuer?: string;
}

/** Header fields that bring a key along, or change what is signed: none is ever believed (RFC 7515 §4.1, RFC 7797). */
const refusedHeaders = ['jwk', 'jku', 'x5c', 'x5u', 'x5t', 'x5t#S256', 'crit', 'b64', 'zip', 'epk'];

/**
 * Verifies a W3C credential enveloped as `vc+jwt` (VC 2.0, Securing Verifiable Credentials using JOSE and COSE §3.1).
 * Judged are form, algorithm (ES256 or EdDSA, by the key and never by the header), issuer, signature and period.
 * Revocation is not: it needs the issuer's status list.
 *
 * @example verifyCredential('a.b', { keyOf: () => undefined, now: 0 })
 * // { holds: false, fault: 'malformed', reason: 'This is no credential: it does not have three parts.' }
 */
export function verifyCredential(jwt: string, options: VerifyCredentialOptions): CredentialResult {
  const jws = parseJws(jwt.trim());
  if (typeof jws === 'string') return refuse('malformed', `This is no credential: ${jws}.`);
  const header = headerFault(jws.header);
  if (header !== undefined) return header;
  const credential = credentialOf(jws);
  if (typeof credential === 'string') return refuse('shape', `This is no W3C credential: ${credential}.`);
  const refuseIt = (fault: CredentialFault, reason: string): CredentialResult => ({
    ...refuse(fault, reason),
    credential,
  });
  const { issuer, kid, payload } = credential;
  const claim = claimFault(payload, issuer);
  if (claim !== undefined) return refuseIt('issuer', claim);
  if (kid.includes('#') && !kid.startsWith(`${issuer}#`)) {
    return refuseIt('issuer', `It is signed with the key ${kid}, which is not one of its issuer ${issuer}.`);
  }
  if (options.expectedIssuer !== undefined && options.expectedIssuer !== issuer) {
    return refuseIt('issuer', `Its issuer is ${issuer}, and not ${options.expectedIssuer}.`);
  }
  const found = options.keyOf(issuer, kid);
  if (found === undefined) return refuseIt('key-unknown', `The key ${kid} of ${issuer} is not known.`);
  const { key, revokedAt } = 'key' in found ? found : { key: found, revokedAt: undefined };
  if (jws.header.alg !== algorithmOf[key.type]) {
    return refuseIt('algorithm', `A key on ${key.type} signs with ${algorithmOf[key.type]} only.`);
  }
  if (!isSignedBy(jws, key))
    return refuseIt('signature', 'The signature is not the issuer’s for this content.');
  return periodOf(credential, options.now, revokedAt) ?? { holds: true, credential };
}

/** Finds keys in did documents that are at hand, such as those of an evidence bundle. */
export function keysOfDocuments(
  documents: readonly unknown[],
): (issuer: string, kid: string) => FoundKey | undefined {
  return (issuer, kid) => {
    for (const document of documents) {
      const found = keyInDidDocument(document, issuer, kid);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

function headerFault(header: Record<string, unknown>): CredentialResult | undefined {
  if (header.alg !== 'ES256' && header.alg !== 'EdDSA') {
    return refuse(
      'algorithm',
      `The algorithm ${JSON.stringify(header.alg)} is not accepted; ES256 and EdDSA are.`,
    );
  }
  const refused = refusedHeaders.find((name) => Object.hasOwn(header, name));
  if (refused !== undefined) return refuse('header', `The header field "${refused}" is not accepted.`);
  if (header.typ !== 'vc+jwt') return refuse('header', 'The header does not say "typ": "vc+jwt".');
  if (header.cty !== undefined && header.cty !== 'vc')
    return refuse('header', 'The content is not of type "vc".');
  if (typeof header.kid !== 'string' || header.kid === '' || header.kid.length > 1_000) {
    return refuse('header', 'The header names no key.');
  }
  return undefined;
}

function credentialOf({ header, payload }: ParsedJws): Credential | string {
  const contexts = listOf(payload['@context']);
  if (contexts[0] !== VC_CONTEXT) return `its first @context is not ${VC_CONTEXT}`;
  const types = listOf(payload.type).filter((type) => typeof type === 'string');
  if (!types.includes('VerifiableCredential')) return 'its type is not VerifiableCredential';
  if (Object.hasOwn(payload, 'vc') || Object.hasOwn(payload, 'vp')) {
    return 'it holds a claim "vc" or "vp", which is another form of credential';
  }
  const issuer = issuerOf(payload.issuer);
  if (issuer === undefined) return 'it names no issuer';
  const subjects = listOf(payload.credentialSubject);
  if (subjects.length === 0 || !subjects.every(isObject)) return 'it has no credentialSubject';
  const validFrom = timeOf(payload.validFrom);
  const validUntil = timeOf(payload.validUntil);
  if (validFrom === null || validUntil === null) return 'validFrom or validUntil is no time with a zone';
  const statuses = listOf(payload.credentialStatus);
  if (!statuses.every(isObject)) return 'its credentialStatus is no object';
  return {
    id: typeof payload.id === 'string' ? payload.id : undefined,
    issuer,
    types,
    validFrom,
    validUntil,
    statuses,
    kid: String(header.kid),
    payload,
  };
}

/** Registered claims may repeat what the credential says, and never say otherwise. */
function claimFault(payload: Record<string, unknown>, issuer: string): string | undefined {
  if (payload.iss !== undefined && payload.iss !== issuer) {
    return `The envelope says the issuer is ${JSON.stringify(payload.iss)}, and the credential ${issuer}.`;
  }
  if (payload.jti !== undefined && payload.jti !== payload.id)
    return 'Envelope and credential differ in their id.';
  const [subject] = listOf(payload.credentialSubject);
  if (payload.sub !== undefined && (!isObject(subject) || payload.sub !== subject.id)) {
    return 'Envelope and credential differ in their subject.';
  }
  return undefined;
}

function periodOf(
  credential: Credential,
  now: number,
  revokedAt: number | undefined,
): CredentialResult | undefined {
  const { validFrom, validUntil, payload } = credential;
  const starts = Math.max(validFrom ?? 0, numberOf(payload.nbf, 0));
  const ends = Math.min(validUntil ?? Infinity, numberOf(payload.exp, Infinity));
  const at = (seconds: number): string => new Date(seconds * 1_000).toISOString();
  const fail = (fault: CredentialFault, reason: string): CredentialResult => ({
    ...refuse(fault, reason),
    credential,
  });
  if (revokedAt !== undefined && Math.max(starts, numberOf(payload.iat, 0)) >= revokedAt) {
    return fail('key-revoked', `Its key was given up at ${at(revokedAt)}, before it was signed.`);
  }
  if (now < starts) return fail('not-yet-valid', `It is valid from ${at(starts)} on.`);
  if (now >= ends) return fail('expired', `It was valid until ${at(ends)}.`);
  return undefined;
}

function issuerOf(value: unknown): string | undefined {
  const id = isObject(value) ? value.id : value;
  return typeof id === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(id) ? id : undefined;
}

/** Undefined when absent, null when it is no time. */
function timeOf(value: unknown): number | undefined | null {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') return null;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.floor(at / 1_000);
}

const numberOf = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
const refuse = (fault: CredentialFault, reason: string): CredentialResult & { holds: false } => ({
  holds: false,
  fault,
  reason,
});
