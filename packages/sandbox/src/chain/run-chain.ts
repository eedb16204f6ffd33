import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { log, sentenceOf } from '../process/log.ts';
import type { RunningPiece } from '../process/running-piece.ts';
import { waitUntil } from '../process/wait-until.ts';
import { anvilBinary } from './anvil-binary.ts';
import { removeUnfinishedSaves, saveChainState } from './chain-state.ts';
import { decideTick, FINALITY_BLOCKS } from './decide-tick.ts';
import { callRpc, callRpcForNumber } from './json-rpc.ts';

export interface ChainOptions {
  port: number;
  dataDir: string;
  chainId: number;
}

/** While a file of this name lies beside the state, only transactions make blocks: for tests that make the others. */
const HOLD = 'hold';
const TICK_MS = 150;
const DEMO_ACCOUNTS = 15;

/**
 * Runs anvil: a block per transaction, `finalized` two blocks behind `latest`, block times that follow the real ones,
 * and a state that survives a restart and a `kill -9`.
 */
export async function runChain(options: ChainOptions): Promise<RunningPiece> {
  const folder = join(options.dataDir, 'chain');
  const stateFile = join(folder, 'state.json');
  mkdirSync(folder, { recursive: true });
  await removeUnfinishedSaves(stateFile);
  const rpcUrl = `http://127.0.0.1:${String(options.port)}`;
  const anvil = spawn(
    anvilBinary(),
    [
      ...['--host', '127.0.0.1', '--port', String(options.port), '--chain-id', String(options.chainId)],
      ...[
        '--accounts',
        String(DEMO_ACCOUNTS),
        '--slots-in-an-epoch',
        '1',
        '--cache-path',
        join(folder, 'cache'),
      ],
      ...['--silent', ...(existsSync(stateFile) ? ['--load-state', stateFile] : [])],
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const ended = new Promise<string>((resolve) => {
    anvil.once('exit', (code, signal) => {
      resolve(`anvil ended (${signal ?? `exit ${String(code)}`})`);
    });
    anvil.once('error', (error) => {
      resolve(`anvil could not be started (${error.message})`);
    });
  });
  const stopping = new AbortController();
  const startedOrEnded = await Promise.race([
    waitUntil('anvil', async () => (await callRpcForNumber(rpcUrl, 'eth_chainId')) === options.chainId, {
      timeoutMs: 60_000,
    }),
    ended,
  ]);
  if (startedOrEnded !== undefined) throw new Error(startedOrEnded);

  const ticker = new Ticker(rpcUrl, stateFile, join(folder, HOLD));
  await ticker.makeFinalizedStateReadable();
  const ticking = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await ticker.tick();
      } catch (error) {
        log('warn', 'tick failed', { reason: sentenceOf(error) });
      }
      await sleep(TICK_MS);
    }
  })();
  log('info', 'ready', { rpcUrl, block: await callRpcForNumber(rpcUrl, 'eth_blockNumber') });

  return {
    ended,
    async stop() {
      stopping.abort();
      await ticking;
      await ticker.saveIfChanged().catch((error: unknown) => {
        log('error', 'the last blocks were not saved', { reason: sentenceOf(error) });
      });
      anvil.kill('SIGTERM');
      await ended;
    },
  };
}

class Ticker {
  readonly #rpcUrl: string;
  readonly #stateFile: string;
  readonly #holdFile: string;
  #seenBlock = 0;
  #savedBlock = -1;
  #newestTransactionBlock = 0;
  #lastBlockAtMs = Date.now();

  constructor(rpcUrl: string, stateFile: string, holdFile: string) {
    this.#rpcUrl = rpcUrl;
    this.#stateFile = stateFile;
    this.#holdFile = holdFile;
  }

  /** A loaded chain has the state of its last block only; the state of the finalized one needs blocks on top. */
  async makeFinalizedStateReadable(): Promise<void> {
    const latest = await callRpcForNumber(this.#rpcUrl, 'eth_blockNumber');
    this.#seenBlock = latest;
    if (latest > 0) await callRpc(this.#rpcUrl, 'anvil_mine', [`0x${FINALITY_BLOCKS.toString(16)}`]);
  }

  async tick(): Promise<void> {
    const latest = await callRpcForNumber(this.#rpcUrl, 'eth_blockNumber');
    if (latest !== this.#seenBlock) {
      await this.#noticeTransactions(latest);
      this.#seenBlock = latest;
      this.#lastBlockAtMs = Date.now();
    }
    await this.saveIfChanged();
    if (existsSync(this.#holdFile)) return;
    const decision = decideTick({
      latestBlock: latest,
      newestTransactionBlock: this.#newestTransactionBlock,
      savedBlock: this.#savedBlock,
      lastBlockAtMs: this.#lastBlockAtMs,
      nowMs: Date.now(),
    });
    if (decision !== 'wait') await callRpc(this.#rpcUrl, 'evm_mine');
  }

  async saveIfChanged(): Promise<void> {
    const latest = await callRpcForNumber(this.#rpcUrl, 'eth_blockNumber');
    if (latest === this.#savedBlock) return;
    await saveChainState(this.#rpcUrl, this.#stateFile);
    this.#savedBlock = latest;
  }

  async #noticeTransactions(latest: number): Promise<void> {
    const oldest = Math.min(this.#seenBlock + 1, latest);
    for (let number = latest; number >= oldest; number -= 1) {
      const count = await callRpcForNumber(this.#rpcUrl, 'eth_getBlockTransactionCountByNumber', [
        `0x${number.toString(16)}`,
      ]);
      if (count > 0) {
        this.#newestTransactionBlock = number;
        return;
      }
    }
  }
}
