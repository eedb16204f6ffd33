import type { FxBase, RatePolicy } from '@topsteel/domain/fx';

/** Pairs whose rate also goes to the chain: those that fiat orders are priced in. */
export const chainBases: readonly FxBase[] = ['EUR', 'GBP', 'CHF'];

const fiat: RatePolicy = {
  minSources: 2,
  outlierBps: 100n,
  deviationBps: 25n,
  heartbeatSeconds: 1_800,
  validSeconds: 7_200,
  jumpBps: 300n,
};
const crypto: RatePolicy = {
  ...fiat,
  outlierBps: 200n,
  deviationBps: 100n,
  heartbeatSeconds: 900,
  validSeconds: 3_600,
  jumpBps: 1_500n,
};

/** When a rate is believed, reported and over. */
export function ratePolicyOf(base: FxBase): RatePolicy {
  return base === 'ETH' || base === 'BTC' ? crypto : fiat;
}

/** How far a signer's own reading may lie from what it is asked to sign: two readings are never of one instant. */
export const SIGNER_TOLERANCE_BPS = 50n;
