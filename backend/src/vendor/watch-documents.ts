import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { openWork } from '../work/index.ts';
import { endingDocuments } from './infra/application-store.ts';

const EVERY_MS = 3_600_000;
const NOTICE_DAYS = 30;

/** Tells vendor and marketplace a month ahead when a document of a vendor ends, once per document. */
@Injectable()
export class WatchDocuments extends RecurringWork {
  constructor(private readonly prisma: PrismaService) {
    super();
  }

  protected chores(): readonly Chore[] {
    return [
      {
        name: 'vendor.watch-documents',
        everyMs: EVERY_MS,
        work: () => this.run(),
        failed: 'The documents of vendors could not be looked at',
        isSole: true,
      },
    ];
  }

  /** @returns how many were told of now */
  async run(now = new Date()): Promise<number> {
    const before = new Date(now.getTime() + NOTICE_DAYS * 86_400_000);
    const ending = await endingDocuments(this.prisma.client, before);
    let told = 0;
    for (const { id, kind, organisation, organisationId, validUntil } of ending) {
      await this.prisma.transact(async (tx) => {
        const isNew = await openWork(tx, {
          key: `vendor-document:${id}:ends`,
          kind: 'vendor-document',
          orderId: null,
          organisationId,
          reason: `The ${kind} of ${organisation} ends on ${validUntil}.`,
          action:
            'Ask the vendor for a new one and have it reviewed; suspend the vendor if it does not come.',
          details: { documentId: id, kind, validUntil },
          dueAt: new Date(`${validUntil}T00:00:00Z`),
        });
        if (!isNew) return;
        told += 1;
        await recordAudit(tx, {
          actor: 'system',
          organisationId,
          action: 'vendor-document.ends',
          subject: `organisation:${organisationId}`,
          details: { documentId: id, kind, validUntil },
        });
      });
    }
    return told;
  }
}
