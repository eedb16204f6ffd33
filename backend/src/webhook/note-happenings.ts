import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaService } from '../platform/database/index.ts';
import { startPolling, type PollingJob } from '../platform/jobs/index.ts';
import { untoldHappenings } from './infra/happenings.ts';
import { tellOrganisation } from './tell-organisation.ts';

const EVERY_MS = 2_000;
const AT_ONCE = 100;

/** Makes webhooks of what settlements and payouts have kept. */
@Injectable()
export class NoteHappenings implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('webhook');
  private job: PollingJob | undefined;

  constructor(private readonly prisma: PrismaService) {}

  onApplicationBootstrap(): void {
    this.job = startPolling({
      everyMs: EVERY_MS,
      work: () => this.run(),
      onError: (error) =>
        this.logger.error(
          `What happened could not be read: ${error instanceof Error ? error.message : String(error)}`,
        ),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.job?.stop();
  }

  /** Everything that nobody was told yet; two processes tell it once. */
  async run(): Promise<void> {
    for (;;) {
      const happenings = await untoldHappenings(this.prisma.client, AT_ONCE);
      for (const happening of happenings) await this.prisma.transact((tx) => tellOrganisation(tx, happening));
      if (happenings.length < AT_ONCE) return;
    }
  }
}
