import { addToSteel } from './periods.ts';
import { logIdOf, lower, partyOf, ZERO_ADDRESS, ZERO_HASH, type Seen } from './seen-log.ts';
import { add, type Row, type Tables } from './tables.ts';

/** Grams of a lot that went from one to another; `to` is null when they went into a transformation. */
export interface Movement {
  lot: string;
  from: string;
  to: string | null;
  grams: bigint;
}

/** What one holder has of a lot. */
export function holdingOf(tables: Tables, lotId: bigint | string, holder: string): Row {
  return tables.ensure('Holding', `${lotId}-${lower(holder)}`, () => ({
    ...{ lot: String(lotId), holder: lower(holder), grams: 0n, reservedGrams: 0n },
  }));
}

/** ERC-1155's word: title began, moved or ended. Nothing is moved by a movement of nothing. */
export function moveTitle(
  tables: Tables,
  from: string,
  to: string,
  ids: readonly bigint[],
  values: readonly bigint[],
  seen: Seen,
): void {
  const giver = partyOf(lower(from) as `0x${string}`);
  const taker = partyOf(lower(to) as `0x${string}`);
  ids.forEach((id, place) => {
    const grams = values[place] ?? 0n;
    if (grams === 0n) return;
    const lot = tables.need('Lot', String(id));
    const transfer = `${logIdOf(seen)}-${place}`;
    tables.put('TitleTransfer', transfer, {
      lot: String(id),
      kind: giver === null ? 'MADE' : taker === null ? 'CONSUMED' : 'TRANSFERRED',
      from: giver ?? ZERO_ADDRESS,
      to: taker ?? ZERO_ADDRESS,
      grams,
      epcisEvent: giver === null ? (lot['epcisEvent'] ?? null) : null,
      paymentId: null,
      at: seen.at,
      transaction: seen.transaction,
    });
    lot['lastTransfer'] = transfer;
    if (giver !== null) add(holdingOf(tables, id, giver), 'grams', -grams);
    if (taker !== null) add(holdingOf(tables, id, taker), 'grams', grams);
    if (giver !== null && taker !== null) addToSteel(tables, seen.at, null, { movedGrams: grams });
  });
}

/** What a later event of the same transaction says of a movement: by which event, against which payment. */
export function explainMovement(
  tables: Tables,
  { lot, from, to, grams }: Movement,
  seen: Seen,
  said: { epcisEvent: string; paymentId?: string },
): void {
  const id = tables.need('Lot', lot)['lastTransfer'];
  const transfer = tables.need('TitleTransfer', String(id));
  const isTheOne =
    transfer['transaction'] === seen.transaction &&
    transfer['from'] === from &&
    transfer['to'] === (to ?? ZERO_ADDRESS) &&
    transfer['grams'] === grams;
  if (!isTheOne) throw new Error(`Log ${logIdOf(seen)} explains a movement of lot ${lot} that was not made.`);
  if (said.paymentId !== undefined) {
    Object.assign(transfer, { kind: 'RELEASED', paymentId: said.paymentId });
  }
  if (said.epcisEvent !== ZERO_HASH) transfer['epcisEvent'] = said.epcisEvent;
}
