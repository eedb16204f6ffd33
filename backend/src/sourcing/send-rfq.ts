import { Injectable } from '@nestjs/common';
import type { Rfq } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { nextRfqState, type RfqEvent } from '@topsteel/domain/sourcing';
import { recordAudit } from '../audit/index.ts';
import { Organisations } from '../organisation/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { hashSecret } from '../platform/secret/index.ts';
import { changeRecipient, countLetters } from './infra/recipient-store.ts';
import { lockRfq, setRfqState, type WholeRfq } from './infra/rfq-store.ts';
import { linkTokenOf } from './link-token.ts';
import { ReadRfqs } from './read-rfqs.ts';
import { TellAboutRfq } from './tell-about-rfq.ts';

const DAY_MS = 86_400_000;
/** A link opens its request until this long after the answers are due: awards have to be followed. */
const LINK_DAYS_AFTER = 30;
/** In a day: to one mailbox, so that nobody's is flooded, and of one buyer. */
const MOST_BY_EMAIL = 5;
const MOST_BY_BUYER = 50;

/** Sends a request to those who are asked, and ends it. */
@Injectable()
export class SendRfq {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
    private readonly telling: TellAboutRfq,
    private readonly rfqs: ReadRfqs,
  ) {}

  /**
   * State: draft → sent. Each vendor gets a letter; one without an account, a link that opens this request alone.
   *
   * @throws AppError `not-found`; `conflict` when it was sent before; `invalid-input` without anybody to ask, or when the
   * time for answers is over; `rate-limited` when a mailbox or the buyer had too many such letters in a day
   */
  async run(caller: OrganisationCaller, id: string, now = new Date()): Promise<Rfq> {
    await this.prisma.transact(async (tx) => {
      const rfq = await lockRfq(tx, id, caller.organisationId);
      if (!rfq) throw notFound('request');
      const state = nextRfqState(rfq.state, 'send');
      if (rfq.recipients.length === 0) throw nobody();
      if (rfq.answersBy <= now) throw tooLate();
      await this.requireFew(tx, rfq, now);
      await setRfqState(tx, id, state, now);
      const linkUntil = new Date(rfq.answersBy.getTime() + LINK_DAYS_AFTER * DAY_MS);
      const buyer = await this.buyerOf(tx, rfq);
      for (const recipient of rfq.recipients) {
        const token = linkTokenOf(this.config.settings.authSecret, recipient.id);
        const link = recipient.email === null ? {} : { tokenHash: hashSecret(token), linkUntil };
        await changeRecipient(tx, recipient.id, { askedAt: now, ...link });
        await this.telling.vendor(tx, { rfq, buyer, recipient }, { word: 'asked', key: `${id}:asked` });
      }
      await trail(tx, caller, rfq, 'rfq.send');
    });
    return this.rfqs.read(caller, id);
  }

  /** Nothing more is accepted; what was accepted goes on. @throws AppError `not-found`; `conflict` unless it is sent */
  close(caller: OrganisationCaller, id: string): Promise<Rfq> {
    return this.end(caller, id, 'close');
  }

  /** A draft, or a request of which nothing was accepted, is given up. @throws AppError `not-found`; `conflict` */
  cancel(caller: OrganisationCaller, id: string): Promise<Rfq> {
    return this.end(caller, id, 'cancel');
  }

  private async end(caller: OrganisationCaller, id: string, event: RfqEvent): Promise<Rfq> {
    await this.prisma.transact(async (tx) => {
      const rfq = await lockRfq(tx, id, caller.organisationId);
      if (!rfq) throw notFound('request');
      const isGiven = rfq.recipients.some(({ awards }) => awards.length > 0);
      if (event === 'cancel' && isGiven) throw given();
      await setRfqState(tx, id, nextRfqState(rfq.state, event));
      const buyer = await this.buyerOf(tx, rfq);
      for (const recipient of rfq.state === 'sent' ? rfq.recipients : []) {
        if (recipient.declinedAt !== null || recipient.awards.length > 0) continue;
        await this.telling.vendor(tx, { rfq, buyer, recipient }, { word: 'over', key: `${id}:over` });
      }
      await trail(tx, caller, rfq, `rfq.${event}`);
    });
    return this.rfqs.read(caller, id);
  }

  private async buyerOf(tx: Tx, rfq: WholeRfq): Promise<{ name: string; country: string }> {
    const buyer = await this.organisations.byId(rfq.buyerId, tx);
    if (!buyer) throw notFound('organisation');
    return buyer;
  }

  private async requireFew(tx: Tx, { buyerId, recipients }: WholeRfq, now: Date): Promise<void> {
    const since = new Date(now.getTime() - DAY_MS);
    const emails = recipients.flatMap(({ email }) => email ?? []).sort();
    for (const email of emails) {
      const { byEmail, byBuyer } = await countLetters(tx, { email, buyerId, since });
      if (byEmail >= MOST_BY_EMAIL || byBuyer + emails.length > MOST_BY_BUYER) throw tooMany(email);
    }
  }
}

const trail = (
  tx: Tx,
  { userId: actor, organisationId }: OrganisationCaller,
  rfq: WholeRfq,
  action: string,
): Promise<void> =>
  recordAudit(tx, {
    actor,
    organisationId,
    action,
    subject: `rfq:${rfq.id}`,
    details: { number: rfq.number, recipients: rfq.recipients.map(({ id }) => id) },
  });

const nobody = () => {
  const message = 'Choose at least one vendor, or give an e-mail address.';
  return new AppError('invalid-input', {
    message,
    details: { reason: 'nobody-asked', errors: [{ field: 'recipients', message }] },
  });
};
const tooLate = () => {
  const message = 'The time for answers is over. Name a later one.';
  return new AppError('invalid-input', {
    message,
    details: { reason: 'answers-closed', errors: [{ field: 'answersBy', message }] },
  });
};
const given = () =>
  new AppError('conflict', {
    message: 'Something of this request was accepted. Close it: what was accepted goes on.',
    details: { reason: 'rfq-awarded' },
  });
const tooMany = (email: string) =>
  new AppError('rate-limited', {
    message: `${email} has had too many requests today, or you have sent too many to addresses without an account. Send it tomorrow, or leave that address out.`,
    details: { reason: 'rfq-letters', email },
  });
