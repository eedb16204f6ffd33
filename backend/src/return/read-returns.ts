import { Injectable } from '@nestjs/common';
import {
  returnKind,
  type Attachment,
  type GoodsReturn,
  type GoodsReturnQuery,
  type Page,
} from '@topsteel/domain/api';
import { Attachments, type OpenedAttachment } from '../attachment/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type CallerIdentity } from '../platform/http/index.ts';
import { findReturn, listReturns, type StoredReturn } from './infra/return-store.ts';

/** Shows returns to their two sides, and all of them to auditors and operators. */
@Injectable()
export class ReadReturns {
  constructor(
    private readonly prisma: PrismaService,
    private readonly attachments: Attachments,
  ) {}

  /** @throws AppError `not-found` also for a return of others */
  async read(caller: CallerIdentity, id: string): Promise<GoodsReturn> {
    const row = await this.mine(caller, id);
    return present(row, caller, await this.attachments.list(this.prisma.client, `return:${id}`));
  }

  async list(caller: CallerIdentity, query: GoodsReturnQuery): Promise<Page<GoodsReturn>> {
    const { after, take, limit } = pageWindow(query);
    const seesAll = seesEverything(caller) && query.side === undefined;
    if (!seesAll && caller.organisationId === null) return { items: [], nextCursor: null };
    const organisationId = seesAll ? null : caller.organisationId;
    const { side, state, orderId } = query;
    const rows = await listReturns(this.prisma.client, { organisationId, side, state, orderId, after, take });
    return pageFrom(rows, limit, (row) => present(row, caller, []));
  }

  /** @throws AppError `not-found` */
  async file(caller: CallerIdentity, id: string, fileId: string): Promise<OpenedAttachment> {
    await this.mine(caller, id);
    return this.attachments.open(this.prisma.client, `return:${id}`, fileId);
  }

  private async mine(caller: CallerIdentity, id: string): Promise<StoredReturn> {
    const row = await findReturn(this.prisma.client, id);
    if (!row || !(seesEverything(caller) || sideOf(row, caller) !== 'none')) throw notFound('return');
    return row;
  }
}

const seesEverything = ({ access }: CallerIdentity): boolean =>
  access.includes('auditor') || access.includes('operator');

const sideOf = (row: StoredReturn, { organisationId }: CallerIdentity): GoodsReturn['mine'] =>
  organisationId === row.buyerId ? 'buyer' : organisationId === row.sellerId ? 'seller' : 'none';

function present(row: StoredReturn, caller: CallerIdentity, files: Attachment[]): GoodsReturn {
  return {
    id: row.id,
    number: row.number,
    orderId: row.orderId,
    orderNumber: row.order.number,
    kind: returnKind.parse(row.kind),
    state: row.state,
    mine: sideOf(row, caller),
    reason: row.reason,
    askedGrams: row.askedGrams.toString(),
    askedPieces: row.askedPieces,
    currency: row.currency,
    askedMinor: row.askedMinor?.toString() ?? null,
    receivedGrams: row.receivedGrams?.toString() ?? null,
    ticketNo: row.ticketNo,
    creditMinor: row.creditMinor?.toString() ?? null,
    paidBy: row.paidBy as GoodsReturn['paidBy'],
    isRestocked: row.isRestocked,
    answer: row.answer,
    files,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
