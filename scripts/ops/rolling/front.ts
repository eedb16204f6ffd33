import {
  Agent,
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** One instance behind the front. */
export interface Upstream {
  name: string;
  port: number;
  /** Where it says whether it takes requests. */
  readyPath: string;
}

export interface Front {
  url: string;
  /** Whether the front sends requests there, by a look that began at `since` (ms of the epoch) or later. */
  isReady(name: string, since?: number): boolean;
  /** Requests that were sent elsewhere after one instance had refused or dropped them. */
  readonly sentAgain: number;
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 250;
const LOOK_PATIENCE_MS = 2_000;
/** What may be asked twice (RFC 9110, section 9.2.2). */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS']);
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te', 'trailer']);

/**
 * A load balancer as a cluster has one, in the smallest: it asks each instance several times a second whether it is ready,
 * sends requests to those that are, in turn, and passes an answer on as it comes. A request that no instance has begun to
 * answer goes to another one where that is safe: the connection was refused, or the method may be repeated. What may not be
 * repeated gets a connection of its own, so that it never meets one that is just being closed.
 */
export async function openFront(upstreams: readonly Upstream[], port = 0): Promise<Front> {
  /** When the look began that found each ready: what was seen before a restart says nothing of what it brought. */
  const ready = new Map<string, number>();
  const kept = new Agent({ keepAlive: true, maxFreeSockets: 64 });
  const counts = { sentAgain: 0 };
  let turn = 0;

  const look = async ({ name, port: at, readyPath }: Upstream): Promise<void> => {
    const began = Date.now();
    const isUp = await fetch(`http://127.0.0.1:${at}${readyPath}`, {
      headers: { connection: 'close' },
      signal: AbortSignal.timeout(LOOK_PATIENCE_MS),
    }).then(
      async (response) => {
        await response.body?.cancel();
        return response.ok;
      },
      () => false,
    );
    if (isUp) ready.set(name, began);
    else ready.delete(name);
  };
  const looking = upstreams.map((upstream) => {
    let isLooking = false;
    return setInterval(() => {
      if (isLooking) return;
      isLooking = true;
      void look(upstream).finally(() => {
        isLooking = false;
      });
    }, LOOK_EVERY_MS);
  });

  const choose = (tried: ReadonlySet<string>): Upstream | undefined => {
    const left = upstreams.filter(({ name }) => !tried.has(name));
    const willing = left.filter(({ name }) => ready.has(name));
    turn += 1;
    // None that is known to be ready: better to ask one than to refuse.
    const among = willing.length > 0 ? willing : left;
    return among[turn % Math.max(1, among.length)];
  };

  const server: Server = createServer((incoming, outgoing) => {
    void readAll(incoming).then(
      (body) => {
        pass(incoming, outgoing, body, new Set());
      },
      () => outgoing.destroy(),
    );
  });

  const pass = (
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    body: Buffer,
    tried: Set<string>,
  ): void => {
    const upstream = choose(tried);
    if (upstream === undefined) {
      outgoing.writeHead(502).end('No instance answers.');
      return;
    }
    tried.add(upstream.name);
    const isRepeatable = IDEMPOTENT.has(incoming.method ?? 'GET');
    const onward = request(
      {
        ...{ host: '127.0.0.1', port: upstream.port, path: incoming.url, method: incoming.method },
        headers: {
          ...headersOf(incoming.headers),
          'x-forwarded-for': incoming.socket.remoteAddress ?? '',
          ...(body.length > 0 && { 'content-length': String(body.length) }),
        },
        agent: isRepeatable ? kept : new Agent(),
      },
      (answer) => {
        // Not now, says this one; another may.
        if (answer.statusCode === 503 && isRepeatable && tried.size < upstreams.length) {
          answer.resume();
          counts.sentAgain += 1;
          pass(incoming, outgoing, body, tried);
          return;
        }
        outgoing.writeHead(answer.statusCode ?? 502, headersOf(answer.headers));
        answer.pipe(outgoing);
        answer.once('error', () => outgoing.destroy());
      },
    );
    onward.once('error', (error: NodeJS.ErrnoException) => {
      if (outgoing.headersSent) {
        outgoing.destroy();
        return;
      }
      const isUntouched = error.code === 'ECONNREFUSED';
      if (isUntouched) ready.delete(upstream.name);
      if (!isUntouched && !isRepeatable) {
        outgoing.writeHead(502).end(`The connection to an instance broke: ${error.message}`);
        return;
      }
      counts.sentAgain += 1;
      pass(incoming, outgoing, body, tried);
    });
    onward.end(body);
  };

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    isReady: (name, since = 0) => (ready.get(name) ?? -1) >= since,
    get sentAgain() {
      return counts.sentAgain;
    },
    async close() {
      looking.forEach((timer) => {
        clearInterval(timer);
      });
      kept.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const headersOf = (headers: IncomingMessage['headers']): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || HOP_BY_HOP.has(name) ? [] : [[name, value]],
    ),
  );

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
