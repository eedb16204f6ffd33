import { expect } from 'chai';
import { buyerPlaces } from './buyer-places.ts';

const hrefsOf = (...access: Parameters<typeof buyerPlaces>[0]): string[] => buyerPlaces(access);

describe('the places of the buyer’s desk', () => {
  it('are all for a buyer', () => {
    const all = ['/orders', '/approvals', '/rfq', '/claims', '/certificates', '/stock', '/carbon'];
    expect(hrefsOf('buyer')).to.deep.equal(all);
    expect(hrefsOf('vendor', 'buyer')).to.deep.equal(all);
  });
  it('are for who only sells what sellers are answered, and none for others', () => {
    expect(hrefsOf('vendor', 'issuer')).to.deep.equal(['/orders', '/claims', '/stock']);
    expect(hrefsOf('auditor', 'finance')).to.deep.equal([]);
  });
});
