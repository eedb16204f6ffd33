import { Injectable } from '@nestjs/common';
import type { Order, ReceiptInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { nextFulfilmentState } from '@topsteel/domain/order';
import { formatAmount, formatKilograms } from '@topsteel/domain/units';
import type { Hex } from 'viem';
import { recordAudit } from '../audit/index.ts';
import {
  findOrder,
  lockOrder,
  noteOrderEvent,
  ReadOrders,
  updateOrder,
  upsertDelivery,
  type StoredOrder,
} from '../order/index.ts';
import { receiptOf, requestCapture } from '../payment/index.ts';
import { ChainClient, ChainReader } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';

/** The buyer confirms the weighed mass with the paying wallet; the seller is paid at once. */
@Injectable()
export class SignReceipt {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly chain: ChainClient,
    private readonly signatures: ChainReader,
    private readonly orders: ReadOrders,
  ) {}

  /**
   * @throws AppError `not-found`; `conflict` when nothing is weighed or payment is under way; `invalid-input` when the
   * grams are not the weighed ones; `signature-invalid`. Nothing is changed then.
   */
  async run(caller: OrganisationCaller, orderId: string, input: ReceiptInput): Promise<Order> {
    const order = await findOrder(this.prisma.client, orderId);
    if (order?.buyerId !== caller.organisationId) throw notFound('order');
    const grams = BigInt(input.grams);
    requireWeighed(order, grams);
    const data = receiptOf(this.chain.deployment, order.payment.paymentId, grams);
    const signature = input.signature as Hex;
    await this.signatures.requireSignature(order.payment.terms.payer, data, signature);
    await this.prisma.transact(async (tx) => {
      const locked = await lockOrder(tx, orderId);
      if (!locked) throw notFound('order');
      const delivery = requireWeighed(locked, grams);
      const amountMinor = await requestCapture(tx, locked.payment, {
        weighedGrams: grams,
        weighedAt: delivery.weighedAt,
        receipt: signature,
        publicUrl: this.config.settings.publicUrl,
        sellerId: locked.sellerId,
      });
      await updateOrder(tx, orderId, { fulfilment: nextFulfilmentState(locked.fulfilment, 'receive') });
      await upsertDelivery(tx, orderId, { ...delivery, receipt: signature, receivedAt: new Date() });
      await noteOrderEvent(tx, orderId, {
        code: 'receipt-signed',
        what: `The buyer confirmed ${formatKilograms(grams)} kg; ${formatAmount(amountMinor, 'USDC')} USDC are being captured.`,
        by: caller.name,
      });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'receipt.sign',
        subject: `order:${orderId}`,
        details: {
          paymentId: locked.payment.paymentId,
          grams,
          amountMinor,
          before: locked.payment.state,
          after: 'capture-requested',
        },
      });
    });
    return this.orders.read(caller, orderId);
  }
}

function requireWeighed(order: StoredOrder, grams: bigint) {
  const { delivery } = order;
  if (!delivery || delivery.weighedGrams === null || delivery.weighedAt === null) {
    throw new AppError('conflict', {
      message: 'The load has not been weighed yet. Confirm it when the weigh ticket is here.',
      details: { reason: 'not-weighed' },
    });
  }
  if (grams !== delivery.weighedGrams) {
    const message = `The weigh ticket says ${formatKilograms(delivery.weighedGrams)} kg and this receipt ${formatKilograms(grams)} kg. Sign the receipt that is shown.`;
    throw new AppError('invalid-input', {
      message,
      details: { reason: 'grams-not-weighed', errors: [{ field: 'grams', message }] },
    });
  }
  return { ...delivery, weighedAt: delivery.weighedAt };
}
