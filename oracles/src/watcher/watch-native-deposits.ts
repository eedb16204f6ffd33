import type { PublicClient } from 'viem';
import type { Database } from '../database.ts';
import { planDeposit, type DepositRow } from './plan-deposit.ts';

export interface NativeWatch {
  database: Database;
  client: Pick<PublicClient, 'getBalance' | 'getBlock'>;
  chainId: number;
}

/** Accounts looked at in one step, those that waited longest first. */
const AT_ONCE = 100;

/**
 * One step of watching the accounts that buyers send native coin to: what lies there at the newest block, and at the
 * newest block that the watcher holds for final. Accounts out of which a transfer was asked for stand still: from then on
 * their balance is no measure of what came in.
 */
export async function watchNativeDeposits(watch: NativeWatch): Promise<'idle'> {
  const { database, client, chainId } = watch;
  const { rows: heads } = await database.query<{ finalized: string }>(
    'SELECT finalized::text FROM bridge.head WHERE chain_id = $1 AND alarm IS NULL',
    [chainId],
  );
  const finalized = heads[0] && BigInt(heads[0].finalized);
  if (finalized === undefined) return 'idle';
  const { rows } = await database.query<DepositRow>(
    `SELECT d.address, d.seen_wei::text, d.final_wei::text, d.final_block::text, d.payer
       FROM bridge.native_deposit d
      WHERE d.created_at > now() - interval '60 days'
        AND NOT EXISTS (SELECT 1 FROM bridge.intent i
                         WHERE i.kind = 'send-native' AND (i.payload ->> 'from')::bigint = d.index)
      ORDER BY d.read_at NULLS FIRST LIMIT $1`,
    [AT_ONCE],
  );
  for (const row of rows) {
    const address = row.address as `0x${string}`;
    const [seenWei, finalWei] = await Promise.all([
      client.getBalance({ address, blockTag: 'latest' }),
      client.getBalance({ address, blockNumber: finalized }),
    ]);
    const plan = planDeposit(row, { seenWei, finalWei, finalized });
    const payer = plan.searchIn === null ? row.payer : await findPayer(client, address, plan.searchIn);
    // The condition makes a step that lost its race to a transfer out of the account write nothing.
    await database.query(
      `UPDATE bridge.native_deposit d
          SET seen_wei = $2, final_wei = $3, final_block = $4, payer = $5, read_at = now()
        WHERE address = $1
          AND NOT EXISTS (SELECT 1 FROM bridge.intent i
                           WHERE i.kind = 'send-native' AND (i.payload ->> 'from')::bigint = d.index)`,
      [row.address, plan.seenWei.toString(), plan.finalWei.toString(), finalized.toString(), payer],
    );
  }
  return 'idle';
}

/** Who sent coin to the address last in these blocks, by a plain transfer; null when a contract did. */
async function findPayer(
  client: NativeWatch['client'],
  address: string,
  { from, to }: { from: bigint; to: bigint },
): Promise<string | null> {
  for (let blockNumber = to; blockNumber >= from; blockNumber -= 1n) {
    const { transactions } = await client.getBlock({ blockNumber, includeTransactions: true });
    const found = transactions.findLast((tx) => tx.to?.toLowerCase() === address && tx.value > 0n);
    if (found) return found.from.toLowerCase();
  }
  return null;
}
