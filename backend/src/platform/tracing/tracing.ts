import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span, Tracer } from '@opentelemetry/api';

/** What the process traces with; absent unless an endpoint is set, and then nothing is done and nothing loaded. */
export interface Tracing {
  /** Begins a span under the one of the work under way, or under what the caller sent. */
  start(name: string, options: SpanOptions): Span;
  fail(span: Span): void;
  stop(): Promise<void>;
}

interface SpanOptions {
  kind: 'server' | 'client' | 'internal';
  attributes?: Record<string, string | number>;
  /** A W3C traceparent that somebody sent. */
  parent?: string | undefined;
}

let tracing: Tracing | undefined;
const active = new AsyncLocalStorage<Span>();

/** The tracing of this process, if it has one. */
export const tracingNow = (): Tracing | undefined => tracing;

/** Runs work under a span. */
export const underSpan = <T>(span: Span, work: () => T): T => active.run(span, work);

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/**
 * A W3C traceparent in its parts; null when it is none. Only version 00 is read, and zeros are no ids (Trace Context 2,
 * 3.2.2).
 *
 * @example readTraceparent('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01')?.traceId // '4bf92f35…'
 */
export function readTraceparent(
  header: unknown,
): { traceId: string; spanId: string; traceFlags: number } | null {
  if (typeof header !== 'string') return null;
  const [, traceId, spanId, flags] = TRACEPARENT.exec(header) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return null;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1 };
}

/** The headers that carry the trace under way on to somebody else; none when nothing is traced. */
export function traceHeaders(): Record<string, string> {
  const span = active.getStore();
  return span ? { traceparent: traceparentOf(span) } : {};
}

/** @example '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' */
export function traceparentOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

/**
 * Begins to trace to an OTLP endpoint: request, use case and statement each have a span. Libraries are loaded only here.
 *
 * @param endpoint base address of the collector; `/v1/traces` is added, as the OTLP specification says
 */
export async function startTracing(endpoint: string): Promise<Tracing> {
  const [
    { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace },
    sdk,
    { OTLPTraceExporter },
    { resourceFromAttributes },
  ] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new sdk.NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'topsteel-backend' }),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  });
  const tracer: Tracer = provider.getTracer('topsteel');
  const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };
  tracing = {
    start(name, { kind, attributes = {}, parent }) {
      const sent = readTraceparent(parent);
      const under = active.getStore();
      const base = under
        ? trace.setSpan(context.active(), under)
        : sent
          ? trace.setSpanContext(ROOT_CONTEXT, { ...sent, isRemote: true })
          : ROOT_CONTEXT;
      return tracer.startSpan(name, { kind: kinds[kind], attributes }, base);
    },
    fail(span) {
      span.setStatus({ code: SpanStatusCode.ERROR });
    },
    async stop() {
      tracing = undefined;
      await provider.shutdown();
    },
  };
  return tracing;
}

/** Says on a span that its work failed. */
export const markFailed = (span: Span): void => tracing?.fail(span);
