import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeBuild } from '../../../packages/sandbox/src/stack/builds.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const SUBGRAPH = join(ROOT, 'subgraph/');

/** Builds the subgraph, unless the same content was built before. */
export async function buildSubgraph(): Promise<void> {
  await makeBuild(ROOT, 'subgraph', ({ command = process.execPath, args, folder }) => {
    const built = spawnSync(command, args, { cwd: join(ROOT, folder), encoding: 'utf8' });
    if (built.status !== 0) {
      return Promise.reject(new Error(`The subgraph does not build: ${built.stdout}${built.stderr}`));
    }
    return Promise.resolve();
  });
}
