export { inNetworks } from './in-networks.ts';
export { rateClasses } from './rate-class.ts';
export type { RateClass } from './rate-class.ts';
export { forgetIdleBuckets, takeShared } from './shared-bucket.ts';
export { TokenBuckets } from './token-buckets.ts';
export type { Allowance, Taken } from './token-buckets.ts';
