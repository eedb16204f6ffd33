import { expect } from 'chai';
import { readRule } from './read-rule.ts';

const read = (fields: Record<string, string>) => readRule((name) => fields[name] ?? '');

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
});
