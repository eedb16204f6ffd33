import { createPublicClient, custom } from 'viem';
import type { PublicClient } from 'viem';
import { firstOf } from './first-of.ts';
import { connectNode } from './json-rpc.ts';
import type { Patience } from './json-rpc.ts';

/**
 * One client over several nodes of one chain (`firstOf`). Never caches a head and leaves retrying to the nodes' own patience.
 *
 * @param rpcUrls One address, or several with the first preferred.
 * @param chainId A node that answers for another chain counts as away; absent: whatever chain they are of.
 */
export function connectChain(
  rpcUrls: string | readonly string[],
  patience: Partial<Patience> = {},
  chainId?: number,
): PublicClient {
  const urls = typeof rpcUrls === 'string' ? [rpcUrls] : rpcUrls;
  const nodes = urls.map((url) => connectNode(url, patience));
  const provider = firstOf(nodes, { followsHeads: true, ...(chainId !== undefined && { chainId }) });
  return createPublicClient({
    transport: custom(provider, { retryCount: 0 }),
    cacheTime: 0,
    pollingInterval: 500,
  });
}
