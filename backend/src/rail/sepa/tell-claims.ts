import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { claimsToTell, noteTold } from '../../bank/index.ts';
import { PrismaService } from '../../platform/database/index.ts';
import { startPolling, type PollingJob } from '../../platform/jobs/index.ts';
import { Payments } from '../payments.ts';

const EVERY_MS = 500;

/** Has payments read again when something was booked for them. A telling that is lost is made again. */
@Injectable()
export class TellClaims implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('bank');
  private job: PollingJob | null = null;

  constructor(
    private readonly prisma: PrismaService,
    private readonly payments: Payments,
  ) {}

  /** @returns how many payments were read */
  async run(): Promise<number> {
    const claims = await claimsToTell(this.prisma.client);
    for (const { id, attemptId, changedAt } of claims) {
      await this.payments.observe(attemptId, 'bank');
      await noteTold(this.prisma.client, id, changedAt);
    }
    return claims.length;
  }

  onApplicationBootstrap(): void {
    this.job = startPolling({
      everyMs: EVERY_MS,
      work: () => this.run(),
      onError: (error) =>
        this.logger.error(
          `A payment could not be told of its booking and is told again: ${error instanceof Error ? error.message : String(error)}`,
        ),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.job?.stop();
  }
}
