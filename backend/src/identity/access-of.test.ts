import { memberDuty, organisationRole } from '@topsteel/domain/api';
import { expect } from 'chai';
import { accessOf, dutyOfRoles, rolesBelow, rolesOfDuty } from './access-of.ts';

describe('accessOf', () => {
  it('lets a vendor of a mill sell, its quality desk issue, and its admin do everything the mill may', () => {
    expect(accessOf(['mill'], ['vendor-operator'])).to.deep.equal(['vendor']);
    expect(accessOf(['mill'], ['vendor-admin'])).to.deep.equal(['vendor', 'issuer']);
    expect(accessOf(['mill'], ['quality'])).to.deep.equal(['issuer']);
    expect(accessOf(['mill'], ['admin'])).to.deep.equal(['vendor', 'issuer', 'finance', 'approver', 'admin']);
  });

  it('adds up several roles, and gives none that the organisation has no part in', () => {
    expect(accessOf(['buyer'], ['buyer', 'approver', 'quality'])).to.deep.equal(['buyer', 'approver']);
    expect(accessOf(['stockist'], ['buyer'])).to.deep.equal([]);
    expect(accessOf(['stockist'], ['marketplace-operator'])).to.deep.equal([]);
  });

  it('makes nobody of a trading organisation an auditor, whatever their role', () => {
    for (const role of ['mill', 'processor', 'stockist', 'buyer', 'carrier', 'inspection-body'] as const) {
      expect(accessOf([role], ['auditor'])).to.deep.equal([]);
    }
  });

  it('lets the auditor of an auditing organisation audit, and nothing else', () => {
    expect(accessOf(['inspection-body', 'auditor'], ['auditor'])).to.deep.equal(['auditor']);
  });

  it('gives the desk of the marketplace everything of the marketplace', () => {
    expect(accessOf(['operator'], ['marketplace-operator'])).to.deep.equal([
      'operator',
      'finance',
      'auditor',
    ]);
    expect(accessOf(['operator'], ['finance'])).to.deep.equal(['finance']);
  });
});

describe('rolesOfDuty', () => {
  it('takes no right from anybody whose duty was kept before roles were', () => {
    const before = {
      'mill trade': ['vendor', 'issuer'],
      'mill finance': ['finance'],
      'mill audit': [],
      'stockist trade': ['vendor'],
      'buyer trade': ['buyer'],
      'carrier trade': ['carrier'],
      'inspection-body trade': ['inspection-body'],
      'verifier trade': ['verifier'],
      'auditor trade': ['auditor'],
      'auditor audit': ['auditor'],
      'operator trade': ['operator', 'finance', 'auditor'],
      'operator finance': ['finance'],
    };
    for (const [who, access] of Object.entries(before)) {
      const [role, duty] = who.split(' ');
      const roles = [organisationRole.parse(role)];
      expect(accessOf(roles, rolesOfDuty(memberDuty.parse(duty), roles)), who).to.deep.equal(access);
    }
  });

  it('names the roles that the organisation has work for', () => {
    expect(rolesOfDuty('trade', ['mill'])).to.deep.equal(['vendor-operator', 'quality']);
    expect(rolesOfDuty('audit', ['mill'])).to.deep.equal(['auditor']);
    expect(dutyOfRoles(['vendor-operator', 'quality'])).to.equal('trade');
    expect(dutyOfRoles(['auditor'])).to.equal('audit');
    expect(dutyOfRoles(['finance', 'admin'])).to.equal('admin');
  });
});

describe('rolesBelow', () => {
  it('lets who governs, pays or looks on reach the companies under theirs, and nobody trade for them', () => {
    expect(rolesBelow(['admin', 'buyer', 'finance', 'vendor-operator'])).to.deep.equal(['admin', 'finance']);
  });
});
