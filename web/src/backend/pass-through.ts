import 'server-only';
import { fetchInSpan } from '@topsteel/tracing';
import { environment } from '../environment.ts';

/** The backend reads no body above this; below it, it names the file that is too large. */
const MAX_BODY_BYTES = 128 * 1024 * 1024;
/** Imports are kept as they come in, and may be larger. */
const MAX_IMPORT_BYTES = 1_100 * 1024 * 1024;
const IMPORTS = '/v2/certificates/imports';
const REQUEST_HEADERS = [
  'accept',
  'accept-language',
  'authorization',
  'content-type',
  'cookie',
  'idempotency-key',
  'origin',
  'user-agent',
  'gs1-capture-error-behaviour',
  'if-none-match',
  'x-forwarded-for',
] as const;
const DROPPED_RESPONSE_HEADERS = [
  'connection',
  'content-encoding',
  'content-length',
  'keep-alive',
  'transfer-encoding',
];

function problem(status: number, code: string, title: string, detail: string): Response {
  return Response.json(
    { type: 'about:blank', title, status, detail, code },
    { status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } },
  );
}

/** Uploads flow through; anything else is small and kept, so that it travels with its length. */
async function bodyOf(request: Request): Promise<{ body?: BodyInit; duplex?: 'half' }> {
  if (request.method === 'GET' || request.method === 'HEAD' || request.body === null) return {};
  const type = request.headers.get('content-type') ?? '';
  const isUpload = type.startsWith('multipart/') || type === 'application/zip';
  return isUpload ? { body: request.body, duplex: 'half' } : { body: await request.arrayBuffer() };
}

/**
 * Hands a browser's request on to the backend on the same path, and its answer back, so that the session cookie
 * stays same-origin. Only the headers listed here travel.
 *
 * @param baseUrl the backend, or another upstream such as the faucet.
 * @returns the upstream's answer; 413 when the body is above 128 MiB (an import: above 1 GiB); 503 as a problem document when it is away.
 */
export async function passThrough(
  request: Request,
  baseUrl = environment().API_URL,
  path?: string,
): Promise<Response> {
  const incoming = new URL(request.url);
  const target = new URL((path ?? incoming.pathname) + incoming.search, baseUrl);
  const most = incoming.pathname === IMPORTS ? MAX_IMPORT_BYTES : MAX_BODY_BYTES;
  if (Number(request.headers.get('content-length') ?? '0') > most) {
    return problem(
      413,
      'UPLOAD_TOO_LARGE',
      'The upload is too large',
      'Send files of at most 10 MB each. Nothing was stored.',
    );
  }
  const headers = new Headers();
  for (const name of REQUEST_HEADERS) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  headers.set('x-forwarded-host', request.headers.get('host') ?? incoming.host);
  // What the browser used before a proxy in front of us took the TLS off; our own protocol when there is none.
  headers.set(
    'x-forwarded-proto',
    request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim() ?? incoming.protocol.replace(':', ''),
  );
  const body = await bodyOf(request);
  try {
    const answer = await fetchInSpan(target, {
      method: request.method,
      headers,
      redirect: 'manual',
      cache: 'no-store',
      ...body,
    });
    const outgoing = new Headers(answer.headers);
    for (const name of DROPPED_RESPONSE_HEADERS) outgoing.delete(name);
    return new Response(answer.body, { status: answer.status, headers: outgoing });
  } catch {
    return problem(
      503,
      'BACKEND_UNREACHABLE',
      'The service is not reachable',
      'Nothing was changed and no money has moved. Try again in a moment; labels can still be checked at /v.',
    );
  }
}
