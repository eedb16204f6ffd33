/** Keys with which an organisation's machines call the API: `Authorization: Bearer ts_live_<id>_<secret>`. */
import { z } from 'zod';
import { id, isoTime } from './primitives.ts';

/** `read` alone only reads, whatever the organisation may read; the others also change. */
export const apiKeyScope = z
  .enum(['read', 'trade', 'vendor', 'finance', 'quality'])
  .meta({ id: 'ApiKeyScope' });
export type ApiKeyScope = z.infer<typeof apiKeyScope>;

const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: 'Give an address or a network, for example 203.0.113.7 or 2001:db8::/32.',
});

export const apiKeyInput = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    scopes: z.array(apiKeyScope).min(1).max(5),
    allowedNetworks: z.array(network).max(20).default([]),
    expiresInDays: z.int().min(1).max(366).default(90),
  })
  .meta({ id: 'ApiKeyInput' });
export type ApiKeyInput = z.input<typeof apiKeyInput>;

export const apiKeyRotationInput = z
  .strictObject({
    overlapHours: z.int().min(0).max(168).default(24).describe('How long the key before goes on.'),
  })
  .meta({ id: 'ApiKeyRotationInput' });
export type ApiKeyRotationInput = z.input<typeof apiKeyRotationInput>;

export const apiKey = z
  .object({
    id,
    prefix: z.string().describe('How the key begins: enough to recognise it, of no use by itself.'),
    name: z.string(),
    scopes: z.array(apiKeyScope),
    allowedNetworks: z.array(z.string()),
    state: z.enum(['active', 'expired', 'revoked']),
    createdBy: z.string(),
    createdAt: isoTime,
    rotatedAt: isoTime.nullable(),
    oldKeyUntil: isoTime.nullable().describe('Until then the key before the last rotation goes on.'),
    expiresAt: isoTime,
    lastUsedAt: isoTime.nullable().describe('To the minute.'),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof apiKey>;

export const apiKeyWithSecret = apiKey
  .extend({ key: z.string().describe('The whole key. It is shown this once and kept nowhere.') })
  .meta({ id: 'ApiKeyWithSecret' });
export type ApiKeyWithSecret = z.infer<typeof apiKeyWithSecret>;

export const apiKeys = z.object({ items: z.array(apiKey) }).meta({ id: 'ApiKeys' });
export type ApiKeys = z.infer<typeof apiKeys>;
