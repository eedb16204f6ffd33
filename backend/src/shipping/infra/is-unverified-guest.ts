import type { Tx } from '../../platform/database/index.ts';

/** Whether the buyer ordered as a guest and has not proved their mailbox yet. */
export async function isUnverifiedGuest(tx: Tx, buyerId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ is: boolean }[]>`SELECT is_unverified_guest(${buyerId}::uuid) AS "is"`;
  return row?.is === true;
}
