import { AppError } from '@topsteel/domain/errors';
import type Stripe from 'stripe';
import { z } from 'zod';
import type { VerifiedWebhook } from '../rail.ts';

const TOLERANCE_S = 300;

const subjectOf = z.object({
  object: z.string(),
  id: z.string(),
  payment_intent: z.string().nullish(),
  metadata: z.object({ reference: z.string().optional() }).nullish(),
});

/**
 * Checks `Stripe-Signature` over the raw bytes, with each secret that is in force.
 *
 * @throws AppError `unauthenticated` when no secret fits, or the signature is older than five minutes
 */
export function verifyStripeWebhook(
  stripe: Stripe,
  secrets: readonly string[],
  raw: Buffer,
  headers: Record<string, string>,
): VerifiedWebhook {
  const signature = headers['stripe-signature'] ?? '';
  for (const secret of secrets) {
    try {
      const event = stripe.webhooks.constructEvent(raw, signature, secret, TOLERANCE_S);
      const subject = subjectOf.safeParse(event.data.object);
      return {
        eventId: event.id,
        kind: event.type,
        subject: subject.success ? nameOf(subject.data) : null,
      };
    } catch {
      // The next secret may fit: two are in force while they are rotated.
    }
  }
  throw new AppError('unauthenticated', {
    message: 'The webhook’s signature does not hold, or it is too old. Nothing was kept.',
    details: { reason: 'webhook-signature' },
  });
}

/** By the reference that we gave; else by the payment it belongs to, which the provider finds. */
function nameOf({ object, id, payment_intent: intent, metadata }: z.output<typeof subjectOf>): string {
  if (object === 'checkout.session') return id;
  return metadata?.reference ?? intent ?? id;
}
