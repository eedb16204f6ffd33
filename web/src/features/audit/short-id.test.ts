import { expect } from 'chai';
import { shortId } from './short-id.ts';

describe('shortId', () => {
  it('shortens ids and leaves what people can read', () => {
    expect(shortId('order:01a21a0c-6b58-7142-b41b-c3e32777b9b0')).to.equal('order:01a21a0c…b9b0');
    expect(shortId('607e47e1-7568-42a8-867a-81b10545fe2d')).to.equal('607e47e1…fe2d');
    expect(shortId('period:2026-11')).to.equal('period:2026-11');
    expect(shortId('system')).to.equal('system');
  });
});
