import { typedAmount } from '../../ui/typed-amount.ts';
import { readFigure } from '../../ui/typed-decimal.ts';
import type { Language } from '../../words/languages.ts';

export type SplitPart = { order: string; amountMinor: string };
export type SplitReading = { ok: true; value: SplitPart[] } | { ok: false; figure: string };

/** An order's number and all the rest, so that an amount may have spaces; else a reference with spaces and one word. */
const SHORT = /^(\S+)\s+(\S.*)$/u;
const LONG = /^(\S.*)\s+(\S+)$/u;

/**
 * Lines of an order or reference and an amount in euros, the amount last.
 *
 * @returns the figure that could not be read, where there is one
 * @example splitParts('TS-2026-00041 1.250,00', 'de') // { ok: true, value: [{ order: 'TS-2026-00041', amountMinor: '125000' }] }
 */
export function splitParts(text: string, language: Language): SplitReading {
  const value: SplitPart[] = [];
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [, order, figure = ''] =
      [SHORT, LONG]
        .map((form) => form.exec(line.trim()))
        .find((match) => match !== null && readFigure(match[2] ?? '', language).state !== 'none') ?? [];
    const minor = typedAmount(figure, 2, language);
    if (order === undefined || minor === undefined || minor <= 0n) return { ok: false, figure };
    value.push({ order, amountMinor: minor.toString() });
  }
  return value.length === 0 ? { ok: false, figure: '' } : { ok: true, value };
}
