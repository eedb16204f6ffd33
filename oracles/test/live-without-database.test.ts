import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { demoAccount } from '@topsteel/chain/deploy';
import { expect } from 'chai';
import { toHex } from 'viem';

const holders = {
  relayer: 'relayer',
  accreditor: 'deployer',
  hosted: 'hosted',
  inspection: 'usdcPauser',
  treasury: 'treasury',
} as const;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Who starts a process anew when it is not alive would do so for as long as the database is away, and mend nothing. */
describe('oracles whose database and node are away', function () {
  this.timeout(120_000);
  let folder: string;
  let child: ChildProcess;
  let port: number;
  let text = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'topsteel-live-'));
    for (const [role, name] of Object.entries(holders)) {
      const account = demoAccount(name);
      const keystore = { address: account.address, privateKey: toHex(account.getHdKey().privateKey!) };
      await writeFile(join(folder, `${role}.json`), JSON.stringify(keystore), { mode: 0o600 });
    }
    port = await freePort();
    const nobody = `127.0.0.1:${(await freePort()).toString()}`;
    child = spawn(process.execPath, [fileURLToPath(new URL('../src/main.ts', import.meta.url))], {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: `postgresql://topsteel@${nobody}/topsteel`,
        RPC_URL: `http://${nobody}`,
        CARRIER_URL: `http://${nobody}`,
        SIGNER_URLS: `http://${nobody}`,
        SIGNER_TOKEN: 'a token of the coordinator',
        ORACLE_KEYSTORE_DIR: folder,
        ORACLES_METRICS_PORT: port.toString(),
      },
    });
    process.once('exit', () => child.kill('SIGKILL'));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (part: Buffer) => (text += part.toString()));
    }
  });
  after(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    await rm(folder, { recursive: true, force: true });
  });

  async function hears(words: string): Promise<void> {
    while (!text.includes(words)) {
      expect(child.exitCode, text).to.equal(null);
      await pause(50);
    }
  }
  async function ask(path: string): Promise<[number, string]> {
    const answer = await fetch(`http://127.0.0.1:${port.toString()}${path}`);
    return [answer.status, await answer.text()];
  }

  it('live, are not ready, and say why', async () => {
    for (const loop of ['relayer', 'watcher', 'weight', 'native-deposits']) await hears(`"loop":"${loop}"`);
    await hears('"failures":2');
    expect(await ask('/live')).to.deep.equal([200, 'up\n']);
    expect(await ask('/ready')).to.deep.equal([503, 'The watcher has not ended a step yet.\n']);
    expect(child.exitCode).to.equal(null);
  });
});
