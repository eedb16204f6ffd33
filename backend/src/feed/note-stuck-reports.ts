import { Injectable } from '@nestjs/common';
import { PrismaService } from '../platform/database/index.ts';
import { closeWork, openWork } from '../work/index.ts';
import { settledReports, stuckReports, type StuckReport } from './infra/feed-store.ts';

const WHAT: Readonly<Record<string, string>> = {
  'TopSteel.Weight': 'weight',
  'TopSteel.Delivery': 'delivery',
  'TopSteel.FiatReceipt': 'receipt of money',
};

/** A weight, delivery or receipt that finds no quorum stops an order: it becomes work, and is closed when it is signed. */
@Injectable()
export class NoteStuckReports {
  constructor(private readonly prisma: PrismaService) {}

  /** @returns how many items were opened */
  async run(): Promise<number> {
    return this.prisma.transact(async (tx) => {
      for (const key of await settledReports(tx)) {
        await closeWork(tx, key, 'marketplace', 'The signers have signed it.');
      }
      const stuck = await stuckReports(tx);
      for (const report of stuck) await openWork(tx, workOf(report));
      return stuck.length;
    });
  }
}

function workOf({ id, kind, subject, state, reason, orderId }: StuckReport) {
  const what = WHAT[kind] ?? 'fact';
  const said = reason === null ? 'The signers have not answered.' : `The last answer was: ${reason}`;
  return {
    key: `report:${id}`,
    kind: 'settlement-stuck' as const,
    orderId,
    organisationId: null,
    reason:
      state === 'abandoned'
        ? `A ${what} was not signed and was dropped. ${said}`
        : `A ${what} has waited ten minutes for its signatures. ${said}`,
    action:
      state === 'abandoned'
        ? 'Compare the report with its source, and have the source corrected: a new ticket or message is read by itself.'
        : 'See whether the report signers run and reach their sources; the report is asked for again by itself.',
    details: { report: id, kind, subject },
  };
}
