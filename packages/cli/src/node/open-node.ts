import { deploymentOf, isStateGone, type Deployment } from '@topsteel/chain';
import { hostOf } from '@topsteel/chain/verify';
import { AppError } from '@topsteel/domain/errors';
import { BaseError, createPublicClient, http, type PublicClient } from 'viem';
import { webAddress } from '../web-address.ts';

const LOCAL_RPC = 'http://127.0.0.1:8545';
const TIMEOUT_MS = 15_000;

/** A node on whose chain our contracts stand. */
export interface Node {
  client: PublicClient;
  chainId: number;
  deployment: Deployment;
  /** Asks it something. @throws AppError `unavailable` in one sentence when it does not say. */
  ask: <Told>(question: () => Promise<Told>) => Promise<Told>;
}

/**
 * The node at `--rpc`, else RPC_URL, else the embedded stack's.
 *
 * @throws AppError `invalid-input` when the address is none or our contracts are not there, `unavailable` when nobody answers.
 */
export async function openNode(rpc: string | undefined): Promise<Node> {
  const url = rpcUrlOf(rpc);
  const client = createPublicClient({ transport: http(url, { timeout: TIMEOUT_MS, retryCount: 1 }) });
  const ask = async <Told>(question: () => Promise<Told>): Promise<Told> => {
    try {
      return await question();
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw new AppError('unavailable', { message: sentenceOf(hostOf(url), cause), cause });
    }
  };
  const chainId = await ask(() => client.getChainId());
  return { client, chainId, ask, deployment: deploymentOn(chainId) };
}

/** The address of the node at `--rpc`, else RPC_URL, else the embedded stack's. @throws AppError `invalid-input` */
export const rpcUrlOf = (rpc: string | undefined): string =>
  rpc === undefined ? webAddress('RPC_URL', process.env['RPC_URL'] ?? LOCAL_RPC) : webAddress('--rpc', rpc);

/** @throws AppError `invalid-input` when our contracts are not on the chain. */
export function deploymentOn(chainId: number): Deployment {
  try {
    return deploymentOf(chainId);
  } catch (cause) {
    throw new AppError('invalid-input', {
      message: `${(cause as Error).message} Name a node of such a chain.`,
      cause,
    });
  }
}

/** The host only: the whole address may hold the key to a node. One line: viem tells the whole request after its first. */
function sentenceOf(host: string, cause: unknown): string {
  if (isStateGone(cause)) {
    return `The node at ${host} no longer keeps the state of that block. Ask an archive node, or about a newer block.`;
  }
  const said = cause instanceof BaseError ? cause.shortMessage : (cause as Error).message;
  const reason = (said.split('\n')[0] ?? '').replace(/\.$/, '');
  return `The node at ${host} does not answer: ${reason}. Check --rpc or RPC_URL.`;
}
