import { askInSpan } from './in-span.ts';
import { markFailed, spanNow, traceHeaders } from './tracing.ts';

/**
 * As `fetch`, of another process of ours: below a span of ours the question has one too, until its answer begins, and the
 * trace goes on there. Elsewhere it is `fetch` and nothing else.
 */
export async function fetchInSpan(url: URL, init: RequestInit = {}): Promise<Response> {
  if (spanNow() === undefined) return fetch(url, init);
  const method = init.method ?? 'GET';
  const attributes = { 'http.request.method': method, 'server.address': url.hostname };
  return askInSpan(`${method} ${doorOf(url.pathname)}`, attributes, async () => {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(traceHeaders())) headers.set(name, value);
    const response = await fetch(url, { ...init, headers });
    const span = spanNow();
    span?.setAttribute('http.response.status_code', response.status);
    if (span && response.status >= 500) markFailed(span);
    return response;
  });
}

/**
 * Which door a path leads to, without the ids and secrets behind it: its first name, and the second where the first is a
 * version.
 *
 * @example doorOf('/v2/orders/0x1f') // '/v2/orders'
 */
function doorOf(path: string): string {
  const [first = '', second] = path.split('/').slice(1);
  return /^v?\d{1,2}$/.test(first) && second !== undefined ? `/${first}/${second}` : `/${first}`;
}
