import type { Tx } from '../../platform/database/index.ts';

export const countPasskeys = (client: Tx, userId: string): Promise<number> =>
  client.passkey.count({ where: { userId } });

export const passkeysOf = (client: Tx, userId: string) =>
  client.passkey.findMany({ where: { userId }, orderBy: { id: 'asc' } });

export const findPasskey = (client: Tx, credentialId: string) =>
  client.passkey.findUnique({ where: { credentialId } });

export const insertPasskey = (
  tx: Tx,
  passkey: {
    userId: string;
    name: string;
    credentialId: string;
    publicKey: Uint8Array<ArrayBuffer>;
    counter: bigint;
    transports: string[];
    isBackedUp: boolean;
  },
) => tx.passkey.create({ data: passkey });

/**
 * Notes that a passkey was used. A counter that did not grow is a copy of the key speaking (WebAuthn 3, 6.1.1); keys that do
 * not count stay at zero.
 *
 * @returns whether the counter is in order
 */
export async function notePasskeyUse(tx: Tx, id: string, counter: bigint): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE passkey SET counter = ${counter}, last_used_at = now()
     WHERE id = ${id}::uuid AND (counter < ${counter} OR (counter = 0 AND ${counter} = 0))`;
  return count === 1;
}

export async function removePasskey(tx: Tx, userId: string, id: string): Promise<boolean> {
  return (await tx.passkey.deleteMany({ where: { id, userId } })).count === 1;
}
