import { idOf, type MarketSize } from './fill-market.ts';
import type { Operation } from './measure.ts';
import type { Buyer } from './open-buyers.ts';

export interface LimitedOperation extends Operation {
  /** CPU of server and database together, ten at once. */
  limitCpuMs: number;
  /** p95 alone. */
  limitP95Ms?: number;
}

const offerAt = (size: MarketSize, index: number): string => idOf(6, 1 + ((index * 7_919) % size.offers));

/** What is measured, in the order of a purchase. */
export function operationsOf(size: MarketSize, _buyers: readonly Buyer[]): LimitedOperation[] {
  return [
    {
      name: 'list 20 offers',
      warmUp: 400,
      times: 1_000,
      status: 200,
      limitCpuMs: 3,
      ask: () => ({ path: '/v2/offers?limit=20' }),
    },
    {
      name: 'detail',
      warmUp: 400,
      times: 1_000,
      status: 200,
      limitCpuMs: 2.5,
      ask: (index) => ({ path: `/v2/offers/${offerAt(size, index)}` }),
    },
  ];
}
