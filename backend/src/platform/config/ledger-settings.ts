import { z } from 'zod';

const MINUTE_MS = 60_000;

/** How often the root of the books is put on chain. */
export const bookSettings = {
  LEDGER_ANCHOR_MINUTES: z.coerce.number().int().min(1).max(10_080).default(1_440),
};

export interface LedgerSettings {
  anchorEveryMs: number;
}

export const ledgerOf = (env: z.output<z.ZodObject<typeof bookSettings>>): LedgerSettings => ({
  anchorEveryMs: env.LEDGER_ANCHOR_MINUTES * MINUTE_MS,
});
