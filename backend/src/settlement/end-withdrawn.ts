import { recordAudit } from '../audit/index.ts';
import { giveBackPayment, lockOrder, noteOrderEvent } from '../order/index.ts';
import { lockPaymentById } from '../payment/index.ts';
import type { BridgeIntent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { OfferBook } from '../pricing/index.ts';

/** How Circle's USDC says that the number of an authorization is used up: its wallet has cancelled it. */
const USED_UP = 'FiatTokenV2: authorization is used or canceled';

/** Has the payer cancelled its authorization at the token? The payment's id is its number, so it can't be signed anew. */
export const isWithdrawn = ({ status, error }: BridgeIntent): boolean =>
  status === 'failed' && error?.args.message === USED_UP;

/** Ends the order of a payment that nobody can sign any more; asked to sign again, the payer would be refused for ever. */
export async function endWithdrawn(tx: Tx, offers: OfferBook, paymentId: string): Promise<void> {
  const payment = await lockPaymentById(tx, paymentId);
  const order = payment && (await lockOrder(tx, payment.orderId));
  if (order?.closedAs !== null || order.payment.state !== 'failed') return;
  await giveBackPayment(tx, offers, order);
  await noteOrderEvent(tx, order.id, {
    code: 'cancelled',
    what: 'The wallet has cancelled this payment at the token, so it cannot be signed any more. The order is over, and nothing was taken.',
    by: null,
  });
  await recordAudit(tx, {
    actor: 'bridge',
    organisationId: order.buyerId,
    action: 'order.withdraw-payment',
    subject: `order:${order.id}`,
    details: { paymentId, payer: order.payment.payer, gramsGivenBack: order.heldGrams },
  });
}
