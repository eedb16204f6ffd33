import { commissionTariff } from '@topsteel/domain/api';
import type { CommissionRule } from '@topsteel/domain/commission';
import type { CommissionRule as RuleRow } from '../../generated/prisma/client.ts';
import { tariffJson, tariffOf } from '../tariff-json.ts';
import type { Tx } from '../../platform/database/index.ts';

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
  return (await tx.commissionRule.findMany({ orderBy: { id: 'asc' } })).map(storedRule);
}

export async function versionsOf(tx: Tx, key: string): Promise<StoredRule[]> {
  return (await tx.commissionRule.findMany({ where: { key }, orderBy: { version: 'asc' } })).map(storedRule);
}

/** Newest first. */
export async function listRules(
  tx: Tx,
  query: { key: string | undefined; after: string | null; take: number },
): Promise<StoredRule[]> {
  const rows = await tx.commissionRule.findMany({
    where: {
      ...(query.key !== undefined && { key: query.key }),
      ...(query.after !== null && { id: { lt: query.after } }),
    },
    orderBy: { id: 'desc' },
    take: query.take,
  });
  return rows.map(storedRule);
}

function storedRule(row: RuleRow): StoredRule {
  return {
    ...row,
    turnoverFromMinor: row.turnoverFromMinor && BigInt(row.turnoverFromMinor.toFixed(0)),
    turnoverBelowMinor: row.turnoverBelowMinor && BigInt(row.turnoverBelowMinor.toFixed(0)),
    tariff: tariffOf(commissionTariff.parse(row.tariff)),
  };
}
