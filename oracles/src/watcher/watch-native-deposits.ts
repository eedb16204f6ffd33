import type { Hex, PublicClient } from 'viem';
import { transact } from '../database.ts';
import type { Database } from '../database.ts';
import { createRelayerChain } from '../relayer/relayer-chain.ts';
import { findArrivals } from './find-arrivals.ts';
import type { Arrival } from './find-arrivals.ts';
import { ownMovesOf, receivedWei } from './own-moves.ts';
import type { OwnMove } from './own-moves.ts';
import { planDeposit, searchFromOf } from './plan-deposit.ts';
import type { DepositRow } from './plan-deposit.ts';

export interface NativeWatch {
  database: Database;
  client: PublicClient;
  chainId: number;
}

/** Accounts looked at in one step, those that waited longest first. */
const AT_ONCE = 100;

/**
 * One step of watching the accounts that buyers send native coin to: what came to each by the newest block, and by the
 * newest block that the watcher holds for final, with the block of every arrival. Buyers may send at any time, also after
 * we have sent from the account: what came is its balance without what we ourselves have put in and taken out. Old accounts
 * are looked at less often, the oldest every ten minutes, and for as long as the marketplace follows a payment.
 */
export async function watchNativeDeposits(watch: NativeWatch): Promise<'idle'> {
  const { database, chainId } = watch;
  const { rows: heads } = await database.query<{ finalized: string }>(
    'SELECT finalized::text FROM bridge.head WHERE chain_id = $1 AND alarm IS NULL',
    [chainId],
  );
  const finalized = heads[0] && BigInt(heads[0].finalized);
  if (finalized === undefined) return 'idle';
  const { rows } = await database.query<DepositRow>(
    `SELECT d.address, d.index::text, d.seen_wei::text, d.final_wei::text, d.final_block::text,
            d.by_hand_wei::text, d.by_hand_count
       FROM bridge.native_deposit d
      WHERE d.created_at > now() - interval '200 days'
        AND (d.read_at IS NULL
             OR d.read_at < now() - least((now() - d.created_at) / 1000, interval '10 minutes'))
      ORDER BY d.read_at NULLS FIRST LIMIT $1`,
    [AT_ONCE],
  );
  const failures: unknown[] = [];
  for (const row of rows) {
    // One account that cannot be read keeps no other from being read.
    await look(watch, row, finalized).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
  return 'idle';
}

async function look({ database, client, chainId }: NativeWatch, row: DepositRow, finalized: bigint) {
  const { address, index } = row;
  const chain = createRelayerChain(client);
  // First the block, then what we keep: a transaction in it was kept before.
  const head = await client.getBlockNumber();
  const { moves, hashes } = await ownMovesOf(database, chain, { chainId, address, index });
  const balanceAt = (blockNumber: bigint) => client.getBalance({ address, blockNumber });
  const [atHead, atFinal] = await Promise.all([balanceAt(head), balanceAt(finalized)]);
  let hand = { wei: BigInt(row.by_hand_wei), count: row.by_hand_count };
  const handed: OwnMove[] = [];
  if (receivedWei(atFinal, finalized, moves) + hand.wei !== BigInt(row.final_wei)) {
    const nonce = await client.getTransactionCount({ address, blockNumber: finalized });
    const known = moves.filter(({ isSent, block }) => isSent && block <= finalized).length + hand.count;
    if (nonce > known) {
      handed.push(...(await sentByHand(client, address, hashes, searchFromOf(row, finalized), finalized)));
      const wei = handed.reduce((sum, move) => sum - move.wei, hand.wei);
      hand = { wei, count: hand.count + handed.length };
    }
  }
  const handBefore = BigInt(row.by_hand_wei);
  const received = (balance: bigint, block: bigint) =>
    receivedWei(balance, block, [...moves, ...handed]) + handBefore;
  const plan = planDeposit(row, {
    seenWei: received(atHead, head),
    finalWei: received(atFinal, finalized),
    finalized,
  });
  const arrivals =
    plan.searchFrom === null
      ? []
      : await findArrivals(
          {
            client,
            address,
            receivedAt: async (block) => received(await balanceAt(block), block),
            ownHashes: hashes,
            knownHashes: new Set(moves.map(({ hash }) => hash)),
          },
          { block: plan.searchFrom, wei: BigInt(row.final_wei) },
          { block: finalized, wei: plan.finalWei },
        );
  await keep(database, row, { ...plan, finalized, hand, arrivals });
}

/** Transactions of the account that are none of ours: somebody has used its key by hand. */
async function sentByHand(
  client: PublicClient,
  address: string,
  own: ReadonlySet<Hex>,
  after: bigint,
  to: bigint,
): Promise<OwnMove[]> {
  const chain = createRelayerChain(client);
  const found: OwnMove[] = [];
  for (let block = after + 1n; block <= to; block += 1n) {
    const { transactions } = await client.getBlock({ blockNumber: block, includeTransactions: true });
    for (const { hash, from, value } of transactions) {
      if (from.toLowerCase() !== address || own.has(hash)) continue;
      const inclusion = await chain.inclusionOf(hash);
      const left = inclusion?.succeeded === true ? value : 0n;
      const gasWei = -(inclusion?.feeWei ?? 0n);
      found.push({ hash, block, wei: gasWei - left, gasWei, isSent: true });
    }
  }
  return found;
}

interface Seen {
  seenWei: bigint;
  finalWei: bigint;
  finalized: bigint;
  hand: { wei: bigint; count: number };
  arrivals: readonly Arrival[];
}

/** A step that lost its race to another process writes nothing. */
async function keep(database: Database, row: DepositRow, seen: Seen): Promise<void> {
  const { address } = row;
  await transact(database, async (tx) => {
    const { rowCount } = await tx.query(
      `UPDATE bridge.native_deposit
          SET seen_wei = $3, final_wei = $4, final_block = $5, by_hand_wei = $6, by_hand_count = $7, read_at = now()
        WHERE address = $1 AND final_block IS NOT DISTINCT FROM $2::numeric`,
      [
        address,
        row.final_block,
        seen.seenWei.toString(),
        seen.finalWei.toString(),
        seen.finalized.toString(),
        seen.hand.wei.toString(),
        seen.hand.count,
      ],
    );
    if (rowCount !== 1 || seen.arrivals.length === 0) return;
    for (const { block, at, wei, payer } of seen.arrivals) {
      await tx.query(
        `INSERT INTO bridge.native_arrival (address, block_number, arrived_at, wei, payer)
         VALUES ($1, $2, to_timestamp($3::bigint), $4, $5)`,
        [address, block.toString(), at.toString(), wei.toString(), payer],
      );
    }
    await tx.query(
      `UPDATE bridge.native_deposit SET payer = (
         SELECT a.payer FROM bridge.native_arrival a WHERE a.address = $1
          GROUP BY a.payer ORDER BY sum(a.wei) DESC, min(a.block_number) LIMIT 1) WHERE address = $1`,
      [address],
    );
  });
}
