import { Injectable } from '@nestjs/common';
import type { PushSubscriptionInput, PushSubscriptions, PushSubscriptionView } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, runAs } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import {
  countSubscriptions,
  keepSubscription,
  releaseEndpoint,
  removeSubscription,
  subscriptionsOf,
  type SubscriptionRow,
} from './infra/subscription-store.ts';

const MOST = 20;

/** The browsers of a person that are told of orders and recalls. */
@Injectable()
export class PushSubscriptionList {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
  ) {}

  async list({ userId }: OrganisationCaller): Promise<PushSubscriptions> {
    const rows = await subscriptionsOf(this.prisma.client, userId);
    return { publicKey: this.config.settings.push.keys?.publicKey ?? null, items: rows.map(viewOf) };
  }

  /**
   * @throws AppError `unavailable` where the marketplace has no keys, `invalid-input` for an address that would never be
   * called, `conflict` above 20 browsers
   */
  async add(caller: OrganisationCaller, input: PushSubscriptionInput): Promise<PushSubscriptionView> {
    const { keys, privateHosts } = this.config.settings.push;
    if (keys === null) {
      throw new AppError('unavailable', {
        message: 'Messages to browsers are not set up here. Mail goes on as before.',
      });
    }
    const { protocol, host } = new URL(input.endpoint);
    if (protocol !== 'https:' && !privateHosts.includes(host)) {
      throw new AppError('invalid-input', {
        message: 'The address of the browser’s message service must be HTTPS.',
        details: { errors: [{ field: 'endpoint', message: 'Must be HTTPS.' }] },
      });
    }
    const { userId, organisationId } = caller;
    // The browser may have been another person's, of another company: it is told the words of who signed in last.
    await runAs('system', () => releaseEndpoint(this.prisma.client, input.endpoint, userId));
    return this.prisma.transact(async (tx) => {
      if ((await countSubscriptions(tx, userId)) >= MOST) {
        throw new AppError('conflict', {
          message: `You are told on ${MOST} browsers already. Turn one off first.`,
          details: { reason: 'too-many' },
        });
      }
      const { endpoint, keys: sealing, language } = input;
      const row = await keepSubscription(tx, { userId, organisationId, endpoint, language, ...sealing });
      await this.audit(tx, caller, 'push.subscribe', row.id);
      return viewOf(row);
    });
  }

  /** @throws AppError `not-found` when it is not theirs */
  async remove(caller: OrganisationCaller, id: string): Promise<void> {
    await this.prisma.transact(async (tx) => {
      if (!(await removeSubscription(tx, caller.userId, id))) throw notFound('subscription');
      await this.audit(tx, caller, 'push.unsubscribe', id);
    });
  }

  private audit(
    tx: Parameters<typeof recordAudit>[0],
    { userId, organisationId }: OrganisationCaller,
    action: string,
    id: string,
  ): Promise<void> {
    return recordAudit(tx, {
      actor: userId,
      organisationId,
      action,
      subject: `push-subscription:${id}`,
      details: {},
    });
  }
}

const viewOf = ({ id, endpoint, createdAt }: SubscriptionRow): PushSubscriptionView => ({
  id,
  endpoint,
  createdAt: createdAt.toISOString(),
});
