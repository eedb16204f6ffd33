import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import { readFeedSettings } from '../feeds/feed-settings.ts';
import type { FeedSettings } from '../feeds/feed-settings.ts';
import { secret, secretNames } from '../logging/secret-settings.ts';

const wholeNumber = z
  .string()
  .regex(/^[0-9]+$/, 'must be a whole number')
  .transform(Number);

const settings = {
  SIGNER_ROLE: z.enum(['report-1', 'report-2', 'report-3', 'report-4', 'report-5']),
  SIGNER_PORT: wholeNumber,
  SIGNER_HOST: z.string().min(1).default('127.0.0.1'),
  SIGNER_TOKEN: secret(z.string().min(16, 'needs at least 16 characters')),
  METRICS_TOKEN: secret(z.string().min(16, 'needs at least 16 characters').optional()),
  SIGNER_JOURNAL_DIR: z.string().min(1).optional(),
  RPC_URL: secret(z.url('must be the http address of a JSON-RPC node')),
  CHAIN_ID: wholeNumber.default(31337),
  ORACLE_KEYSTORE_DIR: z.string().min(1, 'must name the folder that holds the keystore'),
  OTEL_EXPORTER_OTLP_ENDPOINT: secret(z.url('must be the address of an OTLP collector').optional()),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
};
const environment = z.object(settings);

/** The settings that stand in no log. */
export const signerSecrets = secretNames(settings);

export interface SignerSettings {
  role: z.output<typeof environment>['SIGNER_ROLE'];
  host: string;
  port: number;
  token: string;
  /** Reads /metrics; null: the token of /sign does. */
  metricsToken: string | null;
  journalDir: string;
  keystoreDir: string;
  rpcUrl: string;
  chainId: number;
  /** Where spans are sent; null: nothing is traced. */
  traceEndpoint: string | null;
  logLevel: string;
  feeds: FeedSettings;
}

/**
 * Reads the environment of one signer's process.
 *
 * @throws AppError `configuration`: one sentence per wrong variable, naming it
 */
export function readSignerSettings(env: Readonly<Record<string, string | undefined>>): SignerSettings {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return env[name] === undefined ? `${name} is missing.` : `${name} ${issue.message}.`;
    });
    throw new AppError('configuration', { message: sentences.join(' ') });
  }
  const set = parsed.data;
  return {
    role: set.SIGNER_ROLE,
    host: set.SIGNER_HOST,
    port: set.SIGNER_PORT,
    token: set.SIGNER_TOKEN,
    metricsToken: set.METRICS_TOKEN ?? null,
    journalDir: set.SIGNER_JOURNAL_DIR ?? set.ORACLE_KEYSTORE_DIR,
    keystoreDir: set.ORACLE_KEYSTORE_DIR,
    rpcUrl: set.RPC_URL,
    chainId: set.CHAIN_ID,
    traceEndpoint: set.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    logLevel: set.LOG_LEVEL,
    feeds: readFeedSettings(env),
  };
}
