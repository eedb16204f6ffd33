import { expect } from 'chai';
import type { Language } from '../../words/languages.ts';
import { readRule } from './read-rule.ts';

const reading = (fields: Record<string, string>, language: Language = 'en') =>
  readRule((name) => fields[name] ?? '', language);
const read = (fields: Record<string, string>) => {
  const told = reading(fields);
  return told.ok ? told.rule : null;
};

describe('commission: a rule from its form', () => {
  it('takes rates in percent and amounts in USDC', () => {
    const rule = read({
      name: 'Plate',
      priority: '10',
      category: 'plate',
      turnoverFrom: '1000000',
      name1: 'Sale',
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

  it('is null for what is no number, or is too fine', () => {
    const base = { name: 'Plate', priority: '10', name1: 'Sale' };
    expect(read({ ...base, rate1: '0.805' })).to.equal(null);
    expect(read({ ...base, rate1: 'much' })).to.equal(null);
    expect(read({ ...base, rate1: '1', minimum: '5,00.x' })).to.equal(null);
    expect(read({ ...base, rate1: '1', priority: '1.5' })).to.equal(null);
  });

  it('reads figures as the language writes them, and names the one that may be two', () => {
    const base = { name: 'Plate', priority: '10', name1: 'Sale' };
    const german = reading({ ...base, rate1: '0,8', minimum: '1.250,50' }, 'de');
    expect(german.ok ? german.rule.tariff : undefined).to.deep.equal({
      components: [{ name: 'Sale', bps: 80, fixedMinor: '0', minimumMinor: null, maximumMinor: null }],
      minimumMinor: '1250500000',
      maximumMinor: null,
    });
    expect(reading({ ...base, rate1: '0,8', minimum: '1.250' }, 'de')).to.deep.equal({
      ok: false,
      figure: '1.250',
    });
  });
});
