import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span } from '@opentelemetry/api';
import { traceparentOf } from './traceparent.ts';

export type { Span } from '@opentelemetry/api';

/** What a span says beside its name and times: never a key, a secret, or what somebody was told. */
export type Attributes = Record<string, string | number>;

export type SpanKind = 'server' | 'client' | 'internal';

export interface SpanOptions {
  kind: SpanKind;
  attributes?: Attributes;
  /** What somebody sent as W3C traceparent; what is none is passed over. */
  parent?: unknown;
}

/** What the process traces with; absent unless an endpoint is set, and then nothing is done and nothing loaded. */
export interface Tracing {
  /** Begins a span under the one of the work under way, or under what the caller sent. */
  start(name: string, options: SpanOptions): Span;
  fail(span: Span): void;
  /** Sends what is left, and ends. */
  stop(): Promise<void>;
}

interface Process {
  tracing: Tracing | undefined;
  active: AsyncLocalStorage<Span>;
}

const PROCESS = Symbol.for('topsteel.tracing');
const known = globalThis as { [PROCESS]?: Process };
/** Not this module's own: pages are drawn by code that is bundled apart from the server around it, in one process. */
const own = (known[PROCESS] ??= { tracing: undefined, active: new AsyncLocalStorage() });

/** The tracing of this process, if it has one. */
export const tracingNow = (): Tracing | undefined => own.tracing;

/** Says what this process traces with from now on; undefined ends it. */
export function traceWith(tracing: Tracing | undefined): void {
  own.tracing = tracing;
}

/** The span of the work under way. */
export const spanNow = (): Span | undefined => own.active.getStore();

/** Runs work under a span. */
export const underSpan = <T>(span: Span, work: () => T): T => own.active.run(span, work);

/** The headers that carry the trace under way on to somebody else; none when nothing is traced. */
export function traceHeaders(): Record<string, string> {
  const span = spanNow();
  return span ? { traceparent: traceparentOf(span) } : {};
}

/** Says on a span that its work failed. */
export const markFailed = (span: Span): void => own.tracing?.fail(span);
