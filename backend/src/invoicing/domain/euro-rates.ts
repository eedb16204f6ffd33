import { AppError } from '@topsteel/domain/errors';
import { euroCentsHalfUp, type ToEuroCents } from '@topsteel/domain/fec';
import type { Currency } from '@topsteel/domain/units';

const DOLLAR_E8 = 100_000_000n;

/** Rates in dollars by day, oldest first, of every currency but the dollar's own. */
export type RateTable = ReadonlyMap<string, readonly { on: string; rateE8: bigint }[]>;

/**
 * How amounts become euros in a FEC: by the rate of the day or the last one before it; days before the first known rate
 * take that one. USDC is a dollar.
 *
 * @returns a function that throws AppError `conflict` naming the currency it has no rate of
 */
export function toEuroCentsBy(table: RateTable): ToEuroCents {
  const rateOn = (currency: string, on: string): bigint => {
    if (currency === 'USDC') return DOLLAR_E8;
    const rates = table.get(currency) ?? [];
    const rate = rates.findLast((each) => each.on <= on) ?? rates[0];
    if (rate !== undefined) return rate.rateE8;
    throw new AppError('conflict', {
      message: `The books hold amounts that become euros only by a rate of ${currency}, and none was ever read. Look after the feed of exchange rates, then export again.`,
      details: { reason: 'rate-missing', currency },
    });
  };
  return (amountMinor: bigint, currency: Currency, on: string) =>
    euroCentsHalfUp(amountMinor, currency, { unitE8: rateOn(currency, on), euroE8: rateOn('EUR', on) });
}
