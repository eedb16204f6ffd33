import { Injectable } from '@nestjs/common';
import { language } from '@topsteel/domain/api';
import webPush from 'web-push';
import { Config, type Settings } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { callPartner, type AllowedHosts } from '../platform/partner/index.ts';
import {
  claimNotice,
  forgetNotices,
  markNotice,
  noteHappenings,
  type DueNotice,
} from './infra/notice-store.ts';
import { forgetSubscription } from './infra/subscription-store.ts';
import { noticeOf } from './notice-words.ts';

const EVERY_MS = 5_000;
/** Longer than an attempt may last; a failed attempt is made again after it. */
const PAUSE_S = 60;
const MOST_ATTEMPTS = 5;
const KEPT_DAYS = 3;
/** A message that a sleeping browser gets later than this is old news. */
const TTL_S = 86_400;
const GONE: ReadonlySet<number> = new Set([404, 410]);

type Keys = NonNullable<Settings['push']['keys']>;

/** Tells browsers what happened: sealed for each (RFC 8291), signed with our key (RFC 8292). Without keys it rests. */
@Injectable()
export class DeliverNotices extends RecurringWork {
  private readonly allowed: AllowedHosts;

  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
  ) {
    super();
    this.allowed = new Set(config.settings.push.privateHosts);
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'push.deliver',
        everyMs: EVERY_MS,
        work: () => this.run(),
        failed: 'Messages to browsers could not be sent',
      },
    ];
  }

  /** Notes what happened and sends everything that is due; no transaction waits for the network. */
  async run(): Promise<void> {
    const { keys } = this.config.settings.push;
    if (keys === null) return;
    const { client } = this.prisma;
    await noteHappenings(client);
    for (let due = await claimNotice(client, PAUSE_S); due !== null; due = await claimNotice(client, PAUSE_S))
      await this.deliver(due, keys);
    await forgetNotices(client, KEPT_DAYS);
  }

  private async deliver(due: DueNotice, keys: Keys): Promise<void> {
    const { client } = this.prisma;
    const status = await this.send(due, keys).catch(() => 0);
    if (GONE.has(status)) await forgetSubscription(client, due.subscriptionId);
    else if (status >= 200 && status <= 299) await markNotice(client, due.id, 'sent');
    else if (due.attempts >= MOST_ATTEMPTS) await markNotice(client, due.id, 'failed');
  }

  /** @returns the status that the browser's message service answered */
  private async send(due: DueNotice, { publicKey, privateKey }: Keys): Promise<number> {
    const notice = noticeOf(due, language.catch('en').parse(due.language));
    const { publicUrl } = this.config.settings;
    const details = webPush.generateRequestDetails(
      { endpoint: due.endpoint, keys: { p256dh: due.p256dh, auth: due.auth } },
      JSON.stringify(notice),
      {
        TTL: TTL_S,
        urgency: due.kind === 'recall' ? 'high' : 'normal',
        // A service asks who sends: an address of ours that people can look up.
        vapidDetails: { subject: publicUrl.replace(/^http:/, 'https:'), publicKey, privateKey },
      },
    );
    const answer = await callPartner(
      {
        url: new URL(details.endpoint),
        method: 'POST',
        headers: Object.fromEntries(
          Object.entries(details.headers as Record<string, unknown>)
            .filter(([name]) => name.toLowerCase() !== 'content-length')
            .map(([name, value]) => [name, String(value)]),
        ),
        body: details.body,
      },
      this.allowed,
    );
    return answer.status;
  }
}
