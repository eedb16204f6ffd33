import { randomUUID } from 'node:crypto';
import { idOf, type MarketSize } from './fill-market.ts';
import type { Asked, Operation } from './measure.ts';
import type { Buyer } from './open-buyers.ts';

export interface LimitedOperation extends Operation {
  /** CPU of server and database together, ten at once. */
  limitCpuMs: number;
  /** p95 alone. */
  limitP95Ms?: number;
}

const SITE = { country: 'DE', postcode: '47051', city: 'Duisburg' };
const EXACT = ['HEB 200 S355J2', 'SKU-4711', 'IPE 300 S275JR', 'HEA 240 S355K2', 'SHS 100 × 5', 'Ø 12 B500B'];
const TYPOS = [
  'bewehrungsstal 12',
  'galvanisd beem HEB 200',
  'plaque S355J2 acieer',
  'rebarr B500B',
  'holow section 100',
];
const FACETED = [
  'family=section',
  'family=plate&grade=S355J2%2BN',
  'q=HEB&certificate=3.1',
  'q=S355J2&country=DE',
  'carbon=unstated',
];
/** As many baskets of three lines are priced beforehand; each is ordered again and again. */
const TRIPLES = 50;

const offerAt = (size: MarketSize, index: number): string => idOf(6, 1 + ((index * 7_919) % size.offers));
const tonnes = (offerId: string, amount: number) => ({
  offerId,
  quantity: { unit: 'tonne', amountMilli: (1_000 * amount).toString() },
});

/** What is measured, in the order of a purchase. */
export function operationsOf(size: MarketSize, buyers: readonly Buyer[]): LimitedOperation[] {
  const buyerAt = (index: number): Buyer =>
    buyers[index % buyers.length] ?? { cookie: '', organisationId: '' };
  const triples: { lines: unknown[]; totalMinor: string }[] = [];
  const reading = { warmUp: 400, times: 1_000, status: 200 };
  const search =
    (queries: readonly string[], rest = '') =>
    (index: number): Asked => ({
      path: `/v2/search?limit=20${rest}&q=${encodeURIComponent(queries[index % queries.length] ?? '')}`,
    });
  return [
    { name: 'list 20 offers', ...reading, limitCpuMs: 3, ask: () => ({ path: '/v2/offers?limit=20' }) },
    { name: 'search, exact', ...reading, limitCpuMs: 8, limitP95Ms: 15, ask: search(EXACT) },
    { name: 'search, with typos', ...reading, limitCpuMs: 8, limitP95Ms: 30, ask: search(TYPOS) },
    {
      name: 'faceted search',
      ...reading,
      limitCpuMs: 15,
      ask: (index) => ({ path: `/v2/search?limit=20&facets=true&${FACETED[index % FACETED.length] ?? ''}` }),
    },
    {
      name: 'detail',
      ...reading,
      limitCpuMs: 2.5,
      ask: (index) => ({ path: `/v2/offers/${offerAt(size, index)}` }),
    },
    {
      name: 'add to basket',
      warmUp: 300,
      times: 600,
      status: 201,
      limitCpuMs: 6,
      // A guest's first line: the basket is made as well.
      ask: (index) => ({
        method: 'POST',
        path: '/v2/baskets/current/lines',
        body: tonnes(offerAt(size, index), 2),
      }),
    },
    {
      name: 'checkout of 3 lines',
      warmUp: 100,
      times: 300,
      status: 201,
      limitCpuMs: 35,
      prepare: async (send) => {
        if (triples.length > 0) return;
        for (let index = 0; index < TRIPLES; index += 1) {
          const lines = [0, 1, 2].map((line) => tonnes(offerAt(size, 3 * index + line), 1));
          const answer = await send({
            method: 'POST',
            path: '/v2/prices',
            headers: { cookie: buyerAt(0).cookie },
            body: { lines, site: SITE, currency: 'EUR' },
          });
          triples.push({ lines, totalMinor: (JSON.parse(answer) as { grossMinor: string }).grossMinor });
        }
      },
      ask: (index) => {
        const { lines, totalMinor } = triples[index % triples.length] ?? { lines: [], totalMinor: '0' };
        return {
          method: 'POST',
          path: '/v2/checkouts',
          headers: { cookie: buyerAt(0).cookie, 'idempotency-key': randomUUID() },
          body: {
            lines,
            site: SITE,
            currency: 'EUR',
            rail: 'sepa',
            payCurrency: 'EUR',
            accept: { totalMinor },
          },
        };
      },
    },
  ];
}
