import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { callRpc } from './json-rpc.ts';

const unzip = promisify(gunzip);

/**
 * Writes the chain's whole state to a file that anvil can load. The file is replaced in one step after it reached the
 * disk: a crash leaves the old state or the new one, never half of either. (anvil's own `--state-interval` writes in
 * place.)
 */
export async function saveChainState(rpcUrl: string, path: string): Promise<void> {
  const dump = String(await callRpc(rpcUrl, 'anvil_dumpState', [false], 120_000));
  const state = await unzip(Buffer.from(dump.slice(2), 'hex'));
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${String(process.pid)}.new`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(state);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

/** Removes what a crash in the middle of a save left. */
export async function removeUnfinishedSaves(path: string): Promise<void> {
  const names = await readdir(dirname(path)).catch(() => []);
  const unfinished = names.filter((name) => name.startsWith(`${basename(path)}.`) && name.endsWith('.new'));
  await Promise.all(unfinished.map((name) => rm(join(dirname(path), name), { force: true })));
}
