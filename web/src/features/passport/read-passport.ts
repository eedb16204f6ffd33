import 'server-only';
import {
  didWebOf,
  keyInDidDocument,
  parseJws,
  productPassportShape,
  verifyCredential,
  type Credential,
} from '@topsteel/domain/credential';
import { statusOf, type StatusResult } from '@topsteel/domain/status-list';
import { fetchInSpan } from '@topsteel/tracing';
import type { z } from 'zod';
import { problemOf, type Problem } from '../../backend/problem.ts';
import { environment } from '../../environment.ts';

export type PassportSubject = z.infer<typeof productPassportShape>['credentialSubject'];

export interface VerifiedPassport {
  subject: PassportSubject;
  issuerName: string;
  credential: Credential;
  status: StatusResult;
}

export type PassportAnswer =
  | { ok: true; passport: VerifiedPassport }
  | { ok: false; problem: Problem }
  /** It came, and its signature, period or shape is wrong. */
  | { ok: false; refused: string };

/** Reads the passport of a lot and verifies it as a stranger would, with the issuer's did document and status list. */
export async function readPassport(code: string): Promise<PassportAnswer> {
  const answer = await ask(`/v2/lots/${encodeURIComponent(code)}/credentials/product-passport`);
  if (answer === null) return { ok: false, problem: problemOf(503, null) };
  if (!answer.ok) return { ok: false, problem: problemOf(answer.status, await jsonOf(answer)) };
  const jwt = await answer.text();
  const document = await didDocumentOf(jwt);
  const keyOf = (issuer: string, kid: string) => keyInDidDocument(document, issuer, kid);
  const now = Math.floor(Date.now() / 1_000);
  const verified = verifyCredential(jwt, { keyOf, now });
  if (!verified.holds) return { ok: false, refused: verified.reason };
  const shape = productPassportShape.safeParse(verified.credential.payload);
  if (!shape.success) return { ok: false, refused: 'It is no product passport of UNTP 0.6.1.' };
  const [entry = {}] = verified.credential.statuses;
  return {
    ok: true,
    passport: {
      subject: shape.data.credentialSubject,
      issuerName: shape.data.issuer.name,
      credential: verified.credential,
      status: await statusNow(entry, verified.credential.issuer, { keyOf, now }),
    },
  };
}

async function statusNow(
  entry: Record<string, unknown>,
  issuer: string,
  options: Parameters<typeof statusOf>[3],
): Promise<StatusResult> {
  const url = typeof entry.statusListCredential === 'string' ? entry.statusListCredential : '';
  const answer = url.startsWith(`${origin()}/status/`) ? await ask(new URL(url).pathname) : null;
  if (answer?.ok !== true) return { status: 'unknown', reason: 'The status list could not be fetched.' };
  return statusOf(entry, issuer, await answer.text(), options);
}

/** Issuers here are organisations of this site: no other address is ever asked for a key. */
async function didDocumentOf(jwt: string): Promise<unknown> {
  const jws = parseJws(jwt);
  if (typeof jws === 'string') return null;
  const named = jws.payload['issuer'];
  const issuer = typeof named === 'object' && named !== null && 'id' in named ? named.id : named;
  const prefix = didWebOf(origin(), ['organisations', '']);
  if (typeof issuer !== 'string' || !issuer.startsWith(prefix)) return null;
  const answer = await ask(`/organisations/${encodeURIComponent(issuer.slice(prefix.length))}/did.json`);
  return answer?.ok === true ? jsonOf(answer) : null;
}

const origin = (): string => new URL(environment().PUBLIC_URL).origin;

async function ask(path: string): Promise<Response | null> {
  try {
    return await fetchInSpan(new URL(path, environment().API_URL), {
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(15_000),
    });
  } catch {
    return null;
  }
}

async function jsonOf(answer: Response): Promise<unknown> {
  try {
    return (await answer.json()) as unknown;
  } catch {
    return null;
  }
}
