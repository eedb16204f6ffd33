/** So many requests a minute, saved up to a minute's worth. */
export interface Allowance {
  perMinute: number;
}

export interface Taken {
  isTaken: boolean;
  /** Whole requests left now. */
  left: number;
  /** Seconds until the allowance is whole again. */
  fullInS: number;
  /** Seconds until the next request is taken; 0 when one is left. */
  nextInS: number;
}

/** A request is 60,000 parts, so that every millisecond brings a whole number of them. */
interface Bucket {
  parts: number;
  atMs: number;
}

const MOST_BUCKETS = 100_000;
const MINUTE_MS = 60_000;

/** Token buckets in this process's memory; the longest kept are forgotten first when there are too many. */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();
  private readonly most: number;

  constructor(most = MOST_BUCKETS) {
    this.most = most;
  }

  /** @example new TokenBuckets().take('read:ada', { perMinute: 60 }, 0) // { isTaken: true, left: 59, fullInS: 1, nextInS: 0 } */
  take(key: string, { perMinute }: Allowance, nowMs: number): Taken {
    const kept = this.buckets.get(key);
    const whole = perMinute * MINUTE_MS;
    const bucket = kept ?? { parts: whole, atMs: nowMs };
    if (!kept) this.add(key, bucket);
    bucket.parts = Math.min(whole, bucket.parts + Math.max(0, nowMs - bucket.atMs) * perMinute);
    bucket.atMs = nowMs;
    const isTaken = bucket.parts >= MINUTE_MS;
    if (isTaken) bucket.parts -= MINUTE_MS;
    return takenOf(isTaken, bucket.parts / MINUTE_MS, perMinute);
  }

  get size(): number {
    return this.buckets.size;
  }

  private add(key: string, bucket: Bucket): void {
    if (this.buckets.size >= this.most) {
      const [oldest] = this.buckets.keys();
      if (oldest !== undefined) this.buckets.delete(oldest);
    }
    this.buckets.set(key, bucket);
  }
}

/** What the caller is told of a bucket that holds so many tokens after the request. */
export function takenOf(isTaken: boolean, tokens: number, perMinute: number): Taken {
  const perSecond = perMinute / 60;
  return {
    isTaken,
    left: Math.max(0, Math.floor(tokens)),
    fullInS: Math.ceil((perMinute - tokens) / perSecond),
    nextInS: tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perSecond),
  };
}
