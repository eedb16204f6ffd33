import { createHash, timingSafeEqual } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { createPageKinds } from './page-kinds.ts';

const STARTED = 'http.server.request.start';
const FINISHED = 'http.server.response.finish';
/** From a file to a page that waits for its data; seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

/**
 * Counts and times what this process answers, by kind of page, and serves the figures at `/metrics` of a port of its own:
 * no address of the pages leads there.
 *
 * @param served port (0 takes a free one), host, and the bearer token of /metrics, null when whoever reaches the port may read
 */
export async function serveFigures(served: {
  port: number;
  host: string;
  token: string | null;
}): Promise<{ port: number; stop(): Promise<void> }> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Requests by method, kind of page and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const { kindOf } = createPageKinds();
  const began = new WeakMap<IncomingMessage, number>();
  const server = createServer((request, response) => {
    const tell = (status: number, text: string, type = 'text/plain; charset=utf-8'): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
    };
    if (request.method !== 'GET' || request.url !== '/metrics') tell(404, 'There is only /metrics here.\n');
    else if (
      served.token !== null &&
      !isSame(request.headers.authorization ?? '', `Bearer ${served.token}`)
    ) {
      tell(401, 'Figures are read with METRICS_TOKEN as bearer token.\n');
    } else {
      void registry.metrics().then(
        (text) => {
          tell(200, text, 'text/plain; version=0.0.4; charset=utf-8');
        },
        () => {
          tell(500, 'The figures could not be read.\n');
        },
      );
    }
  });
  const onStart = (message: unknown): void => {
    began.set((message as Exchange).request, performance.now());
  };
  const onFinish = (message: unknown): void => {
    const { request, response } = message as Exchange;
    const beganAt = began.get(request);
    if (beganAt === undefined || request.socket.localPort === port) return;
    const { statusCode } = response;
    const method = METHODS.has(request.method ?? '') ? (request.method ?? '') : 'other';
    requests
      .labels(method, kindOf(request.url ?? '/', statusCode), statusCode.toString())
      .observe((performance.now() - beganAt) / 1_000);
  };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(served.port, served.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  subscribe(STARTED, onStart);
  subscribe(FINISHED, onFinish);
  server.unref();
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        unsubscribe(STARTED, onStart);
        unsubscribe(FINISHED, onFinish);
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));
