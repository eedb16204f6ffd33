import type { Tracer } from '@opentelemetry/api';
import type { TracerProviderOptions } from '@opentelemetry/sdk-trace';
import { readTraceparent } from './traceparent.ts';
import { spanNow, traceWith } from './tracing.ts';
import type { Tracing } from './tracing.ts';

/**
 * Begins to trace to an OTLP endpoint. The libraries are loaded only here; until then spans cost nothing and go nowhere.
 *
 * @param endpoint base address of the collector; `/v1/traces` is added, as the OTLP specification says
 * @param service what the process is called in traces, such as `topsteel-backend`
 */
export async function startTracing(endpoint: string, service: string): Promise<Tracing> {
  const [{ ROOT_CONTEXT, SpanKind, SpanStatusCode, trace }, sdk, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new sdk.TracerProvider({
    resource: resourceOf({ 'service.name': service }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter })],
  });
  const tracer: Tracer = provider.getTracer('topsteel');
  const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };
  const tracing: Tracing = {
    start(name, { kind, attributes = {}, parent }) {
      const sent = readTraceparent(parent);
      const under = spanNow();
      const base = under
        ? trace.setSpan(ROOT_CONTEXT, under)
        : sent
          ? trace.setSpanContext(ROOT_CONTEXT, { ...sent, isRemote: true })
          : ROOT_CONTEXT;
      return tracer.startSpan(name, { kind: kinds[kind], attributes }, base);
    },
    fail(span) {
      span.setStatus({ code: SpanStatusCode.ERROR });
    },
    async stop() {
      traceWith(undefined);
      await provider.shutdown();
    },
  };
  traceWith(tracing);
  return tracing;
}

type Resource = NonNullable<TracerProviderOptions['resource']>;

/** What sends the spans. The library that makes these is one more to load, for a name. */
function resourceOf(attributes: Record<string, string>): Resource {
  return {
    attributes,
    getRawAttributes: () => Object.entries(attributes),
    merge: (other) => resourceOf({ ...attributes, ...(other?.attributes as Record<string, string>) }),
  };
}
