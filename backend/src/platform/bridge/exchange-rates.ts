import { usdcAtPar, type DollarRate, type ExchangeRates, type FxRate } from '@topsteel/domain/fx';
import type { Currency } from '@topsteel/domain/units';
import type { Tx } from '../database/index.ts';
import { latestRate } from './latest-rate.ts';

/**
 * The feed's rates between two currencies: those that hold now, or the last that held on a day (UTC). Null when nobody has
 * signed one of them that did: then nothing is exchanged by them.
 *
 * @param day `2026-11-26`, or null for now
 */
export async function exchangeRates(
  tx: Tx,
  { from, to, day = null }: { from: Currency; to: Currency; day?: string | null },
): Promise<ExchangeRates | null> {
  const [one, other] = [await dollarRate(tx, from, day), await dollarRate(tx, to, day)];
  return one === null || other === null ? null : { from: one, to: other };
}

async function dollarRate(tx: Tx, currency: Currency, day: string | null): Promise<DollarRate | null> {
  if (currency === 'USDC') return usdcAtPar;
  const found = day === null ? await latestRate(tx, currency) : await rateOn(tx, currency, day);
  return found && { currency, rateE8: found.rateE8, round: found.round, observedAt: found.observedAt };
}

async function rateOn(
  tx: Tx,
  base: FxRate['base'],
  day: string,
): Promise<Pick<FxRate, 'rateE8' | 'round' | 'observedAt'> | null> {
  const [row] = await tx.$queryRaw<{ rate_e8: string; observed_at: Date; round: number }[]>`
    SELECT rate_e8::text, observed_at, round FROM bridge.fx_rate
     WHERE base = ${base} AND quote = 'USD' AND valid_until > ${day}::date::timestamp AT TIME ZONE 'UTC'
       AND observed_at < (${day}::date + 1)::timestamp AT TIME ZONE 'UTC'
     ORDER BY round DESC LIMIT 1`;
  return row ? { rateE8: BigInt(row.rate_e8), round: row.round, observedAt: row.observed_at } : null;
}
