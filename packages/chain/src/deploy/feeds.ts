import { keccak256, toBytes, type Hex } from 'viem';

/** A kind of report and how stale it may be. */
export interface Feed {
  name: string;
  kind: Hex;
  /** How long an observation is fresh. */
  maxAgeSeconds: number;
  /** How far the instrument's clock may run ahead of the block's. */
  maxAheadSeconds: number;
}

const DAY = 86_400;

const feed = (name: string, maxAgeSeconds: number, maxAheadSeconds: number): Feed => ({
  name,
  kind: keccak256(toBytes(name)),
  maxAgeSeconds,
  maxAheadSeconds,
});

/**
 * The feeds that a deployment opens. A weigh ticket may reach us late, but not a month late, and what was weighed stays
 * weighed; the same holds for a delivery. Bank money can be returned, so what an account received is asked again after a
 * week. A rate is of the day. Emission factors are published yearly.
 */
export const feeds: readonly Feed[] = [
  feed('TopSteel.Weight', 30 * DAY, 60),
  feed('TopSteel.FiatReceipt', 7 * DAY, 60),
  feed('TopSteel.Delivery', 30 * DAY, 60),
  feed('TopSteel.Fx', DAY, 60),
  feed('TopSteel.CarbonFactor', 366 * DAY, 60),
];
