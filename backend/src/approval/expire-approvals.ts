import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { giveBackLines } from './give-back-lines.ts';
import { endApproval, lockExpired } from './infra/approval-store.ts';
import { TellAboutApproval } from './tell-about-approval.ts';

const EVERY_MS = 30_000;
const AT_ONCE = 50;

/** Ends requests that nobody has decided in time. State: `waiting` → `expired`. What the clock forbids, it forbids by itself. */
@Injectable()
export class ExpireApprovals extends RecurringWork {
  constructor(
    private readonly prisma: PrismaService,
    private readonly telling: TellAboutApproval,
  ) {
    super();
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'approval.expire',
        everyMs: EVERY_MS,
        work: () => this.run(),
        failed: 'Requests for approval could not be ended',
        isSole: true,
      },
    ];
  }

  /** Safe to repeat. @returns how many were ended */
  run(now = new Date()): Promise<number> {
    return this.prisma.transact(async (tx) => {
      const over = await lockExpired(tx, now, AT_ONCE);
      for (const approval of over) {
        const { id, number, organisationId } = approval;
        const basketId = await giveBackLines(tx, approval, 'system');
        await endApproval(tx, id, { act: 'expire', decidedAt: now, decidedBy: null, basketId });
        await recordAudit(tx, {
          actor: 'system',
          organisationId,
          action: 'approval.expire',
          subject: `approval:${id}`,
          details: { number },
        });
        await this.telling.requester(tx, id, 'expired');
      }
      return over.length;
    });
  }
}
