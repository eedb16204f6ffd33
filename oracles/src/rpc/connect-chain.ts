import { createPublicClient, custom } from 'viem';
import type { PublicClient } from 'viem';
import { connectNode, NodeFailure } from './json-rpc.ts';
import type { JsonRpc, Patience } from './json-rpc.ts';

/** How long a node that failed is asked last. */
const REST_MS = 15_000;

/**
 * One client over several nodes: the first that answers, in the given order; a node that failed rests for a while. Signed
 * transactions go to all of them. Never caches a head and leaves retrying to the nodes' own patience.
 *
 * @param rpcUrls One address, or several with the first preferred.
 */
export function connectChain(
  rpcUrls: string | readonly string[],
  patience: Partial<Patience> = {},
): PublicClient {
  const urls = typeof rpcUrls === 'string' ? [rpcUrls] : rpcUrls;
  const provider = firstOf(urls.map((url) => connectNode(url, patience)));
  return createPublicClient({
    transport: custom(provider, { retryCount: 0 }),
    cacheTime: 0,
    pollingInterval: 500,
  });
}

/** The first of these that answers. */
export function firstOf(nodes: readonly JsonRpc[], now: () => number = Date.now): JsonRpc {
  const restsUntil = new Map<JsonRpc, number>();
  const inOrder = (): JsonRpc[] => {
    const isResting = (node: JsonRpc): boolean => (restsUntil.get(node) ?? 0) > now();
    return [...nodes.filter((node) => !isResting(node)), ...nodes.filter(isResting)];
  };
  return {
    async request(call) {
      if (call.method === 'eth_sendRawTransaction') return sendToAll(nodes, call);
      let failure: unknown = new NodeFailure('No node is configured.');
      for (const node of inOrder()) {
        try {
          return await node.request(call);
        } catch (error) {
          if (!(error instanceof NodeFailure)) throw error;
          restsUntil.set(node, now() + REST_MS);
          failure = error;
        }
      }
      throw failure;
    },
  };
}

/** Succeeds when one takes it; otherwise the first node's refusal counts. */
async function sendToAll(
  nodes: readonly JsonRpc[],
  call: { method: string; params?: unknown },
): Promise<unknown> {
  const answers = await Promise.allSettled(nodes.map((node) => node.request(call)));
  const taken = answers.find((answer) => answer.status === 'fulfilled');
  if (taken !== undefined) return taken.value;
  const refusals = answers.flatMap((answer) =>
    answer.status === 'rejected' ? [answer.reason as unknown] : [],
  );
  throw refusals.find((reason) => !(reason instanceof NodeFailure)) ?? refusals[0];
}
