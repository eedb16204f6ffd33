import { setTimeout as sleep } from 'node:timers/promises';

/** One kind of request, and how often it comes among a hundred. */
export interface Kind {
  name: string;
  share: number;
  send: () => Promise<Response>;
}

export interface LoadResult {
  sent: number;
  /** Every request that got no answer or one that says that the server failed. */
  failed: { kind: string; reason: string; atMs: number }[];
  perKind: Record<string, number>;
  /** Milliseconds to the whole answer. */
  p50: number;
  p95: number;
  worst: number;
}

/**
 * Sends so many requests a second until the signal, at their time whether or not earlier ones were answered (an open
 * loop: a server that stalls is not spared), and waits for the last answer.
 */
export async function sendLoad(
  kinds: readonly Kind[],
  perSecond: number,
  signal: AbortSignal,
): Promise<LoadResult> {
  const deck = kinds.flatMap((kind) => Array.from({ length: kind.share }, () => kind));
  const startedAt = performance.now();
  const failed: LoadResult['failed'] = [];
  const took: number[] = [];
  const perKind: Record<string, number> = {};
  const waiting = new Set<Promise<void>>();
  for (let sent = 0; !signal.aborted; sent += 1) {
    const dueIn = startedAt + (sent * 1_000) / perSecond - performance.now();
    if (dueIn > 0) await sleep(dueIn);
    // Another kind each time: 37 and 100 have no divisor in common.
    const kind = deck[(sent * 37) % deck.length];
    if (kind === undefined) continue;
    perKind[kind.name] = (perKind[kind.name] ?? 0) + 1;
    const one = measure(kind).then(({ ms, reason }) => {
      took.push(ms);
      const atMs = Math.round(performance.now() - startedAt);
      if (reason !== null) failed.push({ kind: kind.name, reason, atMs });
      waiting.delete(one);
    });
    waiting.add(one);
  }
  await Promise.all(waiting);
  const sorted = took.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
  return { sent: took.length, failed, perKind, p50: at(0.5), p95: at(0.95), worst: at(0.99999) };
}

async function measure(kind: Kind): Promise<{ ms: number; reason: string | null }> {
  const from = performance.now();
  try {
    const response = await kind.send();
    const body = await response.text();
    const reason = response.ok ? null : `${response.status} ${body.slice(0, 160)}`;
    return { ms: performance.now() - from, reason };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { ms: performance.now() - from, reason: cause instanceof Error ? cause.message : String(cause) };
  }
}
