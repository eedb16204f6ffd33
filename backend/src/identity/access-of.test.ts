import { expect } from 'chai';
import { accessOf } from './access-of.ts';

describe('accessOf', () => {
  it('lets a mill trade and issue, and its admin read its own books', () => {
    expect(accessOf(['mill'], 'trade')).to.deep.equal(['vendor', 'issuer']);
    expect(accessOf(['mill'], 'admin')).to.deep.equal(['vendor', 'issuer', 'finance']);
  });

  it('makes nobody of a trading organisation an auditor, whatever their duty', () => {
    for (const role of ['mill', 'processor', 'stockist', 'buyer', 'carrier', 'inspection-body'] as const) {
      expect(accessOf([role], 'audit')).to.deep.equal([]);
    }
  });

  it('lets the audit duty of an auditing organisation audit, and nothing else', () => {
    expect(accessOf(['inspection-body', 'auditor'], 'audit')).to.deep.equal(['auditor']);
  });
});
