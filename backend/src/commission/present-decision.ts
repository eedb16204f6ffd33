import type { CommissionDecisionView } from '@topsteel/domain/api';
import { commissionOnDown, shareOf } from '@topsteel/domain/commission';
import type { ResolvedCommission } from './resolve-commission.ts';
import { tariffJson } from './tariff-json.ts';

/** What was decided for a sale, and what it comes to on its total. */
export function presentDecision(decision: ResolvedCommission): CommissionDecisionView {
  const { tariff, totalMinor, vat } = decision;
  const amount = commissionOnDown(tariff, totalMinor);
  const shares = shareOf(tariff, totalMinor, vat.ratePermille);
  return {
    rule: decision.rule,
    why: decision.why,
    passedOver: decision.passedOver,
    category: decision.category,
    turnoverMinor: decision.turnoverMinor.toString(),
    tariff: tariffJson(tariff),
    rateBps: decision.rateBps,
    vat,
    currency: decision.currency,
    totalMinor: totalMinor.toString(),
    parts: amount.parts.map(({ name, amountMinor }) => ({ name, amountMinor: amountMinor.toString() })),
    adjustmentMinor: (shares.commissionMinor - amount.totalMinor + amount.adjustmentMinor).toString(),
    commissionMinor: shares.commissionMinor.toString(),
    vatMinor: shares.vatMinor.toString(),
    netMinor: shares.netMinor.toString(),
  };
}
