import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, startTimeOf } from '../process/process-identity.ts';
import { readText } from './run-command.ts';

const IGNORED = new Set([
  'node_modules',
  '.next',
  'build',
  'generated',
  'artifacts',
  'cache',
  'tsconfig.tsbuildinfo',
]);

/**
 * One key for the content of files and folders: the same content gives the same key whatever the times of the files.
 * Build products, tests and installed packages inside the folders don't count.
 */
export function contentKey(root: string, inputs: readonly string[], extra = ''): string {
  const hash = createHash('sha256').update(extra);
  const add = (path: string): void => {
    const status = statSync(join(root, path), { throwIfNoEntry: false });
    if (status === undefined) return;
    if (status.isDirectory()) {
      for (const name of readdirSync(join(root, path)).sort()) {
        if (!IGNORED.has(name) && !/\.test\.tsx?$/.test(name)) add(`${path}/${name}`);
      }
      return;
    }
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  };
  for (const input of inputs) add(input);
  return hash.digest('hex');
}

export interface CachedBuild {
  name: string;
  root: string;
  inputs: readonly string[];
  /** What the build leaves: when one of these is gone, the build is made again. */
  outputs: readonly string[];
  build: () => Promise<void>;
}

/**
 * Builds unless the inputs are those of the last build and its outputs are there. Two processes that want the same
 * build take turns; the second finds it done.
 */
export async function cachedBuild(options: CachedBuild): Promise<'built' | 'unchanged'> {
  const folder = join(options.root, '.cache');
  mkdirSync(folder, { recursive: true });
  const release = await takeTurn(join(folder, `${options.name}.lock`));
  try {
    const stamp = join(folder, `${options.name}.key`);
    const key = contentKey(options.root, options.inputs, process.version);
    const isThere = options.outputs.every((path) => existsSync(join(options.root, path)));
    if (isThere && readText(stamp) === key) return 'unchanged';
    rmSync(stamp, { force: true });
    await options.build();
    writeFileSync(stamp, key);
    return 'built';
  } finally {
    release();
  }
}

async function takeTurn(path: string): Promise<() => void> {
  for (;;) {
    try {
      const me = { pid: process.pid, startedAt: startTimeOf(process.pid) ?? '' };
      writeFileSync(path, JSON.stringify(me), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (!isHeld(path)) rmSync(path, { force: true });
    else await sleep(200);
  }
}

function isHeld(path: string): boolean {
  try {
    return isAlive(JSON.parse(readFileSync(path, 'utf8')) as { pid: number; startedAt: string });
  } catch {
    return false;
  }
}
