import { Injectable, Logger } from '@nestjs/common';
import { PrismaService } from '../platform/database/index.ts';
import { wakeDeposits } from './eth/index.ts';
import { takeDueAttempts } from './infra/attempt-store.ts';
import { ObserveAttempt } from './observe-attempt.ts';

const AT_ONCE = 20;

/** Asks providers that have not called: a webhook may never come. */
@Injectable()
export class PollAttempts {
  private readonly logger = new Logger('rail');

  constructor(
    private readonly prisma: PrismaService,
    private readonly observing: ObserveAttempt,
  ) {}

  /** @returns how many attempts were due */
  async run(): Promise<number> {
    await wakeDeposits(this.prisma.client);
    const due = await takeDueAttempts(this.prisma.client, AT_ONCE);
    for (const id of due) {
      await this.observing.run(id, 'poll').catch((error: unknown) => {
        this.logger.warn(
          `A payment is read again: ${error instanceof Error ? error.message : String(error)}`,
        );
      });
    }
    return due.length;
  }
}
