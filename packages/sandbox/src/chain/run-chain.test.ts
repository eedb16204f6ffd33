import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { freePort } from '../process/port-holder.ts';
import { signalGroup, stopGroup } from '../process/stop-group.ts';
import { waitUntil } from '../process/wait-until.ts';
import { callRpc, callRpcForNumber } from './json-rpc.ts';

const SENDER = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const RECEIVER = '0x00000000000000000000000000000000000a11ce';
const RUN = join(import.meta.dirname, '..', 'run.ts');

describe('the embedded chain', function () {
  this.timeout(60_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'topsteel-chain-'));
  let port = 0;
  let url = '';
  let chain: ChildProcess | null = null;

  const start = async (): Promise<void> => {
    chain = spawn(process.execPath, [RUN, 'chain', '--data', dataDir, '--port', String(port)], {
      detached: true,
      stdio: 'ignore',
    });
    await waitUntil('the chain', async () => (await callRpcForNumber(url, 'eth_chainId')) === 31337, {
      timeoutMs: 30_000,
    });
  };
  const finalBlock = async (): Promise<number> => {
    const block = (await callRpc(url, 'eth_getBlockByNumber', ['finalized', false])) as { number: string };
    return Number(block.number);
  };

  before(async () => {
    port = await freePort();
    url = `http://127.0.0.1:${String(port)}`;
    await start();
  });
  after(async () => {
    if (chain?.pid !== undefined) await stopGroup(chain.pid);
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('makes a transaction final by itself, keeps it over a kill -9, and keeps real time', async () => {
    const hash = await callRpc(url, 'eth_sendTransaction', [{ from: SENDER, to: RECEIVER, value: '0x2a' }]);
    type Receipt = { blockNumber: string; blockHash: string };
    const receiptNow = async (): Promise<Receipt | null> =>
      (await callRpc(url, 'eth_getTransactionReceipt', [hash])) as Receipt | null;
    // The node answers with the hash before it has mined the block.
    await waitUntil('the receipt', async () => (await receiptNow()) !== null, { timeoutMs: 10_000 });
    const receipt = await receiptNow();
    if (receipt === null) throw new Error('The receipt vanished.');
    const number = Number(receipt.blockNumber);
    await waitUntil('finality', async () => (await finalBlock()) >= number, { timeoutMs: 15_000 });

    const killed = chain?.pid ?? 0;
    signalGroup(killed, 'SIGKILL');
    await stopGroup(killed);
    await start();

    const block = (await callRpc(url, 'eth_getBlockByNumber', [receipt.blockNumber, false])) as {
      hash: string;
    };
    expect(block.hash).to.equal(receipt.blockHash);
    expect(await callRpcForNumber(url, 'eth_getBalance', [RECEIVER, 'latest'])).to.equal(42);
    await waitUntil(
      'the finalized state',
      async () => (await callRpcForNumber(url, 'eth_getBalance', [RECEIVER, 'finalized'])) === 42,
      { timeoutMs: 10_000 },
    );
    const latest = (await callRpc(url, 'eth_getBlockByNumber', ['latest', false])) as { timestamp: string };
    expect(Math.abs(Number(latest.timestamp) - Date.now() / 1000)).to.be.lessThan(20);
  });
});
