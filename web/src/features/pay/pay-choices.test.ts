import { expect } from 'chai';
import { payChoices } from './pay-choices.ts';

describe('ways to pay once more', () => {
  it('are all of them, or those that take the currency in which the amount is agreed', () => {
    expect(payChoices(null).map(({ rail }) => rail)).to.deep.equal(['card', 'sepa', 'coinbase', 'eth']);
    expect(payChoices('EUR')).to.deep.equal([
      { rail: 'card', currency: 'EUR' },
      { rail: 'sepa', currency: 'EUR' },
    ]);
    expect(payChoices('CHF')).to.deep.equal([{ rail: 'card', currency: 'CHF' }]);
  });
});
