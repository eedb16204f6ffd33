import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@topsteel/domain/errors';
import { toHex } from 'viem';
import type { LocalAccount } from 'viem';
import { HDKey, privateKeyToAccount } from 'viem/accounts';
import { z } from 'zod';
import type { Secrets } from '../logging/secrets.ts';
import { requireOwnerOnly } from './keystore.ts';

/** The accounts that buyers send native coin to, one a deposit. */
export interface DepositKeys {
  /** What the marketplace derives the same accounts from, without being able to spend. */
  xpub: string;
  accountOf(index: number): LocalAccount;
}

const fileSchema = z.strictObject({
  xpub: z.string().startsWith('xpub'),
  xprv: z.string().startsWith('xprv'),
});

/** The deposit accounts over one extended private key. @throws Error for an index that is no child */
export function createDepositKeys(key: HDKey): DepositKeys {
  return {
    xpub: key.publicExtendedKey,
    accountOf(index) {
      const { privateKey } = key.deriveChild(index);
      if (privateKey === null)
        throw new Error(`The deposit key gives no private key of index ${index.toString()}.`);
      return privateKeyToAccount(toHex(privateKey));
    },
  };
}

/**
 * Opens `deposits.json` (mode 0600): `{ "xpub": "…", "xprv": "…" }`. Null when there is none: then nothing can be sent
 * from deposit accounts. Nothing of the file's content ever appears in an error.
 *
 * @param secrets are told the key, so that no log ever says it
 * @throws AppError `configuration` when the file is open to others, malformed, or its halves do not belong together
 */
export async function openDepositKeys(
  dir: string,
  secrets: Pick<Secrets, 'add'>,
): Promise<DepositKeys | null> {
  const path = join(dir, 'deposits.json');
  if (!existsSync(path)) return null;
  await requireOwnerOnly(path);
  const refuse = (what: string) =>
    new AppError('configuration', { message: `The keystore ${path} ${what}.` });
  try {
    const { xpub, xprv } = fileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    secrets.add(xprv);
    const key = HDKey.fromExtendedKey(xprv);
    if (key.publicExtendedKey === xpub) return createDepositKeys(key);
  } catch {
    throw refuse('is not of the form { "xpub", "xprv" }');
  }
  throw refuse('holds a private key of another public key');
}
