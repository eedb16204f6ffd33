import { expect } from 'chai';
import { createMetrics } from './metrics.ts';
import { serveMetrics } from './serve-metrics.ts';

const TOKEN = 'a-token-for-prometheus';

describe('what the oracles tell of themselves', () => {
  it('is read with the token only, and carries the process beside the trade', async () => {
    const metrics = createMetrics();
    metrics.gauge('topsteel_lag_blocks', 3n);
    const server = await serveMetrics(metrics, { port: 0, token: TOKEN });
    const read = (headers: Record<string, string>): Promise<Response> =>
      fetch(`http://127.0.0.1:${server.port.toString()}/metrics`, { headers });
    const closed = await read({});
    expect([closed.status, await closed.text()]).to.deep.equal([
      401,
      'Figures are read with METRICS_TOKEN as bearer token.\n',
    ]);
    expect((await read({ authorization: 'Bearer a-token-for-prometheuz' })).status).to.equal(401);
    const text = await (await read({ authorization: `Bearer ${TOKEN}` })).text();
    expect(text).to.contain('# TYPE topsteel_lag_blocks gauge\ntopsteel_lag_blocks 3\n');
    expect(text).to.contain('# TYPE nodejs_eventloop_lag_seconds gauge');
    expect(text).to.contain('# TYPE process_cpu_seconds_total counter');
    await server.stop();
  });

  it('says why it is not ready, while it lives', async () => {
    const states: (string | null)[] = ['The watcher has not ended a step yet.', null];
    const server = await serveMetrics(createMetrics(), {
      port: 0,
      whyNotReady: () => states.shift() ?? null,
    });
    const ask = async (path: string): Promise<[number, string]> => {
      const answer = await fetch(`http://127.0.0.1:${server.port.toString()}${path}`);
      return [answer.status, await answer.text()];
    };
    expect(await ask('/live')).to.deep.equal([200, 'up\n']);
    expect(await ask('/ready')).to.deep.equal([503, 'The watcher has not ended a step yet.\n']);
    expect(await ask('/ready')).to.deep.equal([200, 'ready\n']);
    expect(await ask('/sign')).to.deep.equal([404, 'There are only /metrics, /live and /ready here.\n']);
    await server.stop();
  });
});
