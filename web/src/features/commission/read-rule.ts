import type { CommissionRuleInput } from '@topsteel/domain/api';
import { parseAmountMinor, parseDecimal, toScaledExact } from '@topsteel/domain/units';

/**
 * The rule that a form describes, or null when a field is no number. Rates are given in percent with at most two decimals,
 * amounts in USDC.
 *
 * @example readRule((name) => ({ name: 'Plate', priority: '10', name1: 'Sale', rate1: '0.8' })[name] ?? '')?.tariff.components[0]?.bps // 80
 */
export function readRule(field: (name: string) => string): CommissionRuleInput | null {
  try {
    const components = ['1', '2']
      .filter((position) => field(`name${position}`) !== '')
      .map((position) => ({
        name: field(`name${position}`),
        bps: Number(bpsOf(field(`rate${position}`))),
        fixedMinor: amountOf(field(`fixed${position}`)) ?? '0',
        minimumMinor: null,
        maximumMinor: null,
      }));
    const priority = Number(field('priority'));
    if (!Number.isInteger(priority)) return null;
    return {
      name: field('name'),
      priority,
      sellerId: field('sellerId') === '' ? null : field('sellerId'),
      buyerId: null,
      category: field('category') === '' ? null : field('category'),
      offerId: null,
      turnoverFromMinor: amountOf(field('turnoverFrom')),
      turnoverBelowMinor: amountOf(field('turnoverBelow')),
      tariff: {
        components,
        minimumMinor: amountOf(field('minimum')),
        maximumMinor: amountOf(field('maximum')),
      },
      validFrom: null,
      validUntil: null,
    };
  } catch {
    return null;
  }
}

function bpsOf(text: string): bigint {
  const bps = toScaledExact(parseDecimal(text === '' ? '0' : text), 2);
  if (bps === undefined) throw new Error('A rate has at most two decimals.');
  return bps;
}

const amountOf = (text: string): string | null =>
  text === '' ? null : parseAmountMinor(text, 'USDC').toString();
