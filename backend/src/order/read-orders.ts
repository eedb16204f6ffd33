import { Injectable } from '@nestjs/common';
import type { Order, OrderQuery, OrderSummary, Page } from '@topsteel/domain/api';
import { recallBehind, recallsBehind } from '../genealogy/index.ts';
import { Organisations } from '../organisation/index.ts';
import { chainFactsOf } from '../payment/index.ts';
import { ChainClient, checksummed } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type CallerIdentity } from '../platform/http/index.ts';
import { Payments } from '../rail/index.ts';
import { approvalBehind } from './infra/approval-behind.ts';
import { listOrderRows } from './infra/order-rows.ts';
import { findOrder, settlementSteps, type StoredOrder } from './infra/order-store.ts';
import { shipmentsOf } from './infra/shipment-store.ts';
import { presentOrder, type OrderView } from './present-order.ts';
import { presentOrderSummary } from './present-order-summary.ts';

/** Shows orders to their two sides, and all of them to auditors and operators. */
@Injectable()
export class ReadOrders {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly chain: ChainClient,
    private readonly organisations: Organisations,
    private readonly payments: Payments,
  ) {}

  /** @throws AppError `not-found` also for an order of others. */
  async read(caller: CallerIdentity, id: string): Promise<Order> {
    const order = await findOrder(this.prisma.client, id);
    if (!order || !maySee(caller, order)) throw notFound('order');
    const [facts, steps, toPay, shipments, approval] = await Promise.all([
      chainFactsOf(this.prisma.client, order.payment.paymentId),
      settlementSteps(this.prisma.client, id),
      this.toPay(order),
      shipmentsOf(this.prisma.client, id),
      caller.organisationId === order.sellerId ? null : approvalBehind(this.prisma.client, order.groupId),
    ]);
    const view = await this.viewOf(caller, order);
    return presentOrder({ ...view, facts, steps, toPay, shipments, approval });
  }

  /** What the provider of the order's attempt wants from the buyer; there is nothing while it does not know of it. */
  private async toPay({ id, payment }: StoredOrder): Promise<OrderView['toPay']> {
    if (payment.rail === 'usdc-escrow') return null;
    const attempts = await this.payments.attemptsOf(this.prisma.client, id);
    const attempt = attempts.find((one) => one.id === payment.attemptId);
    if (!attempt) return null;
    const action = this.payments.actionOf(attempt);
    // No attempt of an order that is paid off chain is signed by a wallet.
    if (action.kind === 'sign') return null;
    return {
      action: action.kind === 'send' ? { ...action, to: checksummed(action.to) } : action,
      reference: attempt.reference,
    };
  }

  async list(caller: CallerIdentity, query: OrderQuery): Promise<Page<OrderSummary>> {
    const { after, take, limit } = pageWindow(query);
    const seesAll = seesEverything(caller) && query.side === undefined && query.needs === undefined;
    if (!seesAll && caller.organisationId === null) return { items: [], nextCursor: null };
    const { organisationId } = caller;
    const rows = await listOrderRows(this.prisma.client, {
      organisationId: seesAll ? null : organisationId,
      side: query.needs === undefined ? query.side : 'seller',
      needs: query.needs,
      status: query.status,
      text: query.text,
      from: query.from === undefined ? undefined : new Date(query.from),
      until: query.until === undefined ? undefined : new Date(query.until),
      after,
      take,
    });
    const recalls = await recallsBehind(
      this.prisma.client,
      rows.map(({ lotId }) => lotId),
    );
    return pageFrom(rows, limit, (row) =>
      presentOrderSummary({ ...row, order: row, organisationId, recall: recalls.get(row.lotId) ?? null }),
    );
  }

  private async viewOf(
    caller: CallerIdentity,
    order: StoredOrder,
  ): Promise<Omit<OrderView, 'facts' | 'steps' | 'toPay' | 'shipments' | 'approval'>> {
    const [buyer, seller] = await Promise.all([
      this.organisations.byId(order.buyerId),
      this.organisations.byId(order.sellerId),
    ]);
    if (!buyer || !seller) throw notFound('order');
    const recall = await recallBehind(this.prisma.client, order.quote.lotId);
    return {
      order,
      recall,
      buyer,
      seller,
      organisationId: caller.organisationId,
      deployment: this.chain.deployment,
      weighbridgeUrl: this.config.settings.carrierUrl,
    };
  }
}

const seesEverything = (caller: CallerIdentity): boolean =>
  caller.access.includes('auditor') || caller.access.includes('operator');

const maySee = (caller: CallerIdentity, order: StoredOrder): boolean =>
  seesEverything(caller) ||
  (caller.organisationId !== null && [order.buyerId, order.sellerId].includes(caller.organisationId));
