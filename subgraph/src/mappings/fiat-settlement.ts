import {
  OrderCancelled,
  OrderOpened,
  OrderReleased,
} from '../../generated/types/FiatSettlement/FiatSettlement';
import { FiatOrder } from '../../generated/types/schema';
import { cancelFiatOrder, openFiatOrder, releaseFiatOrder } from '../store/fiat-order';
import { hashId, lotId } from '../store/id';
import { textOf } from '../store/text';

export function handleOrderOpened(event: OrderOpened): void {
  const made = event.params;
  const terms = made.terms;
  const order = new FiatOrder(hashId(made.orderId));
  order.operator = terms.operator;
  order.receiver = terms.receiver;
  order.titleTo = terms.titleTo;
  order.lot = lotId(terms.lotId);
  order.maxGrams = terms.maxGrams;
  order.currency = textOf(terms.currency);
  order.amountMinor = terms.amountMinor;
  order.releaseBefore = terms.releaseBefore;
  order.orderRef = terms.orderRef;
  order.acceptanceSigner = made.acceptanceSigner;
  openFiatOrder(order, event);
}

export function handleOrderReleased(event: OrderReleased): void {
  const made = event.params;
  releaseFiatOrder(
    made.orderId,
    made.grams,
    made.totalGrams,
    made.worthMinor,
    made.receivedMinor,
    made.epcisEvent,
    made.actor,
    event,
  );
}

export function handleOrderCancelled(event: OrderCancelled): void {
  cancelFiatOrder(event.params.orderId, event.params.actor, event.block.timestamp);
}
