import { Injectable } from '@nestjs/common';
import type { Rfq, RfqMessageInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { Organisations } from '../organisation/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { insertMessage } from './infra/quotation-store.ts';
import { findRfq } from './infra/rfq-store.ts';
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

  /** @throws AppError `not-found`; `conflict` before the request is sent, and after it was cancelled */
  async run(
    caller: OrganisationCaller,
    id: string,
    recipientId: string,
    { text }: RfqMessageInput,
  ): Promise<Rfq> {
    await this.prisma.transact(async (tx) => {
      const rfq = await findRfq(tx, id, caller.organisationId);
      const recipient = rfq?.recipients.find((one) => one.id === recipientId);
      if (!rfq || !recipient) throw notFound('recipient');
      if (rfq.state === 'draft' || rfq.state === 'cancelled') throw notSent();
      const messageId = await insertMessage(tx, recipient, { side: 'buyer', author: caller.name, text });
      const buyer = await this.organisations.byId(rfq.buyerId, tx);
      if (!buyer) throw notFound('organisation');
      const word = { word: 'said' as const, key: `${messageId}:said` };
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

const notSent = () =>
  new AppError('conflict', {
    message: 'Nobody reads this request now. Send it first.',
    details: { reason: 'rfq-state' },
  });
