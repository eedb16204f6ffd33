import { expect } from 'chai';
import {
  changed,
  hasFilters,
  listHref,
  queryOf,
  readSteelSearch,
  toggled,
  withoutFilters,
  withoutRanges,
} from './steel-search.ts';

describe('readSteelSearch', () => {
  it('reads several values of a facet, from commas and from repetition, each once', () => {
    const search = readSteelSearch({ grade: ['S355J2+N,S460M', 'S460M'], country: 'LU' });
    expect(search.chosen.grade).to.deep.equal(['S355J2+N', 'S460M']);
    expect(search.chosen.country).to.deep.equal(['LU']);
  });
  it('takes a decimal comma, and leaves out what is no number', () => {
    expect(readSteelSearch({ tmin: '8,5', tmax: 'thick', avail: '2.5', typed: 'fr' }).ranges).to.deep.equal({
      tmin: '8.5',
      avail: '2.5',
    });
  });
  it('refuses a bound that may be a thousand times another, and keeps it for its field', () => {
    const search = readSteelSearch({ avail: '1.250', pmax: 'cheap', tmin: '1.125', typed: 'de' });
    expect(search.ranges).to.deep.equal({});
    expect(search.misread).to.deep.equal({ avail: '1.250', pmax: 'cheap', tmin: '1.125' });
    // The address of a page holds plain decimals.
    expect(readSteelSearch({ avail: '1.250' }).ranges).to.deep.equal({ avail: '1.250' });
  });
  it('refuses a bound finer than the API counts', () => {
    expect(readSteelSearch({ tmin: '8.1234' }).ranges).to.deep.equal({});
  });
  it('falls back to tonnes and to the best match for words it does not know', () => {
    const search = readSteelSearch({ per: 'ounce', sort: 'colour' });
    expect([search.basis, search.sort]).to.deep.equal(['tonne', undefined]);
  });
});

describe('listHref', () => {
  it('holds the whole state and reads back to it', () => {
    const search = readSteelSearch({
      q: '20 mm',
      grade: 'S355J2+N,S460M',
      tmax: '25',
      per: '100kg',
      sort: 'price',
    });
    const href = listHref(search);
    expect(href).to.equal('/steel?q=20+mm&grade=S355J2%2BN,S460M&tmax=25&sort=price&per=100kg');
    expect(readSteelSearch(Object.fromEntries(new URLSearchParams(href.split('?')[1])))).to.deep.equal(
      search,
    );
  });
  it('is the bare path without a choice', () => {
    expect(listHref(readSteelSearch({}), '/steel/coil')).to.equal('/steel/coil');
  });
  it('begins at the first row again when a filter changes', () => {
    const search = readSteelSearch({ grade: 'S460M', cursor: 'abc', open: 'x' });
    expect(listHref(toggled(search, 'grade', 'S460M'))).to.equal('/steel');
    expect(listHref(toggled(search, 'country', 'DE'))).to.equal('/steel?grade=S460M&country=DE');
    expect(listHref(changed(search, { sort: 'carbon' }))).to.equal('/steel?grade=S460M&sort=carbon');
  });
  it('drops filters and keeps words, sort and basis', () => {
    const search = readSteelSearch({
      q: 'plate',
      grade: 'S460M',
      tmin: '8',
      tmax: '9',
      sort: 'price',
      per: 'metre',
    });
    expect(listHref(withoutFilters(search))).to.equal('/steel?q=plate&sort=price&per=metre');
    expect(listHref(withoutRanges(search, ['tmin', 'tmax']))).to.equal(
      '/steel?q=plate&grade=S460M&sort=price&per=metre',
    );
    expect([hasFilters(search), hasFilters(withoutFilters(search))]).to.deep.equal([true, false]);
  });
});

describe('queryOf', () => {
  it('counts millimetres in micrometres, tonnes in grams, and USDC in millionths', () => {
    const search = readSteelSearch({
      tmin: '8.5',
      hmax: '300',
      avail: '2.5',
      pmax: '742.5',
      grade: 'S460M,S355M',
    });
    expect(queryOf(search, undefined)).to.deep.equal({
      grade: 'S460M,S355M',
      minThicknessUm: 8500,
      maxHeightUm: 300000,
      minAvailableGrams: '2500000',
      maxPricePerTonneMinor: '742500000',
    });
  });
  it('counts widths and lengths, the cap of carbon, and the day it has to be there', () => {
    const search = readSteelSearch({
      wmin: '1500',
      lmax: '15,1',
      cmax: '0,62',
      by: '2026-12-04',
      route: 'EAF-scrap',
      melt: 'FR,DE',
      typed: 'de',
    });
    expect(queryOf(search, undefined)).to.deep.equal({
      melt: 'FR,DE',
      route: 'EAF-scrap',
      minWidthUm: 1_500_000,
      maxLengthUm: 15_100_000,
      maxEmissionsGramsPerKg: 620,
      by: '2026-12-04',
    });
    expect(listHref(search)).to.equal(
      '/steel?melt=FR,DE&route=EAF-scrap&wmin=1500&lmax=15.1&cmax=0.62&by=2026-12-04',
    );
    expect(hasFilters(readSteelSearch({ by: '2026-12-04' }))).to.equal(true);
    expect([readSteelSearch({ by: 'tomorrow' }).by, readSteelSearch({ by: '2026-13-40' }).by]).to.deep.equal([
      undefined,
      undefined,
    ]);
  });
  it('sorts by what needs a site only where there is one', () => {
    const search = readSteelSearch({ sort: 'delivered-price' }, ['plate']);
    expect(queryOf(search, undefined)).to.deep.equal({ family: 'plate' });
    expect(queryOf(search, { country: 'FR', postcode: '57000' })).to.deep.equal({
      family: 'plate',
      sort: 'delivered-price',
      siteCountry: 'FR',
      sitePostcode: '57000',
    });
  });
});
