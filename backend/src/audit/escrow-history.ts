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
  surplus: string;
  chain: string;
  ledger: string;
}

/**
 * What the escrow held at the end of each day on which it moved: by the token's own transfers, and by the books. What
 * somebody sent straight to it, in a transaction of which the escrow knows nothing, is told apart as a surplus: it is nobody's.
 */
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
        WITH known AS (
          SELECT DISTINCT tx_hash FROM bridge.event
           WHERE contract = 'settlementEscrow' AND status <> 'orphaned' AND chain_id = ${chainId}
        ), moved AS (
          SELECT (e.block_timestamp AT TIME ZONE 'UTC')::date AS day, e.block_number, k.tx_hash IS NULL AS is_straight,
                 CASE WHEN e.args ->> 'to' = ${settlementEscrow} THEN (e.args ->> 'value')::numeric ELSE 0 END AS incoming,
                 CASE WHEN e.args ->> 'from' = ${settlementEscrow} THEN (e.args ->> 'value')::numeric ELSE 0 END AS outgoing
            FROM bridge.event e LEFT JOIN known k USING (tx_hash)
           WHERE e.contract = 'usdc' AND e.name = 'Transfer' AND e.status <> 'orphaned' AND e.chain_id = ${chainId}
        ), day AS (
          SELECT day, max(block_number) AS block, sum(outgoing) AS outgoing,
                 coalesce(sum(incoming) FILTER (WHERE NOT is_straight), 0) AS incoming,
                 coalesce(sum(incoming) FILTER (WHERE is_straight), 0) AS surplus
            FROM moved GROUP BY day
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
               sum(d.surplus) OVER (ORDER BY d.day)::text AS surplus,
               sum(d.incoming - d.outgoing) OVER (ORDER BY d.day)::text AS chain,
               coalesce((SELECT sum(e.minor) FROM entry e WHERE e.block_number <= d.block), 0)::text AS ledger
          FROM day d ORDER BY d.day DESC LIMIT 400`,
      this.cursor.run(),
    ]);
    return {
      days: rows.reverse().map(({ day, block, incoming, outgoing, surplus, chain, ledger }) => ({
        day,
        block,
        chainMinor: chain,
        ledgerMinor: ledger,
        inMinor: incoming,
        outMinor: outgoing,
        surplusMinor: surplus,
      })),
      asOf,
    };
  }
}
