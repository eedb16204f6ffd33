import { Injectable } from '@nestjs/common';
import type { Page, Payout, PayoutBatch, PayoutQuery } from '@topsteel/domain/api';
import { namesOfUsers, requireDeskReader } from '../identity/index.ts';
import { Organisations } from '../organisation/index.ts';
import { businessKey, failingActs, type FailingAct } from '../platform/bridge/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type CallerIdentity } from '../platform/http/index.ts';
import {
  findBatch,
  findPayout,
  listBatches,
  listPayouts,
  type StoredBatch,
  type StoredPayout,
} from './infra/payout-store.ts';
import { presentPaidAs } from './present-paid-as.ts';

/** Shows batches to the marketplace, and every vendor its own payouts. */
@Injectable()
export class ReadPayouts {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
  ) {}

  /** @throws AppError `not-found`; `forbidden` outside the marketplace, auditors excepted. */
  async batch(caller: CallerIdentity, id: string): Promise<PayoutBatch> {
    requireDeskReader(caller);
    const batch = await findBatch(this.prisma.client, id);
    if (!batch) throw notFound('batch of payouts');
    return this.present(caller, batch);
  }

  async batches(caller: CallerIdentity, query: PayoutQuery): Promise<Page<PayoutBatch>> {
    requireDeskReader(caller);
    const { after, take, limit } = pageWindow(query);
    const rows = await listBatches(this.prisma.client, { after, take });
    const shown = new Map<string, PayoutBatch>();
    for (const row of rows) shown.set(row.id, await this.present(caller, row));
    const page = pageFrom(rows, limit, (row) => shown.get(row.id));
    return { items: page.items.flatMap((item) => item ?? []), nextCursor: page.nextCursor };
  }

  /** A vendor's own payouts from their approval on, newest first. */
  async ofVendor(sellerId: string, query: PayoutQuery): Promise<Page<Payout>> {
    const { after, take, limit } = pageWindow(query);
    const rows = await listPayouts(this.prisma.client, { sellerId, after, take });
    const seller = await this.organisations.byId(sellerId);
    const numbers = new Map<string, string>();
    for (const { batchId } of rows) {
      const batch = numbers.has(batchId) ? null : await findBatch(this.prisma.client, batchId);
      if (batch) numbers.set(batchId, batch.number);
    }
    const failing = await this.failing(rows);
    return pageFrom(rows, limit, (row) =>
      presentPayout(row, failing, numbers.get(row.batchId) ?? '', seller?.name ?? ''),
    );
  }

  /** @throws AppError `not-found` also for a payout of another vendor. */
  async one(caller: CallerIdentity, id: string): Promise<Payout> {
    const payout = await findPayout(this.prisma.client, id);
    if (!payout) throw notFound('payout');
    const isOwn = caller.organisationId === payout.sellerId && isShownToVendor(payout);
    const seesAll = caller.access.includes('auditor') || caller.organisationRoles.includes('operator');
    if (!isOwn && !seesAll) throw notFound('payout');
    const [batch, seller, failing] = await Promise.all([
      findBatch(this.prisma.client, payout.batchId),
      this.organisations.byId(payout.sellerId),
      this.failing([payout]),
    ]);
    return presentPayout(payout, failing, batch?.number ?? '', seller?.name ?? '');
  }

  /** What was refused on chain and may not be paid again yet, by its business key. */
  private failing(payouts: readonly StoredPayout[]): Promise<Map<string, FailingAct>> {
    const keys = payouts.flatMap(({ id, method, state }) =>
      method === 'chain' && (state === 'approved' || state === 'sent') ? [businessKey.payOut(id)] : [],
    );
    return failingActs(this.prisma.client, keys);
  }

  private async present(caller: CallerIdentity, batch: StoredBatch): Promise<PayoutBatch> {
    const names = await namesOfUsers(this.prisma.client, [batch.proposedBy, batch.decidedBy ?? '']);
    const person = (id: string) => ({ id, name: names.get(id) ?? id });
    const failing = await this.failing(batch.payouts);
    const payouts: Payout[] = [];
    for (const payout of batch.payouts) {
      const seller = await this.organisations.byId(payout.sellerId);
      payouts.push(presentPayout(payout, failing, batch.number, seller?.name ?? ''));
    }
    return {
      id: batch.id,
      number: batch.number,
      state: batch.state,
      proposedBy: person(batch.proposedBy),
      proposedAt: batch.proposedAt.toISOString(),
      decidedBy: batch.decidedBy === null ? null : person(batch.decidedBy),
      decidedAt: batch.decidedAt?.toISOString() ?? null,
      note: batch.note,
      mayDecide:
        batch.state === 'scheduled' &&
        batch.proposedBy !== caller.userId &&
        caller.organisationRoles.includes('operator'),
      payouts,
    };
  }
}

const isShownToVendor = ({ state }: StoredPayout) => state !== 'scheduled' && state !== 'declined';

function presentPayout(
  payout: StoredPayout,
  failing: ReadonlyMap<string, FailingAct>,
  batchNumber: string,
  sellerName: string,
): Payout {
  const act = failing.get(businessKey.payOut(payout.id));
  return {
    id: payout.id,
    batchId: payout.batchId,
    batchNumber,
    sellerId: payout.sellerId,
    sellerName,
    currency: payout.currency,
    method: payout.method,
    destination: payout.destination,
    payableMinor: payout.payableMinor.toString(),
    debtMinor: payout.debtMinor.toString(),
    amountMinor: payout.amountMinor.toString(),
    paidAs: payout.conversion && presentPaidAs(payout.conversion),
    state: payout.state,
    failure: payout.failure,
    failing: act ? { reason: act.reason, usableUntil: act.usableUntil.toISOString() } : null,
    txHash: payout.txHash,
    lines: payout.lines.map((line) => ({
      orderId: line.orderId,
      orderNumber: line.orderNumber,
      fromMinor: line.fromMinor.toString(),
      toMinor: line.toMinor.toString(),
      amountMinor: (line.toMinor - line.fromMinor).toString(),
    })),
    events: payout.events.map(({ at, state, cause }) => ({ at: at.toISOString(), state, cause })),
    createdAt: payout.createdAt.toISOString(),
    updatedAt: payout.updatedAt.toISOString(),
  };
}
