import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { PriceListView } from '@topsteel/domain/api';
import { openApp, type Answer, type Member, type TestApp } from './open-app.ts';
import { stockOffer } from './stock-offer.ts';

interface Described {
  paths: Record<string, { get?: { 'x-allow': unknown; parameters?: { in: string; name: string }[] } }>;
}
const described = JSON.parse(
  readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'),
) as Described;
/** Every address of the API that is read, as the document names it. */
const reads = Object.entries(described.paths).flatMap(([path, { get }]) =>
  get === undefined ? [] : [{ path, isPublic: get['x-allow'] === 'public' }],
);

/** What a shared cache does (RFC 9111, sections 3 and 4), as far as it matters here: it hands out what it may keep. */
function sharedCache(origin: (url: string, headers: Record<string, string>) => Promise<Answer<unknown>>) {
  const kept: { url: string; asked: Record<string, string>; answer: Answer<unknown> }[] = [];
  return async (url: string, headers: Record<string, string>) => {
    const found = kept.find(
      (one) =>
        one.url === url &&
        String(one.answer.headers['vary'])
          .split(', ')
          .every((name) => one.asked[name] === headers[name]),
    );
    if (found !== undefined) return { ...found.answer, isKept: true };
    const answer = await origin(url, headers);
    if (/^public\b/.test(String(answer.headers['cache-control']))) kept.push({ url, asked: headers, answer });
    return { ...answer, isKept: false };
  };
}

describe('What caches may keep', () => {
  let test: TestApp;
  let vendor: Member;
  let ada: Member;
  let bea: Member;
  let offer: string;
  let params: Record<string, string>;
  before(async function () {
    this.timeout(120_000);
    test = await openApp();
    vendor = await test.join('Moselle', ['stockist']);
    ada = await test.join('Alpen', ['buyer']);
    bea = await test.join('Donau', ['buyer']);
    const ids = await stockOffer(test.database.prisma, vendor.organisationId);
    ({ offer } = ids);
    const { lotCode } = await test.database.prisma.client.lot.findUniqueOrThrow({ where: { id: ids.lot } });
    params = { id: offer, code: lotCode, account: vendor.account };
    for (const [member, priceMinor] of [
      [ada, '690000000'],
      [bea, '701000000'],
    ] as const) {
      const list = await vendor.browser.post<PriceListView>('/v2/price-lists', {
        name: 'Agreed',
        customerId: member.organisationId,
        validFrom: null,
        validUntil: null,
        entries: [{ offerId: offer, price: { priceMinor, currency: 'USDC', priceBasis: 'tonne' } }],
      });
      expect(list.status, JSON.stringify(list.body)).to.equal(201);
      const basket = await member.browser.post(
        '/v2/baskets',
        { currency: 'USDC' },
        { 'idempotency-key': randomUUID() },
      );
      expect(basket.status, JSON.stringify(basket.body)).to.be.oneOf([200, 201]);
      const line = await member.browser.post(
        '/v2/baskets/current/lines',
        { offerId: offer, quantity: { unit: 'tonne', amountMilli: '2000' } },
        { 'idempotency-key': randomUUID() },
      );
      expect(line.status, JSON.stringify(line.body)).to.be.oneOf([200, 201]);
    }
  });
  after(() => test.close());

  const ask = (url: string, headers: Record<string, string>) =>
    test.send<unknown>({ method: 'GET', url, headers });
  const addressOf = (path: string, id = offer): string => {
    const url = path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
      name === 'id' ? id : (params[name] ?? randomUUID()),
    );
    return path.endsWith('/suggest') ? `${url}?q=S355` : url;
  };

  it('is no price that was agreed with a company: through one cache, each is told its own', async () => {
    const through = sharedCache(ask);
    const seen: string[] = [];
    for (const member of [null, ada, bea, null, ada]) {
      const headers: Record<string, string> = member === null ? {} : { cookie: member.browser.cookie };
      const answer = await through('/v2/baskets/current', headers);
      const prices = JSON.stringify(answer.body).match(/"(690|701|720)000000"/g) ?? [];
      seen.push(`${answer.status} ${[...new Set(prices)].join()} ${String(answer.headers['cache-control'])}`);
    }
    expect(seen).to.deep.equal([
      '200  private, no-store',
      '200 "690000000" private, no-store',
      '200 "701000000" private, no-store',
      '200  private, no-store',
      '200 "690000000" private, no-store',
    ]);
  });

  it('is what a stranger is told, and nobody who is signed in gets that from it', async () => {
    const through = sharedCache(ask);
    const url = `/v2/offers/${offer}`;
    const first = await through(url, {});
    const again = await through(url, {});
    expect([first.isKept, again.isKept]).to.deep.equal([false, true]);
    expect(first.headers['cache-control']).to.equal('public, max-age=15, stale-while-revalidate=15');
    for (const member of [ada, bea, vendor])
      expect((await through(url, { cookie: member.browser.cookie })).isKept).to.equal(false);
    expect((await through(url, { authorization: 'Bearer ts_live_unknown_unknown' })).isKept).to.equal(false);
  });

  it('is nothing that was asked with a cookie or a key, at any address of the API', async function () {
    this.timeout(240_000);
    const wrong: string[] = [];
    for (const { path } of reads) {
      for (const headers of [
        { cookie: ada.browser.cookie },
        { cookie: vendor.browser.cookie },
        { authorization: 'Bearer ts_live_unknown_unknown' },
      ] as Record<string, string>[]) {
        const { headers: answered } = await ask(addressOf(path), headers);
        const rule = String(answered['cache-control']);
        if (!/^(private\b|no-store$)/.test(rule) || rule.includes('s-maxage')) wrong.push(`${path}: ${rule}`);
      }
    }
    expect(wrong).to.deep.equal([]);
    expect(reads.length).to.be.greaterThan(150);
  });

  it('is of a stranger’s answers these alone, told apart by cookie, key, company and language', async function () {
    this.timeout(120_000);
    const kept: string[] = [];
    for (const { path, isPublic } of reads) {
      const id = path.startsWith('/v2/organisations/') ? vendor.organisationId : offer;
      const { headers, status } = await ask(addressOf(path, id), {});
      const rule = String(headers['cache-control']);
      if (!rule.startsWith('public')) continue;
      kept.push(path);
      expect([isPublic, status], path).to.deep.equal([true, 200]);
      expect(String(headers['vary']), path).to.include(
        'cookie, authorization, x-organisation-id, accept-language',
      );
    }
    expect(kept.sort()).to.deep.equal([
      '/.well-known/did.json',
      '/v2/graph',
      '/v2/offers',
      '/v2/offers/{id}',
      '/v2/openapi.json',
      '/v2/organisations/{account}',
      '/v2/organisations/{id}/conduct',
      '/v2/products',
      '/v2/reference',
      '/v2/search',
      '/v2/search/suggest',
    ]);
  });
});
