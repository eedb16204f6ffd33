import { setTimeout as pause } from 'node:timers/promises';
import { compareEther, type EtherComparison, type EtherFacts } from '@topsteel/domain/ether';
import { formatScaled } from '@topsteel/domain/units';
import type pg from 'pg';
import type { Address, PublicClient } from 'viem';

/** Questions to the node at one time. */
const AT_ONCE = 50;
const SHOWN = 20;
/** What the books have of anything else, no account on the chain has. */
const ADDRESS = /^0x[0-9a-f]{40}$/;

/** What the books and the oracles' moves say of every account of ours that holds ether, at a block. */
export async function readEther(
  client: pg.ClientBase,
  chainId: number,
  blockNumber: bigint,
): Promise<EtherFacts[]> {
  const { rows } = await client.query<{
    address: string;
    part: EtherFacts['part'];
    ledger: string;
    waiting_wei: string;
    waiting: number;
    waiting_since: Date | null;
    later: string;
    read_block: string | null;
  }>(
    `SELECT address, part, ledger_wei::text AS ledger, waiting_wei::text, waiting, waiting_since, later_wei::text AS later,
            read_block::text FROM bridge.ether_at($1, $2)`,
    [chainId, blockNumber.toString()],
  );
  return rows.map((row) => ({
    address: row.address,
    part: row.part,
    ledgerWei: BigInt(row.ledger),
    waitingWei: BigInt(row.waiting_wei),
    waiting: row.waiting,
    waitingSince: row.waiting_since,
    laterWei: BigInt(row.later),
    readBlock: row.read_block === null ? null : BigInt(row.read_block),
  }));
}

/** `eth_getBalance` of each account at the block. */
async function readBalances(
  client: Pick<PublicClient, 'getBalance'>,
  addresses: readonly string[],
  blockNumber: bigint,
): Promise<Map<string, bigint>> {
  const balances = new Map<string, bigint>();
  for (let from = 0; from < addresses.length; from += AT_ONCE) {
    const some = addresses.slice(from, from + AT_ONCE);
    const found = await Promise.all(
      some.map((address) => client.getBalance({ address: address as Address, blockNumber })),
    );
    for (const [place, address] of some.entries()) balances.set(address, found[place] ?? 0n);
  }
  return balances;
}

/**
 * Ether by chain and books at a block. The books take a move in a moment after it is final: they are read again while
 * something is pending, at most `tries` times.
 *
 * @param readBooks reads in a snapshot of its own each time
 */
export async function reconcileEther(
  client: Pick<PublicClient, 'getBalance'>,
  blockNumber: bigint,
  readBooks: () => Promise<EtherFacts[]>,
  { tries, everyMs }: { tries: number; everyMs: number },
): Promise<EtherComparison> {
  const balances = new Map<string, bigint>();
  for (let tried = 1; ; tried += 1) {
    const facts = await readBooks();
    const unasked = facts.flatMap(({ address }) =>
      ADDRESS.test(address) && !balances.has(address) ? [address] : [],
    );
    for (const [address, wei] of await readBalances(client, unasked, blockNumber)) balances.set(address, wei);
    const found = compareEther(facts, balances, blockNumber, new Date());
    if (found.agrees !== null || tried === tries) return found;
    await pause(everyMs);
  }
}

/** The lines for people. */
export function linesOfEther(found: EtherComparison): string[] {
  const ether = (wei: bigint): string => formatScaled(wei, 18, 18);
  const figures: [string, bigint, string][] = [
    ['chain', found.chainWei, `eth_getBalance of ${found.accounts.length} accounts`],
    ['ledger', found.ledgerWei, 'entries of native_wallet and gas_wallet up to this block'],
    ...(found.waitingWei === 0n
      ? []
      : [['pending', found.waitingWei, 'final, and not booked yet'] as [string, bigint, string]]),
  ];
  const width = Math.max(...figures.map(([, wei]) => ether(wei).length));
  return [
    'ETH of deposit accounts, treasury and gas accounts',
    ...figures.map(([who, wei, how]) => `  ${who.padEnd(10)}${ether(wei).padStart(width)}   ${how}`),
    ...found.pending.slice(0, SHOWN).map((sentence) => `  Pending: ${sentence}`),
  ];
}

/** The figures for programs. */
export function jsonOfEther(found: EtherComparison): unknown {
  const { chainWei, ledgerWei, waitingWei, accounts, differences, pending, agrees } = found;
  return {
    chainWei: chainWei.toString(),
    ledgerWei: ledgerWei.toString(),
    waitingWei: waitingWei.toString(),
    agrees,
    differences,
    pending,
    accounts: accounts.map((account) => ({
      address: account.address,
      part: account.part,
      chainWei: account.chainWei.toString(),
      ledgerWei: account.ledgerWei.toString(),
      waitingWei: account.waitingWei.toString(),
      waiting: account.waiting,
      differenceWei: account.differenceWei.toString(),
    })),
  };
}
