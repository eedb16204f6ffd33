import { z } from 'zod';
import { fetchText } from '../fetch-text.ts';
import type { ReadReceipt, Received } from './read-receipt.ts';

const amount = z.number().int().min(0).transform(BigInt);
const chargeSchema = z.object({
  amount_captured: amount,
  amount_refunded: amount,
  captured: z.boolean(),
});
const intentSchema = z.object({
  id: z.string(),
  status: z.string(),
  currency: z.string(),
  latest_charge: chargeSchema.nullable(),
});
const sessionSchema = z.object({ payment_intent: intentSchema.nullable() });
const disputesSchema = z.object({
  has_more: z.literal(false),
  data: z.array(z.object({ amount, status: z.string() })),
});

/** Disputes in these states took nothing, or gave it back. */
const HARMLESS = new Set([
  'won',
  'warning_needs_response',
  'warning_under_review',
  'warning_closed',
  'prevented',
]);

export interface CardAccess {
  url: string;
  secretKey: string;
}

/**
 * What a card payment has brought in by the provider's own word: captured, less refunds (also those under way) and less
 * what is disputed and not won. The provider's amounts are in minor units of the currency.
 */
export function createCardReader({ url, secretKey }: CardAccess): ReadReceipt {
  const ask = async (path: string): Promise<unknown> =>
    JSON.parse(await fetchText(`${url}${path}`, { authorization: `Bearer ${secretKey}` }));

  const intentOf = async (ref: string): Promise<z.output<typeof intentSchema> | null> => {
    const id = encodeURIComponent(ref);
    if (ref.startsWith('cs_')) {
      const path = `/v1/checkout/sessions/${id}?expand[0]=payment_intent.latest_charge`;
      return sessionSchema.parse(await ask(path)).payment_intent;
    }
    return intentSchema.parse(await ask(`/v1/payment_intents/${id}?expand[0]=latest_charge`));
  };

  return async ({ providerRef, currency }) => {
    const intent = providerRef === null ? null : await intentOf(providerRef);
    if (intent === null) return { minor: 0n, name: null };
    const received = (minor: bigint): Received => ({ minor, name: `card:${intent.id}` });
    const charge = intent.latest_charge;
    if (charge === null || !charge.captured) return received(0n);
    if (intent.currency.toUpperCase() !== currency) return received(0n);
    const disputes = disputesSchema.parse(
      await ask(`/v1/disputes?payment_intent=${encodeURIComponent(intent.id)}&limit=100`),
    );
    const taken = disputes.data
      .filter(({ status }) => !HARMLESS.has(status))
      .reduce((sum, dispute) => sum + dispute.amount, 0n);
    const kept = charge.amount_captured - charge.amount_refunded - taken;
    return received(kept > 0n ? kept : 0n);
  };
}
