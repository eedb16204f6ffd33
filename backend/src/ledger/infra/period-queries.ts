import type { Tx } from '../../platform/database/index.ts';

/** Months are `2026-11`; amounts come as text, so that no driver rounds them. */
export interface PeriodView {
  month: string;
  closed_at: Date;
  closed_by: string;
  sequence: string;
  hash: string;
  open_claims: string[];
}

export interface PeriodLine {
  code: string;
  currency: string;
  opening_debits: string;
  opening_credits: string;
  debits: string;
  credits: string;
}

export interface ClaimView {
  id: string;
  external_ref: string;
  debit_code: string;
  debit_owner: string;
  credit_code: string;
  credit_owner: string;
  amount: string;
  currency: string;
  effective_at: Date;
  expires_at: Date | null;
}

/** Who closes waits for everybody who is posting; nobody posts until the closing is committed. */
export async function lockPeriods(tx: Tx): Promise<void> {
  await tx.$queryRawUnsafe(`SELECT 1 FROM pg_advisory_xact_lock(hashtext('ledger.period'))`);
}

/** No month is closed until this transaction ends. */
export async function holdPeriods(tx: Tx): Promise<void> {
  await tx.$queryRawUnsafe(`SELECT 1 FROM pg_advisory_xact_lock_shared(hashtext('ledger.period'))`);
}

export async function selectPeriods(tx: Tx): Promise<PeriodView[]> {
  return tx.$queryRawUnsafe<PeriodView[]>(
    `SELECT to_char(month, 'YYYY-MM') AS month, closed_at, closed_by, sequence::text,
            '0x' || encode(hash, 'hex') AS hash, open_claims
       FROM ledger.period ORDER BY period.month DESC`,
  );
}

/** The months that a posting stands in and that no closing holds, oldest first. */
export async function selectOpenMonths(tx: Tx): Promise<{ month: string; groups: number }[]> {
  return tx.$queryRawUnsafe<{ month: string; groups: number }[]>(
    `SELECT to_char(posted_period, 'YYYY-MM') AS month, count(*)::integer AS groups
       FROM ledger.transfer_group
      WHERE posted_period > coalesce((SELECT max(month) FROM ledger.period), '-infinity'::date)
      GROUP BY posted_period ORDER BY posted_period`,
  );
}

/**
 * What each account code of each currency had before the month (`opening`, all months told) and moved in it. Closed months
 * are read from what was kept at the closing, so only the month itself is summed.
 */
export async function selectPeriodLines(tx: Tx, month: string): Promise<PeriodLine[]> {
  return tx.$queryRawUnsafe<PeriodLine[]>(
    `WITH base AS (SELECT max(month) AS month FROM ledger.period WHERE month < to_date($1, 'YYYY-MM')),
          moved AS (
            SELECT g.posted_period, t.debit_account_id, t.credit_account_id, t.amount
              FROM ledger.transfer_group g JOIN ledger.transfer t ON t.group_id = g.id
             WHERE t.kind IN ('single', 'post') AND g.posted_period <= to_date($1, 'YYYY-MM')
               AND g.posted_period > coalesce((SELECT month FROM base), '-infinity'::date)),
          sides AS (
            SELECT debit_account_id AS account_id, posted_period, amount AS debits, 0::numeric AS credits FROM moved
            UNION ALL
            SELECT credit_account_id, posted_period, 0, amount FROM moved),
          summed AS (
            SELECT a.code, a.currency, s.posted_period = to_date($1, 'YYYY-MM') AS is_inside,
                   sum(s.debits) AS debits, sum(s.credits) AS credits
              FROM sides s JOIN ledger.account a ON a.id = s.account_id GROUP BY 1, 2, 3
            UNION ALL
            SELECT code, currency, false, debits, credits
              FROM ledger.period_total WHERE month = (SELECT month FROM base))
     SELECT code, currency,
            coalesce(sum(debits) FILTER (WHERE NOT is_inside), 0)::text AS opening_debits,
            coalesce(sum(credits) FILTER (WHERE NOT is_inside), 0)::text AS opening_credits,
            coalesce(sum(debits) FILTER (WHERE is_inside), 0)::text AS debits,
            coalesce(sum(credits) FILTER (WHERE is_inside), 0)::text AS credits
       FROM summed GROUP BY code, currency ORDER BY currency, code`,
    month,
  );
}

/** Claims of the month and of those before it that nothing has resolved. */
export async function selectOpenClaims(tx: Tx, month: string): Promise<ClaimView[]> {
  return tx.$queryRawUnsafe<ClaimView[]>(
    `SELECT t.id::text, g.external_ref, d.code AS debit_code, d.owner AS debit_owner, c.code AS credit_code,
            c.owner AS credit_owner, t.amount::text, d.currency, g.effective_at, t.expires_at
       FROM ledger.transfer t
       JOIN ledger.transfer_group g ON g.id = t.group_id
       JOIN ledger.account d ON d.id = t.debit_account_id
       JOIN ledger.account c ON c.id = t.credit_account_id
      WHERE t.kind = 'pending' AND g.posted_period <= to_date($1, 'YYYY-MM')
        AND NOT EXISTS (SELECT FROM ledger.transfer r WHERE r.pending_id = t.id)
      ORDER BY t.entry LIMIT 1000`,
    month,
  );
}

export async function insertPeriod(
  tx: Tx,
  period: { month: string; closedBy: string; openClaims: readonly string[] },
): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO ledger.period (month, closed_by, sequence, hash, open_claims)
     SELECT to_date($1, 'YYYY-MM'), $2, sequence, hash, $3::jsonb FROM ledger.chain_head`,
    period.month,
    period.closedBy,
    JSON.stringify(period.openClaims),
  );
}

/** Keeps the totals up to and with the month. */
export async function insertPeriodTotals(
  tx: Tx,
  month: string,
  totals: readonly { code: string; currency: string; debits: bigint; credits: bigint }[],
): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO ledger.period_total (month, code, currency, debits, credits)
     SELECT to_date($1, 'YYYY-MM'), code, currency, debits, credits
       FROM jsonb_to_recordset($2::jsonb) AS t(code text, currency text, debits numeric, credits numeric)`,
    month,
    JSON.stringify(
      totals.map(({ debits, credits, ...rest }) => ({
        ...rest,
        debits: debits.toString(),
        credits: credits.toString(),
      })),
    ),
  );
}
