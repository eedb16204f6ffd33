import type { CommissionRuleInput } from '@topsteel/domain/api';
import { currencyDecimals } from '@topsteel/domain/units';
import { typedAmount } from '../../ui/typed-amount.ts';
import type { Language } from '../../words/languages.ts';

/** A rule, or what was typed where a figure should stand. */
export type RuleReading = { ok: true; rule: CommissionRuleInput } | { ok: false; figure: string };

/** Thrown with the text that is no figure. */
class NoFigure extends Error {}

/**
 * The rule that a form describes. Rates are given in percent with at most two decimals, amounts in USDC.
 *
 * @returns the first figure that cannot be read, where there is one
 * @example readRule((name) => ({ priority: '10', name1: 'Sale', rate1: '0,8' })[name] ?? '', 'de') // …components[0].bps: 80
 */
export function readRule(field: (name: string) => string, language: Language): RuleReading {
  const figureOf = (name: string, decimals: number): bigint | null => {
    const text = field(name).trim();
    if (text === '') return null;
    const figure = typedAmount(text, decimals, language);
    if (figure === undefined || figure < 0n) throw new NoFigure(text);
    return figure;
  };
  const amountOf = (name: string): string | null => figureOf(name, currencyDecimals.USDC)?.toString() ?? null;
  try {
    const components = ['1', '2']
      .filter((position) => field(`name${position}`) !== '')
      .map((position) => ({
        name: field(`name${position}`),
        bps: Number(figureOf(`rate${position}`, 2) ?? 0n),
        fixedMinor: amountOf(`fixed${position}`) ?? '0',
        minimumMinor: null,
        maximumMinor: null,
      }));
    return {
      ok: true,
      rule: {
        name: field('name'),
        priority: Number(figureOf('priority', 0) ?? 0n),
        sellerId: field('sellerId') === '' ? null : field('sellerId'),
        buyerId: null,
        category: field('category') === '' ? null : field('category'),
        offerId: null,
        turnoverFromMinor: amountOf('turnoverFrom'),
        turnoverBelowMinor: amountOf('turnoverBelow'),
        tariff: {
          components,
          minimumMinor: amountOf('minimum'),
          maximumMinor: amountOf('maximum'),
        },
        validFrom: null,
        validUntil: null,
      },
    };
  } catch (error) {
    if (error instanceof NoFigure) return { ok: false, figure: error.message };
    throw error;
  }
}
