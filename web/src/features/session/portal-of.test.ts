import { expect } from 'chai';
import { portalOf, safeReturnPath } from './portal-of.ts';

describe('portalOf', () => {
  it('opens the desk of the role', () => {
    expect(portalOf(['vendor', 'issuer'])).to.equal('/vendor');
    expect(portalOf(['vendor', 'issuer', 'finance'])).to.equal('/vendor');
    expect(portalOf(['buyer', 'finance'])).to.equal('/steel');
    expect(portalOf(['verifier', 'finance'])).to.equal('/verifier');
    expect(portalOf(['auditor'])).to.equal('/audit');
    expect(portalOf(['finance'])).to.equal('/finance');
    expect(portalOf(['operator', 'finance', 'auditor'])).to.equal('/finance');
    expect(portalOf([])).to.equal('/');
  });
});

describe('safeReturnPath', () => {
  it('keeps a path of this site', () => {
    expect(safeReturnPath('/offers/1?x=2')).to.equal('/offers/1?x=2');
  });
  it('refuses other sites', () => {
    expect(safeReturnPath('//evil.example')).to.equal(undefined);
    expect(safeReturnPath('/\\evil.example')).to.equal(undefined);
    expect(safeReturnPath('https://evil.example')).to.equal(undefined);
    expect(safeReturnPath(null)).to.equal(undefined);
  });
});
