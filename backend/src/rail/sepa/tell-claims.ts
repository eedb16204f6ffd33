import { Injectable } from '@nestjs/common';
import { claimsToTell, noteTold } from '../../bank/index.ts';
import { PrismaService } from '../../platform/database/index.ts';
import { RecurringWork, type Chore } from '../../platform/jobs/index.ts';
import { Payments } from '../payments.ts';

const EVERY_MS = 500;

/** Has payments read again when something was booked for them. A telling that is lost is made again. */
@Injectable()
export class TellClaims extends RecurringWork {
  constructor(
    private readonly prisma: PrismaService,
    private readonly payments: Payments,
  ) {
    super();
  }

  /** @returns how many payments were read */
  async run(): Promise<number> {
    const claims = await claimsToTell(this.prisma.client);
    for (const { id, attemptId, changedAt } of claims) {
      await this.payments.observe(attemptId, 'bank');
      await noteTold(this.prisma.client, id, changedAt);
    }
    return claims.length;
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'bank.tell-claims',
        everyMs: EVERY_MS,
        work: () => this.run(),
        failed: 'A payment could not be told of its booking and is told again',
      },
    ];
  }
}
