import { mulDivHalfUp } from '../units/index.ts';

/** What one source says of one pair. */
export interface SourcedRate {
  source: string;
  rateE8: bigint;
  asOf: Date;
  /** How long this source's word is fresh: a day's fixing holds longer than a ticker's. */
  maxAgeSeconds: number;
}

/** A source's rate and whether it counted; `why` when it did not. */
export interface WeighedRate {
  source: string;
  rateE8: bigint;
  asOf: Date;
  why: 'stale' | 'ahead' | 'outlier' | null;
}

export interface RatePolicy {
  /** How many fresh sources that agree a rate needs. */
  minSources: number;
  /** A source this far from the median of the fresh ones is left out. Hundredths of a percent. */
  outlierBps: bigint;
  /** A move this large is reported at once. */
  deviationBps: bigint;
  /** Without a move a rate is reported after this. */
  heartbeatSeconds: number;
  /** How long a reported rate may be priced with. */
  validSeconds: number;
  /** A larger move than this, against a rate that still holds, is not believed. */
  jumpBps: bigint;
}

export type RateDecision =
  | { do: 'report'; rateE8: bigint; sources: WeighedRate[] }
  /** The last rate stands. */
  | { do: 'keep'; rateE8: bigint; sources: WeighedRate[] }
  | { do: 'refuse'; reason: string; sources: WeighedRate[] };

const BPS = 10_000n;
const AHEAD_SECONDS = 60;

/** How far a rate lies from another, in hundredths of a percent of the other, rounded half up. @example deviationBpsHalfUp(101n, 100n) // 100n */
export function deviationBpsHalfUp(rateE8: bigint, fromE8: bigint): bigint {
  const difference = rateE8 > fromE8 ? rateE8 - fromE8 : fromE8 - rateE8;
  return mulDivHalfUp(difference, BPS, fromE8);
}

/** The middle of the rates; of an even number the mean of the two middle ones, half up. At least one. */
export function medianHalfUp(rates: readonly bigint[]): bigint {
  const sorted = [...rates].sort((a, b) => (a < b ? -1 : 1));
  const upper = sorted[sorted.length >> 1] ?? 0n;
  const lower = sorted[(sorted.length - 1) >> 1] ?? 0n;
  return mulDivHalfUp(lower + upper, 1n, 2n);
}

/**
 * Which sources count, and the median of those: fresh ones, less those that lie further than `outlierBps` from the median
 * of the fresh. A single liar among three moves the median to an honest neighbour at most.
 */
export function weighRates(
  rates: readonly SourcedRate[],
  policy: Pick<RatePolicy, 'minSources' | 'outlierBps'>,
  now: Date,
): { rateE8: bigint | null; sources: WeighedRate[] } {
  const judged = rates.map(({ source, rateE8, asOf, maxAgeSeconds }): WeighedRate => {
    const ageSeconds = (now.getTime() - asOf.getTime()) / 1000;
    const why = ageSeconds < -AHEAD_SECONDS ? 'ahead' : ageSeconds >= maxAgeSeconds ? 'stale' : null;
    return { source, rateE8, asOf, why };
  });
  const fresh = judged.filter(({ why }) => why === null).map(({ rateE8 }) => rateE8);
  if (fresh.length === 0) return { rateE8: null, sources: judged };
  const middle = medianHalfUp(fresh);
  const sources = judged.map((one): WeighedRate => {
    const isFar = one.why === null && deviationBpsHalfUp(one.rateE8, middle) > policy.outlierBps;
    return isFar ? { ...one, why: 'outlier' } : one;
  });
  const counted = sources.filter(({ why }) => why === null);
  const voices = new Set(counted.map(({ source }) => source)).size;
  const isEnough = voices >= policy.minSources;
  return { rateE8: isEnough ? medianHalfUp(counted.map(({ rateE8 }) => rateE8)) : null, sources };
}

/**
 * Whether what the sources say becomes the rate. Pure. The median of at least `minSources` fresh sources that agree, when
 * it has moved by `deviationBps` or the last one is `heartbeatSeconds` old. A move above `jumpBps` against a rate that
 * still holds is refused: the rate then runs out, and with it whatever is priced by it, until the sources still say so.
 *
 * @param last the rate reported last, or null.
 * @example
 * decideRate([ecb 1.1624, ticker 1.1626, csv 1.1625], null, policy, now) // { do: 'report', rateE8: 116250000n, … }
 */
export function decideRate(
  rates: readonly SourcedRate[],
  last: { rateE8: bigint; observedAt: Date } | null,
  policy: RatePolicy,
  now: Date,
): RateDecision {
  const { rateE8, sources } = weighRates(rates, policy, now);
  if (rateE8 === null) {
    const counted = sources.filter(({ why }) => why === null).length;
    return {
      do: 'refuse',
      sources,
      reason: `${counted} of ${sources.length} sources are fresh and agree; ${policy.minSources} must.`,
    };
  }
  if (last === null) return { do: 'report', rateE8, sources };
  const lastAgeSeconds = (now.getTime() - last.observedAt.getTime()) / 1000;
  const moved = deviationBpsHalfUp(rateE8, last.rateE8);
  if (moved > policy.jumpBps && lastAgeSeconds < policy.validSeconds) {
    return {
      do: 'refuse',
      sources,
      reason: `The rate would move by ${moved} hundredths of a percent at once; ${policy.jumpBps} is believed.`,
    };
  }
  const isDue = moved >= policy.deviationBps || lastAgeSeconds >= policy.heartbeatSeconds;
  return { do: isDue ? 'report' : 'keep', rateE8, sources };
}
