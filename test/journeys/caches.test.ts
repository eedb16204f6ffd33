import { expect } from 'chai';
import type { BrowserContext } from 'playwright-core';
import { me, offerPage, priceList } from '@topsteel/domain/api';
import type { Session } from '../../scripts/seed/session.ts';
import { pages } from './pages.ts';
import { sessionOf } from './trade.ts';
import { passerBy, person, stack } from './world.ts';

/**
 * A page's elements with what they say, without what two readings differ in though nothing was done in between: the nonce,
 * the minute, and the order in which parts were ready.
 */
const asSaid = (html: string): string[] =>
  html
    .replace(/<script\b.*?<\/script>/gs, '')
    .replace(/ nonce="[^"]*"/g, '')
    .replace(/\d\d:\d\d UTC/g, '')
    .split('<')
    .filter((element) => !/^(template|!--|div hidden|\/div)/.test(element))
    .sort();

const inEnglish = (path: string): string => `/en${path === '/' ? '' : path}`;

interface Seen {
  status: number;
  rule: string;
  vary: string;
  givesCookie: boolean;
  html: string;
}

async function see(context: BrowserContext, address: string): Promise<Seen> {
  // A browser whose language is the page's: it is given no cookie.
  const headersOfBrowser = { 'accept-language': 'en' };
  const answer = await context.request.get(address, { maxRedirects: 0, headers: headersOfBrowser });
  const headers = answer.headers();
  return {
    status: answer.status(),
    rule: headers['cache-control'] ?? '',
    vary: (headers['vary'] ?? '').toLowerCase(),
    givesCookie: 'set-cookie' in headers,
    html: await answer.text(),
  };
}

describe('A cache between us and our readers', function () {
  this.timeout(600_000);
  before(async () => {
    await stack();
  });

  it('1. may keep nothing of a page that a signed-in reader was shown', async () => {
    const wrong: string[] = [];
    for (const reader of new Set(pages.map((page) => page.reader))) {
      if (reader === 'passer-by') continue;
      const { context } = await person(reader);
      for (const { path, kind } of pages.filter((page) => page.reader === reader || page.kind === 'shop')) {
        if (kind === 'verification') continue;
        const { rule } = await see(context, inEnglish(path));
        if (!rule.includes('private') || !rule.includes('no-store') || rule.includes('public'))
          wrong.push(`${reader} ${path}: ${rule}`);
      }
      await context.close();
    }
    expect(wrong).to.deep.equal([]);
  });

  it('2. may keep for seconds what strangers are shown alike, and says whose readings it must tell apart', async () => {
    const kept: string[] = [];
    for (const { path, kind } of pages) {
      if (kind === 'verification') continue;
      const stranger = await passerBy();
      const first = await see(stranger, inEnglish(path));
      await stranger.close();
      if (!first.rule.includes('public')) {
        expect(first.rule, path).to.include('no-store');
        continue;
      }
      kept.push(path);
      expect(first.rule, path).to.equal('public, max-age=0, s-maxage=15, stale-while-revalidate=30');
      expect(first.vary, path).to.include('cookie').and.to.include('authorization');
      expect(first.givesCookie, path).to.equal(false);
      const other = await passerBy();
      expect(asSaid((await see(other, inEnglish(path))).html), path).to.deep.equal(asSaid(first.html));
      await other.close();
    }
    expect(kept).to.deep.equal([
      '/',
      '/steel',
      '/steel?q=S355J2',
      '/steel?q=nothing-like-it',
      '/accessibility',
      '/method',
      '/grades/S355J2%2BN',
      '/prices',
      '/help',
    ]);
  });

  it('3. never holds the price of a company: the same address says to each its own, and is kept for nobody', async () => {
    const mill = await sessionOf('mill-fr');
    const { organisation } = await mill.get('/v2/me', me);
    const { items } = await mill.get('/v2/offers?limit=100', offerPage);
    const offer = items.find(({ seller }) => seller.organisationId === organisation?.id);
    if (offer === undefined) throw new Error('The mill offers nothing.');
    const agreed = await Promise.all([
      agree(mill, 'buyer-1', offer.id, '611170000'),
      agree(mill, 'buyer-2', offer.id, '622290000'),
    ]);
    const address = `/en/offers/${offer.id}`;
    const seen: [string, boolean, boolean, boolean][] = [];
    for (const reader of ['nobody', 'buyer-1', 'buyer-2', 'nobody'] as const) {
      const context = reader === 'nobody' ? await passerBy() : (await person(reader)).context;
      const { rule, html } = await see(context, address);
      seen.push([reader, html.includes('611.17'), html.includes('622.29'), rule.includes('no-store')]);
      await context.close();
    }
    for (const id of agreed) await mill.post(`/v2/price-lists/${id}/end`, {}, priceList);
    expect(seen).to.deep.equal([
      ['nobody', false, false, true],
      ['buyer-1', true, false, true],
      ['buyer-2', false, true, true],
      ['nobody', false, false, true],
    ]);
  });

  it('4. keeps scripts, styles and fonts for a year: their names follow from what is in them', async () => {
    const { urls } = await stack();
    const html = await (await fetch(`${urls.web}/en/steel`)).text();
    const files = [...new Set(html.match(/\/_next\/static\/[^"\\]+\.(?:js|css)/g))];
    expect(files.length).to.be.greaterThan(5);
    for (const file of files) {
      const { headers } = await fetch(`${urls.web}${file}`);
      expect(headers.get('cache-control'), file).to.equal('public, max-age=31536000, immutable');
    }
  });
});

/** A price per tonne that the mill agrees with one customer. @returns the id of the price list */
async function agree(mill: Session, customer: string, offerId: string, priceMinor: string): Promise<string> {
  const { organisation } = await (await sessionOf(customer)).get('/v2/me', me);
  const { id } = await mill.post(
    '/v2/price-lists',
    {
      name: `Agreed with ${customer}`,
      customerId: organisation?.id,
      validFrom: null,
      validUntil: null,
      entries: [{ offerId, price: { priceMinor, currency: 'USDC', priceBasis: 'tonne' } }],
    },
    priceList,
  );
  return id;
}
