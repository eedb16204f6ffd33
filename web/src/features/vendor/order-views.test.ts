import { expect } from 'chai';
import { viewOf, viewQuery } from './order-views.ts';

describe('the views of a seller’s orders', () => {
  it('open where there is work, in the order of the work', () => {
    expect(viewOf(undefined, { accept: 0, ship: 2, shipped: 9, disputed: 1 })).to.equal('ship');
    expect(viewOf(undefined, { accept: 0, ship: 0, shipped: 0, disputed: 0 })).to.equal('all');
    expect(viewOf('disputed', { accept: 3 })).to.equal('disputed');
    expect(viewOf('nonsense', { accept: '50+' })).to.equal('accept');
  });

  it('ask the API for what they show', () => {
    expect(viewQuery('ship', {}).toString()).to.equal('side=seller&limit=50&needs=shipment');
    expect(viewQuery('all', { text: ' TS-2026 ', cursor: 'abc' }).toString()).to.equal(
      'side=seller&limit=50&text=TS-2026&cursor=abc',
    );
  });
});
