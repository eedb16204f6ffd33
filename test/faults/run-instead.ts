import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { STACK_PIECES, type StackPiece } from '../../packages/sandbox/src/stack/stack-pieces.ts';
import { until } from '../../scripts/seed/until.ts';
import type { FaultWorld } from './world.ts';

export interface Otherwise {
  env?: Record<string, string>;
  /** Loaded before anything else. */
  preload?: string;
}

const PATIENCE_MS = 300_000;

/** Runs a piece of the product as the stack does, but otherwise, while something is done; then the usual one again. */
export async function runInstead<T>(
  world: FaultWorld,
  piece: Extract<StackPiece, 'backend' | 'oracles' | 'signer-1'>,
  { env = {}, preload }: Otherwise,
  act: () => Promise<T>,
): Promise<T> {
  const { product } = world;
  const { args, isReady, label } = STACK_PIECES[piece];
  await product.halt(piece);
  const log = join(world.folder, `${piece}-instead.log`);
  const output = openSync(log, 'a');
  const child = spawn(
    process.execPath,
    [...(preload === undefined ? [] : ['--import', preload]), ...args(product.ports, world.folder)],
    { env: { PATH: process.env['PATH'], ...product.env, ...env }, stdio: ['ignore', output, output] },
  );
  closeSync(output);
  const ended = once(child, 'exit');
  try {
    await until(
      `${label} to answer`,
      () => {
        if (child.exitCode !== null) throw new Error(`${label} ended by itself; its log: ${log}`);
        return isReady(product.env, product.ports).catch(() => false);
      },
      (isUp) => isUp,
      PATIENCE_MS,
    );
    return await act();
  } finally {
    child.kill('SIGKILL');
    await ended;
    await product.resume(piece);
  }
}
