/**
 * Begins to trace to an OTLP endpoint. The libraries are loaded only here; until then spans cost nothing and go nowhere.
 *
 * @param endpoint base address of the collector; `/v1/traces` is added, as the OTLP specification says
 * @returns sends what is left, and ends
 */
export async function startTracing(endpoint: string, service: string): Promise<() => Promise<void>> {
  const [sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new sdk.NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  });
  provider.register();
  return () => provider.shutdown();
}
