import { commissionTariff } from '@topsteel/domain/api';
import type { CommissionRule } from '@topsteel/domain/commission';
import { Prisma, type CommissionRule as RuleRow } from '../../generated/prisma/client.ts';
import { tariffJson, tariffOf } from '../tariff-json.ts';
import { read, type Tx } from '../../platform/database/index.ts';

/** A version of a rule as kept. */
export interface StoredRule extends CommissionRule {
  createdBy: string;
  createdAt: Date;
}

export async function insertRule(tx: Tx, rule: CommissionRule & { createdBy: string }): Promise<void> {
  await tx.commissionRule.create({
    data: {
      ...rule,
      turnoverFromMinor: rule.turnoverFromMinor?.toString() ?? null,
      turnoverBelowMinor: rule.turnoverBelowMinor?.toString() ?? null,
      tariff: tariffJson(rule.tariff),
    },
  });
}

/** Lets one version of a rule be added at a time. */
export async function lockRules(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('commission_rule'))::text`;
}

/** Every version that may decide now: superseded ones too, so that the newest can be told from them. */
export async function allRules(tx: Tx): Promise<StoredRule[]> {
  const rows = await read<PlainRule>(
    tx,
    Prisma.sql`/* hot */
    SELECT id::text, key::text, version, name, priority, seller_id::text AS "sellerId", buyer_id::text AS "buyerId", category,
           offer_id::text AS "offerId", turnover_from_minor::text AS "turnoverFromMinor",
           turnover_below_minor::text AS "turnoverBelowMinor", tariff, valid_from AS "validFrom",
           valid_until AS "validUntil", created_by AS "createdBy", created_at AS "createdAt"
      FROM commission_rule ORDER BY id`,
  );
  return rows.map((row) => ({
    ...row,
    turnoverFromMinor: row.turnoverFromMinor === null ? null : BigInt(row.turnoverFromMinor),
    turnoverBelowMinor: row.turnoverBelowMinor === null ? null : BigInt(row.turnoverBelowMinor),
    tariff: tariffOf(commissionTariff.parse(row.tariff)),
  }));
}

type PlainRule = Omit<RuleRow, 'turnoverFromMinor' | 'turnoverBelowMinor'> & {
  turnoverFromMinor: string | null;
  turnoverBelowMinor: string | null;
};

export async function versionsOf(tx: Tx, key: string): Promise<StoredRule[]> {
  return (await tx.commissionRule.findMany({ where: { key }, orderBy: { version: 'asc' } })).map(storedRule);
}

function storedRule(row: RuleRow): StoredRule {
  return {
    ...row,
    turnoverFromMinor: row.turnoverFromMinor && BigInt(row.turnoverFromMinor.toFixed(0)),
    turnoverBelowMinor: row.turnoverBelowMinor && BigInt(row.turnoverBelowMinor.toFixed(0)),
    tariff: tariffOf(commissionTariff.parse(row.tariff)),
  };
}
