import { expect } from 'chai';
import type { Language } from '../../words/languages.ts';
import { firstDayAfter, readRule, readSale } from './read-rule.ts';

const OFFER = '0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee';
const reading = (fields: Record<string, string>, language: Language = 'en') =>
  readRule((name) => fields[name] ?? '', language, '2026-11-28');
const read = (fields: Record<string, string>) => {
  const told = reading(fields);
  return told.ok ? told.value : null;
};
const wrong = (fields: Record<string, string>, language: Language = 'en') => {
  const told = reading(fields, language);
  return told.ok ? null : told.wrong;
};
const base = { name: 'Plate', priority: '10', name1: 'Sale' };

describe('commission: a rule from its form', () => {
  it('takes rates in percent and amounts in USDC', () => {
    const rule = read({
      ...base,
      category: 'plate',
      turnoverFrom: '1000000',
      rate1: '0.8',
      name2: 'Payment',
      rate2: '0.15',
      fixed2: '0.25',
      minimum: '5',
    });
    expect(rule?.tariff).to.deep.equal({
      components: [
        { name: 'Sale', bps: 80, fixedMinor: '0', minimumMinor: null, maximumMinor: null },
        { name: 'Payment', bps: 15, fixedMinor: '250000', minimumMinor: null, maximumMinor: null },
      ],
      minimumMinor: '5000000',
      maximumMinor: null,
    });
    expect([rule?.sellerId, rule?.category, rule?.turnoverFromMinor]).to.deep.equal([
      null,
      'plate',
      '1000000000000',
    ]);
  });

  it('keeps each component within bounds of its own, up to eight of them', () => {
    const rule = read({ ...base, rate1: '1', name8: 'Insurance', minimum8: '2', maximum8: '40' });
    expect(rule?.tariff.components.map(({ name }) => name)).to.deep.equal(['Sale', 'Insurance']);
    expect(rule?.tariff.components[1]).to.include({ minimumMinor: '2000000', maximumMinor: '40000000' });
    expect(wrong({ ...base, minimum1: '3', maximum1: '2' })).to.deep.equal({
      kind: 'bounds',
      field: 'maximum1',
      text: '2',
    });
  });

  it('begins and ends at the beginning of days in UTC, and not before it begins', () => {
    const rule = read({ ...base, rate1: '1', from: '2026-12-01', until: '2027-01-01' });
    expect([rule?.validFrom, rule?.validUntil]).to.deep.equal([
      '2026-12-01T00:00:00.000Z',
      '2027-01-01T00:00:00.000Z',
    ]);
    expect(read({ ...base, rate1: '1' })).to.include({ validFrom: null, validUntil: null });
    expect(wrong({ ...base, from: '2026-12-01', until: '2026-12-01' })?.kind).to.equal('days');
    expect(wrong({ ...base, from: '2026-11-27' })).to.deep.equal({
      kind: 'past',
      field: 'from',
      text: '2026-11-27',
    });
    expect(wrong({ ...base, until: '2026-11-27' })?.kind).to.equal('past');
    expect(wrong({ ...base, from: '2026-11-28' })).to.equal(null);
  });

  it('is for a seller, a buyer and an offer by its address, and takes the place of another', () => {
    const rule = read({
      ...base,
      rate1: '1',
      key: 'k1',
      sellerId: 's1',
      buyerId: 'b1',
      offer: `https://topsteel.example/fr/offers/${OFFER.toUpperCase()}?from=search`,
    });
    expect(rule).to.include({ key: 'k1', sellerId: 's1', buyerId: 'b1', offerId: OFFER });
    expect(wrong({ ...base, offer: 'plates of Moselle' })).to.deep.equal({
      kind: 'offer',
      field: 'offer',
      text: 'plates of Moselle',
    });
  });

  it('is none for what is no number, or is too fine', () => {
    expect(wrong({ ...base, rate1: '0.805' })?.field).to.equal('rate1');
    expect(wrong({ ...base, rate1: 'much' })?.field).to.equal('rate1');
    expect(wrong({ ...base, rate1: '1', minimum: '5,00.x' })?.field).to.equal('minimum');
    expect(wrong({ ...base, rate1: '1', priority: '1.5' })?.field).to.equal('priority');
  });

  it('is none where the marketplace would refuse it', () => {
    expect(wrong({ ...base, priority: '1001' })?.kind).to.equal('priority');
    expect(wrong({ ...base, rate1: '10' })).to.equal(null);
    expect(wrong({ ...base, rate1: '9', name2: 'Payment', rate2: '1.01' })?.kind).to.equal('rates');
    expect(wrong({ ...base, turnoverFrom: '5', turnoverBelow: '5' })).to.deep.equal({
      kind: 'turnover',
      field: 'turnoverBelow',
      text: '5',
    });
  });

  it('reads figures as the language writes them, and names the one that may be two', () => {
    const german = reading({ ...base, rate1: '0,8', minimum: '1.250,50' }, 'de');
    expect(german.ok ? german.value.tariff : undefined).to.deep.equal({
      components: [{ name: 'Sale', bps: 80, fixedMinor: '0', minimumMinor: null, maximumMinor: null }],
      minimumMinor: '1250500000',
      maximumMinor: null,
    });
    expect(wrong({ ...base, rate1: '0,8', minimum: '1.250' }, 'de')).to.deep.equal({
      kind: 'figure',
      field: 'minimum',
      text: '1.250',
    });
  });
});

describe('commission: the first day that a rule may begin on', () => {
  it('is the one that has not begun, also over the end of a month', () => {
    expect(firstDayAfter(new Date('2026-11-30T00:00:00Z'))).to.equal('2026-12-01');
    expect(firstDayAfter(new Date('2026-12-31T23:59:59Z'))).to.equal('2027-01-01');
  });
});

describe('commission: a sale from its form', () => {
  const sale = (fields: Record<string, string>) => readSale((name) => fields[name] ?? '', 'en');
  const given = { saleSeller: 's1', saleBuyer: 'b1', saleTotal: '3618' };

  it('takes its total in USDC, and the day that its quote is made', () => {
    expect(sale({ ...given, saleCategory: 'plate', saleDay: '2026-12-01' })).to.deep.equal({
      ok: true,
      value: {
        sellerId: 's1',
        buyerId: 'b1',
        offerId: null,
        category: 'plate',
        totalMinor: '3618000000',
        at: '2026-12-01T00:00:00.000Z',
      },
    });
    expect(sale({ ...given, saleTotal: '' })).to.deep.equal({
      ok: false,
      wrong: { kind: 'figure', field: 'saleTotal', text: '' },
    });
  });
});
