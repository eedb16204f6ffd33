import type { VatRuleCode } from '../order/index.ts';
import { formatScaled } from '../units/index.ts';
import type { Exemption } from './total-up.ts';

/** A VAT rule in the terms of an invoice. */
export interface TaxCategory {
  /** UNCL5305. */
  code: 'S' | 'K' | 'AE' | 'G' | 'O';
  /** BT-119, in percent; null where VAT does not apply at all. */
  rate: string | null;
  exemption: Exemption | null;
}

/**
 * The VAT category of a supply under a rule. Goods to another member state are an intra-Community supply, a service there
 * is a reverse charge; goods that leave the Union are an export, a service received outside of it is not in its scope.
 *
 * @example taxCategoryOf({ code: 'domestic', ratePermille: 255 }, 'goods') // { code: 'S', rate: '25.5', exemption: null }
 */
export function taxCategoryOf(
  rule: { code: VatRuleCode | 'outside-scope'; ratePermille: number },
  supply: 'goods' | 'services',
): TaxCategory {
  if (rule.code === 'domestic') {
    return { code: 'S', rate: formatScaled(BigInt(rule.ratePermille), 1), exemption: null };
  }
  if (rule.code === 'reverse-charge') {
    return supply === 'goods'
      ? exempt('K', 'Intra-Community supply (Directive 2006/112/EC, Article 138)', 'VATEX-EU-IC')
      : exempt('AE', 'Reverse charge (Directive 2006/112/EC, Articles 44 and 196)', 'VATEX-EU-AE');
  }
  if (rule.code === 'domestic-reverse-charge') {
    return exempt('AE', 'Reverse charge (Directive 2006/112/EC, Articles 199 and 199a)', 'VATEX-EU-AE');
  }
  return supply === 'goods'
    ? exempt('G', 'Export (for the Union, Directive 2006/112/EC, Article 146)', 'VATEX-EU-G')
    : {
        ...exempt(
          'O',
          'Service received outside the territory (Directive 2006/112/EC, Article 44)',
          'VATEX-EU-O',
        ),
        rate: null,
      };
}

function exempt(code: 'K' | 'AE' | 'G' | 'O', reason: string, vatex: string): TaxCategory {
  return { code, rate: '0', exemption: { reason, code: vatex } };
}
