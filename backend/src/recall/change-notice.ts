import { Injectable } from '@nestjs/common';
import type { RecallAnswer } from '@topsteel/domain/api';
import { recordAudit } from '../audit/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { findRecall, updateNotice, type NoticeRow, type RecallRow } from './infra/recall-store.ts';
import { expiryOf, NotifyOwners } from './notify-owners.ts';
import { PresentRecall } from './present-recall.ts';
import { scopeOf } from './read-recalls.ts';

/** Renews or revokes the link of a notice: a link that went to the wrong hands opens nothing any more. */
@Injectable()
export class ChangeNotice {
  constructor(
    private readonly prisma: PrismaService,
    private readonly notify: NotifyOwners,
    private readonly presenter: PresentRecall,
  ) {}

  /** A new link, sent where an address is known; the old one opens nothing. @throws AppError `not-found` */
  renew(caller: CallerIdentity, recallId: string, noticeId: string): Promise<RecallAnswer> {
    return this.change(caller, recallId, noticeId, 'renew', async (tx, row, notice) => {
      const { recall: _, ...renewed } = await updateNotice(tx, notice.id, {
        issue: { increment: 1 },
        revokedAt: null,
        expiresAt: expiryOf(new Date()),
      });
      await this.notify.send(tx, row, renewed);
    });
  }

  /** @throws AppError `not-found` */
  revoke(caller: CallerIdentity, recallId: string, noticeId: string): Promise<RecallAnswer> {
    return this.change(caller, recallId, noticeId, 'revoke', async (tx, _row, notice) => {
      await updateNotice(tx, notice.id, { revokedAt: notice.revokedAt ?? new Date() });
    });
  }

  private async change(
    caller: CallerIdentity,
    recallId: string,
    noticeId: string,
    verb: string,
    work: (tx: Tx, row: RecallRow, notice: NoticeRow) => Promise<void>,
  ): Promise<RecallAnswer> {
    const scope = scopeOf(caller);
    const changed = await this.prisma.transact(async (tx) => {
      const row = scope === undefined ? null : await findRecall(tx, scope, recallId);
      const notice = row?.notices.find((each) => each.id === noticeId);
      if (!row || !notice) throw notFound('notice');
      await work(tx, row, notice);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: row.organisationId,
        action: `recall-notice.${verb}`,
        subject: `recall-notice:${noticeId}`,
      });
      return findRecall(tx, null, recallId);
    });
    if (!changed) throw notFound('recall');
    return this.presenter.run(changed);
  }
}
