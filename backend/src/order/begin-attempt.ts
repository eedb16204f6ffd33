import { Injectable } from '@nestjs/common';
import type { AttemptInput, Order } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { formatAmount } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import { requireNotRecalled } from '../genealogy/index.ts';
import { Organisations } from '../organisation/index.ts';
import { paymentWindowClosed, replacePayment, requireOffChain } from '../payment/index.ts';
import { ChainClient } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { Payments } from '../rail/index.ts';
import { lockOrder, noteOrderEvent, type StoredOrder } from './infra/order-store.ts';
import { wakeSettlement } from './infra/wake-settlement.ts';
import { planRailPayment } from './plan-payment.ts';
import { PriceRails } from './price-rails.ts';
import { ReadOrders } from './read-orders.ts';

/** Another try to pay an order off chain, at the rate of now, once the last try has come to nothing. */
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
   * money; `unavailable` when the rail can't be used or priced now. Nothing is changed then.
   */
  async run(caller: OrganisationCaller, orderId: string, input: AttemptInput): Promise<Order> {
    await this.rails.requireOffered(input.rail);
    await this.prisma.transact(async (tx) => {
      const order = await lockOrder(tx, orderId);
      if (order?.buyerId !== caller.organisationId) throw notFound('order');
      requireUnpaid(order);
      await requireNotRecalled(tx, order.quote.lotId);
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
}

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
