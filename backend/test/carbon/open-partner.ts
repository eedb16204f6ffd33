import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Arrived {
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

/** Another system that takes PACT events: it hands out one token, and keeps what arrives with it. */
export async function openPartner(credentials: { clientId: string; secret: string }) {
  const arrived: Arrived[] = [];
  const waiting: ((event: Arrived) => void)[] = [];
  let refusals = 0;
  const basic = `Basic ${Buffer.from(`${credentials.clientId}:${credentials.secret}`).toString('base64')}`;
  const server = createServer((request, response) => {
    void readBody(request).then((text) => {
      const path = request.url ?? '';
      const answer = (status: number, body: object | null): void => {
        response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(body === null ? '' : JSON.stringify(body));
      };
      if (path === '/auth/token') {
        const isGood = request.headers.authorization === basic && text === 'grant_type=client_credentials';
        answer(isGood ? 200 : 401, isGood ? { access_token: 'partner-token' } : { error: 'invalid_client' });
      } else if (path === '/3/events' && request.headers.authorization === 'Bearer partner-token') {
        if (refusals > 0) {
          refusals -= 1;
          answer(503, null);
          return;
        }
        const event = { path, headers: request.headers, body: JSON.parse(text) as Record<string, unknown> };
        const next = waiting.shift();
        if (next) next(event);
        else arrived.push(event);
        answer(200, null);
      } else answer(404, null);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}`,
    /** The next event that arrives. */
    next: (): Promise<Arrived> => {
      const event = arrived.shift();
      return event ? Promise.resolve(event) : new Promise((resolve) => waiting.push(resolve));
    },
    /** Turns away the next event. */
    refuseOnce: () => {
      refusals = 1;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString('utf8');
  return text;
}
