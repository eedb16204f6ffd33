import type { Deployment } from '@topsteel/chain';
import { AppError } from '@topsteel/domain/errors';
import { ZodError } from 'zod';
import type { Outcome } from '../command.ts';
import { openNode } from '../node/open-node.ts';
import { readBlockNumber } from '../node/read-block-number.ts';
import { webAddress } from '../web-address.ts';
import { compareIndex, type Comparison, type Difference } from './compare.ts';
import { Graph } from './read-graph.ts';
import { readLogs } from './read-logs.ts';
import { replay } from './replay/replay.ts';

const LOCAL_GRAPH = 'http://127.0.0.1:8000/subgraphs/name/topsteel';
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
  const graph = new Graph(graphUrlOf(options.graph));
  const asked = {
    from: options.from === undefined ? undefined : readBlockNumber(options.from, '--from'),
    to: options.to === undefined ? undefined : readBlockNumber(options.to, '--to'),
  };
  const { client, chainId, deployment, ask } = await openNode(options.rpc);
  const head = await ask(() => client.getBlockNumber({ cacheTime: 0 }));
  const index = await asking(() => graph.state());
  if (index.hasErrors) {
    throw new AppError('unavailable', {
      message: `The index has stopped at block ${index.block}: one of its handlers failed. See the graph-node's log, mend the mapping and index again.`,
    });
  }
  const begin = BigInt(deployment.blockNumber);
  const to = lastBlock(asked.to, head, index.block);
  const from = asked.from ?? begin;
  if (to < from || to < begin) {
    throw new AppError('invalid-input', {
      message: `There is nothing to compare from block ${from} to ${to}: the contracts begin at block ${begin}.`,
    });
  }
  const logs = await ask(() => readLogs(client, deployment, { from, to }));
  const tables = replayed(deployment, logs);
  const comparison = await asking(() => compareIndex(graph, tables, to));
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

function lastBlock(asked: bigint | undefined, head: bigint, indexed: bigint): bigint {
  const newest = head < indexed ? head : indexed;
  if (asked === undefined || asked <= newest) return asked ?? newest;
  throw new AppError('invalid-input', {
    message: `Block ${asked} cannot be compared yet: the chain has ${head} and the index ${indexed}.`,
  });
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

const graphUrlOf = (named: string | undefined): string =>
  named === undefined
    ? webAddress('GRAPH_URL', process.env['GRAPH_URL'] ?? LOCAL_GRAPH)
    : webAddress('--graph', named);

async function asking<Told>(question: () => Promise<Told>): Promise<Told> {
  try {
    return await question();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('unavailable', {
      message: `The index does not answer: ${sentenceOf(cause).replace(/\.$/, '')}. Check --graph.`,
      cause,
    });
  }
}

/** What is no answer of an index is told as such, not as the list of what a schema misses in it. */
function sentenceOf(error: unknown): string {
  if (error instanceof ZodError || error instanceof SyntaxError) return 'what is there is no index of ours';
  return (error as Error).message.split('\n')[0] ?? '';
}
