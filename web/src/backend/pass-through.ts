import 'server-only';
import { environment } from '../environment.ts';

const MAX_BODY_BYTES = 60 * 1024 * 1024;
const REQUEST_HEADERS = [
  'accept',
  'accept-language',
  'content-type',
  'cookie',
  'idempotency-key',
  'origin',
  'user-agent',
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

/**
 * Hands a browser's request on to the backend on the same path, and its answer back, so that the session cookie
 * stays same-origin. Only the headers listed here travel.
 *
 * @param baseUrl the backend, or another upstream such as the faucet.
 * @returns the upstream's answer; 413 when the body is above 60 MiB; 503 as a problem document when it is away.
 */
export async function passThrough(
  request: Request,
  baseUrl = environment().API_URL,
  path?: string,
): Promise<Response> {
  const incoming = new URL(request.url);
  const target = new URL((path ?? incoming.pathname) + incoming.search, baseUrl);
  if (Number(request.headers.get('content-length') ?? '0') > MAX_BODY_BYTES) {
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
  headers.set('x-forwarded-proto', incoming.protocol.replace(':', ''));
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  try {
    const answer = await fetch(target, {
      method: request.method,
      headers,
      redirect: 'manual',
      cache: 'no-store',
      ...(hasBody ? { body: await request.arrayBuffer() } : {}),
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
