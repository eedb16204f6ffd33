import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A request on its way to the real thing. */
export interface Passing {
  method: string;
  path: string;
  body: string;
}

/** What becomes of a request; absent, it passes. */
export interface Bend {
  /** Answered here, and never sent on. */
  answer?: { status: number; headers?: Record<string, string>; body: string };
  /** Cut: `before` it arrives, or `after`, so that it had its effect and nobody hears of it. */
  cut?: 'before' | 'after';
  delayMs?: number;
  /** The true answer, changed. */
  change?: (body: Buffer) => Buffer;
}

export interface HttpProxy {
  url: string;
  bend: (passing: Passing) => Bend | undefined;
  close(): Promise<void>;
}

/** Stands between a process and an HTTP server, and bends what a test wants bent. */
export async function openHttpProxy(targetUrl: string): Promise<HttpProxy> {
  const target = new URL(targetUrl);
  const proxy: Pick<HttpProxy, 'bend'> = { bend: () => undefined };
  const server: Server = createServer((incoming, outgoing) => {
    void (async () => {
      const body = await readBody(incoming);
      const bend = proxy.bend({
        method: incoming.method ?? 'GET',
        path: incoming.url ?? '/',
        body: body.toString('utf8'),
      });
      if (bend?.delayMs !== undefined) await pause(bend.delayMs);
      if (bend?.cut === 'before') {
        outgoing.destroy();
        return;
      }
      if (bend?.answer) {
        outgoing.writeHead(bend.answer.status, {
          'content-type': 'application/json',
          ...bend.answer.headers,
        });
        outgoing.end(bend.answer.body);
        return;
      }
      const onward = request(
        {
          hostname: target.hostname,
          port: target.port,
          path: incoming.url,
          method: incoming.method,
          // The host too: a token may be signed for it.
          headers: incoming.headers,
        },
        (answer) => {
          void (async () => {
            const said = await readBody(answer);
            if (bend?.cut === 'after') {
              outgoing.destroy();
              return;
            }
            const changed = bend?.change?.(said) ?? said;
            const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = answer.headers;
            outgoing.writeHead(answer.statusCode ?? 502, { ...headers, 'content-length': changed.length });
            outgoing.end(changed);
          })().catch(() => outgoing.destroy());
        },
      );
      onward.on('error', () => outgoing.destroy());
      onward.end(body);
    })().catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
