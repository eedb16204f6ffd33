/** A Digital Link is for machines of any origin (GS1 Digital Link resolver, CORS). */
export const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'link, location',
  vary: 'accept, accept-language',
} as const;

/** RFC 9457. The sentence is plain text in the body's `detail`, readable in a browser too. */
export function problem(status: number, title: string, detail: string, headers: object = {}): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, detail }, null, 2), {
    status,
    headers: { ...OPEN, 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}

/** The answer to a browser that asks whether it may ask. */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...OPEN,
      allow: 'GET, HEAD, OPTIONS',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'accept, accept-language',
      'access-control-max-age': '86400',
    },
  });
}
