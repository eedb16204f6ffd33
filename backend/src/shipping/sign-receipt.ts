import { Injectable } from '@nestjs/common';
import type { Order, ReceiptInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { nextFulfilmentState } from '@topsteel/domain/order';
import { captureAmountOf } from '@topsteel/domain/settlement';
import { formatAmount, formatKilograms } from '@topsteel/domain/units';
import type { Hex } from 'viem';
import { recordAudit } from '../audit/index.ts';
import {
  findOrder,
  lockOrder,
  noteOrderEvent,
  ReadOrders,
  requireUndisputed,
  unweighedLoads,
  updateOrder,
  upsertDelivery,
  wakeSettlement,
  type StoredOrder,
} from '../order/index.ts';
import { requireNotRecalled } from '../genealogy/index.ts';
import { receiptOf, requestCapture, type RailPayment, type StoredPayment } from '../payment/index.ts';
import { ChainClient, ChainReader } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
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
    const signature = await this.wordOf(order.payment, grams, input);
    await this.prisma.transact(async (tx) => {
      const locked = await lockOrder(tx, orderId);
      if (!locked) throw notFound('order');
      const delivery = requireWeighed(locked, grams);
      await requireUndisputed(tx, orderId);
      const { payment } = locked;
      const isLast = delivery.isComplete && (await unweighedLoads(tx, orderId)) === 0;
      const amountMinor =
        payment.rail === 'usdc-escrow'
          ? await requestCapture(tx, payment, {
              weighedGrams: grams,
              weighedAt: delivery.weighedAt,
              receipt: signature,
              publicUrl: this.config.settings.publicUrl,
              sellerId: locked.sellerId,
              isLast,
            })
          : await this.release(tx, locked, payment, grams);
      const received = nextFulfilmentState(locked.fulfilment, 'receive');
      const isPaidNow = payment.rail === 'usdc-escrow' || isLast;
      await updateOrder(tx, orderId, { fulfilment: isPaidNow ? received : await restOf(tx, orderId) });
      await upsertDelivery(tx, orderId, { ...delivery, receipt: signature, receivedAt: new Date() });
      await noteOrderEvent(tx, orderId, {
        code: 'receipt-signed',
        what: `The buyer confirmed ${formatKilograms(grams)} kg; ${whatFollows(payment, amountMinor, isLast)}`,
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
          after: payment.rail === 'usdc-escrow' ? 'capture-requested' : payment.state,
        },
      });
    });
    return this.orders.read(caller, orderId);
  }

  /** In escrow the wallet that paid signs; elsewhere the member's own word is kept. */
  private async wordOf(payment: StoredPayment, grams: bigint, input: ReceiptInput): Promise<Hex> {
    if (payment.rail !== 'usdc-escrow') return NO_SIGNATURE;
    const signature = input.signature as Hex | undefined;
    if (signature === undefined) throw unsigned();
    const data = receiptOf(this.chain.deployment, payment.paymentId, grams);
    await this.signatures.requireSignature(payment.terms.payer, data, signature);
    return signature;
  }

  /** The settlement captures after the commit. @returns the amount that it will capture */
  private async release(tx: Tx, order: StoredOrder, payment: RailPayment, grams: bigint): Promise<bigint> {
    if (payment.state !== 'authorized') throw notHeld(payment.state);
    await requireNotRecalled(tx, order.quote.lotId);
    await wakeSettlement(tx, order.id);
    const { maxGrams } = payment.terms;
    const paidGrams = grams < maxGrams ? grams : maxGrams;
    return captureAmountOf(payment.rail, payment.amountMinor, paidGrams, maxGrams);
  }
}

const restOf = async (tx: Tx, orderId: string) =>
  (await unweighedLoads(tx, orderId)) > 0 ? ('announced' as const) : ('partly-delivered' as const);

/** Paid off chain, the loads of an order are captured at once, with the last of them. */
function whatFollows(payment: StoredPayment, amountMinor: bigint, isLast: boolean): string {
  const amount = `${formatAmount(amountMinor, payment.currency)} ${payment.currency}`;
  return payment.rail === 'usdc-escrow' || isLast
    ? `${amount} are being captured.`
    : `they are worth ${amount}, which is captured with the last load.`;
}

/** What is kept where nothing is signed: that the buyer has agreed. */
const NO_SIGNATURE = '0x';

const unsigned = () =>
  new AppError('invalid-input', {
    message:
      'This order was paid by a wallet, and the receipt is signed with it. Sign the receipt that is shown.',
    details: {
      reason: 'signature-missing',
      errors: [{ field: 'signature', message: 'is needed in escrow' }],
    },
  });
const notHeld = (state: string) =>
  new AppError('conflict', {
    message: `Nothing is held for this order (payment: ${state}), so nothing can be paid out.`,
    details: { reason: 'capture-not-possible', state },
  });

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
