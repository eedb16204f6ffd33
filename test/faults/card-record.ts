import { z } from 'zod';
import type { FaultWorld } from './world.ts';

const intents = z.object({
  id: z.string(),
  currency: z.string(),
  amount_received: z.int(),
  metadata: z.record(z.string(), z.string()),
});
const refunds = z.object({
  id: z.string(),
  status: z.string(),
  amount: z.int(),
  payment_intent: z.string(),
});
const disputes = z.object({
  id: z.string(),
  status: z.string(),
  amount: z.int(),
  payment_intent: z.string(),
});
const balance = z.object({ available: z.array(z.object({ currency: z.string(), amount: z.int() })) });

/** What a payment of the card provider has brought, by the provider's own record. Amounts in minor units. */
export interface CardPayment {
  id: string;
  /** The attempt that it pays, by our reference. */
  reference: string;
  capturedMinor: bigint;
  /** Refunded, on its way back, or lost to a dispute. */
  backMinor: bigint;
}

/** Every payment that the card provider has of ours, and what it holds for us by currency, such as EUR. */
export async function cardRecord(
  world: FaultWorld,
): Promise<{ payments: CardPayment[]; heldMinor: ReadonlyMap<string, bigint> }> {
  const [paid, refunded, disputed] = [
    await listOf(world, 'payment_intents', intents),
    await listOf(world, 'refunds', refunds),
    await listOf(world, 'disputes', disputes),
  ];
  const { available } = balance.parse(await ask(world, 'balance'));
  const back = [
    ...refunded.filter(({ status }) => status !== 'failed'),
    ...disputed.filter(({ status }) => status === 'lost'),
  ];
  return {
    payments: paid.map(({ id, amount_received, metadata }) => ({
      id,
      reference: metadata['reference'] ?? '',
      capturedMinor: BigInt(amount_received),
      backMinor: back
        .filter(({ payment_intent }) => payment_intent === id)
        .reduce((sum, { amount }) => sum + BigInt(amount), 0n),
    })),
    heldMinor: new Map(available.map(({ currency, amount }) => [currency.toUpperCase(), BigInt(amount)])),
  };
}

async function listOf<T extends { id: string }>(
  world: FaultWorld,
  what: string,
  schema: z.ZodType<T>,
): Promise<T[]> {
  const page = z.object({ has_more: z.boolean(), data: z.array(schema) });
  const found: T[] = [];
  for (let isMore = true; isMore; ) {
    const after = found.length === 0 ? '' : `&starting_after=${found.at(-1)?.id ?? ''}`;
    const answer = page.parse(await ask(world, `${what}?limit=100${after}`));
    found.push(...answer.data);
    isMore = answer.has_more;
  }
  return found;
}

async function ask({ ground }: FaultWorld, path: string): Promise<unknown> {
  const response = await fetch(`${ground.env['STRIPE_API_URL'] ?? ''}/v1/${path}`, {
    headers: { authorization: `Bearer ${ground.env['STRIPE_SECRET_KEY'] ?? ''}` },
  });
  if (!response.ok) throw new Error(`The card provider answers ${response.status}: ${await response.text()}`);
  return response.json();
}
