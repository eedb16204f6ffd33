import type { Tx } from '../../platform/database/index.ts';

export const findSecondFactor = (client: Tx, userId: string) =>
  client.secondFactor.findUnique({ where: { userId } });

/** Begins anew: what was not confirmed before is replaced. @returns whether it was; false: one is on already */
export async function startSecondFactor(tx: Tx, userId: string, sealed: string): Promise<boolean> {
  const { count } = await tx.secondFactor.deleteMany({ where: { userId, confirmedAt: null } });
  if (count === 0 && (await tx.secondFactor.count({ where: { userId } })) > 0) return false;
  await tx.secondFactor.create({ data: { userId, secret: sealed } });
  return true;
}

/**
 * Uses up a time step: only a later one than the last used. Of two requests with one code, the row's lock lets one through.
 *
 * @returns whether this request was it
 */
export async function useStep(tx: Tx, userId: string, step: bigint): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE second_factor SET last_step = ${step} WHERE user_id = ${userId} AND last_step < ${step}`;
  return count === 1;
}

export async function confirmSecondFactor(tx: Tx, userId: string): Promise<boolean> {
  const { count } = await tx.secondFactor.updateMany({
    where: { userId, confirmedAt: null },
    data: { confirmedAt: new Date() },
  });
  return count === 1;
}

export async function removeSecondFactor(tx: Tx, userId: string): Promise<boolean> {
  await tx.backupCode.deleteMany({ where: { userId } });
  return (await tx.secondFactor.deleteMany({ where: { userId } })).count === 1;
}

export async function replaceBackupCodes(tx: Tx, userId: string, hashes: readonly string[]): Promise<void> {
  await tx.backupCode.deleteMany({ where: { userId } });
  await tx.backupCode.createMany({ data: hashes.map((hash) => ({ userId, hash })) });
}

/** Uses up a backup code. @returns whether it was there and unused */
export async function useBackupCode(tx: Tx, userId: string, hash: string): Promise<boolean> {
  const { count } = await tx.backupCode.updateMany({
    where: { userId, hash, usedAt: null },
    data: { usedAt: new Date() },
  });
  return count === 1;
}

export const backupCodesLeft = (client: Tx, userId: string): Promise<number> =>
  client.backupCode.count({ where: { userId, usedAt: null } });
