import { Injectable } from '@nestjs/common';
import { PrismaService } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { sealAudit } from './infra/closing-queries.ts';
import { hasUnsealed, sealEntries } from './infra/ledger-queries.ts';

const EVERY_MS = 500;
const BATCH = 10_000;

/** Links what was entered to the hash chains of ledger and audit log, twice a second, out of the writers' way. One process seals at a time. */
@Injectable()
export class SealEntries extends RecurringWork {
  constructor(private readonly prisma: PrismaService) {
    super();
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'ledger.seal-entries',
        everyMs: EVERY_MS,
        work: async () => {
          await this.run();
          await sealAudit(this.prisma.client, BATCH);
        },
        failed: 'Entries were not sealed, and will be later',
      },
    ];
  }

  /** @returns how many entries were sealed; 0 when another process seals. */
  async run(): Promise<number> {
    let sealed = 0;
    for (;;) {
      if (!(await hasUnsealed(this.prisma.client))) return sealed;
      const taken = await sealEntries(this.prisma.client, BATCH, { waits: false });
      if (taken === 0) return sealed;
      sealed += taken;
    }
  }
}
