import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { context, propagation, trace } from '@opentelemetry/api';
import { expect } from 'chai';
import { traced, type Queryable } from '../database.ts';
import { connectNode } from '../rpc/json-rpc.ts';
import { inSpan } from './spans.ts';
import { startTracing } from './start-tracing.ts';

interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  kind: number;
  status?: { code?: number };
  attributes: { key: string; value: { stringValue?: string } }[];
}
interface Sent {
  resourceSpans: {
    resource: { attributes: { key: string; value: { stringValue: string } }[] };
    scopeSpans: { spans: Span[] }[];
  }[];
}

describe('spans of the oracles', () => {
  const sent: { path: string; body: Sent }[] = [];
  let server: Server;
  let url: string;
  const database = traced({ query: () => Promise.resolve({ rows: [] }) } as unknown as Queryable);

  before(async () => {
    server = createServer((request, response) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        const body = JSON.parse(text) as object;
        if ('resourceSpans' in body) sent.push({ path: request.url ?? '', body: body as Sent });
        response.setHeader('content-type', 'application/json').end('{"jsonrpc":"2.0","id":1,"result":"0x1"}');
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
    trace.disable();
    context.disable();
    propagation.disable();
  });

  it('stand below the piece of work that asked, with the statement and without its values', async () => {
    const stop = await startTracing(`${url}/`, 'topsteel-oracles');
    await database.query('SELECT 1 FROM lonely');
    await inSpan('read blocks', { 'block.from': '42' }, async () => {
      await connectNode(url).request({ method: 'eth_blockNumber' });
      await database.query('INSERT INTO bridge.block VALUES ($1)', ['a secret']);
    });
    const failed = await inSpan('advance intent', {}, () => Promise.reject(new Error('no'))).catch(
      () => 'failed',
    );
    expect(failed).to.equal('failed');
    await stop();
    const spans = sent.flatMap(({ body }) =>
      body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans)),
    );
    expect(sent[0]?.path).to.equal('/v1/traces');
    expect(sent[0]?.body.resourceSpans[0]?.resource.attributes).to.deep.include({
      key: 'service.name',
      value: { stringValue: 'topsteel-oracles' },
    });
    expect(spans.map(({ name, kind, status }) => [name, kind, status?.code ?? 0])).to.deep.equal([
      ['eth_blockNumber', 3, 0],
      ['INSERT', 3, 0],
      ['read blocks', 1, 0],
      ['advance intent', 1, 2],
    ]);
    const [call, statement, work] = spans;
    expect([call?.parentSpanId, statement?.parentSpanId]).to.deep.equal([work?.spanId, work?.spanId]);
    expect(statement?.attributes).to.deep.include({
      key: 'db.query.text',
      value: { stringValue: 'INSERT INTO bridge.block VALUES ($1)' },
    });
    expect(JSON.stringify(sent)).not.to.contain('a secret');
  });
});
