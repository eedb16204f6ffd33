import { Injectable } from '@nestjs/common';
import { documentLanguages, type DocumentLanguage } from '@topsteel/documents';
import { currencyDecimals } from '@topsteel/domain/pricing';
import { formatScaled, localiseDecimal } from '@topsteel/domain/units';
import { Config } from '../platform/config/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { mailTo } from '../platform/mail/index.ts';
import { approvalLetters, type ApprovalWord } from './approval-letters.ts';
import { findApproval, type StoredApproval } from './infra/approval-store.ts';
import { mailboxOf, type ApproverRow } from './infra/approver-store.ts';

type Mailbox = Pick<ApproverRow, 'email' | 'language'>;

/** Writes to who asks and to who decides, each in their language, in the transaction of what happened. */
@Injectable()
export class TellAboutApproval {
  constructor(private readonly config: Config) {}

  /** To everybody who could approve it: that it waits, or that it waits no more. */
  async approvers(
    tx: Tx,
    id: string,
    approvers: readonly ApproverRow[],
    word: 'asked' | 'withdrawn',
  ): Promise<void> {
    const approval = await findApproval(tx, id, null);
    if (!approval) return;
    for (const one of approvers) {
      await this.write(tx, approval, one, { word, who: approval.requesterName, key: one.id });
    }
  }

  /** To who asked: what became of it. */
  async requester(tx: Tx, id: string, word: 'approved' | 'refused' | 'expired'): Promise<void> {
    const approval = await findApproval(tx, id, null);
    const mailbox = approval && (await mailboxOf(tx, approval.requesterId));
    if (!mailbox) return;
    const who = approval.decidedByName ?? '';
    await this.write(tx, approval, mailbox, { word, who, key: 'requester' });
  }

  /** To who approved: so that nobody approves under another's name unseen. */
  async decider(tx: Tx, id: string): Promise<void> {
    const approval = await findApproval(tx, id, null);
    const mailbox = approval?.decidedBy ? await mailboxOf(tx, approval.decidedBy) : null;
    if (!approval || !mailbox) return;
    await this.write(tx, approval, mailbox, { word: 'spent', who: approval.requesterName, key: 'decider' });
  }

  private async write(
    tx: Tx,
    approval: StoredApproval,
    { email, language: wanted }: Mailbox,
    { word, who, key }: { word: ApprovalWord; who: string; key: string },
  ): Promise<void> {
    const language = documentLanguages.find((one) => one === wanted) ?? 'en';
    const { id, number, reason, sentence, totalMinor, orderedMinor, currency, expiresAt } = approval;
    const amountMinor = orderedMinor === null ? totalMinor : BigInt(orderedMinor);
    await mailTo(tx, {
      to: email,
      language,
      template: approvalLetters[word],
      values: {
        who,
        number,
        amount: `${localiseDecimal(formatScaled(amountMinor, currencyDecimals[currency], 2), language)}\u00a0${currency}`,
        text: sentence ?? reason,
        until: dayAndTime(expiresAt, language),
        link: `${this.config.settings.publicUrl}/approvals/${id}`,
      },
      key: `approval:${id}:${word}:${key}`,
    });
  }
}

/** In UTC, and it says so: two colleagues may be in two zones. */
const dayAndTime = (at: Date, language: DocumentLanguage): string =>
  `${new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' }).format(at)} UTC`;
