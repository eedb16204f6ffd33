import { isStateGone } from '@topsteel/chain';
import { AppError, isAppError } from '@topsteel/domain/errors';
import type { Hex } from 'viem';
import type { ChainClient } from '../platform/chain/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { watchedBlock } from './infra/audit-queries.ts';
import { nothingRead, requireBlockRead } from './require-block-read.ts';

/** The block at which all sources are asked. */
export interface ComparedBlock {
  number: bigint;
  hash: Hex;
  at: Date;
}

/**
 * The newest final block that the watcher has read, where all sources can be asked about the same moment; or the one named.
 *
 * @throws AppError `unavailable` when the chain does not answer, or nobody has watched it yet; `invalid-input` for a block
 * that is not final, was not read, or is older than the contracts.
 */
export async function chooseBlock(
  chain: ChainClient,
  tx: Tx,
  at: bigint | undefined,
): Promise<ComparedBlock> {
  const { deployment } = chain;
  const final = await chain.ask((client) => client.getBlock({ blockTag: 'finalized' }));
  const watched = await watchedBlock(tx, deployment.chainId);
  if (watched === null) throw nothingRead();
  const newest = watched < final.number ? watched : final.number;
  const oldest = BigInt(deployment.blockNumber);
  if (at !== undefined && at < oldest) {
    throw new AppError('invalid-input', {
      message: `The contracts are there since block ${oldest}. Choose a block from there to ${newest}.`,
      details: {
        reason: 'block-before-contracts',
        oldest: oldest.toString(),
        errors: [{ field: 'block', message: `Give a block from ${oldest} to ${newest}.` }],
      },
    });
  }
  const wanted = at ?? newest;
  requireBlockRead(wanted, newest);
  const block =
    wanted === final.number
      ? final
      : await askAt(chain, wanted, (client) => client.getBlock({ blockNumber: wanted }));
  return { number: block.number, hash: block.hash, at: new Date(Number(block.timestamp) * 1_000) };
}

/** @throws AppError `unavailable`: a node that keeps only the newest states has none of an older block. */
export function askAt<T>(
  chain: ChainClient,
  blockNumber: bigint,
  question: (client: ChainClient['client']) => Promise<T>,
  what = 'the escrow',
): Promise<T> {
  return chain.ask(question).catch((error: unknown) => {
    throw isAppError(error) || !isStateGone(error) ? error : stateGone(what, blockNumber, error);
  });
}

const stateGone = (what: string, block: bigint, cause: unknown): AppError =>
  new AppError('unavailable', {
    message: `The node has no state of block ${block} any more, so ${what} cannot be compared there.`,
    details: {
      reason: 'block-state-gone',
      block: block.toString(),
      remedy:
        'Choose a newer block, or have the marketplace ask an archive node (RPC_URL). The question “escrow at a block” is answered from the events all the same.',
    },
    cause,
  });
