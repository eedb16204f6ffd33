import { intentErrorSchema } from '@topsteel/domain/bridge';
import { z } from 'zod';
import type { Tx } from '../database/index.ts';

const failingSchema = intentErrorSchema.pick({ message: true }).extend({ usableUntil: z.coerce.number() });

/** An act that has failed and is not over: what was signed for it may still be used. */
export interface FailingAct {
  reason: string;
  usableUntil: Date;
}

/** Those of some acts that are failing, by their business keys. */
export async function failingActs(tx: Tx, keys: readonly string[]): Promise<Map<string, FailingAct>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ business_key: string; error: unknown }[]>`
    SELECT business_key, error FROM bridge.intent
     WHERE business_key = ANY (${[...keys]}) AND status IN ('requested', 'sent') AND error ? 'usableUntil'`;
  return new Map(
    rows.map(({ business_key: key, error }) => {
      const { message, usableUntil } = failingSchema.parse(error);
      return [key, { reason: message, usableUntil: new Date(usableUntil * 1_000) }];
    }),
  );
}
