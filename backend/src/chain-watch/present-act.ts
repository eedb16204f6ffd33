import type { ChainAct } from '@topsteel/domain/api';
import { takeBackRuleOf } from './domain/take-back-rules.ts';
import type { ActRow } from './infra/act-queries.ts';

/** An act as the API answers it. */
export function presentAct({ askedAt, takenBackAt, ...act }: ActRow): ChainAct {
  const rule = takeBackRuleOf(act.kind, act.businessKey);
  return {
    ...act,
    askedAt: askedAt.toISOString(),
    takenBackAt: takenBackAt?.toISOString() ?? null,
    afterwards: 'afterwards' in rule ? rule.afterwards : null,
    keptBecause: 'keptBecause' in rule ? rule.keptBecause : null,
  };
}
