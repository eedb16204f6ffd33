import { expect } from 'chai';
import { mailedTokenOf } from './mailed-token.ts';

describe('mailedTokenOf', () => {
  it('takes a token as it was mailed', () => {
    expect(mailedTokenOf('Zm9ydHkgdHdvIHN0ZWVs_-x')).to.equal('Zm9ydHkgdHdvIHN0ZWVs_-x');
  });
  it('takes nothing else', () => {
    expect(mailedTokenOf(undefined)).to.equal(undefined);
    expect(mailedTokenOf('cut off')).to.equal(undefined);
    expect(mailedTokenOf(['Zm9ydHkgdHdvIHN0ZWVs_-x', 'Zm9ydHkgdHdvIHN0ZWVs_-x'])).to.equal(undefined);
  });
});
