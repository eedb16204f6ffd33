import { expect } from 'chai';
import { readAnswers, stepHref } from './answers.ts';

const BASKET = '01a20687-a5b4-76e1-804c-b0e0d5ee8742';

describe('answers of the checkout', () => {
  it('come back from their address', () => {
    const answers = { basket: BASKET, reference: 'PO 4711 & 12', rail: 'sepa', currency: 'EUR' } as const;
    const href = stepHref('check', answers);
    expect(href).to.equal(`/checkout/check?basket=${BASKET}&reference=PO+4711+%26+12&rail=sepa%3AEUR`);
    const query = Object.fromEntries(new URLSearchParams(href.split('?')[1]));
    expect(readAnswers(query)).to.deep.equal(answers);
  });
  it('are left out where they are none', () => {
    expect(
      readAnswers({ basket: 'x', rail: 'cash:EUR', reference: '  ', costCentre: ['a', 'b'] }),
    ).to.deep.equal({});
    expect(readAnswers({ rail: 'sepa:XXX' })).to.deep.equal({});
    expect(readAnswers({ reference: 'x'.repeat(80) }).reference).to.have.length(64);
  });
  it('need no query where nothing was answered', () => {
    expect(stepHref('delivery', {})).to.equal('/checkout/delivery');
  });
});
