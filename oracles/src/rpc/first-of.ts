import { isNear } from '../watcher/decide-step.ts';
import { NodeFailure, NodeRefusal, type JsonRpc } from './json-rpc.ts';
import { createRest, type Rest } from './rest.ts';

export interface FirstOfOptions {
  now?: () => number;
  /** Asked of a node before anything else, and again after it was away. */
  chainId?: number;
  /** A node more than three blocks behind another is asked after it, as the watcher does (`chooseLeader`). */
  followsHeads?: boolean;
  /** A node that has not answered in this time is not waited for alone. */
  hedgeMs?: number;
}

type Call = Parameters<JsonRpc['request']>[0];

interface Known {
  node: JsonRpc;
  rest: Rest;
  /** That it is of our chain: asked once, until it fails. */
  check: Promise<void> | null;
  head: bigint | null;
}

const HEDGE_MS = 2_000;
const HEADS_EVERY_MS = 1_000;

/**
 * The first of these that answers, in the given order. One that fails, or is of another chain, rests for a while; beside
 * one that is slow the next is asked too. So a node that hangs costs one short wait now and then, and not one for each
 * question. A transaction that the first does not know is asked of the others as well. Signed transactions go to all.
 */
export function firstOf(nodes: readonly JsonRpc[], options: FirstOfOptions = {}): JsonRpc {
  const { now = Date.now, chainId, followsHeads = false, hedgeMs = HEDGE_MS } = options;
  const all = nodes.map((node): Known => ({ node, rest: createRest(now), check: null, head: null }));
  let headsAskedMs = -Infinity;

  const ask = async (one: Known, call: Call): Promise<unknown> => {
    try {
      if (chainId !== undefined) await (one.check ??= checkChain(one.node, chainId));
      const answer = await one.node.request(call);
      one.rest.answered();
      return answer;
    } catch (error) {
      if (error instanceof NodeFailure) {
        one.rest.failed();
        one.check = null;
      }
      throw error;
    }
  };

  const askHeads = async (): Promise<void> => {
    if (!followsHeads || all.length === 1 || now() - headsAskedMs < HEADS_EVERY_MS) return;
    const isFirst = headsAskedMs === -Infinity;
    headsAskedMs = now();
    const asked = Promise.all(
      all.map(async (one) => {
        if (one.rest.isResting()) return;
        const head = await ask(one, { method: 'eth_blockNumber' }).catch(() => null);
        one.head = typeof head === 'string' && /^0x[0-9a-f]+$/i.test(head) ? BigInt(head) : null;
      }),
    );
    if (isFirst) await Promise.race([asked, after(hedgeMs)]);
  };

  const inOrder = (): Known[] => {
    const highest = all.reduce((top, { head }) => (head !== null && head > top ? head : top), 0n);
    const placeOf = ({ rest, head }: Known): number => {
      if (rest.isResting()) return 2;
      return head === null || isNear(highest - head) ? 0 : 1;
    };
    return [...all].sort((a, b) => placeOf(a) - placeOf(b));
  };

  /** The first answer or refusal; the next is asked where one fails, or does not answer soon. */
  const hedge = (order: readonly Known[], call: Call): Promise<{ by: Known; answer: unknown }> =>
    new Promise((resolve, reject) => {
      let started = 0;
      let open = 0;
      let timer: NodeJS.Timeout | undefined;
      const start = (): void => {
        clearTimeout(timer);
        const one = order[started];
        if (one === undefined) return;
        started += 1;
        open += 1;
        if (started < order.length) {
          timer = setTimeout(() => {
            one.rest.failed();
            start();
          }, hedgeMs);
        }
        ask(one, call).then(
          (answer) => {
            clearTimeout(timer);
            resolve({ by: one, answer });
          },
          (error: unknown) => {
            open -= 1;
            if (error instanceof NodeFailure && started < order.length) start();
            else if (!(error instanceof NodeFailure) || open === 0) {
              clearTimeout(timer);
              reject(asError(error));
            }
          },
        );
      };
      start();
    });

  return {
    async request(call) {
      if (all.length === 0) throw new NodeFailure('No node is configured.');
      await askHeads();
      if (call.method === 'eth_sendRawTransaction') return sendToAll(all, (one) => ask(one, call), hedgeMs);
      const { by, answer } = await hedge(inOrder(), call);
      if (answer !== null || call.method !== 'eth_getTransactionReceipt') return answer;
      const others = all.filter((one) => one !== by && !one.rest.isResting());
      const answers = await Promise.race([
        Promise.all(others.map((one) => ask(one, call).catch(() => null))),
        after(hedgeMs).then(() => []),
      ]);
      return answers.find((receipt) => receipt !== null) ?? null;
    },
  };
}

async function checkChain(node: JsonRpc, chainId: number): Promise<void> {
  const answer = await node.request({ method: 'eth_chainId' }).catch((error: unknown) => {
    if (!(error instanceof NodeRefusal)) throw error;
    throw new NodeFailure(`The node does not tell its chain: ${error.message}`, { cause: error });
  });
  const actual = Number(answer);
  if (actual !== chainId) {
    throw new NodeFailure(`The node answers for chain ${actual.toString()}, not ${chainId.toString()}.`);
  }
}

/** Done when one takes it. A refusal counts once all have answered, or the time for it is over. */
function sendToAll(
  all: readonly Known[],
  ask: (one: Known) => Promise<unknown>,
  hedgeMs: number,
): Promise<unknown> {
  const awake = all.filter(({ rest }) => !rest.isResting());
  const asked = awake.length === 0 ? all : awake;
  return new Promise((resolve, reject) => {
    const refusals: unknown[] = [];
    const silent = new Set(asked);
    let isOver = false;
    const judge = (): void => {
      const refusal = refusals.find((reason) => !(reason instanceof NodeFailure)) ?? refusals[0];
      reject(asError(refusal));
    };
    const timer = setTimeout(() => {
      isOver = true;
      for (const { rest } of silent) rest.failed();
      if (refusals.length > 0) judge();
    }, hedgeMs);
    for (const one of asked) {
      ask(one).then(
        (taken) => {
          clearTimeout(timer);
          silent.delete(one);
          resolve(taken);
        },
        (error: unknown) => {
          silent.delete(one);
          refusals.push(error);
          if (silent.size > 0 && !isOver) return;
          clearTimeout(timer);
          judge();
        },
      );
    }
  });
}

const after = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));
