import type { SpendingCurrency, SpendingPeriod } from '@topsteel/domain/spending';
import { periodKeyOf } from '@topsteel/domain/spending';
import type { Tx } from '../../platform/database/index.ts';

/** A limit with what was taken of it in the period that runs. */
export interface LimitNow {
  id: string;
  period: SpendingPeriod;
  currency: SpendingCurrency;
  amountMinor: bigint;
  takenMinor: bigint;
  /** Null: of a cost centre. */
  userId: string | null;
  costCentreCode: string | null;
}

/** The limits of some members and of a cost centre with those above it, without a lock. */
export async function limitsNow(
  tx: Tx,
  of: { organisationId: string; userIds: readonly string[]; costCentreId: string | null; at: Date },
): Promise<LimitNow[]> {
  const rows = await tx.$queryRaw<
    (Omit<LimitNow, 'amountMinor' | 'takenMinor'> & { amountMinor: string; takenMinor: string })[]
  >`
    WITH RECURSIVE centre AS (
      SELECT id, parent_id, code, 1 AS rank FROM cost_centre
       WHERE id = ${of.costCentreId}::uuid AND organisation_id = ${of.organisationId}::uuid
      UNION ALL
      SELECT c.id, c.parent_id, c.code, below.rank + 1 FROM cost_centre c JOIN centre below ON c.id = below.parent_id
       WHERE below.rank < 20)
    SELECT l.id::text, l.period, l.currency, l.amount_minor::text AS "amountMinor", l.user_id AS "userId",
           centre.code AS "costCentreCode", coalesce(t.taken_minor, 0)::text AS "takenMinor"
      FROM spending_limit l
      LEFT JOIN centre ON centre.id = l.cost_centre_id
      LEFT JOIN spending_counter t ON t.limit_id = l.id
       AND t.period_key = CASE l.period WHEN 'day' THEN ${periodKeyOf('day', of.at)}
                                        WHEN 'month' THEN ${periodKeyOf('month', of.at)}
                                        WHEN 'year' THEN ${periodKeyOf('year', of.at)} END
     WHERE l.organisation_id = ${of.organisationId}::uuid
       AND (l.user_id = ANY (${[...of.userIds]}::text[]) OR centre.id IS NOT NULL)
     ORDER BY l.id`;
  return rows.map((row) => ({
    ...row,
    amountMinor: BigInt(row.amountMinor),
    takenMinor: BigInt(row.takenMinor),
  }));
}
