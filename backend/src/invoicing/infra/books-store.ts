import type { AccountCode } from '@topsteel/domain/ledger';
import type { Currency } from '@topsteel/domain/units';
import type { Tx } from '../../platform/database/index.ts';

export interface BookedMovement {
  group_id: string;
  external_ref: string;
  order_number: string | null;
  entered_on: string;
  happened_on: string;
  code: string;
  debit_code: AccountCode;
  debit_owner: string;
  credit_code: AccountCode;
  credit_owner: string;
  amount: string;
  currency: Currency;
  /** Of a journal entry: its number, its document, why it was made, and the users who proposed and approved it. */
  journal: {
    number: string;
    reference: string;
    reason: string;
    proposedBy: string;
    approvedBy: string;
  } | null;
}

/** Every posted movement entered in a calendar year (UTC), in the order of entry; claims are not in the books yet. */
export const movementsOf = (tx: Tx, year: number): Promise<BookedMovement[]> => tx.$queryRaw<
  BookedMovement[]
>`
  SELECT g.id::text AS group_id, g.external_ref, o.number AS order_number,
         to_char(t.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS entered_on,
         to_char(least(g.effective_at, t.recorded_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS happened_on, t.code,
         d.code AS debit_code, d.owner AS debit_owner, c.code AS credit_code, c.owner AS credit_owner,
         t.amount::text, d.currency,
         CASE WHEN j.id IS NOT NULL THEN jsonb_build_object('number', j.number, 'reference', j.reference, 'reason', j.reason,
                                             'proposedBy', j.proposed_by, 'approvedBy', j.decided_by) END AS journal
    FROM ledger.transfer t
    JOIN ledger.transfer_group g ON g.id = t.group_id
    JOIN ledger.account d ON d.id = t.debit_account_id
    JOIN ledger.account c ON c.id = t.credit_account_id
    LEFT JOIN purchase_order o ON o.id = g.order_id
    LEFT JOIN journal_entry j ON j.booked_ref = g.external_ref
   WHERE t.kind IN ('single', 'post')
     AND t.recorded_at >= make_timestamptz(${year}, 1, 1, 0, 0, 0, 'UTC')
     AND t.recorded_at < make_timestamptz(${year + 1}, 1, 1, 0, 0, 0, 'UTC')
   ORDER BY t.recorded_at, t.group_id, t.position`;

/** What the books themselves say that the posted movements of a year come to, debits less credits. */
export const balancesOf = (
  tx: Tx,
  year: number,
): Promise<{ code: AccountCode; owner: string; currency: Currency; balance: string }[]> => tx.$queryRaw`
  SELECT a.code, a.owner, a.currency, sum(CASE WHEN t.debit_account_id = a.id THEN t.amount ELSE -t.amount END)::text AS balance
    FROM ledger.account a
    JOIN ledger.transfer t ON a.id IN (t.debit_account_id, t.credit_account_id)
   WHERE t.kind IN ('single', 'post')
     AND t.recorded_at >= make_timestamptz(${year}, 1, 1, 0, 0, 0, 'UTC')
     AND t.recorded_at < make_timestamptz(${year + 1}, 1, 1, 0, 0, 0, 'UTC')
   GROUP BY a.code, a.owner, a.currency
  HAVING sum(CASE WHEN t.debit_account_id = a.id THEN t.amount ELSE -t.amount END) <> 0`;

/** Rates of a currency in dollars, oldest first. */
export const ratesOf = (tx: Tx, base: string): Promise<{ on: string; rate_e8: string }[]> => tx.$queryRaw`
  SELECT DISTINCT ON (1) to_char(observed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "on", rate_e8::text
    FROM bridge.fx_rate WHERE base = ${base} AND quote = 'USD' ORDER BY 1, round DESC`;

/** Names of the organisations behind ledger accounts, by address in lower case. */
export async function namesOfAccounts(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ account: string; name: string }[]>`
    SELECT lower(account) AS account, legal_name AS name FROM organisation WHERE account IS NOT NULL`;
  return new Map(rows.map(({ account, name }) => [account, name]));
}
