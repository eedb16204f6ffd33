import { Injectable } from '@nestjs/common';
import type { InvoiceView, InvoiceWordInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { canFollow, lifecycleCodes } from '@topsteel/domain/invoice';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { findInvoice } from './infra/invoice-store.ts';
import { insertStatus, lockStatuses, wakeTransmission } from './infra/status-store.ts';
import { present } from './read-invoices.ts';

/** Who got an invoice approves it, disputes it, or refuses it; its platform is told. */
@Injectable()
export class SayOfInvoice {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * @throws AppError `not-found` for an invoice that somebody else got; `conflict` when that cannot be said now: before the
   * deposit, or after the document's end
   */
  async run(
    caller: OrganisationCaller,
    id: string,
    { code, reason }: InvoiceWordInput,
  ): Promise<InvoiceView> {
    return this.prisma.transact(async (tx) => {
      const row = await findInvoice(tx, id);
      if (row?.recipientId !== caller.organisationId) throw notFound('invoice');
      const history = await lockStatuses(tx, id);
      if (!canFollow(history, code)) {
        const now = history.at(-1)?.code;
        throw new AppError('conflict', {
          message: `"${lifecycleCodes[code]}" cannot be said of an invoice that is "${now === undefined ? 'not deposited yet' : lifecycleCodes[now]}".`,
          details: { reason: 'status-order' },
        });
      }
      await insertStatus(tx, id, {
        code,
        amountMinor: null,
        source: 'party',
        reason: reason ?? null,
        platformId: null,
        at: new Date(),
        position: history.length + 1,
      });
      await wakeTransmission(tx, id);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'invoice.say',
        subject: `invoice:${id}`,
        details: { code, reason },
      });
      const now = await findInvoice(tx, id);
      if (!now) throw notFound('invoice');
      return present(now, caller.organisationId);
    });
  }
}
