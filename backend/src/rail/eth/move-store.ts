import type { Tx } from '../../platform/database/index.ts';

/** A move of ether on an account of ours that the books take in by itself, as the oracles keep it. */
export interface EtherMove {
  externalRef: string;
  orderId: string | null;
  chainId: number;
  blockNumber: bigint;
  blockHash: string;
  txHash: string;
  movedAt: Date;
  kind: 'opening' | 'arrival' | 'gas' | 'top-up' | 'by-hand';
  address: string;
  other: string | null;
  /** Above zero for what came in. */
  wei: bigint;
  status: 'final' | 'orphaned';
}

/**
 * Moves whose present status the books have not taken in, oldest first. Trade money is booked with its payment; what a
 * person takes from the treasury by hand, a person books; a top-up is told twice and booked by what came in.
 */
export async function unbookedMoves(tx: Tx, atMost: number): Promise<EtherMove[]> {
  const rows = await tx.$queryRaw<
    (Omit<EtherMove, 'blockNumber' | 'wei' | 'chainId'> & { block: string; amount: string; chain: bigint })[]
  >`
    SELECT m.external_ref AS "externalRef", p.order_id::text AS "orderId", m.chain_id AS chain,
           m.block_number::text AS block, m.block_hash AS "blockHash", m.tx_hash AS "txHash", m.moved_at AS "movedAt",
           m.kind, m.address, m.other, m.wei::text AS amount, m.status
      FROM bridge.own_move m
      LEFT JOIN bridge.own_account a ON a.chain_id = m.chain_id AND a.address = m.address
      LEFT JOIN bridge.transaction t ON m.tx_hash <> '' AND t.hash = m.tx_hash
      LEFT JOIN bridge.intent i ON i.id = t.intent_id AND i.kind = 'send-native'
      LEFT JOIN native_deposit_account d ON d.index = (i.payload ->> 'from')::bigint
      LEFT JOIN payment_attempt p ON p.id = d.attempt_id
     WHERE m.booked_as IS DISTINCT FROM m.status AND (m.status = 'final' OR m.booked_as = 'final')
       AND (m.kind IN ('opening', 'arrival', 'gas') OR m.kind = 'top-up' AND m.wei > 0
            OR m.kind = 'by-hand' AND a.part IS DISTINCT FROM 'treasury')
     ORDER BY m.id LIMIT ${atMost}`;
  return rows.map(({ block, amount, chain, ...row }) => ({
    ...row,
    chainId: Number(chain),
    blockNumber: BigInt(block),
    wei: BigInt(amount),
  }));
}

/** Both sides of a top-up are one entry. */
export async function noteBooked(
  tx: Tx,
  { externalRef, kind, chainId, blockHash, txHash, status }: EtherMove,
): Promise<void> {
  await (kind === 'top-up'
    ? tx.$executeRaw`
        UPDATE bridge.own_move SET booked_as = ${status}
         WHERE chain_id = ${chainId} AND block_hash = ${blockHash} AND tx_hash = ${txHash} AND kind = 'top-up'`
    : tx.$executeRaw`UPDATE bridge.own_move SET booked_as = ${status} WHERE external_ref = ${externalRef}`);
}
