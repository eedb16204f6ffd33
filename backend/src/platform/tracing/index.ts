export { traceQueries } from './trace-queries.ts';
export {
  markFailed,
  readTraceparent,
  startTracing,
  traceHeaders,
  traceparentOf,
  tracingNow,
  underSpan,
} from './tracing.ts';
export type { Tracing } from './tracing.ts';
