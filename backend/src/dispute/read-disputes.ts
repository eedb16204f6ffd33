import { Injectable } from '@nestjs/common';
import {
  disputeKind,
  disputeOutcome,
  type Dispute,
  type DisputeQuery,
  type DisputeSummary,
  type Page,
} from '@topsteel/domain/api';
import { Attachments, presentAttachment, type OpenedAttachment } from '../attachment/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type CallerIdentity } from '../platform/http/index.ts';
import { findDispute, listDisputes, type StoredDispute } from './infra/dispute-store.ts';

/** Shows disputes to their two sides, and all of them to auditors and operators. */
@Injectable()
export class ReadDisputes {
  constructor(
    private readonly prisma: PrismaService,
    private readonly attachments: Attachments,
  ) {}

  /** @throws AppError `not-found` also for a dispute of others */
  async read(caller: CallerIdentity, id: string): Promise<Dispute> {
    const row = await this.mine(caller, id);
    return {
      ...presentSummary(row, caller),
      statement: row.statement,
      decision: row.decision,
      messages: row.messages.map(({ at, author, text, organisationId, attachment }) => {
        const side = sideOf(row, organisationId);
        return {
          at: at.toISOString(),
          side: side === 'none' ? 'marketplace' : side,
          author,
          text,
          file: attachment && presentAttachment(attachment),
        };
      }),
    };
  }

  async list(caller: CallerIdentity, query: DisputeQuery): Promise<Page<DisputeSummary>> {
    const { after, take, limit } = pageWindow(query);
    const seesAll = seesEverything(caller) && query.side === undefined;
    if (!seesAll && caller.organisationId === null) return { items: [], nextCursor: null };
    const { side, state, orderId } = query;
    const organisationId = seesAll ? null : caller.organisationId;
    const rows = await listDisputes(this.prisma.client, {
      organisationId,
      side,
      state,
      orderId,
      after,
      take,
    });
    return pageFrom(rows, limit, (row) => presentSummary(row, caller));
  }

  /** @throws AppError `not-found` */
  async file(caller: CallerIdentity, id: string, fileId: string): Promise<OpenedAttachment> {
    await this.mine(caller, id);
    return this.attachments.open(this.prisma.client, `dispute:${id}`, fileId);
  }

  private async mine(caller: CallerIdentity, id: string): Promise<StoredDispute> {
    const row = await findDispute(this.prisma.client, id);
    if (!row || !(seesEverything(caller) || sideOf(row, caller.organisationId) !== 'none'))
      throw notFound('dispute');
    return row;
  }
}

const seesEverything = ({ access }: CallerIdentity): boolean =>
  access.includes('auditor') || access.includes('operator');

export const sideOf = (
  { buyerId, sellerId }: Pick<StoredDispute, 'buyerId' | 'sellerId'>,
  organisationId: string | null,
): Dispute['mine'] =>
  organisationId === buyerId ? 'buyer' : organisationId === sellerId ? 'seller' : 'none';

function presentSummary(row: StoredDispute, caller: CallerIdentity): DisputeSummary {
  return {
    id: row.id,
    number: row.number,
    orderId: row.orderId,
    orderNumber: row.order.number,
    kind: disputeKind.parse(row.kind),
    state: row.state,
    openedBy: row.openedBy === row.buyerId ? 'buyer' : 'seller',
    mine: sideOf(row, caller.organisationId),
    currency: row.currency,
    claimedMinor: row.claimedMinor?.toString() ?? null,
    answerBefore: row.answerBefore.toISOString(),
    outcome: row.outcome === null ? null : disputeOutcome.parse(row.outcome),
    refundMinor: row.refundMinor?.toString() ?? null,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
