import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A node, a bank, providers and signers of other people behind one port, who repeat in their refusals all that they were sent. */
export interface Parrot {
  url: string;
  /** Below this path it is a node: one that works, until it is made to refuse too. */
  nodePath: string;
  refuseAll(): void;
  stop(): void;
}

/** @param rpcUrl what answers in the node's place while it works */
export async function startParrot(rpcUrl: string): Promise<Parrot> {
  let isRefusing = false;
  const nodePath = '/node/';
  const answer = async (request: IncomingMessage): Promise<[number, string]> => {
    const body = await textOf(request);
    const said = (who: string) =>
      `${who} parrot: ${JSON.stringify({ url: request.url, headers: request.headers })}`;
    if (!request.url?.startsWith(nodePath)) {
      const isSigner = request.url === '/sign';
      const detail = said(isSigner ? 'Signer' : 'Provider');
      return [
        isSigner ? 422 : 400,
        JSON.stringify({ detail, code: 'value-differs', error: { message: detail } }),
      ];
    }
    if (!isRefusing) {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(rpcUrl, { method: 'POST', headers, body });
      return [response.status, await response.text()];
    }
    const calls = [JSON.parse(body) as { id: number } | { id: number }[]].flat();
    const refusals = calls.map(({ id }) => ({
      ...{ jsonrpc: '2.0', id, error: { code: -32_000, message: said('Node') } },
    }));
    return [200, JSON.stringify(refusals.length === 1 ? refusals[0] : refusals)];
  };
  const server = createServer((request, response) => {
    void answer(request).then(
      ([status, text]) => response.writeHead(status, { 'content-type': 'application/json' }).end(text),
      () => response.destroy(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`,
    nodePath,
    refuseAll() {
      isRefusing = true;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += (part as Buffer).toString();
  return text;
}
