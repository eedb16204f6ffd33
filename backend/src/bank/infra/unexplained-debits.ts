import type { Tx } from '../../platform/database/index.ts';
import { nameAtBank } from '../name-at-bank.ts';

/**
 * What has left our account for an account, in cents, without anybody knowing what for: no transfer of ours that is under
 * way bears its id, and no person has said. After a restore it may be what is about to be sent again.
 *
 * @param keys of transfers that are about to be ordered: what left under their ids is theirs
 */
export async function unexplainedDebitsMinor(
  tx: Tx,
  iban: string,
  keys: readonly string[] = [],
): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ minor: string }[]>`
    SELECT coalesce(sum(e.open_minor), 0)::text AS minor FROM bank_entry e
     WHERE e.direction = 'debit' AND e.open_minor > 0 AND e.line->>'counterpartyIban' = ${iban}
       AND e.line->>'isReturn' = 'false' AND coalesce(e.line->>'endToEndId', '') <> ALL (${keys.map(nameAtBank)})
       AND NOT EXISTS (SELECT FROM bank_transfer t WHERE t.end_to_end_id = e.line->>'endToEndId'
                          AND t.status NOT IN ('settled', 'returned'))`;
  return BigInt(row?.minor ?? 0);
}
