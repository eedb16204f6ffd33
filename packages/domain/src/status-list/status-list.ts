import { VC_CONTEXT, verifyCredential, type VerifyCredentialOptions } from '../credential/index.ts';
import { isAppError } from '../errors/index.ts';
import { bitAt, decodeList } from './bitstring.ts';

/** What a credential says of where its revocation is kept. */
export interface StatusEntry {
  id: string;
  type: 'BitstringStatusListEntry';
  statusPurpose: 'revocation';
  statusListIndex: string;
  statusListCredential: string;
}

/** @example statusEntry('https://steel.example/status/7f/1', 94567).statusListIndex // '94567' */
export function statusEntry(listUrl: string, index: number): StatusEntry {
  return {
    id: `${listUrl}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: index.toString(),
    statusListCredential: listUrl,
  };
}

export interface StatusListFacts {
  /** Address of the list, which is its id. */
  url: string;
  issuer: { id: string; name: string };
  encodedList: string;
  /** Both ISO 8601 in UTC. */
  validFrom: string;
  validUntil: string;
  /** How long a reader may keep it. */
  ttlMs: number;
}

/** The credential that carries a list (Bitstring Status List §3.2). */
export function statusListCredential(facts: StatusListFacts): Record<string, unknown> {
  return {
    '@context': [VC_CONTEXT],
    id: facts.url,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: facts.issuer,
    validFrom: facts.validFrom,
    validUntil: facts.validUntil,
    credentialSubject: {
      id: `${facts.url}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: facts.encodedList,
      ttl: facts.ttlMs,
    },
  };
}

export type StatusResult =
  | { status: 'clear' | 'revoked'; asOf: number | undefined }
  | { status: 'unknown'; reason: string };

/**
 * What a status list says of a credential's entry (§3.2 Validate algorithm). The list has to be signed by the same issuer,
 * be in date, and be the one that the entry names; anything else is *unknown*, which is never *clear*.
 *
 * @param listJwt the `vc+jwt` found at the entry's `statusListCredential`.
 */
export async function statusOf(
  entry: Readonly<Record<string, unknown>>,
  issuer: string,
  listJwt: string,
  options: Omit<VerifyCredentialOptions, 'expectedIssuer'>,
): Promise<StatusResult> {
  const index = indexOf(entry);
  if (typeof index === 'string') return { status: 'unknown', reason: index };
  const list = verifyCredential(listJwt, { ...options, expectedIssuer: issuer });
  if (!list.holds) return { status: 'unknown', reason: `The status list does not hold: ${list.reason}` };
  const { credential } = list;
  if (!credential.types.includes('BitstringStatusListCredential')) return unknown('is no status list');
  if (credential.id !== entry.statusListCredential) return unknown('is another list than the one asked for');
  const subject = credential.payload.credentialSubject;
  if (typeof subject !== 'object' || subject === null || Array.isArray(subject))
    return unknown('is not one list');
  const { type, statusPurpose, encodedList, statusSize } = subject as Record<string, unknown>;
  if (type !== 'BitstringStatusList') return unknown('is no BitstringStatusList');
  if (![statusPurpose].flat().includes(entry.statusPurpose)) return unknown('is kept for another purpose');
  if (statusSize !== undefined && statusSize !== 1) return unknown('has entries of more than one bit');
  if (typeof encodedList !== 'string') return unknown('holds no list');
  try {
    const isSet = bitAt(await decodeList(encodedList), index);
    return { status: isSet ? 'revoked' : 'clear', asOf: credential.validFrom };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { status: 'unknown', reason: error.message };
  }
}

function indexOf(entry: Readonly<Record<string, unknown>>): number | string {
  if (entry.type !== 'BitstringStatusListEntry') return 'The status is not kept in a bitstring status list.';
  if (entry.statusPurpose !== 'revocation' && entry.statusPurpose !== 'suspension') {
    return 'The purpose of the status entry is neither revocation nor suspension.';
  }
  const { statusListIndex: index } = entry;
  return typeof index === 'string' && /^(0|[1-9][0-9]{0,9})$/.test(index)
    ? Number(index)
    : 'The index of the status entry is no whole number in digits.';
}

const unknown = (why: string): StatusResult => ({ status: 'unknown', reason: `The status list ${why}.` });
