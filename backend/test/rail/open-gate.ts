import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** A door in front of a provider that a test can shut: connections are then cut in the middle. */
export interface Gate {
  url: string;
  setAway(isAway: boolean): Promise<void>;
  close(): Promise<void>;
}

export async function openGate(app: FastifyInstance): Promise<Gate> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const inner = app.server.address() as AddressInfo;
  let away = false;
  const door = createServer((incoming, outgoing) => {
    if (away) {
      incoming.socket.destroy();
      return;
    }
    const { method, url, headers } = incoming;
    const onward = send({ host: '127.0.0.1', port: inner.port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const { port } = door.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    setAway(isAway) {
      away = isAway;
      return Promise.resolve();
    },
    async close() {
      door.closeAllConnections();
      await new Promise((resolve) => door.close(resolve));
      await app.close();
    },
  };
}
