import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from '../deployments.ts';

const FOLDER = join(import.meta.dirname, '../../../../deployments');

/**
 * Keeps where everything stands in `deployments/<chainId>.json`. A second run creates nothing and so knows no block: the
 * block that was written down the first time stays.
 *
 * @returns The file's path, and whether the first block is unknown (an indexer would start at block 0).
 */
export function record(deployment: Deployment, folder = FOLDER): { path: string; isBlockUnknown: boolean } {
  const path = join(folder, `${deployment.chainId}.json`);
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Deployment) : undefined;
  const isSame = before?.settlementSystem === deployment.settlementSystem;
  const blockNumber = isSame && before.blockNumber > 0 ? before.blockNumber : deployment.blockNumber;
  writeFileSync(path, `${JSON.stringify({ ...deployment, blockNumber }, null, 2)}\n`);
  return { path, isBlockUnknown: blockNumber === 0 };
}
