/** Messages that a browser shows while no page of ours is open (Web Push: RFC 8030, RFC 8291, RFC 8292). */
import { z } from 'zod';
import { language } from './sign-in.ts';
import { id, isoTime } from './primitives.ts';

const base64url = z.string().regex(/^[A-Za-z0-9_-]+={0,2}$/, 'must be base64url');

/** As the browser's `PushSubscription.toJSON()` gives it, and the language to be told in. */
export const pushSubscriptionInput = z
  .strictObject({
    endpoint: z.url().max(2_000).describe('HTTPS, on a public address.'),
    keys: z.strictObject({ p256dh: base64url.max(200), auth: base64url.max(100) }),
    language,
  })
  .meta({ id: 'PushSubscriptionInput' });
export type PushSubscriptionInput = z.infer<typeof pushSubscriptionInput>;

export const pushSubscriptionView = z
  .object({ id, endpoint: z.string(), createdAt: isoTime })
  .meta({ id: 'PushSubscription' });
export type PushSubscriptionView = z.infer<typeof pushSubscriptionView>;

export const pushSubscriptions = z
  .object({
    publicKey: z
      .string()
      .nullable()
      .describe(
        'The key that the browser is to be asked with; null where the marketplace sends no messages.',
      ),
    items: z.array(pushSubscriptionView),
  })
  .meta({ id: 'PushSubscriptions' });
export type PushSubscriptions = z.infer<typeof pushSubscriptions>;
