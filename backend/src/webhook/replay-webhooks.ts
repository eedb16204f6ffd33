import { Injectable } from '@nestjs/common';
import type { WebhookReplayed, WebhookReplayInput, WebhookResent } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { insertTest, requeueSince } from './infra/delivery-store.ts';
import { lockEndpoint, type EndpointRow } from './infra/endpoint-store.ts';

const MOST = 10_000;
const LONGEST_MS = 30 * 86_400_000;

/** Sends an endpoint again what happened since a time, and a word that only tries it. */
@Injectable()
export class ReplayWebhooks {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * Everything of the endpoint's kinds since a time waits to be sent, oldest first, under the same ids: also what happened
   * before the endpoint was added, and what it has taken already.
   *
   * @throws AppError `invalid-input` for more than 30 days back, `conflict` while the endpoint is off
   */
  async since(
    caller: OrganisationCaller,
    id: string,
    { since }: WebhookReplayInput,
  ): Promise<WebhookReplayed> {
    const from = new Date(since);
    if (Date.now() - from.getTime() > LONGEST_MS) {
      throw new AppError('invalid-input', {
        message: 'Webhooks are sent again for at most 30 days back. Read older facts by the API.',
        details: { reason: 'too-long-ago', errors: [{ field: 'since', message: 'At most 30 days ago.' }] },
      });
    }
    return this.prisma.transact(async (tx) => {
      await this.lockOn(tx, caller, id);
      const waiting = await requeueSince(tx, id, from, MOST);
      await this.audit(tx, caller, 'webhook.replay', id, { since, waiting });
      return { id, waiting, hasMore: waiting === MOST };
    });
  }

  /** @throws AppError `conflict` while the endpoint is off */
  async test(caller: OrganisationCaller, id: string): Promise<WebhookResent> {
    return this.prisma.transact(async (tx) => {
      await this.lockOn(tx, caller, id);
      const deliveryId = newId();
      await insertTest(tx, {
        deliveryId,
        endpointId: id,
        organisationId: caller.organisationId,
        at: new Date(),
      });
      await this.audit(tx, caller, 'webhook.test', id, { deliveryId });
      return { id: deliveryId, state: 'waiting' };
    });
  }

  private async lockOn(tx: Tx, { organisationId }: OrganisationCaller, id: string): Promise<EndpointRow> {
    const row = await lockEndpoint(tx, organisationId, id);
    if (row === null) throw notFound('endpoint');
    if (row.state === 'on') return row;
    throw new AppError('conflict', {
      message: 'This endpoint is off: nothing is sent to it. Turn it on first.',
      details: { reason: 'endpoint-off' },
    });
  }

  private audit(
    tx: Tx,
    caller: OrganisationCaller,
    action: string,
    id: string,
    details: Record<string, unknown>,
  ) {
    const { userId: actor, organisationId } = caller;
    return recordAudit(tx, { actor, organisationId, action, subject: `webhook:${id}`, details });
  }
}
