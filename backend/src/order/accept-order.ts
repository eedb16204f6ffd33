import { Injectable } from '@nestjs/common';
import type { AcceptanceInput, Order } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { Hex } from 'viem';
import { recordAudit } from '../audit/index.ts';
import { acceptanceOf, updatePayment } from '../payment/index.ts';
import { ChainClient, ChainReader } from '../platform/chain/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { requestAuthorization } from './authorize-order.ts';
import { findOrder, lockOrder, noteOrderEvent, type StoredOrder } from './infra/order-store.ts';
import { wakeSettlement } from './infra/wake-settlement.ts';
import { ReadOrders } from './read-orders.ts';

/** Takes the signature of a seller that keeps its own key: it pins its goods to this payment. */
@Injectable()
export class AcceptOrder {
  constructor(
    private readonly prisma: PrismaService,
    private readonly chain: ChainClient,
    private readonly signatures: ChainReader,
    private readonly orders: ReadOrders,
  ) {}

  /** @throws AppError `not-found`, `conflict` when no acceptance is awaited, `signature-invalid`, `unavailable`. */
  async run(caller: OrganisationCaller, orderId: string, input: AcceptanceInput): Promise<Order> {
    const order = await findOrder(this.prisma.client, orderId);
    if (order?.sellerId !== caller.organisationId) throw notFound('order');
    requireAwaited(order);
    const signer = order.payment.terms.receiver;
    const signature = input.signature as Hex;
    const data = acceptanceOf(this.chain.deployment, order.payment);
    await this.signatures.requireSignature(signer, data, signature);
    await this.prisma.transact(async (tx) => {
      const locked = await lockOrder(tx, orderId);
      if (!locked) throw notFound('order');
      requireAwaited(locked);
      const acceptance = { signer, signature };
      await updatePayment(tx, orderId, { acceptance });
      await noteOrderEvent(tx, orderId, {
        code: 'seller-accepted',
        what: 'The seller accepted the order and pinned its goods to the payment.',
        by: caller.name,
      });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'order.accept',
        subject: `order:${orderId}`,
        details: { paymentId: locked.payment.paymentId, signer },
      });
      // Paid off chain, the settlement reserves the goods once the money is there.
      if (locked.payment.rail !== 'usdc-escrow') await wakeSettlement(tx, orderId);
      else await requestAuthorization(tx, locked, { ...locked.payment, acceptance });
    });
    return this.orders.read(caller, orderId);
  }
}

function requireAwaited(order: StoredOrder): void {
  const { sellerSigns, acceptance, state, rail } = order.payment;
  // Off chain the goods are reserved after the money came, so that an acceptance may still be awaited then.
  const isOpen = [
    'awaiting',
    'requested',
    'failed',
    ...(rail === 'usdc-escrow' ? [] : ['authorized']),
  ].includes(state);
  if (sellerSigns && !acceptance && isOpen && order.closedAs === null) return;
  throw new AppError('conflict', {
    message: 'No acceptance is awaited for this order. Open it to see where it stands.',
    details: { reason: 'acceptance-not-awaited', state },
  });
}
