import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import { graphOf, graphSettings } from './graph-settings.ts';
import { identityOf, identitySettings } from './identity-settings.ts';
import { invoicingOf, invoicingSettings, webhookHostsOf } from './invoicing-settings.ts';
import { payOf, paySettings } from './pay-settings.ts';
import { payoutOf, payoutSettings } from './payout-settings.ts';
import { bankOf, bankSettings } from './bank-settings.ts';
import { limitSettings, limitsOf } from './limit-settings.ts';
import { pushOf, pushSettings } from './push-settings.ts';
import { secretly, secretNames } from './secret-setting.ts';
import { secretValues } from './secret-values.ts';
import { railSettings, railsOf } from './rail-settings.ts';
import { bookSettings, ledgerOf } from './ledger-settings.ts';
import { vatNumberSettings, vatNumbersOf } from './vat-number-settings.ts';
import { telemetryOf, telemetrySettings } from './telemetry-settings.ts';
import { paymentSettings, settlementOf } from './settlement-settings.ts';

const url = z.url();

const variables = {
  API_PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  API_HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: secretly(z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')),
  AUTH_SECRET: secretly(z.string().min(32, 'needs at least 32 characters')),
  CREDENTIAL_KEY: secretly(z.string().min(32, 'needs at least 32 characters')).optional(),
  PUBLIC_URL: url.default('http://localhost:3000'),
  RPC_URL: secretly(z.url()).default('http://127.0.0.1:8545'),
  CHAIN_ID: z.coerce.number().int().positive().default(31_337),
  IPFS_API_URL: url.default('http://127.0.0.1:5001'),
  IPFS_GATEWAY_URL: url.default('http://127.0.0.1:8080'),
  PUBLIC_IPFS_GATEWAY_URL: url.optional(),
  GRAPH_URL: url.default('http://127.0.0.1:8000/subgraphs/name/topsteel'),
  SMTP_URL: secretly(z.string().regex(/^smtps?:\/\//, 'must begin with smtp://')).default(
    'smtp://127.0.0.1:8026',
  ),
  CARRIER_URL: url.default('http://127.0.0.1:4100'),
  OPERATOR_EMAIL: z.email().optional(),
  OPERATOR_PASSWORD: secretly(z.string().min(10, 'needs at least 10 characters')).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  DEMO: z.enum(['0', '1']).default('0'),
  PACT_PRIVATE_HOSTS: z
    .string()
    .regex(/^[\w.:,[\]-]*$/, 'must be hosts with their ports, joined by commas')
    .default(''),
  ...paymentSettings,
  ...payoutSettings,
  ...invoicingSettings,
  ...paySettings,
  ...railSettings,
  ...bankSettings,
  ...bookSettings,
  ...limitSettings,
  ...graphSettings,
  ...identitySettings,
  ...pushSettings,
  ...vatNumberSettings,
  ...telemetrySettings,
};

/** Which settings are secret; what the process writes may hold none of them. */
export const secretSettings: readonly string[] = secretNames(variables);

export const settingNames: readonly string[] = Object.keys(variables);

const environment = z.object(variables).transform((env, context) => ({
  apiPort: env.API_PORT,
  apiHost: env.API_HOST,
  databaseUrl: env.DATABASE_URL,
  authSecret: env.AUTH_SECRET,
  /** Seals the keys that credentials are signed with; without it none are issued. */
  credentialKey: env.CREDENTIAL_KEY ?? null,
  publicUrl: env.PUBLIC_URL.replace(/\/$/, ''),
  rpcUrl: env.RPC_URL,
  chainId: env.CHAIN_ID,
  ipfsApiUrl: env.IPFS_API_URL.replace(/\/$/, ''),
  publicGatewayUrl: (env.PUBLIC_IPFS_GATEWAY_URL ?? env.IPFS_GATEWAY_URL).replace(/\/$/, ''),
  graphUrl: env.GRAPH_URL,
  smtpUrl: env.SMTP_URL,
  carrierUrl: env.CARRIER_URL.replace(/\/$/, ''),
  operator:
    env.OPERATOR_EMAIL === undefined || env.OPERATOR_PASSWORD === undefined
      ? null
      : { email: env.OPERATOR_EMAIL, password: env.OPERATOR_PASSWORD },
  logLevel: env.LOG_LEVEL,
  isDemo: env.DEMO === '1',
  /** `host:port` of PACT systems inside our own network; every other callback must be HTTPS on a public address. */
  pactPrivateHosts: env.PACT_PRIVATE_HOSTS.split(',').filter((host) => host !== ''),
  settlement: settlementOf(env, context),
  payout: payoutOf(env),
  invoicing: invoicingOf(env),
  webhookPrivateHosts: webhookHostsOf(env),
  pay: payOf(env),
  rails: railsOf(env),
  commission: { platformCountry: env.PLATFORM_COUNTRY },
  bank: bankOf(env),
  ledger: ledgerOf(env),
  limits: limitsOf(env),
  graph: graphOf(env),
  identity: identityOf(env),
  push: pushOf(env),
  vatNumbers: vatNumbersOf(env),
  ...telemetryOf(env),
}));

export type Settings = z.output<typeof environment>;

/** The settings of this process. A class, so that Nest can inject it. */
export class Config {
  readonly settings: Settings;
  /** What may stand in no log line. */
  readonly secrets: readonly string[];

  constructor(settings: Settings, secrets: readonly string[] = []) {
    this.settings = settings;
    this.secrets = secrets;
  }
}

/**
 * Reads the settings from the environment.
 *
 * @throws AppError `configuration` naming every variable that is missing or wrong.
 * @example readConfig({ DATABASE_URL: 'postgresql://…', AUTH_SECRET: '…' }).settings.apiPort // 4000
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment.safeParse(given);
  if (read.success) return new Config(read.data, secretValues(given, secretSettings));
  const wrong = read.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return given[name] === undefined ? `${name} is not set` : `${name} ${issue.message}`;
  });
  throw new AppError('configuration', {
    message: `The backend can't start: ${wrong.join('; ')}. Set it in the environment and start again.`,
  });
}
