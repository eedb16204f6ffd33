import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@topsteel/domain/errors';
import { privateKeyToAccount } from 'viem/accounts';
import type { LocalAccount } from 'viem';
import { z } from 'zod';
import type { Secrets } from '../logging/secrets.ts';
import { readKmsCredentials } from './kms-credentials.ts';
import { kmsPlaceSchema, openKmsKey } from './kms-key.ts';

const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform((text) => text as `0x${string}`);

/**
 * A keystore is one JSON file per role, `<role>.json`, readable by its owner only (mode 0600):
 * `{ "address": "0x…", "privateKey": "0x…" }`. The address is repeated so that a wrong file is noticed.
 * A key in a key management service or behind a HSM is named instead of held: `{ "address": "0x…", "kms": { "kind":
 * "aws", "endpoint": "https://kms.eu-central-1.amazonaws.com", "region": "eu-central-1", "keyId": "…" } }`.
 */
const keystoreSchema = z.union([
  z.strictObject({
    address,
    privateKey: z
      .string()
      .regex(/^0x[0-9a-fA-F]{64}$/)
      .transform((text) => text as `0x${string}`),
  }),
  z.strictObject({ address, kms: kmsPlaceSchema }),
]);

export const keystoreRoles = [
  'relayer',
  'accreditor',
  'hosted',
  'inspection',
  'treasury',
  'report-1',
  'report-2',
  'report-3',
  'report-4',
  'report-5',
] as const;
export type KeystoreRole = (typeof keystoreRoles)[number];

/**
 * Opens one key. Nothing of the file's content ever appears in an error.
 *
 * @param secrets are told the key, so that no log ever says it
 * @throws AppError `configuration` when the file is absent, open to others, malformed or of another address
 */
export async function openKeystore(
  dir: string,
  role: KeystoreRole,
  secrets: Pick<Secrets, 'add'>,
): Promise<LocalAccount> {
  const path = join(dir, `${role}.json`);
  const refuse = (what: string): AppError =>
    new AppError('configuration', { message: `The keystore ${path} ${what}.` });
  await requireOwnerOnly(path);
  const keystore = keystoreSchema.safeParse(parseJson(await readFile(path, 'utf8')));
  if (!keystore.success)
    throw refuse('is not of the form { "address", "privateKey" } or { "address", "kms" }');
  if ('kms' in keystore.data) {
    return openKmsKey(keystore.data.address, keystore.data.kms, () =>
      readKmsCredentials(process.env, secrets),
    );
  }
  secrets.add(keystore.data.privateKey.slice('0x'.length));
  const account = privateKeyToAccount(keystore.data.privateKey);
  if (account.address.toLowerCase() !== keystore.data.address.toLowerCase()) {
    throw refuse(`names ${keystore.data.address}, but its key belongs to ${account.address}`);
  }
  return account;
}

/** @throws AppError `configuration` when the file is absent or readable by others */
export async function requireOwnerOnly(path: string): Promise<void> {
  const refuse = (what: string, cause?: unknown): AppError =>
    new AppError('configuration', { message: `The keystore ${path} ${what}.`, cause });
  const mode = await stat(path).then(
    (file) => file.mode & 0o077,
    (error: unknown) => {
      throw refuse('cannot be read; ORACLE_KEYSTORE_DIR must name the folder that holds it', error);
    },
  );
  if (mode !== 0) throw refuse('is open to other users; run chmod 600 on it');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
