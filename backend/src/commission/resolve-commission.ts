import {
  defaultRule,
  rateOfDown,
  resolveRule,
  vatOnCommissionOf,
  type CommissionRule,
  type CommissionTariff,
  type CommissionVat,
} from '@topsteel/domain/commission';
import type { Currency } from '@topsteel/domain/units';
import type { Tx } from '../platform/database/index.ts';
import { turnoverOf } from './infra/decision-store.ts';
import { allRules } from './infra/rule-store.ts';

/** A sale whose commission is asked for. */
export interface CommissionRequest {
  seller: { id: string; country: string; vatNumber: string | null };
  buyerId: string;
  offerId: string;
  /** Form of the product. */
  category: string | null;
  goodsMinor: bigint;
  /** Goods and tax of the ordered mass: what the commission is taken of. */
  totalMinor: bigint;
  currency: Currency;
  at: Date;
}

/** The rate where no rule applies, and where the platform is taxed. */
export interface CommissionDefaults {
  feeBps: number;
  platformCountry: string;
}

/** What a sale costs its seller, and why. */
export interface ResolvedCommission {
  rule: { id: string; name: string; version: number };
  why: string;
  passedOver: { name: string; why: string }[];
  category: string | null;
  turnoverMinor: bigint;
  tariff: CommissionTariff;
  /** The tariff as one rate of the ordered total, for an escrow's terms. */
  rateBps: number;
  vat: CommissionVat;
  totalMinor: bigint;
  currency: Currency;
}

/**
 * Finds the rule for a sale among all rules in force, by priority, and the tax on what it costs.
 *
 * @throws AppError `invalid-input` when the platform's country has no VAT rate.
 * @example (await resolveCommission(tx, sale, { feeBps: 100, platformCountry: 'LU' })).rateBps // 100 where no rule applies
 */
export async function resolveCommission(
  tx: Tx,
  request: CommissionRequest,
  defaults: CommissionDefaults,
): Promise<ResolvedCommission> {
  const turnoverMinor = await turnoverOf(tx, request.seller.id, request.at);
  return decideCommission(await allRules(tx), turnoverMinor, request, defaults);
}

/** The decision, once rules and turnover are known. Pure. */
export function decideCommission(
  rules: readonly CommissionRule[],
  turnoverMinor: bigint,
  request: CommissionRequest,
  defaults: CommissionDefaults,
): ResolvedCommission {
  const { seller, buyerId, offerId, category, totalMinor, currency, at } = request;
  const { rule, why, passedOver } = resolveRule(rules, defaultRule(defaults.feeBps), {
    sellerId: seller.id,
    buyerId,
    offerId,
    category,
    turnoverMinor,
    at,
  });
  return {
    rule: { id: rule.id, name: rule.name, version: rule.version },
    why,
    passedOver,
    category,
    turnoverMinor,
    tariff: rule.tariff,
    rateBps: rateOfDown(rule.tariff, totalMinor),
    vat: vatOnCommissionOf({
      platformCountry: defaults.platformCountry,
      vendorCountry: seller.country,
      vendorVat: seller.vatNumber,
    }),
    totalMinor,
    currency,
  };
}
