import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { callPartner, type AllowedHosts } from '../platform/partner/index.ts';
import { deriveKey, openSecret } from '../platform/secret/index.ts';
import { claimDelivery, markDelivered, markRefused, type DueDelivery } from './infra/delivery-store.ts';
import { turnOff } from './infra/endpoint-store.ts';
import { signWebhook } from './sign-webhook.ts';

const EVERY_MS = 1_000;
/** Longer than an attempt may last. */
const CLAIM_S = 60;
/** Pauses after each failed attempt, as Standard Webhooks suggests: 9 attempts more within three days. */
const PAUSES_S = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;
const GONE = 410;

/** Sends what organisations asked to be told. Only HTTPS on public addresses is called, and no redirect is followed. */
@Injectable()
export class DeliverWebhooks extends RecurringWork {
  private readonly sealingKey: Uint8Array;
  private readonly allowed: AllowedHosts;

  constructor(
    config: Config,
    private readonly prisma: PrismaService,
  ) {
    super();
    this.sealingKey = deriveKey(config.settings.authSecret, 'webhook');
    this.allowed = new Set(config.settings.webhookPrivateHosts);
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'webhook.deliver',
        everyMs: EVERY_MS,
        work: () => this.run(),
        failed: 'Webhooks could not be read',
      },
    ];
  }

  /** Sends everything that is due; no transaction waits for the network. */
  async run(): Promise<void> {
    for (;;) {
      const due = await claimDelivery(this.prisma.client, CLAIM_S);
      if (due === null) return;
      await this.deliver(due);
    }
  }

  private async deliver(due: DueDelivery): Promise<void> {
    const body = JSON.stringify(due.body);
    const secrets = [due.secret, ...(due.oldSecret === null ? [] : [due.oldSecret])];
    let status: number | null = null;
    let reason: string;
    try {
      const answer = await callPartner(
        {
          url: new URL(due.url),
          method: 'POST',
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'user-agent': 'TopSteel-Webhooks/1',
            ...signWebhook({
              id: due.eventId,
              at: new Date(),
              body,
              secrets: secrets.map((secret) => openSecret(secret, this.sealingKey)),
            }),
          },
          body,
        },
        this.allowed,
      );
      status = answer.status;
      if (status >= 200 && status <= 299) {
        await markDelivered(this.prisma.client, due.id, status);
        return;
      }
      reason = `The receiver answered ${status}.`;
    } catch (error) {
      reason = sentenceOf(error).slice(0, 500);
    }
    const waitS = status === GONE ? null : (PAUSES_S[due.attempts - 1] ?? null);
    await this.prisma.transact(async (tx) => {
      await markRefused(tx, due.id, { status, reason, waitS });
      if (waitS === null) {
        const why =
          status === GONE
            ? 'The receiver says that it is gone for good (410).'
            : `It took nothing for three days. ${reason}`;
        await turnOff(tx, due.endpointId, why);
      }
    });
  }
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
