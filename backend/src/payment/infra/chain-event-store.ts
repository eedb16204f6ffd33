import { eventArgsSchemas, isEventName, type EventArgs, type EventName } from '@topsteel/domain/bridge';
import type { Tx } from '../../platform/database/index.ts';

/** An event of the chain that still stands. */
export type ChainFact = {
  [N in EventName]: {
    name: N;
    args: EventArgs<N>;
    isFinal: boolean;
    txHash: `0x${string}`;
    at: Date;
  };
}[EventName];

interface Row {
  name: string;
  args: unknown;
  is_final: boolean;
  tx_hash: string;
  block_timestamp: Date;
}

/** Everything the chain says of a payment, in its order: its own events, its reports, credits of its transactions. */
export async function chainFactsOf(tx: Tx, paymentId: string): Promise<ChainFact[]> {
  const own = JSON.stringify({ paymentId: paymentId.toLowerCase() });
  const subject = JSON.stringify({ subject: paymentId.toLowerCase() });
  const fiat = JSON.stringify({ orderId: paymentId.toLowerCase() });
  const rows = await tx.$queryRaw<Row[]>`
    WITH own AS (
      SELECT * FROM bridge.event
       WHERE status <> 'orphaned'
         AND (args @> ${own}::jsonb OR name = 'ReportAccepted' AND args @> ${subject}::jsonb
              OR contract = 'fiatSettlement' AND args @> ${fiat}::jsonb))
    SELECT name, args, status = 'final' AS is_final, tx_hash, block_timestamp
      FROM (SELECT * FROM own
            UNION SELECT e.* FROM bridge.event e
             WHERE e.name = 'CreditAssigned' AND e.status <> 'orphaned'
               AND e.tx_hash IN (SELECT tx_hash FROM own WHERE name <> 'ReportAccepted')) facts
     ORDER BY block_number, log_index`;
  return rows.flatMap((row) => factOf(row));
}

function factOf(row: Row): ChainFact[] {
  if (!isEventName(row.name)) return [];
  const fact = {
    name: row.name,
    args: eventArgsSchemas[row.name].parse(row.args),
    isFinal: row.is_final,
    txHash: row.tx_hash,
    at: row.block_timestamp,
  };
  return [fact as ChainFact];
}
