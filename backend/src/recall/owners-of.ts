import { checksummed } from '../platform/chain/index.ts';
import type { NoticedLot } from './infra/recall-store.ts';
import type { Radius } from './read-radius.ts';

/** By account: what it holds of the affected lots, or is about to get by an open order. */
export function ownersOf({ lots: affected, holdings, orders, parties }: Radius): Map<string, NoticedLot[]> {
  const grams = new Map<string, Map<string, bigint>>();
  const add = (account: string, lotId: string, mass: bigint) => {
    const lots = grams.get(account) ?? new Map<string, bigint>();
    lots.set(lotId, (lots.get(lotId) ?? 0n) + mass);
    grams.set(account, lots);
  };
  for (const { account, lotId, grams: held } of holdings) add(checksummed(account), lotId, held);
  for (const { order, isOpen } of orders) {
    const buyer = [...parties].find(([, party]) => party.id === order.buyerId)?.[0];
    if (isOpen && buyer !== undefined) add(buyer, order.quote.lotId, order.quote.massGrams);
  }
  // The recalled lot first, then what was made of it, nearest first.
  return new Map(
    [...grams].map(([account, lots]) => [
      account,
      affected.flatMap(({ lot_id: lotId }) => {
        const mass = lots.get(lotId);
        return mass === undefined ? [] : [{ lotId, grams: mass.toString() }];
      }),
    ]),
  );
}
