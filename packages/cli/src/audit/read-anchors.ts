import { deploymentOf, readAnchor } from '@topsteel/chain';
import { AppError } from '@topsteel/domain/errors';
import { createPublicClient, http, type PublicClient } from 'viem';
import type { ReadClosing } from './read-trail.ts';

const NOTHING = `0x${'0'.repeat(64)}`;

/**
 * Closings with what the chain has for them.
 *
 * @throws AppError `unavailable` when the chain does not answer, or our contracts are not on it.
 */
export async function readAnchors(rpcUrl: string, closings: readonly ReadClosing[]): Promise<ReadClosing[]> {
  const client = createPublicClient({
    transport: http(rpcUrl, { timeout: 10_000, retryCount: 1 }),
  }) as PublicClient;
  try {
    const deployment = deploymentOf(await client.getChainId());
    return await Promise.all(
      closings.map(async (closing) => {
        const { book, number, publisher } = closing;
        if (publisher === null) return closing;
        const root = await readAnchor(client, deployment, { publisher, book, sequence: BigInt(number) });
        return { ...closing, anchored: root === NOTHING ? null : root };
      }),
    );
  } catch (cause) {
    throw new AppError('unavailable', {
      message: `The chain could not be asked for the roots: ${cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)}. Check --rpc, or leave it out.`,
      cause,
    });
  }
}
