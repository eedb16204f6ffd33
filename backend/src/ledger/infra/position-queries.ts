import type { Tx } from '../../platform/database/index.ts';

/** Lets one exchange of a pair pass at a time, until its transaction ends. */
export async function lockPosition(tx: Tx, pair: string): Promise<void> {
  await tx.$queryRawUnsafe(
    `SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('ledger.position:' || $1, 0))`,
    pair,
  );
}

/** Posted totals of an account; zero when it was never opened. */
export async function balanceOfAccount(
  tx: Tx,
  id: string,
): Promise<{ debitsMinor: bigint; creditsMinor: bigint }> {
  const [row] = await tx.$queryRawUnsafe<{ debits: string; credits: string }[]>(
    `SELECT debits_posted::text AS debits, credits_posted::text AS credits
       FROM ledger.account_balance WHERE account_id = $1::uuid`,
    id,
  );
  return { debitsMinor: BigInt(row?.debits ?? 0), creditsMinor: BigInt(row?.credits ?? 0) };
}

/** Whether anything that was entered for an order has moved the account. */
export async function isMovedForOrder(tx: Tx, accountId: string, orderId: string): Promise<boolean> {
  const [row] = await tx.$queryRawUnsafe<{ moved: boolean }[]>(
    `SELECT EXISTS (SELECT FROM ledger.transfer_group g JOIN ledger.transfer t ON t.group_id = g.id
                     WHERE g.order_id = $2::uuid AND $1::uuid IN (t.debit_account_id, t.credit_account_id)) AS moved`,
    accountId,
    orderId,
  );
  return row?.moved ?? false;
}

/** Accounts of these codes whose posted debits and credits differ, by code and owner. */
export async function selectHeld(
  tx: Tx,
  codes: readonly string[],
  take: number,
): Promise<{ code: string; owner: string; currency: string; debits: string; credits: string }[]> {
  return tx.$queryRawUnsafe(
    `SELECT a.code, a.owner, a.currency, b.debits_posted::text AS debits, b.credits_posted::text AS credits
       FROM ledger.account a CROSS JOIN LATERAL (SELECT * FROM ledger.account_balance WHERE account_id = a.id) b
      WHERE a.code = ANY ($1::text[]) AND b.debits_posted <> b.credits_posted
      ORDER BY a.code, a.owner, a.currency LIMIT $2::integer`,
    [...codes],
    take,
  );
}
