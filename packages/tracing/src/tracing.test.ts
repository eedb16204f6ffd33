import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { collectSpans, saidBy } from '../../../test/tracing/collect-spans.ts';
import { askInSpan, fetchInSpan, inSpan, traceHeaders } from './index.ts';
import { startTracing } from './start-tracing.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';

describe('spans', () => {
  const asked: (string | undefined)[] = [];
  let other: Server;
  let base: string;
  before(async () => {
    other = createServer((request, response) => {
      asked.push(request.headers.traceparent as string | undefined);
      response.writeHead(request.url === '/away' ? 503 : 200).end('{}');
    });
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    base = `http://127.0.0.1:${(other.address() as AddressInfo).port.toString()}`;
  });
  after(() => {
    other.closeAllConnections();
    other.close();
  });

  it('stand below the work that asked, go on from the caller, and carry the trace to the one asked', async () => {
    const collector = await collectSpans();
    const tracing = await startTracing(collector.url, 'topsteel-test');
    asked.length = 0;
    await askInSpan('lonely question', {}, () => Promise.resolve());
    await inSpan(
      'POST /sign',
      { 'report.round': 7 },
      async () => {
        await fetchInSpan(new URL('/v2/orders/4711?secret=hush', base));
        await fetchInSpan(new URL('/away', base), { method: 'POST', headers: { authorization: 'hush' } });
      },
      { kind: 'server', parent: `00-${TRACE}-${CALLER}-01` },
    );
    await inSpan('advance intent', {}, () => Promise.reject(new Error('hush'))).catch(() => undefined);
    await tracing.stop();
    collector.stop();
    const spans = collector.spans();
    expect(spans.map(({ name, kind, status, service }) => [name, kind, status?.code, service])).to.deep.equal(
      [
        ['GET /v2/orders', 3, 0, 'topsteel-test'],
        ['POST /away', 3, 2, 'topsteel-test'],
        ['POST /sign', 2, 0, 'topsteel-test'],
        ['advance intent', 1, 2, 'topsteel-test'],
      ],
    );
    const [orders, away, sign] = spans;
    expect([sign?.traceId, sign?.parentSpanId]).to.deep.equal([TRACE, CALLER]);
    expect([orders?.parentSpanId, away?.parentSpanId]).to.deep.equal([sign?.spanId, sign?.spanId]);
    expect(asked).to.deep.equal([`00-${TRACE}-${orders!.spanId}-01`, `00-${TRACE}-${away!.spanId}-01`]);
    expect(saidBy(sign!)).to.deep.equal({ 'report.round': 7 });
    expect(saidBy(away!)).to.deep.equal({
      'http.request.method': 'POST',
      'server.address': '127.0.0.1',
      'http.response.status_code': 503,
    });
    expect(collector.text()).not.to.match(/hush|4711/);
  });

  it('are none where nothing is traced: the work is done, and nothing is carried on', async () => {
    asked.length = 0;
    const headers = await inSpan('advance intent', {}, () => Promise.resolve(traceHeaders()));
    const answer = await inSpan('read', {}, () => fetchInSpan(new URL('/v2/orders', base)));
    expect([headers, answer.status, asked]).to.deep.equal([{}, 200, [undefined]]);
  });

  it('load no library until they are sent somewhere', () => {
    const script = `
      import { registerHooks } from 'node:module';
      const loaded = [];
      registerHooks({ resolve(name, context, next) { const found = next(name, context); loaded.push(found.url); return found; } });
      const { inSpan } = await import('@topsteel/tracing');
      const { startTracing } = await import('@topsteel/tracing/start');
      await inSpan('work', {}, () => Promise.resolve());
      const before = loaded.filter((url) => url.includes('opentelemetry')).length;
      await startTracing('http://127.0.0.1:9', 'x');
      console.log(JSON.stringify([before, loaded.some((url) => url.includes('opentelemetry/sdk-trace'))]));
      process.exit(0);`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
    });
    expect([run.stderr, run.stdout]).to.deep.equal(['', '[0,true]\n']);
  });
});
