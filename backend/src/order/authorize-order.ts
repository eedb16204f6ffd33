import { Injectable } from '@nestjs/common';
import type { AuthorizationInput, Order } from '@topsteel/domain/api';
import { termsJson } from '@topsteel/domain/bridge';
import { AppError } from '@topsteel/domain/errors';
import { nextPaymentState } from '@topsteel/domain/order';
import { formatAmount } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import { requireNotRecalled } from '../genealogy/index.ts';
import {
  checkAuthorization,
  paymentWindowClosed,
  requireEscrow,
  updatePayment,
  type EscrowPayment,
} from '../payment/index.ts';
import { businessKey, requestIntent, retryIntent } from '../platform/bridge/index.ts';
import { ChainClient, ChainReader } from '../platform/chain/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { findOrder, lockOrder, noteOrderEvent, type StoredOrder } from './infra/order-store.ts';
import { ReadOrders } from './read-orders.ts';

/** Takes the payer's signature and asks the oracles to bring the money into the escrow. */
@Injectable()
export class AuthorizeOrder {
  constructor(
    private readonly prisma: PrismaService,
    private readonly chain: ChainClient,
    private readonly signatures: ChainReader,
    private readonly orders: ReadOrders,
  ) {}

  /**
   * @throws AppError `not-found`; `conflict` when the payment was signed before; `expired`, `wrong-network`,
   * `signature-invalid`, `insufficient-funds` or `unavailable`. Nothing is changed then.
   */
  async run(caller: OrganisationCaller, orderId: string, input: AuthorizationInput): Promise<Order> {
    const order = await findOrder(this.prisma.client, orderId);
    if (order?.buyerId !== caller.organisationId) throw notFound('order');
    const { terms } = requireUnsigned(order);
    await checkAuthorization(this.chain, this.signatures, terms, input);
    await this.prisma.transact((tx) => this.keep(tx, caller, orderId, input));
    return this.orders.read(caller, orderId);
  }

  private async keep(
    tx: Tx,
    caller: OrganisationCaller,
    orderId: string,
    input: AuthorizationInput,
  ): Promise<void> {
    const order = await lockOrder(tx, orderId);
    if (!order) throw notFound('order');
    const payment = requireUnsigned(order);
    await requireNotRecalled(tx, order.quote.lotId);
    const collection = { method: 'erc3009' as const, signature: input.signature as `0x${string}` };
    await updatePayment(tx, orderId, {
      state: nextPaymentState(payment.state, 'sign'),
      collection,
      failure: null,
    });
    await noteOrderEvent(tx, orderId, {
      code: 'authorization-signed',
      what: `The buyer signed the payment of at most ${formatAmount(payment.terms.maxAmount, 'USDC')} USDC.`,
      by: caller.name,
    });
    await recordAudit(tx, {
      actor: caller.userId,
      organisationId: caller.organisationId,
      action: 'payment.sign',
      subject: `order:${orderId}`,
      details: {
        paymentId: payment.paymentId,
        payer: payment.payer,
        before: payment.state,
        after: 'requested',
      },
    });
    await requestAuthorization(tx, order, { ...payment, collection });
  }
}

/** Asks for the authorization once buyer and, where it keeps its own key, seller have signed. */
export async function requestAuthorization(
  tx: Tx,
  order: StoredOrder,
  payment: EscrowPayment,
): Promise<void> {
  if (!payment.collection || (payment.sellerSigns && !payment.acceptance)) return;
  const request = {
    businessKey: businessKey.authorizePayment(payment.paymentId),
    kind: 'authorize-payment' as const,
    payload: {
      paymentId: payment.paymentId,
      terms: termsJson(payment.terms),
      collection: payment.collection,
      ...(payment.acceptance
        ? { acceptance: payment.acceptance }
        : { sellerConsent: { offerId: order.offerId, offerVersion: order.quoteId } }),
    },
  };
  if (!(await requestIntent(tx, request))) await retryIntent(tx, request);
}

function requireUnsigned(order: StoredOrder): EscrowPayment {
  const payment = requireEscrow(order.payment);
  const { state, terms } = payment;
  if (order.closedAs !== null) throw paymentWindowClosed(terms.authorizeBefore);
  if (state === 'awaiting' || state === 'failed') return payment;
  throw new AppError('conflict', {
    message: 'This payment was signed already. It is authorized once; open the order to see where it stands.',
    details: { reason: 'already-authorized', state },
  });
}
