import {
  markFailed,
  readTraceparent,
  traceparentOf,
  tracingNow,
  underSpan,
  type Span,
} from '@topsteel/tracing';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { loggedPath } from '../logging/index.ts';
import type { Metrics } from './metrics.ts';

/** Who sent a request, as far as a log may say. */
export interface Sender {
  userId: string;
  organisationId: string | null;
}

/**
 * Counts and times every request by its route, writes one line of the log for it (with the ids of request, trace, person
 * and organisation, and without what it asked or was told), and opens a span for it where tracing is on.
 */
export function observeRequests(
  fastify: FastifyInstance,
  metrics: Metrics,
  senderOf: (request: FastifyRequest) => Sender | null,
): void {
  if (tracingNow()) openSpans(fastify);
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const status = reply.statusCode;
    const route = request.routeOptions.url ?? 'none';
    metrics.countRequest(method, route, status, reply.elapsedTime / 1_000);
    const sender = senderOf(request);
    const traceId = traceIdOf(request);
    request.log[status >= 500 ? 'error' : 'info'](
      {
        method,
        path: loggedPath(request.url),
        status,
        ms: Math.round(reply.elapsedTime),
        ...(traceId !== undefined && { traceId }),
        ...(sender && { userId: sender.userId, organisationId: sender.organisationId }),
      },
      'answered',
    );
    done();
  });
}

const spans = new WeakMap<FastifyRequest, Span>();

/** Of our own span, else of whoever asked. */
const traceIdOf = (request: FastifyRequest): string | undefined =>
  spans.get(request)?.spanContext().traceId ?? readTraceparent(request.headers.traceparent)?.traceId;

function openSpans(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const span = tracingNow()?.start(`${request.method} ${route}`, {
      kind: 'server',
      parent: request.headers.traceparent,
      attributes: {
        'http.request.method': request.method,
        'http.route': route,
        'url.path': loggedPath(request.url),
      },
    });
    if (!span) {
      done();
      return;
    }
    spans.set(request, span);
    void reply.header('traceparent', traceparentOf(span));
    reply.raw.once('close', () => {
      span.setAttribute('http.response.status_code', reply.statusCode);
      if (reply.statusCode >= 500) markFailed(span);
      span.end();
    });
    done();
  });
  // Not earlier: a body is read in between, and its end comes from outside of the request's own work.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const span = spans.get(request);
    if (span) underSpan(span, done);
    else done();
  });
}
