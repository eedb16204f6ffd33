import { Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { callPartner, type AllowedHosts, type PartnerAnswer } from '../platform/partner/index.ts';
import { findClient } from './infra/client-store.ts';
import { claimDue, markFailed, markSent, type DueEvent } from './infra/event-store.ts';
import { deriveKey, openSecret } from '../platform/secret/index.ts';

const EVERY_MS = 1_000;
const ABANDON_MS = 72 * 3_600_000;
const LONGEST_WAIT_S = 3_600;

const discovery = z.object({ token_endpoint: z.url().max(2_000) });
const token = z.object({ access_token: z.string().min(1).max(16_000) });

/** Sends what we owe to clients: signs in at their side, posts the event, tries again with growing pauses for 72 hours. */
@Injectable()
export class SendAnswers extends RecurringWork {
  private readonly logger = new Logger('pact');
  private readonly sealingKey: Uint8Array;
  private readonly allowed: AllowedHosts;

  constructor(
    config: Config,
    private readonly prisma: PrismaService,
  ) {
    super();
    this.sealingKey = deriveKey(config.settings.authSecret, 'pact-callback');
    this.allowed = new Set(config.settings.pactPrivateHosts);
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'pact.send-answers',
        everyMs: EVERY_MS,
        work: () => this.run(),
        failed: 'The answers to clients could not be read',
      },
    ];
  }

  /** Sends everything that is due; an event is claimed by one process at a time, and no transaction waits for the network. */
  async run(): Promise<void> {
    for (;;) {
      const due = await claimDue(this.prisma.client);
      if (!due) return;
      try {
        await this.send(due);
        await markSent(this.prisma.client, due.id);
      } catch (error) {
        const reason = sentenceOf(error).slice(0, 500);
        const isLast = Date.now() - due.created_at.getTime() > ABANDON_MS;
        this.logger.warn(`An event for client ${due.client_id} was not taken: ${reason}`);
        await markFailed(this.prisma.client, due.id, {
          reason,
          waitS: Math.min(2 ** Math.min(due.attempts, 12), LONGEST_WAIT_S),
          isLast,
        });
      }
    }
  }

  private async send(due: DueEvent): Promise<void> {
    const client = await findClient(this.prisma.client, due.client_id);
    const { callbackUrl, callbackClientId, callbackSecret } = client ?? {};
    if (!client || client.revokedAt !== null || !callbackUrl || !callbackClientId || !callbackSecret) {
      throw new Error('The client is revoked or has no callback');
    }
    const base = callbackUrl.replace(/\/+$/, '');
    const secret = openSecret(callbackSecret, this.sealingKey);
    const accessToken = await this.signIn(base, callbackClientId, secret);
    const answer = await this.call(`${base}/3/events`, 'POST', {
      headers: {
        'content-type': 'application/cloudevents+json; charset=UTF-8',
        authorization: `Bearer ${accessToken}`,
      },
      body: JSON.stringify(due.body),
    });
    if (answer.status < 200 || answer.status > 299)
      throw new Error(`${base} answered ${answer.status} to the event`);
  }

  /** The token endpoint of their OpenID configuration, else /auth/token (PACT 3.0, Obtaining an Access Token). */
  private async signIn(base: string, clientId: string, secret: string): Promise<string> {
    const endpoint = await this.tokenEndpointOf(base);
    const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`).toString(
      'base64',
    );
    const answer = await this.call(endpoint, 'POST', {
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${basic}`,
      },
      body: 'grant_type=client_credentials',
    });
    const read = token.safeParse(jsonOf(answer));
    if (answer.status !== 200 || !read.success)
      throw new Error(`${base} gave no token (answered ${answer.status})`);
    return read.data.access_token;
  }

  private async tokenEndpointOf(base: string): Promise<string> {
    const fallback = `${base}/auth/token`;
    const answer = await this.call(`${base}/.well-known/openid-configuration`, 'GET', {
      headers: { accept: 'application/json' },
    });
    if (answer.status !== 200) return fallback;
    const read = discovery.safeParse(jsonOf(answer));
    return read.success ? read.data.token_endpoint : fallback;
  }

  private call(
    url: string,
    method: 'GET' | 'POST',
    rest: { headers: Record<string, string>; body?: string },
  ): Promise<PartnerAnswer> {
    return callPartner({ url: new URL(url), method, ...rest }, this.allowed);
  }
}

function jsonOf({ text }: PartnerAnswer): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
