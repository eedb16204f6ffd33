import { Injectable } from '@nestjs/common';
import type { Rfq, RfqMessageInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { Organisations } from '../organisation/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { lockRecipients } from './infra/recipient-store.ts';
import { findRfq } from './infra/rfq-store.ts';
import { keepMessage } from './keep-message.ts';
import { ReadRfqs } from './read-rfqs.ts';
import { TellAboutRfq } from './tell-about-rfq.ts';

/** The buyer writes to one of those who were asked; the others never read it. */
@Injectable()
export class TalkWithVendor {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
    private readonly telling: TellAboutRfq,
    private readonly rfqs: ReadRfqs,
  ) {}

  /**
   * A mailbox without an account gets at most one letter an hour of it: its link shows whatever was written since.
   *
   * @throws AppError `not-found`; `conflict` before the request is sent, after it was cancelled, and when it has as many
   * messages as it takes
   */
  async run(
    caller: OrganisationCaller,
    id: string,
    recipientId: string,
    { text }: RfqMessageInput,
    now = new Date(),
  ): Promise<Rfq> {
    await this.prisma.transact(async (tx) => {
      // Before it is read: a vendor that takes the request over meanwhile reads this message too.
      await lockRecipients(tx, [recipientId]);
      const rfq = await findRfq(tx, id, caller.organisationId);
      const recipient = rfq?.recipients.find((one) => one.id === recipientId);
      if (!rfq || !recipient) throw notFound('recipient');
      if (rfq.state === 'draft' || rfq.state === 'cancelled') throw notSent();
      const messageId = await keepMessage(tx, recipient, { side: 'buyer', author: caller.name, text });
      const buyer = await this.organisations.byId(rfq.buyerId, tx);
      if (!buyer) throw notFound('organisation');
      const once = recipient.vendorId === null ? `${recipientId}:${hourOf(now)}` : messageId;
      const word = { word: 'said' as const, key: `${once}:said` };
      await this.telling.vendor(tx, { rfq, buyer, recipient }, word);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'rfq.write',
        subject: `rfq:${id}`,
        details: { recipientId, messageId },
      });
    });
    return this.rfqs.read(caller, id);
  }
}

/** @example hourOf(new Date('2026-11-27T10:40:00Z')) // '2026-11-27T10' */
const hourOf = (at: Date): string => at.toISOString().slice(0, 13);

const notSent = () =>
  new AppError('conflict', {
    message: 'Nobody reads this request now. Send it first.',
    details: { reason: 'rfq-state' },
  });
