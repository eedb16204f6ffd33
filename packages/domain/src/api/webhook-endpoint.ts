/** Where an organisation wants to be told of what happens to it, and what it was told (Standard Webhooks 1.0). */
import { z } from 'zod';
import { id, isoTime, pageOf, pageQuery } from './primitives.ts';

export const webhookKinds = [
  'order.status-changed',
  'order.settlement-changed',
  'payment.captured',
  'payment.refunded',
  'payment.reversed',
  'payout.settled',
  'payout.returned',
  'invoice.issued',
  'return.changed',
  'dispute.changed',
  'organisation.suspended',
  'organisation.suspension-lifted',
] as const;
export const webhookKind = z.enum(webhookKinds).meta({ id: 'WebhookKind' });
export type WebhookKind = z.infer<typeof webhookKind>;

export const webhookEndpointInput = z
  .strictObject({
    url: z.url().max(2_000).describe('HTTPS, on a public address.'),
    kinds: z.array(webhookKind).min(1).max(webhookKinds.length),
  })
  .meta({ id: 'WebhookEndpointInput' });
export type WebhookEndpointInput = z.infer<typeof webhookEndpointInput>;

export const webhookEndpoint = z
  .object({
    id,
    url: z.string(),
    kinds: z.array(webhookKind),
    state: z.enum(['on', 'off']),
    failure: z.string().nullable().describe('Why it is off, when nobody turned it off.'),
    waiting: z.number().int().describe('Deliveries that were not taken yet.'),
    oldSecretUntil: isoTime.nullable().describe('Until then the secret before signs beside the new one.'),
    createdAt: isoTime,
  })
  .meta({ id: 'WebhookEndpoint' });
export type WebhookEndpointView = z.infer<typeof webhookEndpoint>;
export const webhookEndpoints = z
  .object({ items: z.array(webhookEndpoint) })
  .meta({ id: 'WebhookEndpoints' });
export type WebhookEndpoints = z.infer<typeof webhookEndpoints>;

/** The secret is shown this once. */
export const webhookEndpointWithSecret = webhookEndpoint
  .extend({ secret: z.string().describe('whsec_ and base64; shown once.') })
  .meta({ id: 'WebhookEndpointWithSecret' });
export type WebhookEndpointWithSecret = z.infer<typeof webhookEndpointWithSecret>;

export const webhookDelivery = z
  .object({
    id,
    endpointId: id,
    eventId: id.describe('The webhook-id: the same for every attempt.'),
    kind: z.enum([...webhookKinds, 'webhook.test']),
    state: z.enum(['waiting', 'delivered', 'failed']),
    attempts: z.number().int(),
    status: z.number().int().nullable().describe('HTTP status of the last answer.'),
    lastError: z.string().nullable(),
    happenedAt: isoTime,
    nextAt: isoTime.nullable(),
    deliveredAt: isoTime.nullable(),
    body: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'WebhookDelivery' });
export type WebhookDeliveryView = z.infer<typeof webhookDelivery>;
/** It waits to be sent again. */
export const webhookResent = z.object({ id, state: z.literal('waiting') }).meta({ id: 'WebhookResent' });
export type WebhookResent = z.infer<typeof webhookResent>;

export const webhookReplayInput = z
  .strictObject({ since: isoTime.describe('At most 30 days ago.') })
  .meta({ id: 'WebhookReplayInput' });
export type WebhookReplayInput = z.infer<typeof webhookReplayInput>;
export const webhookReplayed = z
  .object({
    id,
    waiting: z.number().int().describe('Deliveries that are sent again.'),
    hasMore: z.boolean().describe('Only the oldest 10,000 are; go on from the last of them.'),
  })
  .meta({ id: 'WebhookReplayed' });
export type WebhookReplayed = z.infer<typeof webhookReplayed>;

export const webhookDeliveryPage = pageOf(webhookDelivery).meta({ id: 'WebhookDeliveryPage' });
export const webhookDeliveryQuery = pageQuery.extend({ endpointId: id.optional() });
export type WebhookDeliveryQuery = z.infer<typeof webhookDeliveryQuery>;
