import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

const NAMES = [
  'AUTH_SECRET',
  'CREDENTIAL_KEY',
  'POSTGRES_PASSWORD',
  'OPERATOR_PASSWORD',
  'SIGNER_TOKEN',
  'BANK_API_TOKEN',
  'EINVOICE_TOKEN',
  'STRIPE_KEY',
  'STRIPE_WEBHOOKS',
  'COINBASE_KEY',
  'COINBASE_WEBHOOKS',
] as const;
export type Secrets = Record<(typeof NAMES)[number], string>;

/**
 * The random secrets of this data folder, from `secrets.env` (readable by its owner only). Made once; a name that a
 * newer version asks for is added without touching the others.
 */
export function openSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'secrets.env');
  closeSync(openSync(path, 'a', 0o600));
  const known = parseEnv(readFileSync(path, 'utf8'));
  const secrets = Object.fromEntries(
    NAMES.map((name) => [name, known[name] ?? randomBytes(32).toString('hex')]),
  ) as Secrets;
  if (NAMES.some((name) => known[name] === undefined)) {
    writeFileSync(path, NAMES.map((name) => `${name}=${secrets[name]}\n`).join(''), { mode: 0o600 });
  }
  return secrets;
}
