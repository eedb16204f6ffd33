import { connect } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { Health, HealthPart } from '@topsteel/domain/api';
import { z } from 'zod';
import { Config } from '../config/index.ts';
import { PrismaService } from '../database/index.ts';
import { checkOracles, up, type Finding } from './check-oracles.ts';

const TIMEOUT_MS = 2_000;
const KEPT_MS = 1_000;

/** Asks every part that the marketplace leans on, at most once a second. */
@Injectable()
export class CheckHealth {
  private kept: { at: number; answer: Promise<Health> } | undefined;

  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
  ) {}

  async run(): Promise<Health> {
    if (!this.kept || Date.now() - this.kept.at > KEPT_MS) this.kept = { at: Date.now(), answer: this.ask() };
    return this.kept.answer;
  }

  private async ask(): Promise<Health> {
    const { rpcUrl, ipfsApiUrl, graphUrl, smtpUrl, chainId } = this.config.settings;
    const [database, chain, ipfs, graph, oracles, mail] = await Promise.all([
      part(async () => {
        await this.prisma.client.$queryRaw`SELECT 1`;
        return up('PostgreSQL answers.');
      }),
      part(() => askChain(rpcUrl, chainId)),
      part(async () => {
        const { Version } = z
          .object({ Version: z.string() })
          .parse(await post(`${ipfsApiUrl}/api/v0/version`));
        return up(`Document store ${Version}.`);
      }),
      part(() => askGraph(graphUrl)),
      part(() => checkOracles(this.prisma, chainId)),
      part(() => askMail(smtpUrl)),
    ]);
    const parts = { database, chain, ipfs, graph, oracles, mail };
    const states = Object.values(parts).map((one) => one.state);
    const status =
      database.state === 'down' ? 'down' : states.every((state) => state === 'up') ? 'up' : 'degraded';
    return { status, parts };
  }
}

async function part(ask: () => Promise<Finding>): Promise<HealthPart> {
  const checkedAt = new Date().toISOString();
  try {
    return { ...(await withTimeout(ask())), checkedAt };
  } catch (error) {
    return { state: 'down', detail: `Does not answer: ${reasonOf(error)}.`, checkedAt };
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? (cause.message.split('\n').pop() ?? cause.message) : 'unknown reason';
}

async function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${TIMEOUT_MS} ms`));
    }, TIMEOUT_MS);
  });
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
}

async function post(url: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

async function askChain(rpcUrl: string, chainId: number): Promise<Finding> {
  const call = (id: number, method: string) => ({ jsonrpc: '2.0', id, method, params: [] });
  const answer = z
    .array(z.object({ id: z.number(), result: z.string().regex(/^0x[0-9a-f]+$/) }))
    .parse(await post(rpcUrl, [call(1, 'eth_chainId'), call(2, 'eth_blockNumber')]));
  const result = (id: number) => Number(answer.find((one) => one.id === id)?.result ?? Number.NaN);
  if (result(1) !== chainId) return { state: 'down', detail: `This is chain ${result(1)}, not ${chainId}.` };
  return up(`Chain ${chainId} at block ${result(2)}.`);
}

async function askGraph(graphUrl: string): Promise<Finding> {
  const { data } = z
    .object({
      data: z.object({
        _meta: z.object({ block: z.object({ number: z.number() }), hasIndexingErrors: z.boolean() }),
      }),
    })
    .parse(await post(graphUrl, { query: '{ _meta { block { number } hasIndexingErrors } }' }));
  const { block, hasIndexingErrors } = data._meta;
  if (hasIndexingErrors)
    return { state: 'degraded', detail: `Indexing stopped with an error at block ${block.number}.` };
  return up(`Indexed up to block ${block.number}.`);
}

async function askMail(smtpUrl: string): Promise<Finding> {
  const { hostname, port } = new URL(smtpUrl);
  await new Promise<void>((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port || 25), timeout: TIMEOUT_MS });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('timeout', () => socket.destroy(new Error('no answer')));
    socket.once('error', reject);
  });
  return up('The mail server takes connections.');
}
