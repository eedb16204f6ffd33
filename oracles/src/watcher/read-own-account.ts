import type { PublicClient } from 'viem';
import { transact } from '../database.ts';
import type { Database } from '../database.ts';
import { isRefusal } from '../relayer/relayer-chain.ts';
import { findArrivals } from './find-arrivals.ts';
import type { EtherMove } from './moves-of-receipt.ts';
import {
  forgetOpening,
  hashesOfCoin,
  hashesOfSigner,
  keepMoves,
  keepReading,
  keepReceipt,
  movedUpTo,
  usedNonces,
} from './own-store.ts';
import type { MovedIn, OpenedAccount } from './own-store.ts';
import { transactionsByHand } from './transactions-by-hand.ts';
import type { ByHand } from './transactions-by-hand.ts';

interface Reading {
  database: Database;
  client: PublicClient;
  chainId: number;
}

type Came = MovedIn & { move: EtherMove };

/**
 * What came to a gas account or the treasury, and what left it by hand, up to a final block: its balance then, without what
 * our own transactions moved. The first reading is its opening. What is left when all that can be found is found stands as
 * unexplained: the reconciliation names it.
 */
export async function readOwnAccount(reading: Reading, account: OpenedAccount, to: bigint): Promise<void> {
  const { readBlock: from } = account;
  if (from === null) return readOpening(reading, account);
  const { database, client, chainId } = reading;
  const { address, unexplainedWei } = account;
  const byHand = await sentByHand(reading, account, from, to);
  const received = async (block: bigint): Promise<bigint> =>
    byHand.reduce(
      (sum, one) => (one.block <= block ? sum + one.feeWei + leftBy(one) : sum),
      await excessAt(reading, account, block),
    );
  const [own, wei] = [await hashesOfCoin(database), await received(to)];
  const arrivals = await findArrivals(
    { client, address, receivedAt: received, ownHashes: own, knownHashes: own },
    { block: from, wei: unexplainedWei },
    { block: to, wei },
  );
  const came = await Promise.all(
    arrivals.map(async ({ block, at, wei: arrived, payer }): Promise<Came> => {
      const { hash: blockHash } = await client.getBlock({ blockNumber: block });
      return {
        ...{ block, blockHash, at, txHash: '' },
        move: { address, kind: 'arrival', wei: arrived, other: payer },
      };
    }),
  );
  const left = { block: to, unexplainedWei: wei > unexplainedWei ? unexplainedWei : wei };
  await transact(database, async (tx) => {
    if (!(await keepReading(tx, chainId, account, left))) return;
    for (const one of byHand) await keepReceipt(tx, chainId, one, one.at, movesByHand(address, one));
    for (const { move, ...moved } of came) await keepMoves(tx, chainId, moved, [move]);
  });
}

const leftBy = ({ succeeded, valueWei, to, signer }: ByHand): bigint =>
  succeeded && to?.toLowerCase() !== signer.toLowerCase() ? valueWei : 0n;

function movesByHand(address: string, one: ByHand): EtherMove[] {
  const moves: EtherMove[] = [
    { address, kind: 'gas', wei: -one.feeWei, other: null },
    { address, kind: 'by-hand', wei: -leftBy(one), other: one.to?.toLowerCase() ?? null },
  ];
  return moves.filter(({ wei }) => wei !== 0n);
}

async function excessAt(
  { database, client, chainId }: Reading,
  { address }: OpenedAccount,
  block: bigint,
): Promise<bigint> {
  const balance = await client.getBalance({ address, blockNumber: block });
  return balance - (await movedUpTo(database, chainId, address, block));
}

async function readOpening(reading: Reading, account: OpenedAccount): Promise<void> {
  const { database, client, chainId } = reading;
  const { address, openedBlock: block } = account;
  const wei = await excessAt(reading, account, block).catch(async (error: unknown) => {
    if (!isRefusal(error)) throw error;
    await forgetOpening(database, chainId, address);
    return null;
  });
  if (wei === null) return;
  const { hash: blockHash, timestamp: at } = await client.getBlock({ blockNumber: block });
  await transact(database, async (tx) => {
    if (!(await keepReading(tx, chainId, account, { block, unexplainedWei: 0n })) || wei === 0n) return;
    const move: EtherMove = { address, kind: 'opening', wei, other: null };
    await keepMoves(tx, chainId, { block, blockHash, at, txHash: '' }, [move]);
  });
}

/** Transactions of the account that we have not made, where its nonce says that there are any. */
async function sentByHand(
  { database, client, chainId }: Reading,
  account: OpenedAccount,
  from: bigint,
  to: bigint,
): Promise<ByHand[]> {
  const { address, openedNonce } = account;
  const nonce = BigInt(await client.getTransactionCount({ address, blockNumber: to }));
  if (nonce <= openedNonce + (await usedNonces(database, chainId, account, to))) return [];
  return transactionsByHand(client, address, await hashesOfSigner(database, chainId, address), from, to);
}
