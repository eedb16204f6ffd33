import { z } from 'zod';
import { AppError } from '@topsteel/domain/errors';
import { secret, secretNames } from './logging/secret-settings.ts';

const wholeNumber = z
  .string()
  .regex(/^[0-9]+$/, 'must be a whole number')
  .transform(Number);

const settings = {
  DATABASE_URL: secret(z.url('must be a postgresql:// address')),
  RPC_URL: secret(z.url('must be the http address of a JSON-RPC node')),
  RPC_URLS: secret(
    z
      .string()
      .transform((text) => text.split(',').map((url) => url.trim()))
      .pipe(z.array(z.url('must be http addresses of JSON-RPC nodes, joined by commas')).max(5))
      .default([]),
  ),
  CHAIN_ID: wholeNumber.default(31337),
  ORACLE_KEYSTORE_DIR: z.string().min(1, 'must name the folder that holds the keystores'),
  NODE_SILENCE_SECONDS: wholeNumber.default(120),
  ORACLES_METRICS_PORT: wholeNumber.optional(),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  METRICS_TOKEN: secret(z.string().min(16, 'needs at least 16 characters').optional()),
  GAS_RESERVE_WEI: z
    .string()
    .regex(/^[0-9]{1,30}$/, 'must be a whole number of wei')
    .transform(BigInt)
    .default(50_000_000_000_000_000n),
  SIGNER_URLS: secret(
    z
      .string()
      .transform((text) => text.split(',').map((url) => url.trim()))
      .pipe(z.array(z.url('must be addresses of report signers, joined by commas')).min(1).max(20)),
  ),
  SIGNER_TOKEN: secret(z.string().min(16, 'needs at least 16 characters')),
  OTEL_EXPORTER_OTLP_ENDPOINT: secret(z.url('must be the address of an OTLP collector').optional()),
  MAX_FEE_GWEI: wholeNumber.default(500),
  DEEP_REORG: z.enum(['halt', 'follow']).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
};
const environment = z.object(settings).transform((env) => ({
  databaseUrl: env.DATABASE_URL,
  /** The nodes, the preferred one first. From two on, two must agree before anything is final. */
  rpcUrls: [...new Set([env.RPC_URL, ...env.RPC_URLS])],
  /** Without a second node for so long, an alarm stops all money. */
  nodeSilenceMs: env.NODE_SILENCE_SECONDS * 1_000,
  /** Where /metrics, /live and /ready are served; nowhere when absent. */
  metricsPort: env.ORACLES_METRICS_PORT ?? null,
  metricsHost: env.METRICS_HOST,
  /** The bearer token of /metrics; null: whoever reaches the port may read. */
  metricsToken: env.METRICS_TOKEN ?? null,
  gasReserveWei: env.GAS_RESERVE_WEI,
  chainId: env.CHAIN_ID,
  keystoreDir: env.ORACLE_KEYSTORE_DIR,
  signerUrls: env.SIGNER_URLS,
  signerToken: env.SIGNER_TOKEN,
  /** Where spans are sent; null: nothing is traced. */
  traceEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
  /** No fee per gas is offered above this. */
  maxFeeWei: BigInt(env.MAX_FEE_GWEI) * 1_000_000_000n,
  /** What to do when the chain takes back a block that it had called final. */
  deepReorg: env.DEEP_REORG ?? (env.CHAIN_ID === 31337 ? ('follow' as const) : ('halt' as const)),
  logLevel: env.LOG_LEVEL,
}));

/** The settings that stand in no log. */
export const configSecrets = secretNames(settings);

export type Config = z.output<typeof environment>;

/**
 * Reads the process environment once, at boot.
 *
 * @throws AppError `configuration`: one sentence per wrong variable, naming it.
 * @example
 * readConfig({ RPC_URL: 'x' }) // throws "DATABASE_URL is missing. RPC_URL must be the http address …"
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return env[name] === undefined ? `${name} is missing.` : `${name} ${issue.message}.`;
  });
  throw new AppError('configuration', {
    message: sentences.join(' '),
    details: { variables: parsed.error.issues.map((issue) => String(issue.path[0])) },
  });
}
