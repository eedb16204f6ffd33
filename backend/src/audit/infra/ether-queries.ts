import type { EtherFacts, EtherPart } from '@topsteel/domain/ether';
import type { Tx } from '../../platform/database/index.ts';

/** Every account of ours that holds ether or did, by the books and by the oracles' moves, for a block. */
export async function etherAt(tx: Tx, chainId: number, blockNumber: bigint): Promise<EtherFacts[]> {
  const rows = await tx.$queryRaw<
    {
      address: string;
      part: EtherPart;
      ledger: string;
      waiting_wei: string;
      waiting: number;
      waiting_since: Date | null;
      later: string;
      read_block: string | null;
    }[]
  >`
    SELECT address, part, ledger_wei::text AS ledger, waiting_wei::text AS waiting_wei, waiting, waiting_since,
           later_wei::text AS later, read_block::text AS read_block
      FROM bridge.ether_at(${chainId}::bigint, ${blockNumber.toString()}::numeric)`;
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
