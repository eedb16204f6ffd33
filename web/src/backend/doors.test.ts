import { createServer, type Server } from 'node:http';
import { registerHooks } from 'node:module';
import type { AddressInfo } from 'node:net';
import { inSpan } from '@topsteel/tracing';
import { startTracing } from '@topsteel/tracing/start';
import { expect } from 'chai';
import { z } from 'zod';
import { collectSpans } from '../../../test/tracing/collect-spans.ts';
import type * as Act from './act.ts';
import type * as PassThrough from './pass-through.ts';
import type * as Read from './read.ts';

const asModule = (source: string): string => `data:text/javascript,${encodeURIComponent(source)}`;
/** What the framework gives to whoever draws a page. */
const framework: Readonly<Record<string, string>> = {
  'server-only': asModule(''),
  'next/headers': asModule(
    'export const cookies = async () => ({ toString: () => "session=hush", set() {} }); export const headers = async () => new Headers();',
  ),
  'next-intl/server': asModule('export const getLocale = async () => "de";'),
};

describe('the doors to the backend', () => {
  const asked: { line: string; traceparent: string | undefined; cookie: string | undefined }[] = [];
  let backend: Server;
  let apiUrl: string | undefined;
  let doors: typeof Read & typeof Act & typeof PassThrough;
  before(async () => {
    const hooks = registerHooks({
      resolve(name, context, next) {
        const url = framework[name];
        return url === undefined ? next(name, context) : { url, shortCircuit: true };
      },
    });
    doors = {
      ...(await import('./read.ts')),
      ...(await import('./act.ts')),
      ...(await import('./pass-through.ts')),
    };
    hooks.deregister();
    backend = createServer((request, response) => {
      const { traceparent, cookie } = request.headers;
      const line = `${request.method ?? ''} ${request.url ?? ''}`;
      asked.push({ line, traceparent: traceparent as string | undefined, cookie });
      // As the marketplace does: its own span goes on from the page's.
      void inSpan(
        'request',
        {},
        () => {
          response.setHeader('content-type', 'application/json').end('{"id":"o-1"}');
          return Promise.resolve();
        },
        { kind: 'server', parent: traceparent },
      );
    });
    await new Promise<void>((listening) => backend.listen(0, '127.0.0.1', listening));
    apiUrl = process.env['API_URL'];
    process.env['API_URL'] = `http://127.0.0.1:${(backend.address() as AddressInfo).port.toString()}`;
  });
  after(() => {
    if (apiUrl === undefined) delete process.env['API_URL'];
    else process.env['API_URL'] = apiUrl;
    backend.closeAllConnections();
    backend.close();
  });

  const order = z.object({ id: z.string() });
  async function useAll(): Promise<void> {
    expect(await doors.read('/v2/orders/o-1', order)).to.deep.equal({ ok: true, value: { id: 'o-1' } });
    expect(await doors.act('/v2/baskets', { body: {}, schema: order })).to.deep.equal({
      ok: true,
      value: { id: 'o-1' },
    });
    const passed = await doors.passThrough(
      new Request('http://localhost:3000/credentials/4711?x=1', { headers: { cookie: 'session=hush' } }),
    );
    expect(await passed.text()).to.equal('{"id":"o-1"}');
  }

  it('carry a page’s trace to the backend, whose requests stand below theirs', async () => {
    const collector = await collectSpans();
    const tracing = await startTracing(collector.url, 'topsteel-web');
    asked.length = 0;
    await inSpan('GET /[lang]/orders/[id]', {}, useAll, { kind: 'server' });
    await tracing.stop();
    collector.stop();
    const spans = collector.spans();
    const page = spans.find(({ name }) => name === 'GET /[lang]/orders/[id]');
    const questions = spans.filter(({ kind }) => kind === 3);
    expect(questions.map(({ name, parentSpanId }) => [name, parentSpanId])).to.deep.equal([
      ['GET /v2/orders', page?.spanId],
      ['POST /v2/baskets', page?.spanId],
      ['GET /credentials', page?.spanId],
    ]);
    expect(asked).to.deep.equal(
      ['GET /v2/orders/o-1', 'POST /v2/baskets', 'GET /credentials/4711?x=1'].map((line, i) => ({
        line,
        traceparent: `00-${page!.traceId}-${questions[i]!.spanId}-01`,
        cookie: 'session=hush',
      })),
    );
    const requests = spans.filter(({ name }) => name === 'request');
    expect(requests.map(({ parentSpanId }) => parentSpanId)).to.deep.equal(
      questions.map(({ spanId }) => spanId),
    );
    expect(collector.text()).not.to.match(/hush|4711|o-1/);
  });

  it('carry nothing where nothing is traced', async () => {
    asked.length = 0;
    await useAll();
    expect(asked.map(({ traceparent }) => traceparent)).to.deep.equal([undefined, undefined, undefined]);
  });
});
