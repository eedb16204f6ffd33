import { z } from 'zod';

/** What a provider is told about its webhook: 2xx means that it need not be sent again. */
export const webhookTaken = z
  .object({ received: z.literal(true), isNew: z.boolean() })
  .meta({ id: 'WebhookTaken', description: 'The webhook is kept; `isNew` is false for a repeat.' });
export type WebhookTaken = z.infer<typeof webhookTaken>;
