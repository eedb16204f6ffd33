import {
  keyInDidDocument,
  keysOfDocuments,
  VC_MEDIA_TYPE,
  verifyCredential as judge,
  type Credential,
} from '@topsteel/domain/credential';
import {
  keyOfDidKey,
  verifyDocument,
  type JsonObject,
  type PublicKey,
} from '@topsteel/domain/data-integrity';
import { verifyDisclosure, type DisclosureResult } from '@topsteel/domain/disclosure';
import { AppError } from '@topsteel/domain/errors';
import { statusOf, type StatusResult } from '@topsteel/domain/status-list';
import type { Command, ExitCode, Outcome } from '../command.ts';
import { readJson, readText } from '../read-input.ts';

/** How VC 2.0 puts a token into JSON. */
const ENVELOPE = `data:${VC_MEDIA_TYPE},`;

/** What was found of one credential; `text` lines are one idea each. */
interface Findings {
  code: ExitCode;
  lines: string[];
  json: Record<string, unknown>;
}

/**
 * Verifies a credential (vc+jwt), or fields of a certificate that are shown with one, against files at hand: no network is
 * used. Exit code 1 when it does not hold or is revoked, 2 when its key or its status is not known.
 */
export const verifyCredential: Command = {
  name: 'verify-credential',
  usage: 'FILE [--did FILE] [--status FILE] [--at TIME]',
  summary: 'Whether a credential (vc+jwt or eddsa-jcs-2022) or a disclosure of fields holds, offline.',
  valueOptions: ['did', 'status', 'at'],
  async run({ arguments: [path = '-'], values }) {
    const text = await readText(path);
    const did = values['did'] === undefined ? undefined : await readJson(values['did']);
    const document = signedDocumentOf(text);
    if (document !== undefined) return outcomeOf(judgeProofs(document, did, timeOf(values['at'])));
    const { jwt, disclosure } = partsOf(text);
    const status = values['status'] === undefined ? undefined : (await readText(values['status'])).trim();
    const found = await judgeCredential(jwt, { did, status, now: timeOf(values['at']) });
    return outcomeOf(disclosure === undefined ? found : withDisclosure(found, disclosure));
  },
};

async function judgeCredential(
  jwt: string,
  { did, status, now }: { did: unknown; status: string | undefined; now: number },
): Promise<Findings> {
  const options = { keyOf: keysOfDocuments([did]), now };
  const result = judge(jwt, options);
  if (!result.holds) {
    if (result.fault === 'malformed') throw new AppError('invalid-input', { message: result.reason });
    const isUnknown = result.fault === 'key-unknown';
    const remedy = did === undefined ? ' Give the did document of its issuer with --did FILE.' : '';
    return {
      code: isUnknown ? 2 : 1,
      lines: [
        isUnknown ? 'Not checked. The key of the issuer is not known.' : 'The credential does not hold.',
        `${result.reason}${isUnknown ? remedy : ''}`,
        ...(result.credential === undefined ? [] : describe(result.credential)),
      ],
      json: { holds: isUnknown ? null : false, fault: result.fault, reason: result.reason },
    };
  }
  const { credential } = result;
  const [entry] = credential.statuses;
  const revocation: StatusResult | undefined =
    entry === undefined || status === undefined
      ? undefined
      : await statusOf(entry, credential.issuer, status, options);
  const isOpen = entry !== undefined && (revocation === undefined || revocation.status === 'unknown');
  const code = revocation?.status === 'revoked' ? 1 : isOpen ? 2 : 0;
  return {
    code,
    lines: [
      [
        'The credential holds.',
        'The credential is revoked.',
        'The credential is signed well; whether it still stands is not checked.',
      ][code] ?? '',
      ...describe(credential),
      `Signature: made with ${credential.kid}`,
      revocationLine(entry, revocation),
    ],
    json: {
      holds: code === 0 ? true : code === 1 ? false : null,
      issuer: credential.issuer,
      types: credential.types,
      kid: credential.kid,
      status: revocation ?? { status: entry === undefined ? 'none' : 'unknown' },
      credential: credential.payload,
    },
  };
}

function describe({ types, issuer, validFrom, validUntil }: Credential): string[] {
  return [
    `Type: ${types.filter((type) => type !== 'VerifiableCredential').join(', ') || 'VerifiableCredential'}`,
    `Issuer: ${issuer}`,
    `Period: ${validFrom === undefined ? 'no beginning' : `from ${timeText(validFrom)}`}${validUntil === undefined ? ', no end' : ` to ${timeText(validUntil)}`}`,
  ];
}

function revocationLine(
  entry: Record<string, unknown> | undefined,
  revocation: StatusResult | undefined,
): string {
  if (entry === undefined) return 'Revocation: the credential has none';
  const url = typeof entry['statusListCredential'] === 'string' ? entry['statusListCredential'] : '';
  if (revocation === undefined) return `Revocation: not checked. Fetch ${url} and give it with --status FILE`;
  if (revocation.status === 'unknown') return `Revocation: not checked. ${revocation.reason}`;
  const asOf = revocation.asOf === undefined ? '' : ` by the list of ${timeText(revocation.asOf)}`;
  return `Revocation: ${revocation.status === 'revoked' ? 'revoked' : 'not revoked'}${asOf}`;
}

function withDisclosure(found: Findings, disclosure: unknown): Findings {
  const shown = verifyDisclosure(disclosure);
  const fault = disclosureFault(found, shown);
  if (fault !== undefined || !shown.holds) {
    const reason = fault ?? 'The fields do not hold.';
    return {
      code: 1,
      lines: [reason, ...found.lines],
      json: { ...found.json, disclosure: { holds: false, reason } },
    };
  }
  return {
    code: found.code,
    lines: [
      ...found.lines,
      `Fields shown: ${shown.fields.length}; hidden: ${shown.hiddenCount}`,
      ...shown.fields.map(({ path, value }) => `  ${path} = ${JSON.stringify(value)}`).sort(),
    ],
    json: { ...found.json, disclosure: shown },
  };
}

/** The fields count for what the credential says they belong to, and for nothing else. */
function disclosureFault({ json }: Findings, shown: DisclosureResult): string | undefined {
  if (!shown.holds) return shown.reason;
  const { credentialSubject } = (json['credential'] ?? {}) as { credentialSubject?: Record<string, unknown> };
  const commitment = (credentialSubject?.['fieldCommitment'] as { commitment?: unknown } | undefined)
    ?.commitment;
  if (commitment === shown.commitment && credentialSubject?.['documentHash'] === shown.documentHash)
    return undefined;
  return 'The fields do not belong to the certificate of this credential.';
}

/** A document with a proof inside it (Data Integrity, eddsa-jcs-2022). */
function judgeProofs(document: JsonObject, did: unknown, now: number): Findings {
  const issuer = issuerOf(document);
  const keyOf = (method: string): PublicKey | undefined => {
    const published = keyInDidDocument(did, method.split('#')[0] ?? '', method);
    // A key that was given up signs nothing here: the proof's own time is its maker's word.
    return keyOfDidKey(method) ?? (published?.revokedAt === undefined ? published?.key : undefined);
  };
  const results = verifyDocument(document, { keyOf, now });
  const reasons = results.flatMap((result) => (result.verified ? [] : [result.reason]));
  const bad = reasons.find((reason) => !reason.endsWith('is not known'));
  const reason = bad ?? reasons[0];
  if (reason !== undefined) {
    return {
      code: bad === undefined ? 2 : 1,
      lines: [bad === undefined ? 'Not checked.' : 'The document does not hold.', `${capital(reason)}.`],
      json: { holds: bad === undefined ? null : false, reason },
    };
  }
  const methods = results.flatMap((result) => (result.verified ? [result.verificationMethod] : []));
  const isOwn = issuer !== undefined && methods.some((method) => method.startsWith(`${issuer}#`));
  return {
    code: isOwn ? 0 : 2,
    lines: [
      isOwn
        ? 'The document holds.'
        : 'The document is signed well; that the key is its issuer’s is not checked.',
      `Issuer: ${issuer ?? 'not named'}`,
      ...methods.map((method) => `Signature: made with ${method}`),
    ],
    json: { holds: isOwn ? true : null, issuer, proofs: results.map(({ verified }) => verified), methods },
  };
}

function issuerOf({ issuer }: JsonObject): string | undefined {
  const id = typeof issuer === 'object' && issuer !== null ? (issuer as { id?: unknown }).id : issuer;
  return typeof id === 'string' ? id : undefined;
}

function signedDocumentOf(text: string): JsonObject | undefined {
  if (!text.trim().startsWith('{')) return undefined;
  try {
    const value = JSON.parse(text) as JsonObject;
    return Object.hasOwn(value, 'proof') && !Object.hasOwn(value, 'disclosure') ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A bare token, one enveloped in JSON, or the answer of the marketplace: `{ credential, disclosure }`. */
function partsOf(text: string): { jwt: string; disclosure?: unknown } {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return { jwt: trimmed };
  try {
    const { credential, disclosure, id } = JSON.parse(trimmed) as Record<string, unknown>;
    if (typeof credential === 'string') return { jwt: credential, disclosure };
    if (typeof id === 'string' && id.startsWith(ENVELOPE)) return { jwt: id.slice(ENVELOPE.length) };
  } catch {
    // Said below: neither form fits.
  }
  throw new AppError('invalid-input', {
    message: 'This is neither a credential (vc+jwt) nor a disclosure of fields with its credential.',
  });
}

function timeOf(text: string | undefined): number {
  if (text === undefined) return Math.floor(Date.now() / 1_000);
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return Math.floor(at / 1_000);
  throw new AppError('invalid-input', {
    message: `--at ${text} is no time. Write it as 2026-11-26T12:00:00Z.`,
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const timeText = (seconds: number): string => new Date(seconds * 1_000).toISOString().replace(/\.\d+Z$/, 'Z');
const outcomeOf = ({ code, lines, json }: Findings): Outcome => ({ code, text: lines.join('\n'), json });
