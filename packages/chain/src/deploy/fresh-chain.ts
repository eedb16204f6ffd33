import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestClient, http, type Address, type TestClient } from 'viem';

/** A chain that exists for one dry run. */
export interface FreshChain {
  rpcUrl: string;
  /** Puts code where contracts of others stand on the real chain. */
  placeStandIn(address: Address): Promise<void>;
  giveGasMoney(address: Address): Promise<void>;
  stop(): Promise<void>;
}

/** One byte, STOP: takes every call and answers nothing. Enough for a constructor that asks whether there is code. */
const STAND_IN = '0x00';
const START_TIMEOUT_MS = 30_000;

/**
 * Starts an empty anvil with this chain id, on a free port, that keeps nothing.
 *
 * @throws Error when there is no anvil for this machine, or it does not answer.
 */
export async function startFreshChain(chainId: number): Promise<FreshChain> {
  const port = await freePort();
  const anvil = spawn(
    anvilBinary(),
    [
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--chain-id',
      String(chainId),
      '--accounts',
      '15',
      '--silent',
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => {
    anvil.once('exit', () => resolve());
    anvil.once('error', () => resolve());
  });
  // Ctrl-C reaches anvil too; this is for an exit by any other way.
  const kill = () => anvil.kill('SIGKILL');
  process.once('exit', kill);
  const rpcUrl = `http://127.0.0.1:${port}`;
  const client = createTestClient({ mode: 'anvil', transport: http(rpcUrl, { retryCount: 0 }) });
  await waitForAnswer(client, ended);
  return {
    rpcUrl,
    placeStandIn: (address) => client.setCode({ address, bytecode: STAND_IN }),
    giveGasMoney: (address) => client.setBalance({ address, value: 10n ** 20n }),
    async stop() {
      process.removeListener('exit', kill);
      anvil.kill('SIGTERM');
      await ended;
    },
  };
}

async function waitForAnswer(client: TestClient, ended: Promise<void>): Promise<void> {
  const stop = new AbortController();
  void ended.then(() => stop.abort());
  const before = Date.now() + START_TIMEOUT_MS;
  while (!stop.signal.aborted && Date.now() < before) {
    try {
      await client.request({ method: 'anvil_nodeInfo' as never });
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error('The local chain for the dry run did not start.');
}

function anvilBinary(): string {
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  const extension = process.platform === 'win32' ? '.exe' : '';
  const name = `@foundry-rs/anvil-${process.platform}-${architecture}/bin/anvil${extension}`;
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(`A dry run needs anvil, and there is none for ${process.platform} ${process.arch}.`);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
