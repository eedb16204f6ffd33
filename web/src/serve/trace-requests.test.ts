import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchInSpan, spanNow } from '@topsteel/tracing';
import { startTracing } from '@topsteel/tracing/start';
import { expect } from 'chai';
import { collectSpans, saidBy } from '../../../test/tracing/collect-spans.ts';
import { routesOf, traceRequests } from './trace-requests.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const READER = '00f067aa0ba902b7';

/** What the framework's build writes down of its routes. */
function built(): string {
  const build = mkdtempSync(join(tmpdir(), 'topsteel-routes-'));
  const manifest = {
    staticRoutes: [{ page: '/config.json', regex: '^/config\\.json(?:/)?$' }],
    dynamicRoutes: [
      { page: '/v2/[...path]', regex: '^/v2/(.+?)(?:/)?$' },
      { page: '/[lang]', regex: '^/([^/]+?)(?:/)?$' },
      { page: '/[lang]/guest/[token]', regex: '^/([^/]+?)/guest/([^/]+?)(?:/)?$' },
      { page: '/[lang]/[...missing]', regex: '^/([^/]+?)/(.+?)(?:/)?$' },
    ],
  };
  writeFileSync(join(build, 'routes-manifest.json'), JSON.stringify(manifest));
  return build;
}

describe('routes of the pages', () => {
  it('are told by their pattern, the first that fits', () => {
    const routeOf = routesOf(built());
    expect(
      ['/config.json', '/de', '/fr/guest/s3cret', '/fr/nowhere/4711', '/v2/orders/7', '/'].map(routeOf),
    ).to.deep.equal([
      '/config.json',
      '/[lang]',
      '/[lang]/guest/[token]',
      '/[lang]/[...missing]',
      '/v2/[...path]',
      'none',
    ]);
  });
});

describe('spans of the pages', () => {
  async function serving(answer: RequestListener) {
    const trace = traceRequests(routesOf(built()));
    const server = createServer((request, response) => {
      trace(request, response, () => {
        answer(request, response);
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return {
      base: `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`,
      stop() {
        server.closeAllConnections();
        server.close();
      },
    };
  }

  it('go on from the reader’s trace and end with what is streamed last, without the address', async () => {
    const collector = await collectSpans();
    const tracing = await startTracing(collector.url, 'topsteel-web');
    const backend = createServer((_request, response) => response.end('{}'));
    await new Promise<void>((listening) => backend.listen(0, '127.0.0.1', listening));
    const api = `http://127.0.0.1:${(backend.address() as AddressInfo).port.toString()}`;
    const pages = await serving((request, response) => {
      if (request.url === '/de') {
        response.writeHead(500).end();
        return;
      }
      response.write('<p>what is there at once</p>');
      void fetchInSpan(new URL('/v2/guest/s3cret', api)).then(() => response.end('<p>the rest</p>'));
    });
    const headers = { traceparent: `00-${TRACE}-${READER}-01` };
    const text = await (await fetch(`${pages.base}/fr/guest/s3cret?t=s3cret`, { headers })).text();
    await (await fetch(`${pages.base}/de`)).text();
    pages.stop();
    backend.closeAllConnections();
    backend.close();
    await tracing.stop();
    collector.stop();

    expect(text).to.equal('<p>what is there at once</p><p>the rest</p>');
    const [question, page, failed, ...more] = collector.spans();
    expect(more).to.deep.equal([]);
    // In the order in which they ended: the page after what it still asked for.
    expect([question?.name, page?.name, failed?.name]).to.deep.equal([
      'GET /v2/guest',
      'GET /[lang]/guest/[token]',
      'GET /[lang]',
    ]);
    expect([page?.traceId, page?.parentSpanId, page?.kind]).to.deep.equal([TRACE, READER, 2]);
    expect(question?.parentSpanId).to.equal(page?.spanId);
    expect(saidBy(page!)).to.deep.equal({
      'http.request.method': 'GET',
      'http.route': '/[lang]/guest/[token]',
      'page.language': 'fr',
      'http.response.status_code': 200,
    });
    expect([page?.status?.code, failed?.status?.code]).to.deep.equal([0, 2]);
    expect(failed?.traceId).not.to.equal(TRACE);
    expect(collector.text()).not.to.contain('s3cret');
  });

  it('are none where nothing is traced', async () => {
    const pages = await serving((_request, response) => {
      response.end(spanNow() === undefined ? 'none' : 'some');
    });
    expect(await (await fetch(`${pages.base}/fr`)).text()).to.equal('none');
    pages.stop();
  });
});
