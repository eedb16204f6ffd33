import { apiKeyScope, type ApiKey } from '@topsteel/domain/api';
import { z } from 'zod';
import type { ApiKeyRow } from './infra/api-key-store.ts';

/** The key as its organisation sees it: never with the secret. */
export function presentApiKey(row: ApiKeyRow, now: Date): ApiKey {
  const state = row.revokedAt !== null ? 'revoked' : row.expiresAt <= now ? 'expired' : 'active';
  return {
    id: row.id,
    prefix: `ts_live_${row.publicId}_`,
    name: row.name,
    scopes: z.array(apiKeyScope).parse(row.scopes),
    allowedNetworks: row.allowedNetworks,
    state,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    rotatedAt: row.rotatedAt?.toISOString() ?? null,
    oldKeyUntil: row.oldUntil !== null && row.oldUntil > now ? row.oldUntil.toISOString() : null,
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
