import { expect } from 'chai';
import { rolesFor } from './roles-for.ts';

describe('rolesFor', () => {
  it('offers what the organisation has work for', () => {
    expect(rolesFor(['stockist', 'buyer'])).to.deep.equal([
      'admin',
      'buyer',
      'approver',
      'finance',
      'vendor-admin',
      'vendor-operator',
    ]);
    expect(rolesFor(['operator'])).to.deep.equal(['admin', 'approver', 'finance', 'marketplace-operator']);
  });
  it('names each once', () => {
    expect(rolesFor(['mill', 'processor'])).to.deep.equal([
      'admin',
      'approver',
      'finance',
      'vendor-admin',
      'vendor-operator',
      'quality',
    ]);
  });
});
