import { Injectable } from '@nestjs/common';
import type { Rfq, RfqInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { Attachments, type SentFile } from '../attachment/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { mailLanguage } from '../platform/mail/index.ts';
import { replaceRecipients, type NewRecipient } from './infra/recipient-store.ts';
import { insertRfq, lockRfq, rewriteRfq } from './infra/rfq-store.ts';
import { vendorsOf } from './infra/vendor-store.ts';
import { ReadRfqs } from './read-rfqs.ts';

/** Keeps what a buyer wants to ask for, until it is sent. */
@Injectable()
export class KeepRfq {
  constructor(
    private readonly prisma: PrismaService,
    private readonly attachments: Attachments,
    private readonly rfqs: ReadRfqs,
  ) {}

  /** A draft. @throws AppError `invalid-input` for a recipient that can't be asked */
  async make(caller: OrganisationCaller, input: RfqInput): Promise<Rfq> {
    const { organisationId: buyerId, userId: createdBy, name: createdByName } = caller;
    const id = await this.prisma.transact(async (tx) => {
      const rfq = await insertRfq(tx, { buyerId, createdBy, createdByName }, input);
      await this.keepRecipients(tx, rfq.id, buyerId, input);
      await trail(tx, caller, rfq, 'rfq.make', input);
      return rfq.id;
    });
    return this.rfqs.read(caller, id);
  }

  /** Writes a draft anew. @throws AppError `not-found`; `conflict` once it was sent; `invalid-input` as `make` */
  async change(caller: OrganisationCaller, id: string, input: RfqInput): Promise<Rfq> {
    await this.prisma.transact(async (tx) => {
      const rfq = await lockRfq(tx, id, caller.organisationId);
      if (!rfq) throw notFound('request');
      if (rfq.state !== 'draft') throw sentBefore();
      await rewriteRfq(tx, id, input);
      await this.keepRecipients(tx, id, caller.organisationId, input);
      await trail(tx, caller, rfq, 'rfq.change', input);
    });
    return this.rfqs.read(caller, id);
  }

  /** A drawing or a list for everybody who is asked. @throws AppError `not-found`; `conflict` once it is over */
  async addFile(caller: OrganisationCaller, id: string, file: SentFile): Promise<Rfq> {
    await this.prisma.transact(async (tx) => {
      const rfq = await lockRfq(tx, id, caller.organisationId);
      if (!rfq) throw notFound('request');
      if (rfq.state !== 'draft') throw sentBefore();
      const { organisationId, userId } = caller;
      const kept = await this.attachments.keep(tx, file, {
        subject: `rfq:${id}`,
        organisationId,
        uploadedBy: caller.name,
      });
      await recordAudit(tx, {
        actor: userId,
        organisationId,
        action: 'rfq.add-file',
        subject: `rfq:${id}`,
        details: { name: kept.name, sha256: kept.sha256 },
      });
    });
    return this.rfqs.read(caller, id);
  }

  private async keepRecipients(
    tx: Tx,
    rfqId: string,
    buyerId: string,
    { recipients }: RfqInput,
  ): Promise<void> {
    const ids = recipients.flatMap((one) => ('organisationId' in one ? [one.organisationId] : []));
    const vendors = await vendorsOf(tx, ids);
    const rows = recipients.map((one, index): NewRecipient => {
      if (!('organisationId' in one)) {
        const { name, language } = one;
        return { rfqId, buyerId, vendorId: null, name, email: one.email.toLowerCase(), language };
      }
      const vendor = vendors.get(one.organisationId);
      if (!vendor || vendor.id === buyerId) throw notAskable(index);
      const language = mailLanguage(null, vendor.country);
      return { rfqId, buyerId, vendorId: vendor.id, name: vendor.name, email: null, language };
    });
    const keys = rows.map((one) => one.vendorId ?? one.email ?? '');
    await replaceRecipients(
      tx,
      rfqId,
      rows.filter((_row, index) => keys.indexOf(keys[index] ?? '') === index),
    );
  }
}

const trail = (
  tx: Tx,
  { userId: actor, organisationId }: OrganisationCaller,
  rfq: { id: string; number: string },
  action: string,
  input: RfqInput,
): Promise<void> =>
  recordAudit(tx, {
    actor,
    organisationId,
    action,
    subject: `rfq:${rfq.id}`,
    details: { number: rfq.number, rows: input.rows.length, recipients: input.recipients.length },
  });

const sentBefore = () =>
  new AppError('conflict', {
    message: 'This request was sent: what vendors answer to must not change. Make a new one from it.',
    details: { reason: 'rfq-sent' },
  });
const notAskable = (index: number) => {
  const message = 'This organisation does not sell here. Choose a vendor of the list, or give an address.';
  return new AppError('invalid-input', {
    message,
    details: { reason: 'vendor-unknown', errors: [{ field: `recipients.${index}`, message }] },
  });
};
