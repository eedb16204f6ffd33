import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { serveFigures } from './serve-figures.ts';

const TOKEN = 'a-token-for-prometheus';

describe('figures of the pages', () => {
  it('count what any server of the process answers, by kind, and not themselves', async () => {
    const figures = await serveFigures({ port: 0, host: '127.0.0.1', token: TOKEN });
    const pages = createServer((request, response) => {
      response.writeHead(request.url === '/en/nowhere' ? 404 : 200).end();
    });
    await new Promise<void>((listening) => pages.listen(0, '127.0.0.1', listening));
    const base = `http://127.0.0.1:${(pages.address() as AddressInfo).port.toString()}`;
    for (const path of ['/fr/lot/1', '/de/lot/2', '/en/nowhere'])
      await (await fetch(`${base}${path}`)).text();
    const url = `http://127.0.0.1:${figures.port.toString()}/metrics`;
    expect((await fetch(url)).status).to.equal(401);
    const text = await (await fetch(url, { headers: { authorization: `Bearer ${TOKEN}` } })).text();
    expect(text).to.contain(
      'http_request_duration_seconds_count{method="GET",route="/[lang]/lot",status="200"} 2',
    );
    expect(text).to.contain('{method="GET",route="other",status="404"} 1');
    expect(text).not.to.contain('route="/metrics"');
    expect(text).to.contain('nodejs_eventloop_lag_seconds');
    await figures.stop();
    pages.close();
    pages.closeAllConnections();
  });
});
