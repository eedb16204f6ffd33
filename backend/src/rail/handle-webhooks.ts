import { Injectable, Logger } from '@nestjs/common';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { BookPayouts } from './book-payouts.ts';
import { findBySubject } from './infra/attempt-store.ts';
import { endWebhook, putOffWebhook, takeDueWebhook, type StoredWebhook } from './infra/inbox-store.ts';
import { ObserveAttempt } from './observe-attempt.ts';
import type { StoredAttempt } from './payments.ts';
import { RailRegistry } from './rail-registry.ts';
import type { Rail } from './rail.ts';

const LONGEST_WAIT_MS = 300_000;

/** Acts on webhooks: what they say is not believed, they make us ask the provider. */
@Injectable()
export class HandleWebhooks {
  private readonly logger = new Logger('rail');

  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly registry: RailRegistry,
    private readonly observing: ObserveAttempt,
    private readonly payouts: BookPayouts,
  ) {}

  /** Acts on everything that is due. @returns how many webhooks were taken up */
  async run(): Promise<number> {
    let count = 0;
    for (;;) {
      const webhook = await takeDueWebhook(this.prisma.client);
      if (!webhook) return count;
      count += 1;
      await this.handle(webhook).catch(async (error: unknown) => {
        const sentence = error instanceof Error ? error.message : String(error);
        this.logger.warn(`${webhook.provider} ${webhook.kind} is looked at again: ${sentence}`);
        const waitMs = Math.min(500 * 2 ** webhook.tries, LONGEST_WAIT_MS);
        await putOffWebhook(this.prisma.client, webhook.id, waitMs, sentence);
      });
    }
  }

  private async handle(webhook: StoredWebhook): Promise<void> {
    const rail = this.registry.find(webhook.provider);
    if (rail?.payouts && webhook.kind.startsWith('payout.')) {
      await this.payouts.run(rail);
      await endWebhook(this.prisma.client, webhook.id, 'done');
      return;
    }
    const attempt = rail && webhook.subject !== null ? await this.find(rail, webhook.subject) : null;
    if (attempt) await this.observing.run(attempt.id, `webhook:${webhook.eventId}`);
    await endWebhook(this.prisma.client, webhook.id, attempt ? 'done' : 'ignored');
  }

  private async find(rail: Rail, subject: string): Promise<StoredAttempt | null> {
    const { publicUrl } = this.config.settings;
    const named = await findBySubject(this.prisma.client, rail.name, subject, publicUrl);
    if (named || !rail.locate) return named;
    const located = await rail.locate(subject);
    return located === null ? null : findBySubject(this.prisma.client, rail.name, located, publicUrl);
  }
}
