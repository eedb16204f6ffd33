import { expect } from 'chai';
import { sharedCacheRule } from './cache-rule.ts';

const asked = (pathname: string, headers: Record<string, string> = {}, method = 'GET') => ({
  method,
  headers: new Headers(headers),
  nextUrl: { pathname },
});
const plain = { headers: new Headers() };
const KEPT = 'public, max-age=0, s-maxage=15, stale-while-revalidate=30';

describe('What a shared cache may keep of the pages', () => {
  it('is the list and what else says the same to everybody', () => {
    for (const path of [
      '/en',
      '/fr/steel',
      '/de/steel/bleche',
      '/en/grades/S355J2%2BN',
      '/it/prices',
      '/nl/help',
      '/es/accessibility',
      '/en/method',
    ])
      expect(sharedCacheRule(asked(path), plain), path).to.equal(KEPT);
    expect(sharedCacheRule(asked('/en/steel', {}, 'HEAD'), plain)).to.equal(KEPT);
  });

  it('is nothing of a desk, an order, a lot with its form, a file, or an address without a language', () => {
    for (const path of [
      '/en/orders',
      '/en/finance/reconcile',
      '/en/offers/01a21927-5fdc-71f2-ace8-376bf883f7a8',
      '/en/cart',
      '/en/signin',
      '/en/guest/secret',
      '/en/steel/csv',
      '/en/steel/plate/more',
      '/steel',
      '/',
      '/ru/steel',
    ])
      expect(sharedCacheRule(asked(path), plain), path).to.equal(undefined);
  });

  it('is nothing that was asked with any cookie or key, and nothing that is not read', () => {
    const credentials: Record<string, string>[] = [
      { cookie: '__Host-session=secret.mark' },
      { cookie: 'site=FR.57000' },
      { cookie: 'theme=dark' },
      { authorization: 'Bearer ts_live_a_b' },
    ];
    for (const headers of credentials)
      expect(sharedCacheRule(asked('/en/steel', headers), plain)).to.equal(undefined);
    expect(sharedCacheRule(asked('/en/steel', {}, 'POST'), plain)).to.equal(undefined);
  });

  it('is nothing that gives a cookie: the next reader would get it too', () => {
    const answer = { headers: new Headers({ 'set-cookie': 'language=fr; Path=/' }) };
    expect(sharedCacheRule(asked('/fr/steel'), answer)).to.equal(undefined);
  });
});
