import type { Hex, PublicClient } from 'viem';
import { isRefusal } from '../relayer/relayer-chain.ts';

/** Coin that came to an account in one block. */
export interface Arrival {
  block: bigint;
  /** Unix seconds of the block. */
  at: bigint;
  wei: bigint;
  /** Who sent more than half of it by plain transfers; null when a contract did, or many. */
  payer: string | null;
}

export interface ArrivalSearch {
  client: Pick<PublicClient, 'getBlock'>;
  /** In lower case. */
  address: string;
  /** What had come up to a block of the range. */
  receivedAt(block: bigint): Promise<bigint>;
  /** Our own transactions: they bring nothing. */
  ownHashes: ReadonlySet<Hex>;
  /** Those of them that what had come was reckoned without. */
  knownHashes: ReadonlySet<Hex>;
}

interface Point {
  block: bigint;
  wei: bigint;
}

/**
 * In which blocks an account was paid between two blocks, by halving: one question to the node for each doubling of the
 * range and each arrival, whoever paid and by whatever contract. A node that has forgotten the balances of that time has
 * the blocks still: then plain transfers are found in them, and what they do not explain counts at the end of the range.
 *
 * @param from the last block before, with what had come by then
 */
export async function findArrivals(search: ArrivalSearch, from: Point, to: Point): Promise<Arrival[]> {
  const rises = await risesBetween(search, from, to).catch((error: unknown) => {
    if (isRefusal(error)) return null;
    throw error;
  });
  if (rises === null) return scan(search, from, to);
  return Promise.all(rises.map((rise) => arrivalOf(search, rise)));
}

async function risesBetween(search: ArrivalSearch, from: Point, to: Point): Promise<Point[]> {
  if (to.wei <= from.wei) return [];
  if (to.block - from.block <= 1n) return [{ block: to.block, wei: to.wei - from.wei }];
  const block = (from.block + to.block) / 2n;
  const middle = { block, wei: await search.receivedAt(block) };
  return [...(await risesBetween(search, from, middle)), ...(await risesBetween(search, middle, to))];
}

async function arrivalOf(search: ArrivalSearch, { block, wei }: Point): Promise<Arrival> {
  const { timestamp, sent } = await transfersIn(search, block);
  const [payer = null, most = 0n] = [...sent].sort(([, a], [, b]) => (a > b ? -1 : 1))[0] ?? [];
  return { block, at: timestamp, wei, payer: most * 2n > wei ? payer : null };
}

async function scan(search: ArrivalSearch, from: Point, to: Point): Promise<Arrival[]> {
  const found: Arrival[] = [];
  let left = to.wei - from.wei;
  for (let block = from.block + 1n; block <= to.block && left > 0n; block += 1n) {
    const { timestamp, sent } = await transfersIn(search, block);
    for (const [payer, wei] of [...sent].sort(([, a], [, b]) => (a > b ? -1 : 1)).slice(0, 1)) {
      const all = [...sent.values()].reduce((sum, one) => sum + one, 0n);
      const counted = all < left ? all : left;
      found.push({ block, at: timestamp, wei: counted, payer: wei * 2n > counted ? payer : null });
      left -= counted;
    }
  }
  if (left <= 0n) return found;
  const last = found.at(-1);
  if (last?.block === to.block)
    return [...found.slice(0, -1), { ...last, wei: last.wei + left, payer: null }];
  const { timestamp } = await search.client.getBlock({ blockNumber: to.block });
  return [...found, { block: to.block, at: timestamp, wei: left, payer: null }];
}

/** What plain transfers of others brought in a block, by sender. */
async function transfersIn(search: ArrivalSearch, blockNumber: bigint) {
  const { client, address, ownHashes, knownHashes } = search;
  const { timestamp, transactions } = await client.getBlock({ blockNumber, includeTransactions: true });
  const sent = new Map<string, bigint>();
  for (const { hash, from, to, value } of transactions) {
    if (to?.toLowerCase() !== address || value === 0n) continue;
    if (ownHashes.has(hash)) {
      if (knownHashes.has(hash)) continue;
      throw new Error(`The nodes do not agree on our transaction ${hash}: what it brought is no deposit.`);
    }
    const payer = from.toLowerCase();
    sent.set(payer, (sent.get(payer) ?? 0n) + value);
  }
  return { timestamp, sent };
}
