import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Metrics } from './metrics.ts';

export interface MetricsServer {
  port: number;
  stop(): Promise<void>;
}

interface Served {
  /** 0 takes a free one. */
  port: number;
  host?: string;
  /** The bearer token of /metrics; null: whoever reaches the port may read. */
  token?: string | null;
  /** Why the process should not be counted as well; null when it is. */
  whyNotReady?: () => string | null;
}

/**
 * Serves what an operator's programs ask of the process: `/metrics` for Prometheus, `/live` and `/ready` for whoever
 * starts it anew. `/ready` answers 503 with a sentence while the process does not do its work.
 */
export async function serveMetrics(metrics: Metrics, served: Served): Promise<MetricsServer> {
  const { port, host = '127.0.0.1', token = null, whyNotReady = () => null } = served;
  const process = readProcess();
  const server = createServer((request, response) => {
    const tell = (status: number, text: string, type = 'text/plain; charset=utf-8'): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
    };
    const path = request.method === 'GET' ? request.url : undefined;
    if (path === '/live') tell(200, 'up\n');
    else if (path === '/ready') {
      const reason = whyNotReady();
      tell(reason === null ? 200 : 503, `${reason ?? 'ready'}\n`);
    } else if (path !== '/metrics') tell(404, 'There are only /metrics, /live and /ready here.\n');
    else if (token !== null && !isSame(request.headers.authorization ?? '', `Bearer ${token}`)) {
      tell(401, 'Figures are read with METRICS_TOKEN as bearer token.\n');
    } else {
      void process.metrics().then(
        (own) => {
          tell(200, `${metrics.text()}${own}`, 'text/plain; version=0.0.4; charset=utf-8');
        },
        () => {
          tell(500, 'The figures could not be read.\n');
        },
      );
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Event loop, memory, collector and processor time of this process, by the names that the marketplace's have. */
export function readProcess(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));
