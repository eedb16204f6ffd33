import type { fiatSettlementAbi } from '@topsteel/chain';
import { addToCurrency } from './periods.ts';
import { count } from './protocol.ts';
import { logIdOf, lower, textOf, type Reducers } from './seen-log.ts';
import { amountOf } from './tables.ts';

export const fiatSettlement: Reducers<typeof fiatSettlementAbi> = {
  OrderOpened(tables, { orderId, acceptanceSigner, terms }, { at, transaction }) {
    const currency = textOf(terms.currency);
    tables.put('FiatOrder', orderId, {
      ...{ operator: lower(terms.operator), receiver: lower(terms.receiver), titleTo: lower(terms.titleTo) },
      ...{ lot: String(terms.lotId), maxGrams: terms.maxGrams, currency, amountMinor: terms.amountMinor },
      ...{ releaseBefore: terms.releaseBefore, orderRef: terms.orderRef },
      ...{ acceptanceSigner: lower(acceptanceSigner), phase: 'OPEN' },
      ...{ releasedGrams: 0n, worthMinor: 0n, receivedMinor: 0n },
      ...{ openedAt: at, closedAt: null, cancelledBy: null, transaction },
    });
    count(tables, 'fiatOrderCount');
    addToCurrency(tables, at, currency, { orderCount: 1, orderedMinor: terms.amountMinor });
  },
  OrderReleased(tables, args, seen) {
    const { orderId, grams, totalGrams, worthMinor, receivedMinor, epcisEvent, actor } = args;
    const { at, transaction } = seen;
    const order = tables.need('FiatOrder', orderId);
    addToCurrency(tables, at, String(order['currency']), {
      releasedMinor: worthMinor - amountOf(order, 'worthMinor'),
      releasedGrams: grams,
    });
    Object.assign(order, { releasedGrams: totalGrams, worthMinor, receivedMinor });
    if (totalGrams === order['maxGrams']) Object.assign(order, { phase: 'RELEASED', closedAt: at });
    tables.put('FiatRelease', logIdOf(seen), {
      ...{ order: orderId, grams, totalGrams, worthMinor, receivedMinor, epcisEvent },
      ...{ actor: lower(actor), at, transaction },
    });
  },
  OrderCancelled(tables, { orderId, actor }, { at }) {
    const cancelled = { phase: 'CANCELLED', closedAt: at, cancelledBy: lower(actor) };
    Object.assign(tables.need('FiatOrder', orderId), cancelled);
  },
};
