import { Injectable } from '@nestjs/common';
import type { ApiKey, apiKeyInput, apiKeyRotationInput, ApiKeyWithSecret } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { newId, PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { requireAbility } from '../policy/index.ts';
import { hashSecret } from '../platform/secret/index.ts';
import {
  changeSecret,
  countActiveKeys,
  endApiKey,
  insertApiKey,
  listApiKeys,
  lockApiKey,
} from './infra/api-key-store.ts';
import { keyText, makeKey } from './key-text.ts';
import { presentApiKey } from './present-api-key.ts';

const MOST_KEYS = 50;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Makes, rotates and ends the keys of an organisation's machines. One idea: a secret is shown once and kept as its hash. */
@Injectable()
export class ManageApiKeys {
  constructor(private readonly prisma: PrismaService) {}

  async list(caller: OrganisationCaller): Promise<ApiKey[]> {
    const rows = await listApiKeys(this.prisma.client, caller.organisationId);
    return rows.map((row) => presentApiKey(row, new Date()));
  }

  /** @throws AppError `conflict` with 50 keys in force. */
  async create(caller: OrganisationCaller, input: z.output<typeof apiKeyInput>): Promise<ApiKeyWithSecret> {
    const { publicId, secret } = makeKey();
    const { organisationId, userId } = caller;
    const now = new Date();
    requireAbility(caller, 'change', 'ApiKey', { organisationId });
    const row = await this.prisma.transact(async (tx) => {
      if ((await countActiveKeys(tx, organisationId, now)) >= MOST_KEYS) throw tooMany();
      const made = await insertApiKey(tx, {
        id: newId(now),
        publicId,
        organisationId,
        name: input.name,
        scopes: [...new Set(input.scopes)],
        secretHash: hashSecret(secret),
        allowedNetworks: [...new Set(input.allowedNetworks)],
        createdBy: userId,
        expiresAt: new Date(now.getTime() + input.expiresInDays * DAY_MS),
      });
      await recordAudit(tx, {
        actor: userId,
        organisationId,
        action: 'api-key.create',
        subject: `api-key:${made.id}`,
        details: {
          name: made.name,
          scopes: made.scopes,
          networks: made.allowedNetworks,
          expiresAt: made.expiresAt,
        },
      });
      return made;
    });
    return { ...presentApiKey(row, now), key: keyText(publicId, secret) };
  }

  /**
   * Makes a new secret; the one before goes on for the overlap, and the one before that ends at once.
   *
   * @throws AppError `not-found`; `conflict` when the key has ended.
   */
  async rotate(
    caller: OrganisationCaller,
    id: string,
    { overlapHours }: z.output<typeof apiKeyRotationInput>,
  ): Promise<ApiKeyWithSecret> {
    const { secret } = makeKey();
    const now = new Date();
    const row = await this.prisma.transact(async (tx) => {
      const key = await lockApiKey(tx, caller.organisationId, id);
      if (!key) throw notFound('API key');
      requireAbility(caller, 'change', 'ApiKey', key);
      if (key.revokedAt !== null || key.expiresAt <= now) throw ended();
      const oldUntil = new Date(now.getTime() + overlapHours * HOUR_MS);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'api-key.rotate',
        subject: `api-key:${id}`,
        details: { overlapHours },
      });
      return changeSecret(tx, id, {
        secretHash: hashSecret(secret),
        oldSecretHash: overlapHours === 0 ? null : key.secretHash,
        oldUntil: overlapHours === 0 ? null : oldUntil,
        rotatedAt: now,
      });
    });
    return { ...presentApiKey(row, now), key: keyText(row.publicId, secret) };
  }

  /** Ends a key at once. A repeat changes nothing. @throws AppError `not-found` */
  async revoke(caller: OrganisationCaller, id: string): Promise<ApiKey> {
    const now = new Date();
    const row = await this.prisma.transact(async (tx) => {
      const key = await lockApiKey(tx, caller.organisationId, id);
      if (!key) throw notFound('API key');
      requireAbility(caller, 'change', 'ApiKey', key);
      if (key.revokedAt !== null) return key;
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'api-key.revoke',
        subject: `api-key:${id}`,
      });
      return endApiKey(tx, id, now, caller.userId);
    });
    return presentApiKey(row, now);
  }
}

const tooMany = () =>
  new AppError('conflict', {
    message: `Your organisation has ${MOST_KEYS} keys in force. Revoke one that is not used any more.`,
    details: { reason: 'too-many-keys' },
  });

const ended = () =>
  new AppError('conflict', {
    message: 'This key has ended. Make a new one.',
    details: { reason: 'key-ended' },
  });
