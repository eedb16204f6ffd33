import { Injectable } from '@nestjs/common';
import { recallLot as encodeRecall } from '@topsteel/chain';
import { recallState, type RecallAnswer, type RecallNoticeAnswer } from '@topsteel/domain/api';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { Organisations } from '../organisation/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { sentTimes } from '../platform/outbox/index.ts';
import { lotsOfNotice, type NoticeRow, type RecallRow } from './infra/recall-store.ts';
import { noticeTokenOf } from './notice-token.ts';
import { mailKeyOf } from './notify-owners.ts';

/** A recall with its notices as the maker sees it; links are worked out, never read from a table. */
@Injectable()
export class PresentRecall {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
    private readonly chain: ChainReader,
    private readonly config: Config,
  ) {}

  async run(row: RecallRow): Promise<RecallAnswer> {
    const { deployment } = this.chain;
    const sent = await sentTimes(this.prisma.client, row.notices.map(mailKeyOf));
    const notices = row.notices.map((notice) => this.notice(notice, sent.get(mailKeyOf(notice)) ?? null));
    const issuer = await this.organisations.byAccount(row.issuer);
    const epcisEvent = row.epcisEvent as `0x${string}`;
    return {
      id: row.id,
      lotId: row.lotId,
      lotCode: row.lotCode,
      state: recallState.parse(row.state),
      reason: row.reason,
      text: row.text,
      issuer: issuer?.name ?? row.issuer,
      txHash: row.txHash,
      recalledAt: row.recalledAt?.toISOString() ?? null,
      failure: row.failure,
      call:
        row.state === 'awaiting-transaction'
          ? {
              chainId: deployment.chainId,
              from: row.issuer,
              ...encodeRecall(deployment, { lotId: BigInt(row.lotId), reason: row.reason, epcisEvent }),
            }
          : null,
      notices,
      progress: {
        owners: notices.length,
        sent: notices.filter((notice) => notice.sentAt !== null).length,
        seen: notices.filter((notice) => notice.seenAt !== null).length,
        acknowledged: notices.filter((notice) => notice.acknowledgedAt !== null).length,
      },
      createdAt: row.createdAt.toISOString(),
    };
  }

  private notice(row: NoticeRow, sentAt: Date | null): RecallNoticeAnswer {
    const { publicUrl, authSecret } = this.config.settings;
    const lots = lotsOfNotice(row);
    const isOpen = row.revokedAt === null && row.expiresAt.getTime() > Date.now();
    return {
      id: row.id,
      name: row.name,
      account: row.account,
      language: row.language === 'fr' ? 'fr' : 'en',
      channel: row.channel === 'mail' ? 'mail' : 'link',
      grams: lots.reduce((total, lot) => total + BigInt(lot.grams), 0n).toString(),
      lotCodes: lots.map((lot) => lotCodeOf(BigInt(lot.lotId))),
      link: isOpen ? `${publicUrl}/recall/${noticeTokenOf(authSecret, row)}` : null,
      expiresAt: row.expiresAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
      seenAt: row.seenAt?.toISOString() ?? null,
      seenCount: row.seenCount,
      acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
      acknowledgedBy: row.acknowledgedBy,
      acknowledgedNote: row.acknowledgedNote,
      revokedAt: row.revokedAt?.toISOString() ?? null,
    };
  }
}
