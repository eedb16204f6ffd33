import { parseTransaction } from 'viem';
import type { Address, PublicClient } from 'viem';
import { transact } from '../database.ts';
import type { Database } from '../database.ts';
import { movesOf } from './moves-of-receipt.ts';
import type { OwnAccount, OwnReceipt } from './moves-of-receipt.ts';
import {
  keepReceipt,
  openAccount,
  openedAccounts,
  ownAccountsOf,
  signersOfUnread,
  unreadOf,
} from './own-store.ts';
import type { UnreadTransaction } from './own-store.ts';
import { readOwnAccount } from './read-own-account.ts';

export interface EtherWatch {
  database: Database;
  client: PublicClient;
  chainId: number;
  /** Who pays for gas; a key of before a rotation goes on being read. */
  gas: readonly Address[];
  treasury: Address;
}

/** Transactions of one signer read in one step. */
const AT_ONCE = 200;

/**
 * One step of following the ether of our own accounts up to the newest final block: every transaction that one of our keys
 * has in a block, by its receipt, whatever became of it; then what else came to or left the accounts that pay for gas and
 * the treasury. An account is opened with what it holds when it is seen first.
 *
 * Nothing waits for this: the relayer and the watch of the contracts' events go on without it.
 */
export async function watchEther(watch: EtherWatch): Promise<'more' | 'idle'> {
  const { database, client, chainId } = watch;
  const { rows } = await database.query<{ finalized: string }>(
    'SELECT finalized::text FROM bridge.head WHERE chain_id = $1 AND alarm IS NULL',
    [chainId],
  );
  const finalized = rows[0] && BigInt(rows[0].finalized);
  if (finalized === undefined) return 'idle';
  await openNew(watch, finalized);
  const opened = await openedAccounts(database, chainId);
  const accountOf = await ownAccountsOf(database, opened);
  let isBehind = false;
  for (const signer of await signersOfUnread(database, chainId)) {
    const nonce = BigInt(await client.getTransactionCount({ address: signer, blockNumber: finalized }));
    const unread = await unreadOf(database, chainId, signer, nonce, AT_ONCE);
    for (const transaction of unread) await readTransaction(watch, signer, transaction, finalized, accountOf);
    isBehind ||= unread.length === AT_ONCE;
  }
  // A receipt that is missing would look like coin that nobody sent.
  if (isBehind) return 'more';
  for (const account of opened) {
    if (account.readBlock === null || account.readBlock < finalized) {
      await readOwnAccount({ database, client, chainId }, account, finalized);
    }
  }
  return 'idle';
}

async function openNew(
  { database, client, chainId, gas, treasury }: EtherWatch,
  finalized: bigint,
): Promise<void> {
  const known = new Set<string>((await openedAccounts(database, chainId)).map(({ address }) => address));
  const treasuryAddress = lower(treasury);
  for (const address of new Set([treasuryAddress, ...gas.map(lower)])) {
    if (known.has(address)) continue;
    const nonce = await client.getTransactionCount({ address, blockNumber: finalized });
    const part = address === treasuryAddress ? 'treasury' : 'gas';
    const openedNonce = BigInt(nonce);
    await openAccount(database, chainId, { address, part, openedBlock: finalized, openedNonce });
  }
}

const lower = (address: Address): Address => address.toLowerCase() as Address;

async function readTransaction(
  { database, client, chainId }: EtherWatch,
  signer: Address,
  { hash, raw, purpose, nonce }: UnreadTransaction,
  finalized: bigint,
  accountOf: (address: string) => OwnAccount | null,
): Promise<void> {
  const said = await client.request({ method: 'eth_getTransactionReceipt', params: [hash] });
  if (said === null || BigInt(said.blockNumber) > finalized) return;
  const block = await client.getBlock({ blockNumber: BigInt(said.blockNumber) });
  // A node that tells a receipt of another chain than its blocks is asked again.
  if (block.hash !== said.blockHash) return;
  const { to, value = 0n } = parseTransaction(raw);
  const receipt: OwnReceipt = {
    ...{ hash, signer, purpose, nonce },
    to: to ?? null,
    valueWei: value,
    block: block.number,
    blockHash: block.hash,
    succeeded: said.status === '0x1',
    feeWei: BigInt(said.gasUsed) * BigInt(said.effectiveGasPrice),
  };
  await transact(database, (tx) =>
    keepReceipt(tx, chainId, receipt, block.timestamp, movesOf(receipt, accountOf)),
  );
}
