import { Injectable } from '@nestjs/common';
import type { AttemptInput, Order } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { railCurrencies } from '@topsteel/domain/settlement';
import { formatAmount } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import { requireNotRecalled } from '../genealogy/index.ts';
import { Organisations } from '../organisation/index.ts';
import {
  paymentWindowClosed,
  renewPayment,
  replacePayment,
  requireOffChain,
  type RailPayment,
} from '../payment/index.ts';
import { ChainClient } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { Payments } from '../rail/index.ts';
import { lockOrder, noteOrderEvent, type StoredOrder } from './infra/order-store.ts';
import { wakeSettlement } from './infra/wake-settlement.ts';
import { planRailPayment } from './plan-payment.ts';
import { PriceRails } from './price-rails.ts';
import { ReadOrders } from './read-orders.ts';

/**
 * Another try to pay an order off chain, once the last try has come to nothing: at the rate of now, or, when its steel has
 * left already, under the terms that were agreed.
 */
@Injectable()
export class BeginAttempt {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly chain: ChainClient,
    private readonly organisations: Organisations,
    private readonly rails: PriceRails,
    private readonly payments: Payments,
    private readonly orders: ReadOrders,
  ) {}

  /**
   * @throws AppError `not-found`; `expired` when the time to pay is over; `conflict` while another try is open or has
   * money, or in another currency than the agreed one of steel that has left; `unavailable` when the rail can't be used or priced now. Nothing is changed then.
   */
  async run(caller: OrganisationCaller, orderId: string, input: AttemptInput): Promise<Order> {
    await this.rails.requireOffered(input.rail);
    await this.prisma.transact(async (tx) => {
      const order = await lockOrder(tx, orderId);
      if (order?.buyerId !== caller.organisationId) throw notFound('order');
      requireUnpaid(order);
      await requireNotRecalled(tx, order.quote.lotId);
      if (order.delivery !== null) return this.renew(tx, caller, order, input);
      const buyer = await this.organisations.byId(order.buyerId, tx);
      const seller = await this.organisations.byId(order.sellerId, tx);
      if (!buyer || !seller) throw notFound('organisation');
      const price = await this.rails.price(tx, order.quote, input.rail, input.currency);
      const { currency, amountMinor, priceUntil: expiresAt } = price;
      const attempt = await this.payments.begin(tx, {
        orderId,
        rail: input.rail,
        currency,
        amountMinor,
        expiresAt,
      });
      const parts = {
        orderId,
        orderNumber: order.number,
        quote: order.quote,
        buyer,
        seller,
        deployment: this.chain.deployment,
        settings: this.config.settings.settlement,
      };
      const payment = planRailPayment(parts, input.rail, price, attempt.id);
      await replacePayment(tx, payment);
      await wakeSettlement(tx, orderId);
      await noteOrderEvent(tx, orderId, {
        code: 'payment-begun',
        what: `The buyer pays at most ${formatAmount(amountMinor, currency)} ${currency} in another way.`,
        by: caller.name,
      });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'payment.begin',
        subject: `order:${orderId}`,
        details: {
          rail: input.rail,
          currency,
          amountMinor,
          attemptId: attempt.id,
          before: order.payment.state,
        },
      });
    });
    return this.orders.read(caller, orderId);
  }

  /** The goods are reserved and weighed for the amount that was agreed, so it is paid in the same currency. */
  private async renew(
    tx: Tx,
    caller: OrganisationCaller,
    { id: orderId, quote, payment: before }: StoredOrder,
    { rail, currency = railCurrencies[rail][0] }: AttemptInput,
  ): Promise<void> {
    const payment = requireOffChain(before);
    if (currency !== payment.currency) throw agreedOtherwise(payment);
    const { amountMinor } = payment;
    const { payBefore } = this.rails.timesOf(rail, quote.inspectionSeconds, new Date());
    const expiresAt = payBefore < payment.captureBefore ? payBefore : payment.captureBefore;
    const attempt = await this.payments.begin(tx, { orderId, rail, currency, amountMinor, expiresAt });
    await renewPayment(tx, orderId, { rail, attemptId: attempt.id });
    await wakeSettlement(tx, orderId);
    await noteOrderEvent(tx, orderId, {
      code: 'payment-begun',
      what: `The buyer pays the agreed ${formatAmount(amountMinor, currency)} ${currency} again.`,
      by: caller.name,
    });
    await recordAudit(tx, {
      actor: caller.userId,
      organisationId: caller.organisationId,
      action: 'payment.begin',
      subject: `order:${orderId}`,
      details: { rail, currency, amountMinor, attemptId: attempt.id, before: payment.state },
    });
  }
}

const agreedOtherwise = ({ amountMinor, currency }: RailPayment) =>
  new AppError('conflict', {
    message: `The steel of this order has left, and ${formatAmount(amountMinor, currency)} ${currency} are agreed for it. Choose a way of paying that takes ${currency}.`,
    details: { reason: 'currency-agreed', currency },
  });

function requireUnpaid(order: StoredOrder): void {
  const { state, authorizeBefore } = requireOffChain(order.payment);
  if (order.closedAs !== null || authorizeBefore.getTime() <= Date.now()) {
    throw paymentWindowClosed(Math.floor(authorizeBefore.getTime() / 1_000));
  }
  if (state === 'awaiting' || state === 'failed') return;
  throw new AppError('conflict', {
    message: 'This order is being paid already. It is paid once; open the order to see where it stands.',
    details: { reason: 'already-paid', state },
  });
}
