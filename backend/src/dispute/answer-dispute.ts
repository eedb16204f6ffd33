import { Injectable } from '@nestjs/common';
import type { Dispute } from '@topsteel/domain/api';
import { Attachments, type SentFile } from '../attachment/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { recordAudit } from '../audit/index.ts';
import { keepWord } from './dispute-word.ts';
import { findDispute, insertMessage, lockDispute, updateDispute } from './infra/dispute-store.ts';
import { requireOpen } from './open-dispute.ts';
import { ReadDisputes, sideOf } from './read-disputes.ts';

/**
 * Words and evidence of the two sides and of the marketplace. The hash of every file goes into the audit trail, whose
 * chain is anchored daily: nobody can exchange a file afterwards.
 */
@Injectable()
export class AnswerDispute {
  constructor(
    private readonly prisma: PrismaService,
    private readonly attachments: Attachments,
    private readonly disputes: ReadDisputes,
  ) {}

  /**
   * The first word of the other side answers the dispute.
   *
   * @throws AppError `not-found`; `conflict` when it is over; what `Attachments.keep` throws
   */
  async run(
    caller: CallerIdentity,
    id: string,
    text: string,
    file: SentFile | null = null,
  ): Promise<Dispute> {
    await this.prisma.transact(async (tx) => {
      const seen = await findDispute(tx, id);
      if (!seen || (sideOf(seen, caller.organisationId) === 'none' && !caller.access.includes('operator'))) {
        throw notFound('dispute');
      }
      const dispute = await lockDispute(tx, id);
      if (!dispute) throw notFound('dispute');
      requireOpen(dispute.state);
      const side = sideOf(dispute, caller.organisationId);
      const { userId, organisationId, name } = caller;
      const of = { subject: `dispute:${id}`, organisationId, uploadedBy: userId };
      const kept = file && (await this.attachments.keep(tx, file, of));
      await insertMessage(tx, {
        disputeId: id,
        organisationId: side === 'none' ? null : organisationId,
        author: name,
        text,
        attachmentId: kept?.id ?? null,
      });
      await recordAudit(tx, {
        actor: userId,
        organisationId,
        action: kept ? 'dispute.add-evidence' : 'dispute.say',
        subject: `order:${dispute.orderId}`,
        details: { disputeId: id, ...(kept && { sha256: kept.sha256, name: kept.name }) },
      });
      if (dispute.state !== 'open' || side === 'none' || organisationId === dispute.openedBy) return;
      const after = await updateDispute(tx, id, { state: 'answered' });
      await keepWord(tx, after, {
        code: 'dispute-answered',
        what: `The ${side} answered dispute ${after.number}.`,
        action: 'dispute.answer',
        actor: userId,
        organisationId,
        by: name,
      });
    });
    return this.disputes.read(caller, id);
  }
}
