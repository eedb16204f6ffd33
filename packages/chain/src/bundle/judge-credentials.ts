import type {
  Credential,
  CredentialClaims,
  CredentialFault,
  VerifyCredentialOptions,
} from '@topsteel/domain/credential';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import type { Hex } from '../verify/abi-words.ts';
import { certificateIdOf, readEvidence, textOf, type Evidence } from '../verify/evidence.ts';
import { isRecord } from '../verify/json-rpc.ts';
import { line } from '../verify/lot-facts.ts';
import { Register, type LotRecord } from '../verify/register.ts';
import type { VerdictLine } from '../verify/report.ts';
import type { FoundCredentials } from './credential-files.ts';
import { offlineNode, type ProvenChain } from './offline-node.ts';

/** What the proven state of the contracts says of a lot. */
interface LotState {
  lotId: bigint;
  lot: LotRecord;
  /** The certificate's evidence; undefined for a lot that was made out of others. */
  evidence: Evidence | undefined;
  /** The inspection body that countersigned, of a 3.2. */
  body: Hex | undefined;
}

type Finding =
  | { key: 'holds'; asOf: number; host: string }
  | { key: string; params?: Record<string, string | number> };

const keyOfFault: Record<CredentialFault, string> = {
  malformed: 'credentialUnreadable',
  header: 'credentialUnreadable',
  shape: 'credentialUnreadable',
  algorithm: 'credentialOtherKey',
  issuer: 'credentialOtherKey',
  'key-unknown': 'credentialOtherKey',
  signature: 'credentialOtherKey',
  'key-revoked': 'credentialKeyGivenUp',
  'not-yet-valid': 'credentialNotYetValid',
  expired: 'credentialExpired',
};

/**
 * Judges the credentials of a bundle without a network: each is signed by a key of the did document in the bundle, in
 * date, not withdrawn by the status list in the bundle, and says nothing that the proven state of the contracts does not
 * say too; and the did document names the account that registered the certificate. That the did document is its issuer's
 * is not proven: it is the word of the site that published it.
 *
 * @param bytesOf bytes of the bundle by their SHA-256
 * @returns a line for what holds, and one for each way in which others do not.
 */
export async function judgeCredentials(
  found: FoundCredentials,
  lotId: bigint,
  chain: ProvenChain,
  bytesOf: ReadonlyMap<string, Uint8Array>,
): Promise<VerdictLine[]> {
  const state = await readLotState(lotId, chain, bytesOf);
  const findings = new Map<string, { names: string[]; finding: Finding }>();
  for (const { name, jwt } of found.credentials) {
    const finding = await judgeOne(jwt, found, state, chain);
    const same = findings.get(finding.key)?.names ?? [];
    findings.set(finding.key, { names: [...same, name], finding });
  }
  const isGood = ({ finding }: { finding: Finding }): number => ('asOf' in finding ? 1 : 0);
  // What speaks against the credentials comes first.
  return [...findings.values()]
    .sort((a, b) => isGood(a) - isGood(b))
    .map(({ names, finding }) => lineOf(names, finding));
}

function lineOf(names: readonly string[], finding: Finding): VerdictLine {
  const how = { count: names.length };
  if (!('asOf' in finding)) {
    const params = { names: names.join(', '), ...finding.params };
    return line('credentials', finding.key, params, 'credentialsChecked', how);
  }
  const params = { n: names.length, host: finding.host, time: finding.asOf };
  return line('credentials', 'credentialsAgree', params, 'credentialsChecked', how);
}

async function judgeOne(
  jwt: string,
  { didDocument, statusListJwt, sources }: FoundCredentials,
  state: LotState,
  chain: ProvenChain,
): Promise<Finding> {
  const { claimsOf, keysOfDocuments, verifyCredential, urlOfDidWeb } =
    await import('@topsteel/domain/credential');
  if (didDocument === undefined) return { key: 'credentialsUnread' };
  const keyOf = keysOfDocuments([didDocument]);
  const result = verifyCredential(jwt, { keyOf, now: Math.max(chain.head.at, chain.now) });
  if (!result.holds) return { key: keyOfFault[result.fault], params: datesOf(result.credential) };
  const { credential } = result;
  const url = addressOf(credential.issuer, urlOfDidWeb);
  if (url !== sources.didUrl) return { key: 'credentialOtherKey' };
  const account = `did:pkh:eip155:${chain.deployment.chainId}:${state.lot.issuer}`;
  if (!namesOf(didDocument).includes(account.toLowerCase()))
    return { key: 'credentialOtherAccount', params: { account: state.lot.issuer } };
  const differing = differenceOf(claimsOf(credential), state, chain);
  if (differing !== undefined) return { key: differing };
  const asOf = await statusAt(credential, { statusListJwt, sources, keyOf, at: chain.head.at });
  if (asOf === 'unknown') return { key: 'credentialsUnread' };
  if (asOf.isRevoked) return { key: 'credentialRevoked', params: { time: asOf.at } };
  return { key: 'holds', asOf: asOf.at, host: new URL(url).host };
}

/** Whatever a credential says must be what the register says; what says nothing of this lot belongs to another. */
function differenceOf(
  claims: CredentialClaims,
  { lotId, lot, evidence, body }: LotState,
  { deployment }: ProvenChain,
): string | undefined {
  const certificate = evidence?.certificate;
  const { chainId, certificateRegistry } = deployment;
  const entry = [chainId, certificateRegistry, lot.batch, lot.index].join(' ').toLowerCase();
  const listed = evidence?.block['documents'];
  const documents = (Array.isArray(listed) ? listed : [])
    .filter(isRecord)
    .map(({ sha256 }) => textOf(sha256));
  const known = [lot.documentHash, lot.evidence, ...documents].map((hash) => hash.toLowerCase());
  const isAlways = <T>(said: readonly T[], ...right: readonly T[]): boolean =>
    said.every((each) => right.includes(each));
  if (claims.lots.length + claims.certificates.length === 0) return 'credentialOtherLot';
  if (!isAlways(claims.lots, lotCodeOf(lotId))) return 'credentialOtherLot';
  if (claims.certificates.length > 0 && certificate === undefined) return 'credentialOtherLot';
  if (!isAlways(claims.certificates, lot.certificate) || !isAlways(claims.entries, entry))
    return 'credentialOtherLot';
  if (!isAlways(claims.documents, ...known)) return 'credentialOtherDocument';
  if (!isAlways(claims.lotGrams, lot.massGrams)) return 'credentialOtherMass';
  if (certificate !== undefined && !isAlways(claims.certifiedGrams, certificate.massGrams))
    return 'credentialOtherMass';
  if (!isAlways(claims.accounts, lot.issuer.toLowerCase())) return 'credentialOtherAccount';
  return isAlways(claims.bodies, body?.toLowerCase() ?? '') ? undefined : 'credentialOtherAccount';
}

interface StatusQuestion {
  statusListJwt: string | undefined;
  sources: FoundCredentials['sources'];
  keyOf: VerifyCredentialOptions['keyOf'];
  /** Time of the bundle's block. */
  at: number;
}

/** A list counts when it was in date at the bundle's block, or was signed later: an older one may know too little. */
async function statusAt(
  { issuer, statuses }: Credential,
  { statusListJwt, sources, keyOf, at }: StatusQuestion,
): Promise<'unknown' | { isRevoked: boolean; at: number }> {
  if (statusListJwt === undefined || statuses.length === 0) return 'unknown';
  const [{ statusOf }, { parseJws }] = await Promise.all([
    import('@topsteel/domain/status-list'),
    import('@topsteel/domain/credential'),
  ]);
  const list = parseJws(statusListJwt);
  const signedAt = typeof list === 'string' ? NaN : Date.parse(textOf(list.payload['validFrom'])) / 1_000;
  const now = Math.max(at, Number.isNaN(signedAt) ? 0 : Math.floor(signedAt));
  let found: { isRevoked: boolean; at: number } | undefined;
  for (const entry of statuses) {
    if (entry['statusListCredential'] !== sources.statusListUrl) return 'unknown';
    const result = await statusOf(entry, issuer, statusListJwt, { keyOf, now });
    if (result.status === 'unknown') return 'unknown';
    found = { isRevoked: found?.isRevoked === true || result.status === 'revoked', at: result.asOf ?? now };
  }
  return found ?? 'unknown';
}

async function readLotState(
  lotId: bigint,
  chain: ProvenChain,
  bytesOf: ReadonlyMap<string, Uint8Array>,
): Promise<LotState> {
  const { deployment } = chain;
  const register = await Register.open(offlineNode(chain), deployment);
  const lot = await register.lot(lotId);
  if (lot === undefined) throw new Error('The bundle proves no such lot.');
  const bytes = bytesOf.get(lot.evidence);
  const evidence = bytes === undefined ? undefined : readEvidence(bytes);
  const id =
    evidence && certificateIdOf(evidence.certificate, deployment.certificateRegistry, deployment.chainId);
  if (evidence === undefined || id !== lot.certificate)
    return { lotId, lot, evidence: undefined, body: undefined };
  const body = evidence.countersignature ?? (await register.countersignatureOf(evidence.certificate));
  return { lotId, lot, evidence, body: body?.body };
}

/** Dates for the words of a credential that is out of date. */
function datesOf(credential: Credential | undefined): Record<string, number> {
  const { validFrom, validUntil } = credential ?? {};
  return {
    ...(validFrom !== undefined && { from: validFrom }),
    ...(validUntil !== undefined && { to: validUntil }),
  };
}

const namesOf = (didDocument: unknown): string[] =>
  [isRecord(didDocument) ? didDocument['alsoKnownAs'] : []].flat().map((name) => textOf(name).toLowerCase());

function addressOf(did: string, urlOfDid: (did: string) => string): string {
  try {
    return urlOfDid(did);
  } catch {
    return '';
  }
}
