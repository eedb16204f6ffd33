export { fetchInSpan } from './fetch-in-span.ts';
export { askInSpan, inSpan } from './in-span.ts';
export { readTraceparent, traceparentOf } from './traceparent.ts';
export { markFailed, spanNow, traceHeaders, tracingNow, underSpan } from './tracing.ts';
export type { Attributes, Span, SpanKind, SpanOptions, Tracing } from './tracing.ts';
