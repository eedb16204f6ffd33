import { expect } from 'chai';
import { differenceText } from './difference.ts';

describe('differenceText', () => {
  it('is exact beyond what floating point can hold', () => {
    expect(differenceText('9007199254740993', '9007199254740992', 'en')).to.equal('+1');
    expect(differenceText('1000', '2500000', 'en')).to.equal('\u22122,499,000');
    expect(differenceText('1000', '2500000', 'fr')).to.equal('\u22122\u202f499\u202f000');
    expect(differenceText('7', '7', 'de')).to.equal('0');
  });
});
