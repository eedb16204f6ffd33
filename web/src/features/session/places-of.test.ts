import { expect } from 'chai';
import { placesOf } from './places-of.ts';

describe('placesOf', () => {
  it('leads everybody to the steel, and each role to its desk', () => {
    expect(placesOf([]).map(({ href }) => href)).to.deep.equal(['/steel']);
    expect(placesOf(['buyer', 'finance', 'approver', 'admin']).map(({ href }) => href)).to.deep.equal([
      '/steel',
      '/orders',
      '/finance',
    ]);
    expect(placesOf(['vendor', 'issuer']).map(({ href }) => href)).to.deep.equal(['/steel', '/vendor']);
    expect(placesOf(['auditor']).map(({ href }) => href)).to.deep.equal(['/steel', '/finance', '/audit']);
  });
});
