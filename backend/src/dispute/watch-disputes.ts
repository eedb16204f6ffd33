import { Injectable } from '@nestjs/common';
import { PrismaService } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { keepWord } from './dispute-word.ts';
import { lockDispute, unansweredDisputes, updateDispute } from './infra/dispute-store.ts';

/** Brings a dispute that nobody answered in time before the marketplace. */
@Injectable()
export class WatchDisputes extends RecurringWork {
  constructor(private readonly prisma: PrismaService) {
    super();
  }

  protected chores(): readonly Chore[] {
    return [
      {
        name: 'dispute.escalate',
        everyMs: 60_000,
        work: () => this.run(),
        failed: 'Unanswered disputes could not be looked at',
      },
    ];
  }

  /** Safe to repeat, and to run in several processes. @returns how many were brought before the marketplace */
  async run(now = new Date()): Promise<number> {
    let escalated = 0;
    for (const { id } of await unansweredDisputes(this.prisma.client, now)) {
      await this.prisma.transact(async (tx) => {
        const dispute = await lockDispute(tx, id);
        if (dispute?.state !== 'open') return;
        const after = await updateDispute(tx, id, { state: 'escalated' });
        await keepWord(tx, after, {
          code: 'dispute-escalated',
          what: `Nobody answered dispute ${after.number} in time. The marketplace decides it.`,
          action: 'dispute.escalate',
          actor: 'system',
          organisationId: null,
          by: null,
        });
        escalated += 1;
      });
    }
    return escalated;
  }
}
