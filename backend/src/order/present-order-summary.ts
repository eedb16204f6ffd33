import type { Order, OrderSummary } from '@topsteel/domain/api';
import { isHeld, nextMoveOf } from '@topsteel/domain/order';
import { recalledSentence, type RecallBehind } from '../genealogy/index.ts';
import type { OrganisationFacts } from '../organisation/index.ts';
import { presentParty } from '../pricing/index.ts';
import type { StoredOrder } from './infra/order-store.ts';
import { seenStatusOf } from './seen-status-of.ts';

/** What a list, a group or an order's head says of an order. */
export interface OrderFacts extends Pick<
  StoredOrder,
  | 'id'
  | 'number'
  | 'reference'
  | 'buyerId'
  | 'sellerId'
  | 'fulfilment'
  | 'closedAs'
  | 'createdAt'
  | 'updatedAt'
> {
  quote: Pick<StoredOrder['quote'], 'description' | 'massGrams' | 'totalMinor' | 'maxAmountMinor'>;
  payment: Pick<
    StoredOrder['payment'],
    | 'state'
    | 'isFinal'
    | 'rail'
    | 'authorizeBefore'
    | 'captureBefore'
    | 'capturesAt'
    | 'sellerSigns'
    | 'updatedAt'
  > & { acceptance: unknown };
  delivery: { weighedGrams: bigint | null } | null;
}

export type PartyFacts = Pick<OrganisationFacts, 'id' | 'name' | 'country' | 'account'>;

/** An order's row in a list. */
export function presentOrderSummary({
  order,
  buyer,
  seller,
  organisationId,
  recall,
}: {
  order: OrderFacts;
  buyer: PartyFacts;
  seller: PartyFacts;
  organisationId: string | null;
  recall: RecallBehind | null;
}): OrderSummary {
  const { quote, payment, delivery } = order;
  return {
    id: order.id,
    number: order.number,
    reference: order.reference,
    status: seenStatusOf(order),
    fulfilment: order.fulfilment,
    buyer: presentParty(buyer),
    seller: presentParty(seller),
    mine: organisationId === order.buyerId ? 'buyer' : organisationId === order.sellerId ? 'seller' : 'none',
    currency: 'USDC',
    totalMinor: quote.totalMinor.toString(),
    maxAmountMinor: quote.maxAmountMinor.toString(),
    nextMove: presentNextMove(order, recall),
    createdAt: order.createdAt.toISOString(),
    updatedAt: new Date(Math.max(order.updatedAt.getTime(), payment.updatedAt.getTime())).toISOString(),
    description: quote.description,
    massGrams: quote.massGrams.toString(),
    weighedGrams: delivery?.weighedGrams?.toString() ?? null,
    paymentState: payment.state,
  };
}

/** Whose move it is now, and until when. */
export function presentNextMove(order: OrderFacts, recall: RecallBehind | null): Order['nextMove'] {
  const { payment, fulfilment, closedAs } = order;
  const authorizeBefore = Math.floor(payment.authorizeBefore.getTime() / 1_000);
  const captureBefore = Math.floor(payment.captureBefore.getTime() / 1_000);
  const by = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1_000).toISOString());
  if (recall && isHeld(payment.state)) {
    const day = new Date(captureBefore * 1_000).toISOString().slice(0, 10);
    const what = `${recalledSentence(recall)} The money stays in escrow, and goes back to the buyer on ${day}.`;
    return { who: 'buyer', code: 'set-aside', what, by: null };
  }
  const waitsForSeller =
    payment.rail === 'usdc-escrow' ? payment.state === 'requested' : payment.state === 'authorized';
  if (waitsForSeller && payment.sellerSigns && !payment.acceptance && closedAs === null) {
    return {
      who: 'seller',
      code: 'accept',
      what: 'The buyer has signed. The seller accepts the order with its own wallet.',
      by: by(authorizeBefore),
    };
  }
  const status = seenStatusOf(order);
  if (!payment.isFinal && (status === 'payment-pending' || status === 'settling')) {
    const what = status === 'settling' ? 'The payout was seen' : 'The payment was seen';
    return { who: 'platform', code: 'wait-chain', what: `${what} and becomes final in a moment.`, by: null };
  }
  const inspectionEndsAt = payment.capturesAt ? Math.floor(payment.capturesAt.getTime() / 1_000) : null;
  const move = nextMoveOf({
    payment: payment.state,
    fulfilment,
    closedAs,
    authorizeBefore,
    captureBefore,
    inspectionEndsAt,
  });
  return { ...move, by: by(move.by) };
}
