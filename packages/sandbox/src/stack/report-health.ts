import { setTimeout as sleep } from 'node:timers/promises';
import { sentenceOf } from '../process/log.ts';
import type { StackPiece } from './stack-pieces.ts';

const HEALTH_TIMEOUT_MS = 60_000;

/** Waits until the marketplace calls every part up (of those that run here and can be down), and answers which ones it doesn't when that takes too long. */
export async function reportHealth(
  apiUrl: string,
  pieces: readonly StackPiece[],
  context: { say: (detail: string) => void; signal: AbortSignal },
): Promise<string> {
  const deadline = Date.now() + HEALTH_TIMEOUT_MS;
  for (;;) {
    context.signal.throwIfAborted();
    const down = await partsNotUp(apiUrl, pieces).catch((error: unknown) => [sentenceOf(error)]);
    if (down.length === 0) return 'every part is up';
    context.say(`not yet up: ${down.join(', ')}`);
    if (Date.now() > deadline) return `not up: ${down.join(', ')}`;
    await sleep(500);
  }
}

/** The index and the oracles may have been left out of this start; the marketplace runs without them. */
const OPTIONAL_PARTS: readonly StackPiece[] = ['graph', 'oracles'];

async function partsNotUp(apiUrl: string, pieces: readonly StackPiece[]): Promise<string[]> {
  const response = await fetch(`${apiUrl}/health`, { signal: AbortSignal.timeout(20_000) });
  const { parts } = (await response.json()) as { parts: Record<string, { state: string }> };
  return Object.entries(parts)
    .filter(
      ([name, part]) =>
        part.state !== 'up' && !OPTIONAL_PARTS.some((left) => left === name && !pieces.includes(left)),
    )
    .map(([name]) => name);
}
