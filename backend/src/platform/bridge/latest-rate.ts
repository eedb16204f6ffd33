import type { FxRate } from '@topsteel/domain/fx';
import type { Tx } from '../database/index.ts';

interface Row {
  rate_e8: string;
  observed_at: Date;
  valid_until: Date;
  round: number;
}

/**
 * The exchange rate that a quorum of signers stands for now: dollars (USDC at par) for one unit of `base`, in
 * hundred-millionths. Null when nobody has signed one, or when the last one is too old to price with: then whatever needs
 * the rate is not available.
 *
 * @example await latestRate(tx, 'EUR') // { base: 'EUR', quote: 'USD', rateE8: 116243100n, validUntil: …, round: 7, … }
 */
export async function latestRate(tx: Tx, base: FxRate['base']): Promise<FxRate | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT rate_e8::text, observed_at, valid_until, round FROM bridge.fx_rate
     WHERE base = ${base} AND quote = 'USD' AND valid_until > now() ORDER BY round DESC LIMIT 1`;
  if (row === undefined) return null;
  return {
    base,
    quote: 'USD',
    rateE8: BigInt(row.rate_e8),
    observedAt: row.observed_at,
    validUntil: row.valid_until,
    round: row.round,
  };
}
