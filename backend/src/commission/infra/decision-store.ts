import { commissionExplanation, commissionTariff } from '@topsteel/domain/api';
import type { Currency } from '@topsteel/domain/units';
import { tariffJson, tariffOf } from '../tariff-json.ts';
import type { ResolvedCommission } from '../resolve-commission.ts';
import type { Tx } from '../../platform/database/index.ts';

const { passedOver, vat } = commissionExplanation.shape;

/** Keeps what was decided for a quote. */
export async function insertDecision(tx: Tx, quoteId: string, decision: ResolvedCommission): Promise<void> {
  await insertDecisions(tx, [{ quoteId, decision }]);
}

/** The same for many quotes, in one statement. */
export async function insertDecisions(
  tx: Tx,
  decisions: readonly { quoteId: string; decision: ResolvedCommission }[],
): Promise<void> {
  await tx.commissionDecision.createMany({
    data: decisions.map(({ quoteId, decision }) => ({
      quoteId,
      ruleId: decision.rule.id,
      ruleName: decision.rule.name,
      ruleVersion: decision.rule.version,
      why: decision.why,
      passedOver: decision.passedOver,
      category: decision.category,
      turnoverMinor: decision.turnoverMinor.toString(),
      tariff: tariffJson(decision.tariff),
      rateBps: decision.rateBps,
      vat: { ...decision.vat },
      totalMinor: decision.totalMinor.toString(),
      currency: decision.currency,
    })),
  });
}

export async function findDecision(tx: Tx, quoteId: string): Promise<ResolvedCommission | null> {
  const row = await tx.commissionDecision.findUnique({ where: { quoteId } });
  return (
    row && {
      rule: { id: row.ruleId, name: row.ruleName, version: row.ruleVersion },
      why: row.why,
      passedOver: passedOver.parse(row.passedOver),
      category: row.category,
      turnoverMinor: BigInt(row.turnoverMinor.toFixed(0)),
      tariff: tariffOf(commissionTariff.parse(row.tariff)),
      rateBps: row.rateBps,
      vat: vat.parse(row.vat),
      totalMinor: BigInt(row.totalMinor.toFixed(0)),
      currency: row.currency as Currency,
    }
  );
}

/** What a seller has sold and been paid for in the twelve months before, in minor units of USDC, before tax. */
export async function turnoverOf(tx: Tx, sellerId: string, at: Date): Promise<bigint> {
  const [row] = await tx.$queryRaw<[{ turnover: string }]>`
    SELECT coalesce(sum(turnover_minor), 0)::text AS turnover FROM turnovers_of(ARRAY[${sellerId}::uuid], ${at}::timestamptz)`;
  return BigInt(row.turnover);
}

/** The same for many sellers, in one statement; who has sold nothing is not in it. */
export async function turnoversOf(
  tx: Tx,
  sellerIds: readonly string[],
  at: Date,
): Promise<Map<string, bigint>> {
  const rows = await tx.$queryRaw<{ seller_id: string; turnover: string }[]>`
    SELECT seller_id::text, turnover_minor::text AS turnover
      FROM turnovers_of(${[...sellerIds]}::uuid[], ${at}::timestamptz)`;
  return new Map(rows.map(({ seller_id: sellerId, turnover }) => [sellerId, BigInt(turnover)]));
}

/** The two sides of an order, and the quote it was made of. */
export async function sidesOf(
  tx: Tx,
  orderId: string,
): Promise<{ quoteId: string; sellerId: string; buyerId: string } | null> {
  const row = await tx.purchaseOrder.findUnique({
    where: { id: orderId },
    select: { quoteId: true, sellerId: true, buyerId: true },
  });
  return row;
}
