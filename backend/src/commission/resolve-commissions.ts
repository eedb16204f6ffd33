import type { Tx } from '../platform/database/index.ts';
import { turnoversOf } from './infra/decision-store.ts';
import { allRules } from './infra/rule-store.ts';
import {
  decideCommission,
  type CommissionDefaults,
  type CommissionRequest,
  type ResolvedCommission,
} from './resolve-commission.ts';

/** The same for many sales of one moment: two statements whatever their number. In their order. */
export async function resolveCommissions(
  tx: Tx,
  requests: readonly CommissionRequest[],
  defaults: CommissionDefaults,
): Promise<ResolvedCommission[]> {
  const [first] = requests;
  if (first === undefined) return [];
  const sellers = [...new Set(requests.map(({ seller }) => seller.id))];
  const turnovers = await turnoversOf(tx, sellers, first.at);
  const rules = await allRules(tx);
  return requests.map((request) =>
    decideCommission(rules, turnovers.get(request.seller.id) ?? 0n, request, defaults),
  );
}
