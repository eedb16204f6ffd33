import { Injectable } from '@nestjs/common';
import { pactScope, type PactClient, type PactClientInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import {
  countActiveClients,
  insertClient,
  listClients,
  lockClient,
  updateClient,
  waitingOf,
  type ClientRow,
} from './infra/client-store.ts';
import { deriveKey, hashSecret, makeSecret, sealSecret } from '../platform/secret/index.ts';

const MOST_CLIENTS = 50;

/**
 * The systems that an organisation lets read footprints for it. A secret is shown once and kept as a hash; rotating or
 * revoking voids every token at once.
 */
@Injectable()
export class PactClients {
  private readonly sealingKey: Uint8Array;

  constructor(
    config: Config,
    private readonly prisma: PrismaService,
  ) {
    this.sealingKey = deriveKey(config.settings.authSecret, 'pact-callback');
  }

  async list(organisationId: string): Promise<{ items: PactClient[] }> {
    const rows = await listClients(this.prisma.client, organisationId);
    const waiting = await waitingOf(
      this.prisma.client,
      rows.map(({ id }) => id),
    );
    return { items: rows.map((row) => presentClient(row, null, waiting.get(row.id))) };
  }

  /** @throws AppError `conflict` above 50 active clients, `invalid-input` when the callback is not HTTPS or holds a password. */
  create(caller: OrganisationCaller, input: PactClientInput): Promise<PactClient> {
    if (input.callback) checkCallback(input.callback.url);
    const secret = makeSecret();
    return this.prisma.transact(async (tx) => {
      if ((await countActiveClients(tx, caller.organisationId)) >= MOST_CLIENTS) {
        throw new AppError('conflict', {
          message: `An organisation has at most ${MOST_CLIENTS} active clients. Revoke one that is not used.`,
          details: { reason: 'too-many-clients' },
        });
      }
      const row = await insertClient(tx, {
        id: newId(),
        organisationId: caller.organisationId,
        name: input.name,
        secretHash: hashSecret(secret),
        scopes: [...new Set(input.scopes ?? pactScope.options)],
        callbackUrl: input.callback?.url ?? null,
        callbackClientId: input.callback?.clientId ?? null,
        callbackSecret: input.callback ? sealSecret(input.callback.clientSecret, this.sealingKey) : null,
        createdBy: caller.userId,
      });
      await this.audit(tx, caller, 'pact-client.create', row);
      return presentClient(row, secret);
    });
  }

  /** A new secret; the old one and every token end now. */
  rotate(caller: OrganisationCaller, id: string): Promise<PactClient> {
    const secret = makeSecret();
    return this.prisma.transact(async (tx) => {
      const row = await this.active(tx, caller, id);
      const next = { secretHash: hashSecret(secret), secretVersion: row.secretVersion + 1 };
      const changed = await updateClient(tx, row.id, next);
      await this.audit(tx, caller, 'pact-client.rotate', changed);
      return presentClient(changed, secret);
    });
  }

  revoke(caller: OrganisationCaller, id: string): Promise<PactClient> {
    return this.prisma.transact(async (tx) => {
      const row = await this.active(tx, caller, id);
      const changed = await updateClient(tx, row.id, { revokedAt: new Date(), callbackSecret: null });
      await this.audit(tx, caller, 'pact-client.revoke', changed);
      return presentClient(changed, null);
    });
  }

  private async active(tx: Tx, caller: OrganisationCaller, id: string): Promise<ClientRow> {
    const row = await lockClient(tx, caller.organisationId, id);
    if (!row) throw notFound('client');
    if (row.revokedAt === null) return row;
    throw new AppError('conflict', {
      message: 'This client was revoked, for good. Make a new one.',
      details: { reason: 'client-revoked' },
    });
  }

  private audit(tx: Tx, caller: OrganisationCaller, action: string, row: ClientRow): Promise<void> {
    return recordAudit(tx, {
      actor: caller.userId,
      organisationId: caller.organisationId,
      action,
      subject: `pact-client:${row.id}`,
      details: {
        name: row.name,
        scopes: row.scopes,
        callback: row.callbackUrl,
        secretVersion: row.secretVersion,
      },
    });
  }
}

function checkCallback(text: string): void {
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (isWeb && url.username === '' && url.password === '' && url.search === '' && url.hash === '') return;
  throw new AppError('invalid-input', {
    message: 'Give the base address of the other system: https://… without password, question mark or #.',
    details: {
      reason: 'callback-invalid',
      errors: [{ field: 'callback.url', message: 'Not a base address.' }],
    },
  });
}

function presentClient(
  row: ClientRow,
  secret: string | null,
  waiting: { waiting: number; lastError: string | null } = { waiting: 0, lastError: null },
): PactClient {
  const { callbackUrl, callbackClientId } = row;
  return {
    id: row.id,
    name: row.name,
    clientId: row.id,
    secret,
    scopes: z.array(pactScope).parse(row.scopes),
    callback:
      callbackUrl === null || callbackClientId === null
        ? null
        : { url: callbackUrl, clientId: callbackClientId },
    state: row.revokedAt === null ? 'active' : 'revoked',
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    waitingEvents: waiting.waiting,
    lastError: waiting.lastError,
  };
}
