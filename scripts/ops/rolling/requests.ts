import { randomUUID } from 'node:crypto';
import { offerPage } from '@topsteel/domain/api';
import { demoSignInOf } from '../../seed/demo-sign-ins.ts';
import type { Kind } from './load.ts';

const PATIENCE_MS = 15_000;

/**
 * What people ask while the system is restarted: the public list and search, an offer, the orders of a signed-in buyer, and
 * prices being fixed, which writes. With a web, its pages too.
 */
export async function requestsOf(apiUrl: string, origin: string, webUrl: string | null): Promise<Kind[]> {
  const cookie = await signIn(apiUrl, origin);
  const ask = (url: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
  const list = await ask(`${apiUrl}/v2/offers?limit=100`);
  const { items } = offerPage.parse(await list.json());
  const offer = items.find(({ minGrams }) => BigInt(minGrams) <= 1_000_000n);
  if (offer === undefined) throw new Error('No offer of the seeded world sells a single tonne.');
  const quote = (): Promise<Response> =>
    ask(`${apiUrl}/v2/quotes`, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ offerId: offer.id, massGrams: '1000000' }),
    });
  const api: Kind[] = [
    { name: 'list of offers', share: 30, send: () => ask(`${apiUrl}/v2/offers?limit=20`) },
    { name: 'search', share: 20, send: () => ask(`${apiUrl}/v2/search?q=S355&limit=20`) },
    { name: 'one offer', share: 15, send: () => ask(`${apiUrl}/v2/offers/${offer.id}`) },
    {
      name: 'orders of a buyer',
      share: 15,
      send: () => ask(`${apiUrl}/v2/orders?side=buyer`, { headers: { cookie, origin } }),
    },
    { name: 'price fixed (written)', share: 10, send: quote },
  ];
  if (webUrl === null)
    return [...api, { name: 'health', share: 10, send: () => ask(`${apiUrl}/health/live`) }];
  return [
    ...api,
    { name: 'page of steel', share: 4, send: () => ask(`${webUrl}/en/steel`) },
    { name: 'page that checks a label', share: 6, send: () => ask(`${webUrl}/v`) },
  ];
}

async function signIn(apiUrl: string, origin: string): Promise<string> {
  const { email, password } = demoSignInOf('buyer-2');
  const response = await fetch(`${apiUrl}/v2/sign-in/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok)
    throw new Error(`${email} could not sign in: ${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
