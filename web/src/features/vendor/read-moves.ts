import 'server-only';
import { certificatePage, disputePage, goodsReturnPage, orderPage, stockPage } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { isAllocatable } from '../certificate/allocatable.ts';

/** What waits for a vendor, counted; a list longer than a page counts as at least that many. */
export type Moves = {
  accept: number;
  ship: number;
  answer: number;
  decide: number;
  offer: { lots: number; grams: bigint };
  allocate: number;
};

const MANY = 'limit=100';

/** Counts what waits for the vendor. A list that cannot be read counts as nothing: the page of that list says why. */
export async function readMoves(): Promise<Moves> {
  const [accept, ship, disputes, answered, returns, stock, certificates] = await Promise.all([
    read(`/v2/orders?side=seller&needs=acceptance&${MANY}`, orderPage),
    read(`/v2/orders?side=seller&needs=shipment&${MANY}`, orderPage),
    read(`/v2/disputes?side=seller&state=open&${MANY}`, disputePage),
    read(`/v2/returns?side=seller&state=received&${MANY}`, goodsReturnPage),
    read(`/v2/returns?side=seller&state=requested&${MANY}`, goodsReturnPage),
    read(`/v2/vendor/stock?view=free&${MANY}`, stockPage),
    read(`/v2/certificates?${MANY}`, certificatePage),
  ]);
  const free = stock.ok ? stock.value.items : [];
  return {
    accept: accept.ok ? accept.value.items.length : 0,
    ship: ship.ok ? ship.value.items.length : 0,
    answer: disputes.ok ? disputes.value.items.filter(({ openedBy }) => openedBy === 'buyer').length : 0,
    decide: (returns.ok ? returns.value.items.length : 0) + (answered.ok ? answered.value.items.length : 0),
    offer: {
      lots: free.length,
      grams: free.reduce((sum, lot) => sum + BigInt(lot.availableGrams), 0n),
    },
    allocate: certificates.ok ? certificates.value.items.filter(isAllocatable).length : 0,
  };
}
