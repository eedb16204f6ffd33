import 'server-only';
import { certificatePage, disputePage, goodsReturnPage, orderPage, stockPage } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { readPages } from '../../backend/read-pages.ts';
import { isAllocatable } from '../certificate/allocatable.ts';
import { counted, type Count } from './counted.ts';

/** What waits for a vendor, counted; undefined what could not be read. */
export type Moves = {
  accept: Count | undefined;
  ship: Count | undefined;
  answer: Count | undefined;
  decide: Count | undefined;
  offer: (Count & { grams: bigint }) | undefined;
  allocate: Count | undefined;
  /** Why something of it is undefined. */
  unread: Problem | undefined;
};

/** Rows that are only counted; more of them is "100+" to everybody. */
const MANY = 100;

/** Counts what waits for the vendor. */
export async function readMoves(): Promise<Moves> {
  const [accept, ship, disputes, received, requested, stock, certificates] = await Promise.all([
    readPages('/v2/orders?side=seller&needs=acceptance', orderPage, MANY),
    readPages('/v2/orders?side=seller&needs=shipment', orderPage, MANY),
    readPages('/v2/disputes?side=seller&state=open', disputePage, MANY),
    readPages('/v2/returns?side=seller&state=received', goodsReturnPage, MANY),
    readPages('/v2/returns?side=seller&state=requested', goodsReturnPage, MANY),
    readPages('/v2/vendor/stock?view=free', stockPage),
    readPages('/v2/certificates', certificatePage),
  ]);
  const lots = counted([stock]);
  const grams = (stock.ok ? stock.value.items : []).reduce(
    (sum, lot) => sum + BigInt(lot.availableGrams),
    0n,
  );
  return {
    accept: counted([accept]),
    ship: counted([ship]),
    answer: counted([disputes], ({ openedBy }) => openedBy === 'buyer'),
    decide: counted([received, requested]),
    offer: lots === undefined ? undefined : { ...lots, grams },
    allocate: counted([certificates], isAllocatable),
    unread: [accept, ship, disputes, received, requested, stock, certificates].flatMap((list) =>
      list.ok ? [] : [list.problem],
    )[0],
  };
}
