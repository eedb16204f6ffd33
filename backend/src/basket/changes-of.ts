import type { BasketFlag } from '@topsteel/domain/api';
import { currencyDecimals, type PriceCurrency } from '@topsteel/domain/pricing';
import { formatScaled } from '@topsteel/domain/units';
import type { LineOutcome } from '../pricing/index.ts';
import type { StoredLine } from './infra/basket-store.ts';

/**
 * What has changed of a line since its owner saw it last, and what a reorder had to change. A price is compared for the
 * same amount in the same currency only.
 *
 * @example changesOf(line, outcome, 'EUR') // [{ code: 'price-up', sentence: 'The price rose from 712.50 to 730.00 EUR.' }]
 */
export function changesOf(
  { seen, flags, amountMilli }: Pick<StoredLine, 'seen' | 'flags' | 'amountMilli'>,
  outcome: LineOutcome,
  currency: PriceCurrency,
): BasketFlag[] {
  if (!seen) return flags;
  const changes = [...flags];
  if (outcome.fault !== null && seen.fault === null) {
    changes.push({ code: 'not-orderable', sentence: outcome.fault.message });
  }
  if (outcome.line === null) return changes;
  if (seen.fault !== null) changes.push({ code: 'orderable-again', sentence: 'It can be ordered again.' });
  const isComparable = seen.currency === currency && seen.amountMilli === amountMilli.toString();
  if (seen.grossMinor === null || !isComparable) return changes;
  const [before, now] = [BigInt(seen.grossMinor), outcome.line.grossMinor];
  if (before === now) return changes;
  const figures = `from ${money(before, currency)} to ${money(now, currency)} ${currency}`;
  changes.push(
    now > before
      ? { code: 'price-up', sentence: `The price rose ${figures}.` }
      : { code: 'price-down', sentence: `The price fell ${figures}.` },
  );
  return changes;
}

/** @example money(71_250n, 'EUR') // '712.50' */
export const money = (amountMinor: bigint, currency: PriceCurrency): string =>
  formatScaled(amountMinor, currencyDecimals[currency], 2);
