import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { tracingNow } from '@topsteel/tracing';
import next from 'next';
import { compressAnswers, type Middleware } from './compress-answers.ts';
import { endOrderly } from './end-orderly.ts';
import { markDocuments } from './mark-documents.ts';
import { holdScripts } from './scripts-after-paint.ts';
import { serveBuiltFiles } from './serve-built-files.ts';
import { routesOf, traceRequests } from './trace-requests.ts';

const WEB = join(import.meta.dirname, '../..');
/** What still runs after this is cut off; a pod is given 45 s, and 5 of them pass before it is asked to end. */
const LONGEST_END_MS = 30_000;

export interface OpenWeb {
  port: number;
  stop(): Promise<void>;
}

/**
 * Opens the server around the framework's own: built files come from disk as they were compressed while building, all else
 * from the framework, compressed as it streams, with a span where the process is traced by then.
 */
export async function openWeb({ port, host }: { port: number; host: string }): Promise<OpenWeb> {
  const framework = next({ dev: false, dir: WEB, hostname: host, port });
  await framework.prepare();
  const draw = framework.getRequestHandler();
  const compress = compressAnswers();
  const serve = serveBuiltFiles(join(WEB, '.next'));
  const trace: Middleware = tracingNow()
    ? traceRequests(routesOf(join(WEB, '.next')))
    : (_request, _response, next) => {
        next();
      };
  const answer: RequestListener = (request, response) => {
    compress(request, response, () => {
      serve(request, response, () => {
        trace(request, response, () => {
          markDocuments(request);
          holdScripts(request, response);
          draw(request, response).catch((error: unknown) => {
            console.error(`${request.method ?? ''} ${request.url ?? ''} failed.`, error);
            if (response.headersSent) response.destroy();
            else response.writeHead(500).end('Internal Server Error');
          });
        });
      });
    });
  };
  const server = createServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      await endOrderly(server, LONGEST_END_MS);
      await framework.close();
    },
  };
}
