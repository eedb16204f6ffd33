import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

interface Call {
  id: number;
  method: string;
  params?: unknown[];
}

interface Answer {
  id: number;
  result?: unknown;
  error?: unknown;
}

/** What a node does wrong. Each part may be left out: then it behaves. */
export interface Fault {
  /** Before the node is asked: wait, break the connection, or answer with a status. */
  first?: () => Promise<'waited' | 'break' | { status: number; headers: Record<string, string> } | undefined>;
  /** What the node is asked instead. */
  ask?: (call: Call, node: (method: string) => Promise<unknown>) => Promise<Call>;
  /** What becomes of one answer. */
  answer?: (call: Call, result: unknown) => unknown;
  /** What becomes of the answers of a batch. */
  batch?: (answers: Answer[]) => Answer[];
}

export interface RpcProxy {
  url: string;
  /** Requests so far, batches counted once. */
  readonly requests: number;
  /** How many of them were answered late, not at all, or otherwise than the node answered. */
  readonly bent: number;
  /** From now on the node does this wrong; null: nothing. */
  set(fault: Fault | null): void;
  stop(): Promise<void>;
}

/** Stands before a node of the chain and does to its answers whatever it is told. @param port 0 takes a free one */
export async function startRpcProxy(upstream: string, port = 0): Promise<RpcProxy> {
  let fault: Fault | null = null;
  let requests = 0;
  let bent = 0;
  const post = async (body: string): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch(upstream, { method: 'POST', headers, body })).json();
  };
  const askNode = async (method: string): Promise<unknown> =>
    ((await post(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: [] }))) as Answer).result;
  const answerTo = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requests += 1;
    const now = fault;
    const body = await readBody(request);
    const first = await now?.first?.();
    if (first !== undefined) bent += 1;
    if (first === 'break') {
      request.socket.destroy();
      return;
    }
    if (first !== undefined && first !== 'waited') {
      response.writeHead(first.status, first.headers).end();
      return;
    }
    const calls = JSON.parse(body) as Call | Call[];
    const { ask } = now ?? {};
    const asked = ask && (await Promise.all([calls].flat().map((call) => ask(call, askNode))));
    const answers = (await post(
      asked === undefined ? body : JSON.stringify(Array.isArray(calls) ? asked : asked[0]),
    )) as Answer | Answer[];
    const byId = new Map([calls].flat().map((call) => [call.id, call]));
    const changed = [answers].flat().map((answer) => {
      const call = byId.get(answer.id);
      if (call === undefined || now?.answer === undefined || answer.error !== undefined) return answer;
      return { ...answer, result: now.answer(call, answer.result) };
    });
    const told = Array.isArray(answers) ? (now?.batch?.(changed) ?? changed) : changed[0];
    if (first === undefined && JSON.stringify(told) !== JSON.stringify(answers)) bent += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(told));
  };
  const server = createServer((request, response) => {
    answerTo(request, response).catch(() => {
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    get requests() {
      return requests;
    },
    get bent() {
      return bent;
    },
    set(next) {
      fault = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** It breaks every connection. */
export const isDown: Fault = { first: () => Promise.resolve('break') };

/** It takes so long for everything. */
export const isSlow = (ms: number): Fault => ({
  first: () => pause(ms).then(() => 'waited'),
});

/** It refuses the next requests with 429 and names a pause. */
export function limitsUs(times: number, retryAfter: string): Fault {
  let left = times;
  return {
    first: () => {
      left -= 1;
      const refusal = { status: 429, headers: { 'retry-after': retryAfter } };
      return Promise.resolve(left < 0 ? undefined : refusal);
    },
  };
}

export interface Block {
  number: string;
  hash: string;
  parentHash: string;
}

/** Its head stands still: what came later it does not know. */
export function standsStill(latest: Block, finalized: Block): Fault {
  return {
    answer(call, result) {
      if (call.method !== 'eth_getBlockByNumber') return result;
      if (call.params?.[0] === 'latest') return latest;
      if (call.params?.[0] === 'finalized') return finalized;
      return BigInt(String(call.params?.[0])) > BigInt(latest.number) ? null : result;
    },
  };
}

/** It is a node of another chain. */
export const isOnChain = (chainId: number): Fault => ({
  answer: (call, result) => (call.method === 'eth_chainId' ? `0x${chainId.toString(16)}` : result),
});

/** Its index of logs has lost some: `eth_getLogs` leaves the first out. */
export const losesLogs: Fault = {
  answer: (call, result) => (call.method === 'eth_getLogs' ? (result as unknown[]).slice(1) : result),
};

/** It answers only the second half of each batch. */
export const answersHalf: Fault = { batch: (answers) => answers.slice(Math.ceil(answers.length / 2)) };

/** From a block on it has other hashes: another chain, or a lie. */
export function liesFrom(number: bigint): Fault {
  const lie = (hash: string): string => `${hash.slice(0, -4)}${hash.endsWith('beef') ? 'dead' : 'beef'}`;
  return {
    answer(call, result) {
      if (call.method !== 'eth_getBlockByNumber' || result === null) return result;
      const block = result as Block;
      if (BigInt(block.number) < number) return block;
      const parentHash = BigInt(block.number) > number ? lie(block.parentHash) : block.parentHash;
      return { ...block, hash: lie(block.hash), parentHash };
    },
  };
}

/** It calls a block final only when so many stand on top of it, as a public chain does. */
export const finalizesAfter = (blocks: bigint): Fault => ({
  async ask(call, node) {
    if (!call.params?.includes('finalized')) return call;
    const latest = BigInt(String(await node('eth_blockNumber')));
    const final = latest > blocks ? latest - blocks : 0n;
    const params = call.params.map((param) => (param === 'finalized' ? `0x${final.toString(16)}` : param));
    return { ...call, params };
  },
});

/** It takes signed transactions and forgets them. */
export const forgetsTransactions = (otherwise: Fault = {}): Fault => ({
  ...otherwise,
  ask: async (call, node) =>
    call.method === 'eth_sendRawTransaction'
      ? { ...call, method: 'eth_chainId', params: [] }
      : ((await otherwise.ask?.(call, node)) ?? call),
});
