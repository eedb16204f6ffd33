import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sentenceOf } from '../process/log.ts';
import { openPidFile, stopLeftovers } from '../process/pid-file.ts';
import { StackError } from '../process/stack-error.ts';
import { type SupervisedProcess, superviseProcess } from '../process/supervise-process.ts';
import { forgetData } from '../postgres/forget-data.ts';
import { openSecrets } from '../secrets/open-secrets.ts';
import { writeDemoKeystores } from '../secrets/write-keystores.ts';
import { BUILDS, type BuildName, makeBuild } from './builds.ts';
import { choosePorts, type Ports } from './ports.ts';
import { readText, runCommand, tellingLine } from './run-command.ts';
import { reportHealth } from './report-health.ts';
import { runSteps, type StepView } from './run-steps.ts';
import { inheritedEnv, isDemoWorld, replacedPieces, type StackEnv, stackEnv } from './stack-env.ts';
import { PIECE_NAMES, requireEntry, STACK_PIECES, type StackPiece } from './stack-pieces.ts';
import { planSteps } from './stack-steps.ts';

export interface StackOptions {
  /** Where everything that must survive a restart is kept. */
  dataDir: string;
  /** `random`, or the ports that matter; the others as the environment says, else the usual ones. */
  ports?: 'random' | Partial<Ports>;
  /** Only these pieces, with the steps that they need; all when absent. */
  pieces?: readonly StackPiece[];
  /** Whether to seed the demo world (through the public interface; harmless when it stands already). */
  seed?: boolean;
  /** What the sign-in page offers in the demo world. */
  demoSignIns?: readonly unknown[];
  env?: NodeJS.ProcessEnv;
  onProgress?: (steps: readonly StepView[]) => void;
  /** Things worth telling while it runs: a port that was replaced, a piece that ended and starts again. */
  onNotice?: (sentence: string) => void;
  /** Aborts the start. When absent, SIGINT and SIGTERM stop the stack and end the process. */
  signal?: AbortSignal;
}

export interface Stack {
  urls: {
    web: string;
    api: string;
    graph: string;
    chain: string;
    gateway: string;
    inbox: string;
    carrier: string;
  };
  /** The environment that every process of the stack got. Holds secrets. */
  env: StackEnv;
  ports: Ports;
  pid(piece: StackPiece): number | null;
  restarts(piece: StackPiece): number;
  /** Ends a piece as a crash would (SIGKILL to its process group). It starts again by itself. */
  kill(piece: StackPiece): void;
  /** Stops a piece for good, to see the others live without it. */
  halt(piece: StackPiece): Promise<void>;
  /** Starts a halted piece again and waits until it answers. */
  resume(piece: StackPiece): Promise<void>;
  /** Resolves when the piece answers. */
  waitFor(piece: StackPiece): Promise<void>;
  /** Stops everything, last started first. */
  stop(): Promise<void>;
  /** Stops everything and removes all data. */
  forget(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const LEASH = pathToFileURL(join(ROOT, 'packages/sandbox/src/process/leash.ts')).href;
/** Who goes first when the stack stops: nobody loses what it stands on. */
const STOP_ORDER: readonly (readonly StackPiece[])[] = [
  ['web', 'oracles'],
  ['backend'],
  ['graph', 'signer-1', 'signer-2', 'signer-3'],
  ['counterparties'],
  ['mail', 'ipfs', 'chain', 'postgres'],
];
const CRASHES_BEFORE_READY = 4;

/**
 * Brings the whole system up on this machine and keeps it up: builds what changed, starts every piece as a supervised
 * process, migrates, deploys, seeds.
 *
 * @throws StackError with one sentence when it can't; whatever was started is stopped again.
 * @example
 * const stack = await startStack({ dataDir: '/tmp/world', ports: 'random' });
 * stack.kill('backend'); // comes back by itself
 * await stack.stop();
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const env = options.env ?? {};
  const dataDir = resolve(options.dataDir);
  const interrupted = new AbortController();
  const signal = options.signal ?? interrupted.signal;
  makeFolder(dataDir);
  const pidPath = join(dataDir, 'run', 'processes.json');
  const left = await stopLeftovers(pidPath);
  if (left.length > 0)
    options.onNotice?.(`Stopped what an earlier start had left running: ${left.join(', ')}.`);

  const replaced = replacedPieces(env);
  const wanted = new Set(options.pieces ?? PIECE_NAMES);
  const pieces = PIECE_NAMES.filter((piece) => wanted.has(piece) && !replaced.has(piece));
  const { ports, notices } = await choosePorts(options.ports ?? {}, env);
  notices.forEach((notice) => options.onNotice?.(notice));
  const secrets = openSecrets(dataDir);
  const keystoreDir = join(dataDir, 'keys', 'oracles');
  if (isDemoWorld(env)) writeDemoKeystores(keystoreDir);
  const addresses = stackEnv({ ports, secrets, keystoreDir, env, demoSignIns: options.demoSignIns ?? [] });
  const childEnv = { ...inheritedEnv(process.env), ...addresses };
  const logOf = (name: string): string => join(dataDir, 'logs', `${name}.log`);

  const pids = openPidFile(pidPath);
  const processes = new Map<StackPiece, SupervisedProcess>();

  const launch = (piece: StackPiece): void => {
    requireEntry(ROOT, piece);
    const { label, args } = STACK_PIECES[piece];
    const supervised = superviseProcess(
      {
        name: piece,
        command: process.execPath,
        args: ['--import', LEASH, ...args(ports, dataDir)],
        cwd: ROOT,
        env: { ...childEnv, POSTGRES_PASSWORD: secrets.POSTGRES_PASSWORD },
        logFile: logOf(piece),
      },
      {
        onStart: (name, pid) => {
          pids.set(name, pid);
        },
        onExit: (name, reason) => {
          pids.remove(name);
          if (!isStopping.aborted && processes.has(piece)) {
            options.onNotice?.(`${label} ended (${reason}) and is started again.`);
          }
        },
      },
    );
    processes.set(piece, supervised);
  };
  const waitFor = async (piece: StackPiece, waitSignal: AbortSignal = signal): Promise<void> => {
    const { label, isReady, readyTimeoutMs } = STACK_PIECES[piece];
    const deadline = Date.now() + readyTimeoutMs;
    const restartsBefore = processes.get(piece)?.restarts() ?? 0;
    let reason = '';
    for (;;) {
      waitSignal.throwIfAborted();
      try {
        if (await isReady(addresses, ports)) return;
      } catch (error) {
        reason = sentenceOf(error);
      }
      const crashes = (processes.get(piece)?.restarts() ?? 0) - restartsBefore;
      if (crashes >= CRASHES_BEFORE_READY || Date.now() > deadline) {
        const line = tellingLine(readText(logOf(piece)).slice(-20_000)) ?? reason;
        throw new StackError(`${label} does not start: ${line} (its log: ${logOf(piece)})`);
      }
      await sleep(150);
    }
  };

  const stopping = new AbortController();
  const isStopping = stopping.signal;
  let stopped: Promise<void> | null = null;
  const stop = (): Promise<void> => {
    stopping.abort();
    stopped ??= (async () => {
      for (const tier of STOP_ORDER)
        await Promise.all(tier.map(async (piece) => processes.get(piece)?.stop()));
      pids.close();
    })();
    return stopped;
  };

  const command = async (
    name: string,
    what: string,
    program: string,
    args: string[],
    run: CommandContext,
  ) => {
    const pidName = `step:${name}`;
    try {
      await runCommand({
        what,
        command: program,
        args,
        cwd: run.cwd ?? ROOT,
        env: { ...childEnv, ...run.env },
        logFile: logOf(name),
        signal: run.signal,
        onStart: (pid) => pids.set(pidName, pid),
      });
    } finally {
      pids.remove(pidName);
    }
  };

  const steps = planSteps({
    pieces,
    isSeeded: options.seed === true,
    builds: Object.keys(BUILDS) as BuildName[],
    build: async (name, context) =>
      makeBuild(ROOT, name, (definition) =>
        command(
          `build-${name}`,
          definition.what,
          definition.command ?? process.execPath,
          [...definition.args],
          {
            cwd: join(ROOT, definition.folder),
            env: definition.env,
            signal: context.signal,
          },
        ),
      ),
    start: async (piece, context) => {
      launch(piece);
      await waitFor(piece, context.signal);
    },
    node: (name, what, args, context) =>
      command(name, what, process.execPath, args, { signal: context.signal }),
    health: (context) => reportHealth(addresses['API_URL'] ?? '', pieces, context),
  });

  try {
    await runSteps(steps, { onChange: (views) => options.onProgress?.(views), signal });
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    urls: {
      web: addresses['PUBLIC_URL'] ?? '',
      api: addresses['API_URL'] ?? '',
      graph: addresses['GRAPH_URL'] ?? '',
      chain: addresses['RPC_URL'] ?? '',
      gateway: addresses['IPFS_GATEWAY_URL'] ?? '',
      inbox: addresses['INBOX_URL'] ?? '',
      carrier: addresses['CARRIER_URL'] ?? '',
    },
    env: addresses,
    ports,
    pid: (piece) => processes.get(piece)?.pid() ?? null,
    restarts: (piece) => processes.get(piece)?.restarts() ?? 0,
    kill: (piece) => processes.get(piece)?.kill(),
    async halt(piece) {
      const halted = processes.get(piece);
      processes.delete(piece);
      await halted?.stop();
    },
    async resume(piece) {
      if (!processes.has(piece)) launch(piece);
      await waitFor(piece);
    },
    waitFor: (piece) => waitFor(piece),
    stop,
    async forget() {
      await stop();
      await forgetData(dataDir);
    },
  };
}

interface CommandContext {
  cwd?: string;
  env?: Readonly<Record<string, string>> | undefined;
  signal: AbortSignal;
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new StackError(
      `The data folder ${path} can't be made (${sentenceOf(error)}): choose another with --data DIR.`,
    );
  }
  if (!existsSync(join(ROOT, 'node_modules'))) {
    throw new StackError('The packages are not installed: run npm start, which installs them.');
  }
}
