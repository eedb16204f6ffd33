import type { Tx } from '../../platform/database/index.ts';

export async function ownerOfWallet(client: Tx, address: string): Promise<string | null> {
  return (await client.signInWallet.findUnique({ where: { address } }))?.userId ?? null;
}

export const walletsOf = (client: Tx, userId: string) =>
  client.signInWallet.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } });

/** @returns null when the account is taken */
export async function insertWallet(tx: Tx, userId: string, address: string) {
  const [row] = await tx.signInWallet.createManyAndReturn({
    data: [{ userId, address }],
    skipDuplicates: true,
  });
  return row ?? null;
}

export async function removeWallet(tx: Tx, userId: string, address: string): Promise<boolean> {
  return (await tx.signInWallet.deleteMany({ where: { userId, address } })).count === 1;
}
