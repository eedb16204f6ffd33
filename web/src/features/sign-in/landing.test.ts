import { expect } from 'chai';
import { landingPath } from './landing.ts';

describe('landingPath', () => {
  it('keeps the language of the page', () => {
    expect(landingPath('fr', '/orders/7?tab=claims', [])).to.equal('/fr/orders/7?tab=claims');
    expect(landingPath('de', undefined, ['buyer'])).to.equal('/de/steel');
    expect(landingPath('nl', undefined, [])).to.equal('/nl');
  });
  it('keeps the language that the way back names', () => {
    expect(landingPath('fr', '/it/company/me', ['buyer'])).to.equal('/it/company/me');
    expect(landingPath('fr', '/en', [])).to.equal('/en');
  });
  it('takes a page that begins like a language for a page', () => {
    expect(landingPath('fr', '/entry', [])).to.equal('/fr/entry');
  });
});
