import type { Tx } from './prisma-service.ts';

/**
 * Lets a piece of somebody's transaction see both sides of the wall, for what has to be asked of everybody's rows and is
 * handed to nobody: who must be told, what somebody sold. Two statements more; a whole request of that kind declares
 * `actsAs` instead.
 *
 * @example const clients = await seeAll(tx, () => clientsToTell(tx, lotId))
 */
export async function seeAll<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const [before] = await tx.$queryRaw<[{ tenant: string | null }]>`
    SELECT current_setting('topsteel.organisation', true) AS tenant`;
  await setTenant(tx, 'system');
  try {
    const result = await work();
    await setTenant(tx, before.tenant ?? '');
    return result;
  } catch (error) {
    // Where the transaction itself has failed there is nothing to put back.
    await setTenant(tx, before.tenant ?? '').catch(() => undefined);
    throw error;
  }
}

const setTenant = (tx: Tx, tenant: string): Promise<unknown> =>
  tx.$queryRaw`SELECT set_config('topsteel.organisation', ${tenant}, true)`;
