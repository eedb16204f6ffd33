import { expect } from 'chai';
import { siteOfText, textOfSite } from './site-text.ts';

describe('siteOfText', () => {
  it('reads a country and a postcode, in any case', () => {
    expect(siteOfText('fr 57000')).to.deep.equal({ country: 'FR', postcode: '57000' });
    expect(siteOfText('NL-4782 PW')).to.deep.equal({ country: 'NL', postcode: '4782 PW' });
    expect(siteOfText('LU')).to.deep.equal({ country: 'LU', postcode: '' });
  });
  it('knows no site where there is none, or none that is delivered to', () => {
    expect([siteOfText(undefined), siteOfText(''), siteOfText('ZZ 1'), siteOfText('<b>')]).to.deep.equal([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
  it('is what it was written as', () => {
    expect(textOfSite({ country: 'DE', postcode: '60311' })).to.equal('DE 60311');
    expect(siteOfText(textOfSite({ country: 'DE', postcode: '60311' }))).to.deep.equal({
      country: 'DE',
      postcode: '60311',
    });
  });
});
