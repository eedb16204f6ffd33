import type { Tx } from '../database/index.ts';

/** The time of the newest block that the watcher has read: the contracts' windows end by it. Null before the first. */
export async function chainTime(tx: Tx, chainId: number): Promise<Date | null> {
  const [block] = await tx.$queryRaw<{ timestamp: Date }[]>`
    SELECT timestamp FROM bridge.block WHERE chain_id = ${chainId} AND status = 'canonical'
     ORDER BY number DESC LIMIT 1`;
  return block?.timestamp ?? null;
}
