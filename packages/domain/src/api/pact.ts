/** PACT 3.0 for other systems: tokens, footprints, and the clients that an organisation lets in. */
import { z } from 'zod';
import { productFootprint } from '../carbon/index.ts';
import { id, isoTime } from './primitives.ts';

/** What a client may do: list footprints, read one, post events. */
export const pactScope = z.enum(['footprint:list', 'footprint:read', 'event:post']).meta({ id: 'PactScope' });
export type PactScope = z.infer<typeof pactScope>;

/** RFC 6749, 4.4.3. */
export const pactToken = z
  .object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.number().int(),
    scope: z.string(),
  })
  .meta({ id: 'PactToken' });

export const footprintList = z.object({ data: z.array(productFootprint) }).meta({ id: 'FootprintList' });
export const oneFootprint = z.object({ data: productFootprint }).meta({ id: 'OneFootprint' });

/** Where that system takes events, and how we sign in there to answer. */
export const pactCallbackInput = z.strictObject({
  url: z.url().max(500).describe('Base address of its PACT interface; events go to {url}/3/events.'),
  clientId: z.string().min(1).max(200),
  clientSecret: z.string().min(1).max(500),
});

export const pactClientInput = z
  .strictObject({
    name: z.string().trim().min(1).max(120).describe('Which system this is, for your own list.'),
    scopes: z.array(pactScope).min(1).optional().describe('All of them when absent.'),
    callback: pactCallbackInput
      .optional()
      .describe('Without it, requests for footprints by event are refused.'),
  })
  .meta({ id: 'PactClientInput' });
export type PactClientInput = z.infer<typeof pactClientInput>;

export const pactClient = z
  .object({
    id,
    name: z.string(),
    clientId: z.string().describe('The user name of the token request.'),
    secret: z
      .string()
      .nullable()
      .describe('Shown once: in the answer that made or rotated it. Null ever after.'),
    scopes: z.array(pactScope),
    callback: z.object({ url: z.string(), clientId: z.string() }).nullable(),
    state: z.enum(['active', 'revoked']),
    createdAt: isoTime,
    lastUsedAt: isoTime.nullable(),
    waitingEvents: z.number().int().describe('Answers that could not be delivered yet.'),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'PactClient' });
export type PactClient = z.infer<typeof pactClient>;
export const pactClientList = z.object({ items: z.array(pactClient) }).meta({ id: 'PactClientList' });
