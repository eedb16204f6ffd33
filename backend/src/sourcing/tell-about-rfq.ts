import { Injectable } from '@nestjs/common';
import { documentLanguages, type DocumentLanguage } from '@topsteel/documents';
import { Organisations } from '../organisation/index.ts';
import { Config } from '../platform/config/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { mailLanguage, mailTo } from '../platform/mail/index.ts';
import type { StoredRfq } from './infra/stored-rfq.ts';
import type { WholeRecipient } from './infra/recipient-store.ts';
import { mailboxOf } from './infra/vendor-store.ts';
import { linkTokenOf } from './link-token.ts';
import { rfqLetter, unnamedBuyer, type RfqWord } from './rfq-letters.ts';

/** One word about a request. `key` makes it one letter for ever. */
interface Word {
  word: RfqWord;
  key: string;
  until?: Date;
}

type Buyer = { name: string; country: string };

/** Writes to the two sides of a request, in the transaction of what happened. */
@Injectable()
export class TellAboutRfq {
  constructor(
    private readonly config: Config,
    private readonly organisations: Organisations,
  ) {}

  /**
   * To one who was asked: a vendor’s members, or the address that has no account, with the link that it answers under.
   */
  async vendor(
    tx: Tx,
    { rfq, buyer, recipient }: { rfq: StoredRfq; buyer: Buyer; recipient: WholeRecipient },
    { word, key, until }: Word,
  ): Promise<void> {
    const { vendorId, email } = recipient;
    const language = languageOf(recipient.language);
    const isNamed = rfq.isBuyerNamed || recipient.awards.length > 0;
    const who = isNamed ? buyer.name : unnamedBuyer(language, buyer.country);
    const to = vendorId === null ? [email ?? ''] : await this.organisations.mailOf(vendorId, tx);
    const isSecret = vendorId === null;
    const { publicUrl, authSecret } = this.config.settings;
    const path = isSecret ? `q/${linkTokenOf(authSecret, recipient.id)}` : `vendor/quotes/${recipient.id}`;
    await mailTo(tx, {
      to,
      language,
      template: rfqLetter(word, isSecret),
      values: {
        who,
        title: rfq.title,
        number: rfq.number,
        until: dayAndTime(until ?? rfq.answersBy, language),
        link: `${publicUrl}/${path}`,
      },
      key: `rfq:${key}:vendor:${recipient.id}`,
      isSecret,
    });
  }

  /** To whoever asked. */
  async buyer(
    tx: Tx,
    { rfq, buyer, who }: { rfq: StoredRfq; buyer: Buyer; who: string },
    { word, key, until }: Word,
  ): Promise<void> {
    const mailbox = await mailboxOf(tx, rfq.createdBy);
    const to = mailbox === null ? await this.organisations.mailOf(rfq.buyerId, tx) : [mailbox.email];
    const language = mailbox === null ? mailLanguage(null, buyer.country) : languageOf(mailbox.language);
    await mailTo(tx, {
      to,
      language,
      template: rfqLetter(word, false),
      values: {
        who,
        title: rfq.title,
        number: rfq.number,
        until: dayAndTime(until ?? rfq.answersBy, language),
        link: `${this.config.settings.publicUrl}/rfq/${rfq.id}`,
      },
      key: `rfq:${key}:buyer`,
    });
  }
}

const languageOf = (text: string): DocumentLanguage =>
  documentLanguages.find((language) => language === text) ?? 'en';

/** In UTC, and it says so: the two sides may be in two zones. */
const dayAndTime = (at: Date, language: DocumentLanguage): string =>
  `${new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' }).format(at)} UTC`;
