import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { connectNode, NodeRefusal } from './json-rpc.ts';
import type { JsonRpc } from './json-rpc.ts';

interface Call {
  id: number;
  method: string;
  params: unknown[];
}
interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

describe('a node over HTTP', () => {
  let server: Server;
  let node: JsonRpc;
  let asked: Call[][] = [];
  let reply: (calls: Call[], turn: number) => Reply;

  before(async () => {
    server = createServer((request, response) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        const calls = [JSON.parse(text) as Call | Call[]].flat();
        asked.push(calls);
        const { status = 200, headers = {}, body = '' } = reply(calls, asked.length);
        response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const patience = { timeoutMs: 2_000, tries: 2, backoffMs: 1, longestPauseMs: 100 };
    node = connectNode(`http://127.0.0.1:${port.toString()}`, patience);
  });
  beforeEach(() => {
    asked = [];
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const echo = (call: Call) => ({ id: call.id, result: call.method });
  const outcome = (method: string): Promise<unknown> =>
    node.request({ method }).catch((error: unknown) => (error instanceof Error ? error.message : error));

  it('is asked in one batch for what is asked in one turn, at most a hundred', async () => {
    reply = (calls) => ({ body: calls.length === 1 ? echo(calls[0]!) : calls.map(echo) });
    const methods = Array.from({ length: 101 }, (_, place) => `m${place.toString()}`);
    expect(await Promise.all(methods.map(outcome))).to.deep.equal(methods);
    expect(asked.map(({ length }) => length).sort()).to.deep.equal([1, 100]);
  });

  it('gives every answer to its own question, in whatever order they come', async () => {
    reply = (calls) => ({ body: calls.map(echo).reverse() });
    expect(await Promise.all([outcome('a'), outcome('b'), outcome('c')])).to.deep.equal(['a', 'b', 'c']);
  });

  it('asks again for what was left out, and for nothing else', async () => {
    reply = (calls, turn) => ({ body: turn === 1 ? calls.slice(1).map(echo) : echo(calls[0]!) });
    expect(await Promise.all([outcome('a'), outcome('b')])).to.deep.equal(['a', 'b']);
    expect(asked.map((calls) => calls.map(({ method }) => method))).to.deep.equal([['a', 'b'], ['a']]);
    asked = [];
    reply = (calls) => ({ body: calls.slice(1).map(echo) });
    expect(await Promise.all([outcome('a'), outcome('b')])).to.deep.equal([
      'The node left a of a batch without an answer.',
      'b',
    ]);
  });

  it('is given the pause that it asks for, and counts as away when that is too long', async () => {
    reply = (calls, turn) =>
      turn === 1 ? { status: 429, headers: { 'retry-after': '0' } } : { body: echo(calls[0]!) };
    expect(await outcome('a')).to.equal('a');
    asked = [];
    reply = () => ({ status: 429, headers: { 'retry-after': '3600' } });
    expect(await outcome('a')).to.equal('The node answers with HTTP 429.');
    expect(asked).to.have.length(1);
    asked = [];
    reply = ([call]) => ({ body: { id: call?.id, error: { code: -32_005, message: 'slow down' } } });
    expect(await outcome('a')).to.equal('The node limits us: slow down.');
    expect(asked).to.have.length(2);
  });

  it('is believed when it refuses, and not asked again', async () => {
    reply = ([call]) => ({
      status: 400,
      body: { id: call?.id, error: { code: 3, message: 'execution reverted', data: '0x08c379a0' } },
    });
    const error: unknown = await node.request({ method: 'eth_call' }).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(NodeRefusal);
    expect(error).to.deep.include({ code: 3, message: 'execution reverted', data: '0x08c379a0' });
    expect(asked).to.have.length(1);
  });

  it('is not understood when it talks of something else', async () => {
    reply = () => ({ body: '<html>gateway</html>' });
    expect(await outcome('a')).to.equal('The node answers something that is not JSON-RPC.');
  });
});
