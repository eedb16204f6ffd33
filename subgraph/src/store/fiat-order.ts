import { Address, BigInt, Bytes, ethereum, log } from '@graphprotocol/graph-ts';
import { FiatOrder, FiatRelease } from '../../generated/types/schema';
import { hashId, logId } from './id';
import { addCurrencyChange, CurrencyChange } from './money-period';
import { loadProtocol } from './protocol';

/** An order whose terms are set: its goods are reserved. */
export function openFiatOrder(order: FiatOrder, event: ethereum.Event): void {
  order.phase = 'OPEN';
  order.releasedGrams = BigInt.zero();
  order.worthMinor = BigInt.zero();
  order.receivedMinor = BigInt.zero();
  order.openedAt = event.block.timestamp;
  order.transaction = event.transaction.hash;
  order.save();
  const protocol = loadProtocol();
  protocol.fiatOrderCount += 1;
  protocol.save();
  const change = new CurrencyChange();
  change.orders = 1;
  change.ordered = order.amountMinor;
  addCurrencyChange(order.currency, change, event);
}

/** Title to grams that the bank's receipts pay for; with the last of them the order is closed. */
export function releaseFiatOrder(
  id: Bytes,
  grams: BigInt,
  totalGrams: BigInt,
  worthMinor: BigInt,
  receivedMinor: BigInt,
  epcisEvent: Bytes,
  actor: Address,
  event: ethereum.Event,
): void {
  const order = requireFiatOrder(id);
  const change = new CurrencyChange();
  change.released = worthMinor.minus(order.worthMinor);
  change.releasedGrams = grams;
  addCurrencyChange(order.currency, change, event);
  order.releasedGrams = totalGrams;
  order.worthMinor = worthMinor;
  order.receivedMinor = receivedMinor;
  if (totalGrams == order.maxGrams) {
    order.phase = 'RELEASED';
    order.closedAt = event.block.timestamp;
  }
  order.save();
  const release = new FiatRelease(logId(event));
  release.order = order.id;
  release.grams = grams;
  release.totalGrams = totalGrams;
  release.worthMinor = worthMinor;
  release.receivedMinor = receivedMinor;
  release.epcisEvent = epcisEvent;
  release.actor = actor;
  release.at = event.block.timestamp;
  release.transaction = event.transaction.hash;
  release.save();
}

/** What was not released is free again. */
export function cancelFiatOrder(id: Bytes, actor: Address, at: BigInt): void {
  const order = requireFiatOrder(id);
  order.phase = 'CANCELLED';
  order.closedAt = at;
  order.cancelledBy = actor;
  order.save();
}

/** The order of an event that presupposes one. Its absence is a defect and stops the index. */
function requireFiatOrder(id: Bytes): FiatOrder {
  const order = FiatOrder.load(hashId(id));
  if (order === null) log.critical('An event speaks of bank order {}, never opened.', [id.toHexString()]);
  return order as FiatOrder;
}
