import { Injectable } from '@nestjs/common';
import type {
  Page,
  WebhookDeliveryQuery,
  WebhookDeliveryView,
  WebhookEndpointInput,
  WebhookEndpointView,
  WebhookEndpointWithSecret,
  WebhookKind,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { isIP } from 'node:net';
import { recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type OrganisationCaller } from '../platform/http/index.ts';
import { isPublicAddress } from '../platform/partner/index.ts';
import { deriveKey, sealSecret } from '../platform/secret/index.ts';
import { listDeliveries, requeue, type DeliveryRow } from './infra/delivery-store.ts';
import {
  insertEndpoint,
  listEndpoints,
  lockEndpoint,
  updateEndpoint,
  waitingOf,
  type EndpointRow,
} from './infra/endpoint-store.ts';
import { makeWebhookSecret } from './sign-webhook.ts';

const MOST = 20;
const OLD_SECRET_MS = 24 * 3_600_000;

/** The endpoints of an organisation: added, rotated, turned off and on, and what they were told. */
@Injectable()
export class WebhookEndpoints {
  private readonly sealingKey: Uint8Array;
  private readonly allowed: ReadonlySet<string>;

  constructor(
    config: Config,
    private readonly prisma: PrismaService,
  ) {
    this.sealingKey = deriveKey(config.settings.authSecret, 'webhook');
    this.allowed = new Set(config.settings.webhookPrivateHosts);
  }

  async list({ organisationId }: OrganisationCaller): Promise<WebhookEndpointView[]> {
    const rows = await listEndpoints(this.prisma.client, organisationId);
    const waiting = await waitingOf(
      this.prisma.client,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => present(row, waiting.get(row.id) ?? 0));
  }

  /** @throws AppError `invalid-input` for an address that would never be called, `conflict` above 20 endpoints */
  async add(caller: OrganisationCaller, input: WebhookEndpointInput): Promise<WebhookEndpointWithSecret> {
    this.requireCallable(input.url);
    const secret = makeWebhookSecret();
    return this.prisma.transact(async (tx) => {
      if ((await listEndpoints(tx, caller.organisationId)).length >= MOST) {
        throw new AppError('conflict', {
          message: `An organisation has at most ${MOST} endpoints. Change one of them.`,
        });
      }
      const row = await insertEndpoint(tx, {
        organisationId: caller.organisationId,
        url: input.url,
        kinds: [...new Set(input.kinds)],
        secret: sealSecret(secret, this.sealingKey),
        createdBy: caller.userId,
      });
      await this.audit(tx, caller, 'webhook.add', row.id, { url: input.url, kinds: input.kinds });
      return { ...present(row, 0), secret };
    });
  }

  /** A new secret; the one before signs beside it for a day. */
  async rotate(caller: OrganisationCaller, id: string): Promise<WebhookEndpointWithSecret> {
    const secret = makeWebhookSecret();
    return this.change(caller, id, 'webhook.rotate', async (tx, row) => {
      const rotated = await updateEndpoint(tx, id, {
        secret: sealSecret(secret, this.sealingKey),
        oldSecret: row.secret,
        oldUntil: new Date(Date.now() + OLD_SECRET_MS),
      });
      return { ...present(rotated, await this.waiting(tx, id)), secret };
    });
  }

  async turn(caller: OrganisationCaller, id: string, state: 'on' | 'off'): Promise<WebhookEndpointView> {
    return this.change(caller, id, `webhook.turn-${state}`, async (tx) =>
      present(await updateEndpoint(tx, id, { state, failure: null }), await this.waiting(tx, id)),
    );
  }

  async deliveries(
    { organisationId }: OrganisationCaller,
    query: WebhookDeliveryQuery,
  ): Promise<Page<WebhookDeliveryView>> {
    const { after, take, limit } = pageWindow(query);
    const rows = await listDeliveries(this.prisma.client, {
      organisationId,
      endpointId: query.endpointId,
      after,
      take,
    });
    return pageFrom(rows, limit, presentDelivery);
  }

  /** Sends a delivery again, under the same id: a receiver that has it knows it. */
  async resend(caller: OrganisationCaller, deliveryId: string): Promise<void> {
    await this.prisma.transact(async (tx) => {
      if (!(await requeue(tx, caller.organisationId, deliveryId))) throw notFound('delivery');
      await this.audit(tx, caller, 'webhook.resend', deliveryId, {});
    });
  }

  private change<T>(
    caller: OrganisationCaller,
    id: string,
    action: string,
    work: (tx: Tx, row: EndpointRow) => Promise<T>,
  ): Promise<T> {
    return this.prisma.transact(async (tx) => {
      const row = await lockEndpoint(tx, caller.organisationId, id);
      if (row === null) throw notFound('endpoint');
      await this.audit(tx, caller, action, id, {});
      return work(tx, row);
    });
  }

  private async waiting(tx: Tx, id: string): Promise<number> {
    return (await waitingOf(tx, [id])).get(id) ?? 0;
  }

  private audit(
    tx: Tx,
    caller: OrganisationCaller,
    action: string,
    id: string,
    details: Record<string, unknown>,
  ) {
    return recordAudit(tx, {
      actor: caller.userId,
      organisationId: caller.organisationId,
      action,
      subject: `webhook:${id}`,
      details,
    });
  }

  /** A first word at once; the sender checks again what a name resolves to, each time. */
  private requireCallable(text: string): void {
    const url = new URL(text);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const isAllowed = this.allowed.has(url.host);
    const isOpen = url.protocol === 'https:' || (url.protocol === 'http:' && isAllowed);
    const isInside =
      isIP(host) !== 0 ? !isPublicAddress(host) : host === 'localhost' || host.endsWith('.localhost');
    if (isOpen && (isAllowed || !isInside) && url.username === '' && url.password === '') return;
    throw new AppError('invalid-input', {
      message: 'Webhooks go to HTTPS on a public address, without a password in it. Give such an address.',
      details: { errors: [{ field: 'url', message: 'HTTPS on a public address.' }] },
    });
  }
}

function present(row: EndpointRow, waiting: number): WebhookEndpointView {
  const { oldUntil } = row;
  return {
    id: row.id,
    url: row.url,
    kinds: row.kinds as WebhookKind[],
    state: row.state === 'on' ? 'on' : 'off',
    failure: row.failure,
    waiting,
    oldSecretUntil: oldUntil !== null && oldUntil.getTime() > Date.now() ? oldUntil.toISOString() : null,
    createdAt: row.createdAt.toISOString(),
  };
}

function presentDelivery(row: DeliveryRow): WebhookDeliveryView {
  return {
    id: row.id,
    endpointId: row.endpointId,
    eventId: row.eventId,
    kind: row.event.kind as WebhookDeliveryView['kind'],
    state: row.state as WebhookDeliveryView['state'],
    attempts: row.attempts,
    status: row.status,
    lastError: row.lastError,
    happenedAt: row.event.happenedAt.toISOString(),
    nextAt: row.state === 'waiting' ? row.nextAt.toISOString() : null,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    body: row.event.body as Record<string, unknown>,
  };
}
