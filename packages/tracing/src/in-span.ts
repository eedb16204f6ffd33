import { markFailed, spanNow, tracingNow, underSpan } from './tracing.ts';
import type { Attributes, SpanKind } from './tracing.ts';

/**
 * Runs a piece of work under a span of its own, below the one under way. What it asks and what it is told stays out of the
 * span. Where nothing is traced, it is the work and nothing else.
 *
 * @example await inSpan('read blocks', { 'block.from': 42 }, () => advance(watch))
 */
export async function inSpan<Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
  { kind = 'internal', parent }: { kind?: SpanKind; parent?: unknown } = {},
): Promise<Result> {
  const span = tracingNow()?.start(name, { kind, attributes, parent });
  if (span === undefined) return work();
  try {
    return await underSpan(span, work);
  } catch (error) {
    markFailed(span);
    throw error;
  } finally {
    span.end();
  }
}

/** As {@link inSpan} for a question to somebody else, which has a span only below one of ours. */
export const askInSpan = <Result>(
  name: string,
  attributes: Attributes,
  ask: () => Promise<Result>,
): Promise<Result> => (spanNow() === undefined ? ask() : inSpan(name, attributes, ask, { kind: 'client' }));
