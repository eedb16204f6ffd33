import { Injectable } from '@nestjs/common';
import type { LabelPrint, LabelPrintInput } from '@topsteel/domain/api';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { markLabelPrinted } from './infra/stock-store.ts';
import { ReadLots } from './read-lots.ts';
import { requireCommissioned } from './read-label.ts';

/** Keeps that a label of an own lot is printed, and by whom: a second label on other steel is how a heat is borrowed. */
@Injectable()
export class PrintLabel {
  constructor(
    private readonly prisma: PrismaService,
    private readonly readLots: ReadLots,
  ) {}

  /** @throws AppError `not-found`, also for a lot of somebody else; `conflict` before the lot is on the ledger */
  async run(caller: OrganisationCaller, idOrCode: string, input: LabelPrintInput): Promise<LabelPrint> {
    const row = await this.readLots.labelled(caller.organisationId, idOrCode);
    if (row.organisationId !== caller.organisationId) throw notFound('lot');
    requireCommissioned(row);
    return this.prisma.transact(async (tx) => {
      const printedAt = await markLabelPrinted(tx, caller.organisationId, row.id);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'label.print',
        subject: `lot:${row.id}`,
        details: { format: input.format, ...(input.serial !== undefined && { serial: input.serial }) },
      });
      return { lotCode: row.lotCode, labelPrintedAt: printedAt.toISOString() };
    });
  }
}
