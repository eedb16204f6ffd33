import { demoDepositKey } from '@topsteel/chain/deploy';
import { MARKETPLACE_ACCOUNT } from '../counterparties/bank/bank-state.ts';
import { chosenProviders, providerEnv } from '../counterparties/provider-settings.ts';
import { DEMO_CHAIN_ID } from '../secrets/write-keystores.ts';
import type { Secrets } from '../secrets/open-secrets.ts';
import type { Ports } from './ports.ts';

/** The part of the environment that says where everything is; one for all processes of a stack. */
export type StackEnv = Record<string, string>;

/** A piece of the stack that a variable replaces with one run by somebody else. */
export const REPLACED_BY = {
  postgres: 'DATABASE_URL',
  chain: 'RPC_URL',
  ipfs: 'IPFS_API_URL',
  graph: 'GRAPH_URL',
  mail: 'SMTP_URL',
  counterparties: 'CARRIER_URL',
  'signer-1': 'SIGNER_URLS',
  'signer-2': 'SIGNER_URLS',
  'signer-3': 'SIGNER_URLS',
} as const;

export const OPERATOR_EMAIL = 'operator@demo.topsteel.example';

/** Which pieces the environment replaces. An empty variable replaces nothing. */
export function replacedPieces(env: NodeJS.ProcessEnv): Set<string> {
  return new Set(
    Object.entries(REPLACED_BY)
      .filter(([, variable]) => (env[variable] ?? '') !== '')
      .map(([piece]) => piece),
  );
}

/**
 * The environment of every process of a stack: addresses of the embedded pieces, or those that the given environment
 * names instead.
 *
 * `DEMO=1` only while the chain is the embedded one with chain id 31337: nothing that trusts public keys may run
 * against another chain.
 */
export function stackEnv(options: {
  ports: Ports;
  secrets: Secrets;
  keystoreDir: string;
  env: NodeJS.ProcessEnv;
  demoSignIns: readonly unknown[];
}): StackEnv {
  const { ports, secrets, env } = options;
  const local = (port: number): string => `http://127.0.0.1:${String(port)}`;
  const given = (name: string, otherwise: string): string => {
    const value = env[name];
    return value === undefined || value === '' ? otherwise : value;
  };
  const carrierUrl = given('CARRIER_URL', local(ports.counterparties));
  const isDemo = isDemoWorld(env);
  // Made-up rates and factors are for the demo chain alone.
  const playedAt = isDemo && carrierUrl === local(ports.counterparties) ? carrierUrl : null;
  return {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    LOG_LEVEL: given('LOG_LEVEL', 'info'),
    DATABASE_URL: given(
      'DATABASE_URL',
      `postgresql://postgres:${secrets.POSTGRES_PASSWORD}@127.0.0.1:${String(ports.postgres)}/topsteel`,
    ),
    RPC_URL: given('RPC_URL', local(ports.chain)),
    CHAIN_ID: given('CHAIN_ID', String(DEMO_CHAIN_ID)),
    IPFS_API_URL: given('IPFS_API_URL', local(ports.ipfs)),
    IPFS_GATEWAY_URL: given('IPFS_GATEWAY_URL', local(ports.gateway)),
    GRAPH_URL: given('GRAPH_URL', `${local(ports.graph)}/subgraphs/name/topsteel`),
    SMTP_URL: given('SMTP_URL', `smtp://127.0.0.1:${String(ports.smtp)}`),
    INBOX_URL: given('INBOX_URL', `http://localhost:${String(ports.inbox)}`),
    CARRIER_URL: carrierUrl,
    WEIGHBRIDGE_JWKS_URL: given('WEIGHBRIDGE_JWKS_URL', `${carrierUrl}/.well-known/jwks.json`),
    CARRIER_JWKS_URL: given('CARRIER_JWKS_URL', `${carrierUrl}/consignments/jwks.json`),
    FX_SOURCES: given('FX_SOURCES', JSON.stringify(playedAt === null ? [] : demoRateSources(playedAt))),
    CARBON_FACTORS_URL: given(
      'CARBON_FACTORS_URL',
      playedAt === null ? '' : `${playedAt}/carbon-factors/transport.jws`,
    ),
    CARBON_FACTORS_JWKS_URL: given(
      'CARBON_FACTORS_JWKS_URL',
      playedAt === null ? '' : `${playedAt}/carbon-factors/jwks.json`,
    ),
    VIES_URL: given('VIES_URL', playedAt === null ? '' : `${playedAt}/vies`),
    SIGNER_URLS: given('SIGNER_URLS', [ports.signer1, ports.signer2, ports.signer3].map(local).join(',')),
    SIGNER_TOKEN: given('SIGNER_TOKEN', secrets.SIGNER_TOKEN),
    BANK_API_URL: given('BANK_API_URL', `${carrierUrl}/bank/api`),
    BANK_API_TOKEN: given('BANK_API_TOKEN', secrets.BANK_API_TOKEN),
    BANK_IBAN: given('BANK_IBAN', MARKETPLACE_ACCOUNT.iban),
    BANK_BIC: given('BANK_BIC', MARKETPLACE_ACCOUNT.bic),
    BANK_ACCOUNT_NAME: given('BANK_ACCOUNT_NAME', MARKETPLACE_ACCOUNT.name),
    BANK_PAGE_URL: given(
      'BANK_PAGE_URL',
      isDemo ? `http://localhost:${String(ports.counterparties)}/bank` : '',
    ),
    EINVOICE_PLATFORM_URL: given('EINVOICE_PLATFORM_URL', `${carrierUrl}/einvoice`),
    EINVOICE_PLATFORM_TOKEN: given('EINVOICE_PLATFORM_TOKEN', secrets.EINVOICE_TOKEN),
    WEBHOOK_PRIVATE_HOSTS: given(
      'WEBHOOK_PRIVATE_HOSTS',
      isDemo ? `127.0.0.1:${String(ports.counterparties)}` : '',
    ),
    FAUCET_URL: given('FAUCET_URL', carrierUrl),
    ...chosenProviders(providerEnv(secrets, carrierUrl), env),
    COUNTERPARTY_SEED: given('COUNTERPARTY_SEED', '1'),
    API_PORT: String(ports.api),
    API_URL: given('API_URL', local(ports.api)),
    WEB_PORT: String(ports.web),
    PUBLIC_URL: given('PUBLIC_URL', `http://localhost:${String(ports.web)}`),
    AUTH_SECRET: given('AUTH_SECRET', secrets.AUTH_SECRET),
    CREDENTIAL_KEY: given('CREDENTIAL_KEY', secrets.CREDENTIAL_KEY),
    OPERATOR_EMAIL: given('OPERATOR_EMAIL', OPERATOR_EMAIL),
    OPERATOR_PASSWORD: given('OPERATOR_PASSWORD', secrets.OPERATOR_PASSWORD),
    ORACLE_KEYSTORE_DIR: given('ORACLE_KEYSTORE_DIR', options.keystoreDir),
    ETH_DEPOSIT_XPUB: given('ETH_DEPOSIT_XPUB', isDemo ? demoDepositKey().publicExtendedKey : ''),
    ...(isDemo ? { DEMO: '1', DEMO_SIGN_INS: JSON.stringify(options.demoSignIns) } : {}),
    // Nobody waits for days in the demo world.
    ...(isDemo
      ? {
          PAYOUT_HOLD_DAYS: given('PAYOUT_HOLD_DAYS', '0'),
          PAYOUT_ACCOUNT_HOLD_DAYS: given('PAYOUT_ACCOUNT_HOLD_DAYS', '0'),
        }
      : {}),
  };
}

/** The demo's sources of exchange rates; see `counterparties/rates`. */
function demoRateSources(origin: string): object[] {
  return [
    {
      name: 'central bank',
      shape: 'ecb',
      url: `${origin}/rates/eurofxref-daily.xml`,
      maxAgeSeconds: 345_600,
    },
    {
      name: 'exchange',
      shape: 'ticker',
      url: `${origin}/rates/products/{base}-USD/ticker`,
      maxAgeSeconds: 900,
    },
    { name: 'quote service', shape: 'csv', url: `${origin}/rates/table.csv`, maxAgeSeconds: 900 },
  ];
}

/** Whether this is the demo world: the embedded chain under its own chain id, or an outside one declared as such. */
export function isDemoWorld(env: NodeJS.ProcessEnv): boolean {
  const isDemoChain = (env['CHAIN_ID'] ?? '') === '' || env['CHAIN_ID'] === String(DEMO_CHAIN_ID);
  return isDemoChain && ((env['RPC_URL'] ?? '') === '' || env['DEMO'] === '1');
}

/** The environment a child process starts from: ours without npm's own variables. */
export function inheritedEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(npm_|INIT_CWD$|NODE_ENV$|NODE_OPTIONS$)/.test(name)),
  );
}
