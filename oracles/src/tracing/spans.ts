import { context, SpanKind, SpanStatusCode, trace, type Attributes } from '@opentelemetry/api';

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
  kind: SpanKind = SpanKind.INTERNAL,
): Promise<Result> {
  const span = trace.getTracer('topsteel').startSpan(name, { kind, attributes });
  try {
    return await context.with(trace.setSpan(context.active(), span), work);
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
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
): Promise<Result> =>
  trace.getActiveSpan() === undefined ? ask() : inSpan(name, attributes, ask, SpanKind.CLIENT);
