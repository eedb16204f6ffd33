import { Injectable } from '@nestjs/common';
import type { EscrowHistory } from '@topsteel/domain/api';
import { ChainClient } from '../platform/chain/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { ReadCursor } from './read-cursor.ts';

interface Row {
  day: string;
  block: string;
  incoming: string;
  outgoing: string;
  chain: string;
  ledger: string;
}

/** What the escrow held at the end of each day on which it moved: by the token's own transfers, and by the books. */
@Injectable()
export class ReadEscrowHistory {
  constructor(
    private readonly prisma: PrismaService,
    private readonly chain: ChainClient,
    private readonly cursor: ReadCursor,
  ) {}

  async run(): Promise<EscrowHistory> {
    const { settlementEscrow, chainId, usdc } = this.chain.deployment;
    const [rows, asOf] = await Promise.all([
      this.prisma.client.$queryRaw<Row[]>`
        WITH moved AS (
          SELECT (block_timestamp AT TIME ZONE 'UTC')::date AS day, block_number,
                 CASE WHEN args ->> 'to' = ${settlementEscrow} THEN (args ->> 'value')::numeric ELSE 0 END AS incoming,
                 CASE WHEN args ->> 'from' = ${settlementEscrow} THEN (args ->> 'value')::numeric ELSE 0 END AS outgoing
            FROM bridge.event
           WHERE contract = 'usdc' AND name = 'Transfer' AND status <> 'orphaned' AND chain_id = ${chainId}
        ), day AS (
          SELECT day, max(block_number) AS block, sum(incoming) AS incoming, sum(outgoing) AS outgoing FROM moved GROUP BY day
        ), entry AS (
          SELECT g.block_number, sum(CASE WHEN t.debit_account_id = a.id THEN t.amount ELSE -t.amount END) AS minor
            FROM ledger.account a
            JOIN ledger.transfer_state t ON a.id IN (t.debit_account_id, t.credit_account_id)
            JOIN ledger.transfer_group g ON g.id = t.group_id
           WHERE a.code = 'escrow_onchain' AND lower(a.owner) LIKE '%' || lower(${usdc}) AND t.state IN ('posted', 'pending')
             AND g.chain_id = ${chainId}
           GROUP BY g.block_number
        )
        SELECT d.day::text, d.block::text, d.incoming::text, d.outgoing::text,
               sum(d.incoming - d.outgoing) OVER (ORDER BY d.day)::text AS chain,
               coalesce((SELECT sum(e.minor) FROM entry e WHERE e.block_number <= d.block), 0)::text AS ledger
          FROM day d ORDER BY d.day DESC LIMIT 400`,
      this.cursor.run(),
    ]);
    return {
      days: rows.reverse().map(({ day, block, incoming, outgoing, chain, ledger }) => ({
        day,
        block,
        chainMinor: chain,
        ledgerMinor: ledger,
        inMinor: incoming,
        outMinor: outgoing,
      })),
      asOf,
    };
  }
}
