import { expect } from 'chai';
import { languages } from '../../words/languages.ts';
import { readAmount } from './lot-order.ts';
import { orderKey } from './order-key.ts';

const VIEW = '0b7e6a53-3f3e-4d0e-9d5a-2f5c1b7a9e10';
const plate = {
  lengthUm: 6_000_000n,
  widthUm: 2_000_000n,
  thicknessUm: 10_000n,
  gramsPerMetre: null,
  gramsPerPiece: null,
  isSteel: true,
};
const terms = {
  minGrams: 250_000n,
  stepGrams: 250_000n,
  availableGrams: 9_000_000_000n,
  overTolerancePermille: 25,
};

const keyOf = (text: string, language: (typeof languages)[number]): string | undefined => {
  const reading = readAmount('mass', text, plate, terms, language);
  return reading.ok ? orderKey(VIEW, reading.quantity) : undefined;
};

describe('the key of an order from the page of a lot', () => {
  it('is one that the interface takes, however the thousands are set apart', () => {
    for (const language of languages)
      for (const text of ['1 250', '1\u00a0250', '1\u202f250']) {
        const key = keyOf(text, language);
        expect(key).to.equal(`${VIEW}-kg-1250000000`);
        expect(key).to.match(/^[\x21-\x7e]{1,128}$/);
      }
  });
  it('is the same for the same amount, and another for another', () => {
    expect(keyOf('5', 'en')).to.equal(keyOf('5.0', 'en'));
    expect(keyOf('5', 'en')).to.not.equal(keyOf('5.25', 'en'));
  });
});
