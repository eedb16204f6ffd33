import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { startStack } from '@topsteel/sandbox';
import { z } from 'zod';
import { demoSignIns } from '../../seed/demo-sign-ins.ts';
import { until } from '../../seed/until.ts';

export interface LostIndex {
  block: number;
  seconds: number;
  /** How many kinds of rows were compared, and which of them differ. */
  kinds: number;
  differences: string[];
}

const PIECES = [
  'postgres',
  'chain',
  'ipfs',
  'mail',
  'counterparties',
  'graph',
  'backend',
  'oracles',
] as const;
const SIGNERS = ['signer-1', 'signer-2', 'signer-3'] as const;
const meta = z.object({ _meta: z.object({ block: z.object({ number: z.number() }) }) });
const schema = z.object({
  __schema: z.object({
    queryType: z.object({
      fields: z.array(z.object({ name: z.string(), args: z.array(z.object({ name: z.string() })) })),
    }),
  }),
});

/**
 * Kills the index of a seeded world and lets it be built again from nothing but the chain. Every kind of row must have
 * the same ids at the same block as before.
 */
export async function loseIndex(onStep: (sentence: string) => void): Promise<LostIndex> {
  const folder = mkdtempSync(join(tmpdir(), 'topsteel-drill-index-'));
  await chmod(folder, 0o711);
  const stack = await startStack({
    ...{ dataDir: folder, ports: 'random', seed: true, demoSignIns, env: { DEMO: '1' } },
    pieces: [...PIECES, ...SIGNERS],
  });
  try {
    const url = stack.urls.graph;
    const block = await headOf(url);
    const before = await readAll(url, block);
    onStep(`The index has ${Object.keys(before).length} kinds of rows at block ${block}. It is destroyed.`);
    const destroyedAt = Date.now();
    // Started again it begins with an empty database: what it had is gone.
    stack.kill('graph');
    await until(
      'the index to be back',
      () => headOf(url).catch(() => -1),
      (head) => head >= block,
      300_000,
    );
    const seconds = (Date.now() - destroyedAt) / 1_000;
    const after = await readAll(url, block);
    const differences = Object.keys(before).filter((kind) => !isDeepStrictEqual(before[kind], after[kind]));
    return { block, seconds, kinds: Object.keys(before).length, differences };
  } finally {
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function query<T>(url: string, text: string, answer: z.ZodType<T>): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: text }),
    signal: AbortSignal.timeout(20_000),
  });
  return z.object({ data: answer }).parse(await response.json()).data;
}

const headOf = async (url: string): Promise<number> =>
  (await query(url, '{ _meta { block { number } } }', meta))._meta.block.number;

/** Ids of the first thousand rows of every kind, at one block. */
async function readAll(url: string, block: number): Promise<Record<string, string[]>> {
  const { __schema } = await query(
    url,
    '{ __schema { queryType { fields { name args { name } } } } }',
    schema,
  );
  const lists = __schema.queryType.fields.filter(({ args }) =>
    ['first', 'block'].every((name) => args.some((arg) => arg.name === name)),
  );
  const rows = z.record(z.string(), z.array(z.object({ id: z.string() })));
  const all: Record<string, string[]> = {};
  for (const { name } of lists) {
    const text = `{ rows: ${name}(first: 1000, orderBy: id, block: { number: ${block} }) { id } }`;
    const { rows: found } = await query(url, text, rows);
    all[name] = (found ?? []).map(({ id }) => id);
  }
  return all;
}
