import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, PORTS, startStack, type Ports, type Stack, type StackPiece } from '@topsteel/sandbox';
import { demoSignInOf, demoSignIns } from '../../scripts/seed/demo-sign-ins.ts';
import { signIn, type Session } from '../../scripts/seed/session.ts';
import { openPgProxy, type PgProxy } from './pg-proxy.ts';
import { openHttpProxy, type HttpProxy } from './http-proxy.ts';
import { startRpcProxy, type RpcProxy } from './rpc-proxy.ts';

/** The product's own processes, and everything they lean on behind proxies that a test may bend. */
export interface FaultWorld {
  /** Holds the data of both, in `ground` and `product`. */
  folder: string;
  /** Database, chain, file store, mail and counterparties, as they are. */
  ground: Stack;
  /** Marketplace and oracles, which see the ground through the proxies. */
  product: Stack;
  database: PgProxy;
  node: RpcProxy;
  counterparties: HttpProxy;
  /** The file store, as the marketplace asks it. */
  documents: HttpProxy;
  sessionOf(organisation: string): Promise<Session>;
  /** The operator of the marketplace. */
  operator(): Promise<Session>;
  stop(): Promise<void>;
}

const GROUND: StackPiece[] = ['postgres', 'chain', 'ipfs', 'mail', 'counterparties'];
const PRODUCT: StackPiece[] = ['backend', 'oracles', 'signer-1', 'signer-2', 'signer-3'];

let opened: Promise<FaultWorld> | undefined;

/** The world that all fault tests of one run share: the first to ask starts and seeds it. */
export function faultWorld(): Promise<FaultWorld> {
  opened ??= open();
  return opened;
}

export async function closeFaultWorld(): Promise<void> {
  // A world that never came up has stopped what it had started.
  await (await opened?.catch(() => undefined))?.stop();
}

async function open(): Promise<FaultWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'topsteel-faults-'));
  // PostgreSQL's own account enters it too: else its files would lie elsewhere and stay.
  chmodSync(folder, 0o711);
  const [groundDir, productDir] = [join(folder, 'ground'), join(folder, 'product')];
  const apiPort = await freePort();
  const api = { API_PORT: String(apiPort), API_URL: `http://127.0.0.1:${apiPort}` };
  const ground = await startStack({ dataDir: groundDir, ports: 'random', pieces: GROUND, env: api });
  const { env } = ground;
  const carrierUrl = env['CARRIER_URL'] ?? '';
  const database = await openPgProxy(env['DATABASE_URL'] ?? '');
  const node = await startRpcProxy(env['RPC_URL'] ?? '');
  const counterparties = await openHttpProxy(carrierUrl);
  const documents = await openHttpProxy(env['IPFS_API_URL'] ?? '');
  mkdirSync(productDir, { recursive: true });
  // One world has one set of secrets.
  copyFileSync(join(groundDir, 'secrets.env'), join(productDir, 'secrets.env'));
  cpSync(join(groundDir, 'keys'), join(productDir, 'keys'), { recursive: true });
  // Whatever the ground plays is reached through the proxy.
  const played = Object.entries(env)
    .filter(([name, value]) => value.includes(carrierUrl) || /^(STRIPE|COINBASE|BANK|EINVOICE)_/.test(name))
    .map(([name, value]) => [name, value.replaceAll(carrierUrl, counterparties.url)]);
  const product = await startStack({
    dataDir: productDir,
    ports: { ...(await freePorts()), api: apiPort },
    pieces: PRODUCT,
    seed: true,
    demoSignIns,
    env: {
      ...(Object.fromEntries(played) as Record<string, string>),
      DATABASE_URL: database.url,
      RPC_URL: node.url,
      IPFS_API_URL: documents.url,
      IPFS_GATEWAY_URL: env['IPFS_GATEWAY_URL'],
      SMTP_URL: env['SMTP_URL'],
      DEMO: '1',
    },
  }).catch(async (error: unknown) => {
    await ground.stop();
    throw error;
  });
  return {
    folder,
    ground,
    product,
    database,
    node,
    counterparties,
    documents,
    async sessionOf(organisation) {
      const { email, password } = demoSignInOf(organisation);
      return signIn(product.urls.api, product.urls.web, email, password);
    },
    operator: () => {
      const { OPERATOR_EMAIL = '', OPERATOR_PASSWORD = '' } = product.env;
      return signIn(product.urls.api, product.urls.web, OPERATOR_EMAIL, OPERATOR_PASSWORD);
    },
    async stop() {
      await product.stop();
      await ground.stop();
      await Promise.all([database.close(), node.stop(), counterparties.close(), documents.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePorts(): Promise<Partial<Ports>> {
  const ports: Partial<Ports> = {};
  for (const name of Object.keys(PORTS) as (keyof Ports)[]) ports[name] = await freePort();
  return ports;
}
