import type { Tx } from '../../platform/database/index.ts';

/** Within how many days the slowest of some offers is delivered, as its seller promises; 0 for none. */
export async function longestLeadDays(tx: Tx, offerIds: readonly string[]): Promise<number> {
  const [row] = await tx.$queryRaw<{ days: number }[]>`
    SELECT coalesce(max(lead_time_days), 0) AS days FROM offer WHERE id = ANY (${[...offerIds]}::uuid[])`;
  return row?.days ?? 0;
}
