import { Injectable } from '@nestjs/common';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { Organisations } from '../organisation/index.ts';
import { checksummed } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, type Tx } from '../platform/database/index.ts';
import { enqueue } from '../platform/outbox/index.ts';
import {
  insertNotice,
  lotsOfNotice,
  updateNotice,
  type NoticedLot,
  type NoticeRow,
  type RecallRow,
} from './infra/recall-store.ts';
import { languageOf, letterOf } from './notice-letter.ts';
import { noticeTokenOf } from './notice-token.ts';
import { ownersOf } from './owners-of.ts';
import { ReadRadius, type Radius } from './read-radius.ts';

const DAYS_MS = 86_400_000;
/** Long enough for steel in a yard, short enough for a link that was forwarded. */
const LINK_DAYS = 180;

/** One message a link: a renewed link is sent anew. */
export const mailKeyOf = (notice: { id: string; issue: number }): string =>
  `mail:recall:${notice.id}:${notice.issue}`;

export const expiryOf = (now: Date): Date => new Date(now.getTime() + LINK_DAYS * DAYS_MS);

/** Tells every owner of affected material, and every buyer of it under way, of a recall. The maker itself knows. */
@Injectable()
export class NotifyOwners {
  constructor(
    private readonly radius: ReadRadius,
    private readonly organisations: Organisations,
    private readonly config: Config,
  ) {}

  /** Safe to repeat: one notice an owner; it is sent again when it comes to speak of more. */
  async run(tx: Tx, recall: RecallRow): Promise<void> {
    const radius = await this.radius.of(tx, recall.lotId);
    const known = new Map(recall.notices.map((notice) => [notice.account.toLowerCase(), notice]));
    for (const [account, lots] of ownersOf(radius)) {
      if (account.toLowerCase() === recall.issuer.toLowerCase()) continue;
      const before = known.get(account.toLowerCase());
      if (!before) await this.tell(tx, recall, radius, account, lots);
      else if (isMore(lots, lotsOfNotice(before))) await this.tellAgain(tx, recall, before, lots);
    }
  }

  /** Sends the present link of a notice to the owner's addresses. */
  async send(tx: Tx, recall: RecallRow | NoticeRecall, notice: NoticeRow): Promise<void> {
    const { publicUrl, authSecret } = this.config.settings;
    const to =
      notice.organisationId === null ? [] : await this.organisations.mailOf(notice.organisationId, tx);
    if (to.length === 0) return;
    const issuer = await this.organisations.byAccount(recall.issuer, tx);
    const letter = letterOf(notice.language === 'fr' ? 'fr' : 'en', {
      issuer: issuer?.legalName ?? recall.issuer,
      owner: notice.name,
      reason: recall.reason,
      text: recall.text,
      recalledAt: recall.recalledAt ?? recall.createdAt,
      lots: lotsOfNotice(notice).map(({ lotId, grams }) => ({
        lotCode: lotCodeOf(BigInt(lotId)),
        grams: BigInt(grams),
      })),
      link: `${publicUrl}/recall/${noticeTokenOf(authSecret, notice)}`,
      expiresAt: notice.expiresAt,
    });
    await enqueue(tx, mailKeyOf(notice), 'mail', { to, ...letter });
  }

  private async tell(
    tx: Tx,
    recall: RecallRow,
    radius: Radius,
    account: string,
    lots: NoticedLot[],
  ): Promise<void> {
    const owner = radius.parties.get(checksummed(account));
    const mail = owner ? await this.organisations.mailOf(owner.id, tx) : [];
    const notice = await insertNotice(tx, {
      id: newId(),
      recallId: recall.id,
      account,
      organisationId: owner?.id ?? null,
      name: owner?.legalName ?? account,
      language: languageOf(owner?.country ?? null),
      lots: lots.map((lot) => ({ ...lot })),
      channel: mail.length > 0 ? 'mail' : 'link',
      expiresAt: expiryOf(new Date()),
    });
    await this.send(tx, recall, notice);
  }

  private async tellAgain(tx: Tx, recall: RecallRow, before: NoticeRow, lots: NoticedLot[]): Promise<void> {
    const { recall: _, ...notice } = await updateNotice(tx, before.id, {
      lots: lots.map((lot) => ({ ...lot })),
      issue: { increment: 1 },
      acknowledgedAt: null,
      acknowledgedBy: null,
      acknowledgedNote: null,
      expiresAt: expiryOf(new Date()),
    });
    if (notice.revokedAt === null) await this.send(tx, recall, notice);
  }
}

type NoticeRecall = Omit<RecallRow, 'notices'>;

/** Does the notice have to speak of a lot, or of grams, that it did not speak of before? */
function isMore(now: readonly NoticedLot[], before: readonly NoticedLot[]): boolean {
  const told = new Map(before.map((lot) => [lot.lotId, BigInt(lot.grams)]));
  return now.some((lot) => BigInt(lot.grams) > (told.get(lot.lotId) ?? 0n));
}
