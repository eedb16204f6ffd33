import { Injectable } from '@nestjs/common';
import type { reportInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { ReadLots } from '../inventory/index.ts';
import { newId, PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { ReaderHash } from './hash-reader.ts';
import { countOfReports, insertReport, isReportKept } from './infra/scan-store.ts';

const DAY_MS = 86_400_000;
const MOST_A_DAY = { ofReader: 3, ofLot: 20 };

/** Keeps what somebody with the steel in hand reports, for the lot's owner and its vendor. It changes no verdict. */
@Injectable()
export class TakeReport {
  constructor(
    private readonly prisma: PrismaService,
    private readonly readers: ReaderHash,
    private readonly lots: ReadLots,
  ) {}

  /** @throws AppError `not-found` when no lot of ours has the code, `rate-limited` above three a day. */
  async run(input: z.output<typeof reportInput>, now = new Date()): Promise<{ received: true }> {
    const { lotCode, serial, what, text, contact } = input;
    const organisationId = await this.lots.organisationOf(lotCode);
    if (organisationId === null) throw notFound('lot');
    const reader = await this.readers.of(input.reader, now);
    await this.prisma.transact(async (tx) => {
      const id = input.key ?? newId();
      // A device that found no connection tells again what may have arrived.
      if (await isReportKept(tx, id)) return;
      const counted = await countOfReports(tx, reader, lotCode, new Date(now.getTime() - DAY_MS));
      if (counted.ofReader >= MOST_A_DAY.ofReader || counted.ofLot >= MOST_A_DAY.ofLot) {
        throw new AppError('rate-limited', {
          message: 'Your reports of today have arrived. Call the seller, or report again tomorrow.',
        });
      }
      const report = { id, lotCode, serial, what, text, contact, reader, reportedAt: now };
      if (!(await insertReport(tx, report))) return;
      await recordAudit(tx, {
        actor: 'public',
        organisationId,
        action: 'label.report',
        subject: `lot:${lotCode}`,
        details: { serial, what },
      });
    });
    return { received: true };
  }
}
