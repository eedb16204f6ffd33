import { fillCatalogue } from './fill-catalogue.ts';
import { openApp } from '../http/open-app.ts';
describe('big', function () {
  this.timeout(300000);
  it('runs', async () => {
    const test = await openApp();
    try {
      await test.database.sql.query("SET jit = off");
      let t = performance.now();
      await fillCatalogue(test.database.sql, { sellers: 2000, products: 50000, offers: 60000 });
      console.log('fill ms', performance.now() - t);
      await test.database.sql.query('ANALYZE');
      t = performance.now();
      const anyone = test.browserOf();
      const first = await anyone.get('/v2/search?q=HEB%20200');
      console.log('first search ms', performance.now() - t, first.status, JSON.stringify(first.body).slice(0, 700));
      for (const url of ['/v2/search', '/v2/search?q=HEB 200 S355 12 m', '/v2/search?q=SKU-123456', '/v2/search?q=plate 10 mm S355J2 2000x6000&facets=true', '/v2/search?q=plate&facets=true&country=FR,DE', '/v2/search?facets=true', '/v2/search?q=poutrele 200', '/v2/search?q=betonsthal 12', '/v2/search/suggest?q=heb', '/v2/offers?limit=20', '/v2/offers?limit=20&q=H123456', '/v2/offers/' + '00000006-0000-7000-8000-000000000100']) {
        const u = encodeURI(url);
        for (let i = 0; i < 30; i++) await anyone.get(u);
        const times: number[] = []; const c0 = process.cpuUsage();
        let r: any;
        for (let i = 0; i < 100; i++) { const s = performance.now(); r = await anyone.get(u); times.push(performance.now() - s); }
        const c = process.cpuUsage(c0); times.sort((a, b) => a - b);
        console.log(url, r.status, 'total', r.body.total, 'items', r.body.items?.length, 'cpu', ((c.user + c.system) / 1000 / 100).toFixed(2), 'p50', times[50]!.toFixed(1), 'p95', times[95]!.toFixed(1));
      }
      console.log('rss', process.memoryUsage().rss / 1e6);
    } finally { await test.close(); }
  });
});
