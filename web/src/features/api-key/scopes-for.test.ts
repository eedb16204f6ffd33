import { expect } from 'chai';
import { scopesFor } from './scopes-for.ts';

describe('scopesFor', () => {
  it('offers what the organisation has work for', () => {
    expect(scopesFor(['buyer'])).to.deep.equal(['read', 'trade', 'finance']);
    expect(scopesFor(['stockist', 'buyer'])).to.deep.equal(['read', 'trade', 'vendor', 'finance']);
    expect(scopesFor(['mill'])).to.deep.equal(['read', 'vendor', 'quality', 'finance']);
    expect(scopesFor(['auditor'])).to.deep.equal(['read', 'finance']);
  });
});
