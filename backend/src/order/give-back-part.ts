import { Injectable } from '@nestjs/common';
import type { CancellationInput, Order } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { formatAmount } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import { requireOffChain, type StoredPayment } from '../payment/index.ts';
import { requireMoneyMoves } from '../platform/bridge/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, requireStepUp, type CallerIdentity } from '../platform/http/index.ts';
import { OfferBook } from '../pricing/index.ts';
import { releaseSpending } from '../spending/index.ts';
import { lockOrder, noteOrderEvent, updateOrder } from './infra/order-store.ts';
import { wakeSettlement } from './infra/wake-settlement.ts';
import { ReadOrders } from './read-orders.ts';

/** Ends an order of which only part was paid, before its time to pay is over; what came goes back. */
@Injectable()
export class GiveBackPart {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly offers: OfferBook,
    private readonly orders: ReadOrders,
  ) {}

  /**
   * Wants a fresh sign-in: money leaves.
   *
   * @throws AppError `not-found`; `conflict` when the order has ended, or nothing or all of it was paid; `unavailable` while
   * money is stopped.
   */
  async run(caller: CallerIdentity, orderId: string, { reason }: CancellationInput): Promise<Order> {
    requireStepUp(caller, this.config.settings.payout.freshSignInMinutes);
    await this.prisma.transact(async (tx) => {
      const order = await lockOrder(tx, orderId);
      if (!order) throw notFound('order');
      const payment = requireOffChain(order.payment);
      if (order.closedAs !== null || !isPartPaid(payment)) throw notPartPaid();
      await requireMoneyMoves(tx);
      await updateOrder(tx, orderId, { closedAs: 'cancelled', heldGrams: 0n });
      if (order.heldGrams > 0n) await this.offers.giveBack(tx, order.offerId, order.heldGrams);
      await releaseSpending(tx, orderId);
      await wakeSettlement(tx, orderId);
      const { authorizedMinor, currency } = payment;
      await noteOrderEvent(tx, orderId, {
        code: 'cancelled',
        what: `The marketplace ended the order; ${formatAmount(authorizedMinor, currency)} ${currency} go back to the buyer: ${reason}`,
        by: caller.name,
      });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'payment.give-back-part',
        subject: `order:${orderId}`,
        details: { reason, authorizedMinor, before: payment.state, gramsGivenBack: order.heldGrams },
      });
    });
    return this.orders.read(caller, orderId);
  }
}

const isPartPaid = ({ state, authorizedMinor, amountMinor }: StoredPayment): boolean =>
  state === 'requested' && authorizedMinor > 0n && authorizedMinor < amountMinor;

const notPartPaid = () =>
  new AppError('conflict', {
    message: 'Only an open order of which part was paid is ended this way. Refund what was paid in whole.',
    details: { reason: 'not-part-paid' },
  });
