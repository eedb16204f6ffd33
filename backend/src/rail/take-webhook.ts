import { Injectable } from '@nestjs/common';
import { AppError, isAppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { insertWebhook } from './infra/inbox-store.ts';
import { RailRegistry } from './rail-registry.ts';

const MINUTE_MS = 60_000;
/** Refusals of one rail that are kept in the audit trail per minute: whoever forges many fills no disk. */
const KEPT_PER_MINUTE = 20;

/** Takes in a provider's webhook: verified, kept once, answered at once. Acting on it comes later. */
@Injectable()
export class TakeWebhook {
  private readonly refusals = new Map<string, { since: number; count: number }>();

  constructor(
    private readonly prisma: PrismaService,
    private readonly registry: RailRegistry,
  ) {}

  /**
   * @returns whether the event is new
   * @throws AppError `not-found` for a rail without webhooks, `unauthenticated` when the signature does not hold or is
   * too old: nothing is kept then but an audit row.
   */
  async run(railName: string, raw: Buffer, headers: Record<string, string>): Promise<boolean> {
    const verify = this.registry.find(railName)?.verifyWebhook;
    if (!verify) {
      throw new AppError('not-found', {
        message: 'No webhooks are taken at this address.',
        details: {
          reason: 'rail-unknown',
          remedy:
            'Check the last part of the address: it names the way of paying, and that has to be set up here.',
          errors: [{ field: 'rail', message: 'No provider sends webhooks under this name.' }],
        },
      });
    }
    const webhook = await verify(raw, headers).catch(async (error: unknown) => {
      if (isAppError(error) && error.code === 'unauthenticated') await this.keepRefusal(railName, error);
      throw error;
    });
    return insertWebhook(this.prisma.client, railName, webhook);
  }

  private async keepRefusal(railName: string, error: AppError): Promise<void> {
    const now = Date.now();
    const before = this.refusals.get(railName);
    const window = before && now - before.since < MINUTE_MS ? before : { since: now, count: 0 };
    window.count += 1;
    this.refusals.set(railName, window);
    if (window.count > KEPT_PER_MINUTE) return;
    await recordAudit(this.prisma.client, {
      actor: 'system',
      organisationId: null,
      action: 'webhook.refuse',
      subject: `webhook:${railName}`,
      details: { reason: error.message },
    });
  }
}
