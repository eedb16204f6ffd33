import { deploymentOf, type Deployment } from '@topsteel/chain';
import { AppError } from '@topsteel/domain/errors';
import { createPublicClient, http, type PublicClient } from 'viem';
import type { Outcome } from '../command.ts';
import { compareIndex, type Comparison, type Difference } from './compare.ts';
import { Graph } from './read-graph.ts';
import { readLogs } from './read-logs.ts';
import { replay } from './replay/replay.ts';

const LOCAL_RPC = 'http://127.0.0.1:8545';
const LOCAL_GRAPH = 'http://127.0.0.1:8000/subgraphs/name/topsteel';
const TIMEOUT_MS = 30_000;
/** Differences that are written out for people; `--json` has all. */
const SHOWN = 50;

interface Options {
  rpc?: string;
  graph?: string;
  from?: string;
  to?: string;
}

/** @throws AppError when the node or the index cannot be used or does not answer: then nothing can be told. */
export async function diffIndex(options: Options): Promise<Outcome> {
  const rpcUrl = options.rpc ?? process.env['RPC_URL'] ?? LOCAL_RPC;
  const graphUrl = options.graph ?? process.env['GRAPH_URL'] ?? LOCAL_GRAPH;
  const client = createPublicClient({
    transport: http(rpcUrl, { timeout: TIMEOUT_MS, retryCount: 1 }),
  }) as PublicClient;
  const graph = new Graph(graphUrl);
  const chainId = await asking('The node', '--rpc', () => client.getChainId());
  const deployment = knownDeployment(chainId);
  const head = await asking('The node', '--rpc', () => client.getBlockNumber({ cacheTime: 0 }));
  const index = await asking('The index', '--graph', () => graph.state());
  if (index.hasErrors) {
    throw new AppError('unavailable', {
      message: `The index has stopped at block ${index.block}: one of its handlers failed. See the graph-node's log, mend the mapping and index again.`,
    });
  }
  const to = lastBlock(options.to, head, index.block);
  const from = options.from === undefined ? BigInt(deployment.blockNumber) : blockOf(options.from, '--from');
  const logs = await asking('The node', '--rpc', () => readLogs(client, deployment, { from, to }));
  const tables = replayed(deployment, logs);
  const comparison = await asking('The index', '--graph', () => compareIndex(graph, tables, to));
  return present({ chainId, from, to, logs: logs.length }, comparison);
}

function replayed(deployment: Deployment, logs: Parameters<typeof replay>[1]) {
  try {
    return replay(deployment, logs);
  } catch (cause) {
    throw new AppError('unavailable', {
      message: `The logs cannot be replayed: ${sentenceOf(cause)} The replay must begin at the block of the deployment: leave --from out.`,
      cause,
    });
  }
}

function lastBlock(asked: string | undefined, head: bigint, indexed: bigint): bigint {
  const newest = head < indexed ? head : indexed;
  if (asked === undefined) return newest;
  const to = blockOf(asked, '--to');
  if (to > newest) {
    throw new AppError('invalid-input', {
      message: `Block ${to} cannot be compared yet: the chain has ${head} and the index ${indexed}.`,
    });
  }
  return to;
}

function blockOf(text: string, option: string): bigint {
  if (!/^(0|[1-9]\d{0,15})$/.test(text)) {
    throw new AppError('invalid-input', { message: `${option} is a block number in digits.` });
  }
  return BigInt(text);
}

function present(
  read: { chainId: number; from: bigint; to: bigint; logs: number },
  { differences, entities, rows, fields }: Comparison,
): Outcome {
  const found = differences.length;
  const verdict =
    found === 0
      ? '0 differences: the index is what the logs add up to.'
      : `${found} ${found === 1 ? 'difference' : 'differences'}: the index is not what the logs add up to.`;
  const text = [
    `Chain ${read.chainId}, blocks ${read.from} to ${read.to}: ${read.logs} logs replayed, ${entities} entities, ${rows} rows and ${fields} fields compared.`,
    ...differences.slice(0, SHOWN).map(lineOf),
    ...(found > SHOWN ? [`… and ${found - SHOWN} more: --json has all.`] : []),
    verdict,
  ].join('\n');
  const json = {
    ...{ chainId: read.chainId, from: read.from.toString(), to: read.to.toString(), logs: read.logs },
    ...{ entities, rows, fields, differences },
  };
  return { code: found === 0 ? 0 : 1, text, json };
}

function lineOf({ entity, id, field, replayed: left, indexed }: Difference): string {
  if (field === '*') {
    return `  ${entity} ${id}: ${indexed === null ? 'missing from the index' : 'in the index, and made by no log'}`;
  }
  return `  ${entity} ${id}.${field}: replay ${JSON.stringify(left)}, index ${JSON.stringify(indexed)}`;
}

function knownDeployment(chainId: number): Deployment {
  try {
    return deploymentOf(chainId);
  } catch (cause) {
    throw new AppError('invalid-input', { message: sentenceOf(cause), cause });
  }
}

async function asking<Result>(who: string, option: string, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const reason = sentenceOf(cause).replace(/\.$/, '');
    throw new AppError('unavailable', {
      message: `${who} does not answer: ${reason}. Check ${option}.`,
      cause,
    });
  }
}

/** One line: libraries tell the whole request after their first. */
function sentenceOf(error: unknown): string {
  const { shortMessage, message } = error as { shortMessage?: string; message?: string };
  return (shortMessage ?? message ?? String(error)).split('\n')[0] ?? '';
}
