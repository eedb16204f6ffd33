import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { deploymentOf } from '@topsteel/chain/deployments';
import { verifyBundle, type BundleReport, type Files } from '@topsteel/chain/bundle';
import {
  assessConformance,
  rpcOver,
  type RegisterDeployment,
  type VerdictLine,
} from '@topsteel/chain/verify';
import { AppError } from '@topsteel/domain/errors';
import { readBytes } from '../read-input.ts';

const MAX_FILES = 4_096;
const TIMEOUT_MS = 4_000;

export interface CheckBundleOptions {
  /** A node to compare the block with; without it no connection is opened. */
  rpc?: string | undefined;
  deployment?: string | undefined;
}

/** Checks an evidence bundle, as an archive or unpacked. Offline, unless a node is named to compare the block with. */
export async function checkBundle(
  bundle: Uint8Array | Files,
  { rpc, deployment }: CheckBundleOptions,
): Promise<BundleReport> {
  const own =
    deployment === undefined
      ? undefined
      : await (await import('./find-sources.ts')).readDeployment(deployment);
  const report = await verifyBundle({
    bundle,
    deploymentOf: (chainId) =>
      own === undefined ? knownDeployment(chainId) : own.chainId === chainId ? own : undefined,
    now: Math.floor(Date.now() / 1_000),
    assess: assessConformance,
  });
  if (rpc === undefined || report.manifest === undefined || report.block === undefined) return report;
  return { ...report, lines: [...report.lines, await compareBlocks(rpc, report)] };
}

/** The contracts that this program knows on a chain. */
function knownDeployment(chainId: number): RegisterDeployment | undefined {
  try {
    return deploymentOf(chainId);
  } catch {
    return undefined;
  }
}

/** The same number may have another hash on another network, or after a reorganisation: every block is compared. */
async function compareBlocks(url: string, { blocks, manifest }: BundleReport): Promise<VerdictLine> {
  const node = rpcOver({ urls: [url], timeoutMs: TIMEOUT_MS });
  const say = (key: string, block: string): VerdictLine => ({
    question: 'asOf',
    key,
    params: { register: node.name(), block },
    how: { key: 'blockCompared', params: { register: node.name() } },
  });
  try {
    for (const { number, hash } of blocks) {
      const found = await node.request('eth_getBlockByNumber', [`0x${BigInt(number).toString(16)}`, false]);
      if ((found as { hash?: unknown } | null)?.hash !== hash) return say('blockOther', number);
    }
    return say('blockConfirmed', manifest?.block.number ?? '');
  } catch {
    return say('blockUnread', manifest?.block.number ?? '');
  }
}

/** The files of an unpacked bundle. @throws AppError `invalid-input` when there are more than a bundle has. */
export async function readFolder(folder: string): Promise<Files> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) =>
    each.isFile(),
  );
  if (entries.length > MAX_FILES) {
    throw new AppError('invalid-input', {
      message: `${folder} has too many files to be an evidence bundle.`,
    });
  }
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    files.set(relative(folder, path).split(sep).join('/'), await readBytes(path));
  }
  return files;
}
