import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack, type Stack, type StackPiece } from '@topsteel/sandbox';
import { demoSignInOf, demoSignIns } from '../../scripts/seed/demo-sign-ins.ts';
import { signIn, type Session } from '../../scripts/seed/session.ts';
import { openPgProxy, type PgProxy } from './pg-proxy.ts';
import { openHttpProxy, type HttpProxy } from './http-proxy.ts';

/** The product's own processes, and everything they lean on behind proxies that a test may bend. */
export interface FaultWorld {
  /** Database, chain, file store, mail and counterparties, as they are. */
  ground: Stack;
  /** Marketplace and oracles, which see the ground through the proxies. */
  product: Stack;
  database: PgProxy;
  node: HttpProxy;
  counterparties: HttpProxy;
  sessionOf(organisation: string): Promise<Session>;
  stop(): Promise<void>;
}

const GROUND: StackPiece[] = ['postgres', 'chain', 'ipfs', 'mail', 'counterparties'];
const PRODUCT: StackPiece[] = ['backend', 'oracles'];

let opened: Promise<FaultWorld> | undefined;

/** The world that all fault tests of one run share: the first to ask starts and seeds it. */
export function faultWorld(): Promise<FaultWorld> {
  opened ??= open();
  return opened;
}

export async function closeFaultWorld(): Promise<void> {
  await (await opened)?.stop();
}

async function open(): Promise<FaultWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'topsteel-faults-'));
  const [groundDir, productDir] = [join(folder, 'ground'), join(folder, 'product')];
  const ground = await startStack({ dataDir: groundDir, ports: 'random', pieces: GROUND });
  const { env } = ground;
  const database = await openPgProxy(env['DATABASE_URL'] ?? '');
  const node = await openHttpProxy(env['RPC_URL'] ?? '');
  const counterparties = await openHttpProxy(env['CARRIER_URL'] ?? '');
  mkdirSync(productDir, { recursive: true });
  // One world has one set of secrets.
  copyFileSync(join(groundDir, 'secrets.env'), join(productDir, 'secrets.env'));
  cpSync(join(groundDir, 'keys'), join(productDir, 'keys'), { recursive: true });
  const product = await startStack({
    dataDir: productDir,
    ports: 'random',
    pieces: PRODUCT,
    seed: true,
    demoSignIns,
    env: {
      DATABASE_URL: database.url,
      RPC_URL: node.url,
      CARRIER_URL: counterparties.url,
      IPFS_API_URL: env['IPFS_API_URL'],
      IPFS_GATEWAY_URL: env['IPFS_GATEWAY_URL'],
      SMTP_URL: env['SMTP_URL'],
      DEMO: '1',
    },
  });
  return {
    ground,
    product,
    database,
    node,
    counterparties,
    async sessionOf(organisation) {
      const { email, password } = demoSignInOf(organisation);
      return signIn(product.urls.api, product.urls.web, email, password);
    },
    async stop() {
      await product.stop();
      await ground.stop();
      await Promise.all([database.close(), node.close(), counterparties.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
