import { expect } from 'chai';
import { toApprove } from './to-approve.ts';

describe('What waits for the approval of who looks at the finance desk', () => {
  const nothing = { batches: [], accounts: [], conversions: [], entries: [] };

  it('is counted by kind, each with the page where it is decided', () => {
    const theirs = { state: 'waiting', mayDecide: true } as const;
    expect(
      toApprove({
        batches: [{ state: 'scheduled', mayDecide: true }],
        accounts: [{ state: 'proposed' }, { state: 'proposed' }],
        conversions: [theirs],
        entries: [theirs, theirs, theirs],
      }),
    ).to.deep.equal([
      { what: 'batches', count: 1, href: '/finance/payouts' },
      { what: 'accounts', count: 2, href: '/finance/payouts' },
      { what: 'conversions', count: 1, href: '/finance/conversions' },
      { what: 'entries', count: 3, href: '/finance/journal' },
    ]);
  });

  it('is neither what one proposed oneself nor what is decided', () => {
    expect(
      toApprove({
        batches: [
          { state: 'scheduled', mayDecide: false },
          { state: 'approved', mayDecide: true },
        ],
        accounts: [{ state: 'approved' }, { state: 'declined' }, { state: 'replaced' }],
        conversions: [{ state: 'waiting', mayDecide: false }],
        entries: [
          { state: 'waiting', mayDecide: false },
          { state: 'booked', mayDecide: true },
        ],
      }),
    ).to.deep.equal([]);
    expect(toApprove(nothing)).to.deep.equal([]);
  });
});
