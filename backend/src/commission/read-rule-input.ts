import type { CommissionRuleInput } from '@topsteel/domain/api';
import { checkTariff, type CommissionRule } from '@topsteel/domain/commission';
import { AppError } from '@topsteel/domain/errors';
import { tariffOf } from './tariff-json.ts';

/** A rule as its input says it, without its place among the others. */
export type RuleTerms = Omit<CommissionRule, 'id' | 'key' | 'version'>;

/**
 * @throws AppError `invalid-input` for a tariff that the escrow could not take, bounds that are crossed, or a beginning in
 * the past
 */
export function readRuleInput(input: CommissionRuleInput, now: Date): RuleTerms {
  const tariff = tariffOf(input.tariff);
  checkTariff(tariff);
  const validFrom = input.validFrom === null ? now : new Date(input.validFrom);
  const validUntil = input.validUntil === null ? null : new Date(input.validUntil);
  if (validFrom < now)
    throw ruleWrong('validFrom', 'A rule cannot begin in the past: quotes were made by then.');
  if (validUntil !== null && validUntil < validFrom)
    throw ruleWrong('validUntil', 'The end is before the beginning.');
  const turnoverFromMinor = input.turnoverFromMinor === null ? null : BigInt(input.turnoverFromMinor);
  const turnoverBelowMinor = input.turnoverBelowMinor === null ? null : BigInt(input.turnoverBelowMinor);
  if (turnoverFromMinor !== null && turnoverBelowMinor !== null && turnoverFromMinor >= turnoverBelowMinor)
    throw ruleWrong('turnoverBelowMinor', 'No turnover lies between these bounds.');
  const { name, priority, sellerId, buyerId, category, offerId } = input;
  return {
    name,
    priority,
    sellerId,
    buyerId,
    category,
    offerId,
    turnoverFromMinor,
    turnoverBelowMinor,
    tariff,
    validFrom,
    validUntil,
  };
}

export const ruleWrong = (field: string, message: string) =>
  new AppError('invalid-input', {
    message,
    details: { reason: 'rule-invalid', errors: [{ field, message }] },
  });
