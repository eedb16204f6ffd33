import { expect } from 'chai';
import { groupStatusOf } from './present-group.ts';

describe('order groups: the status', () => {
  it('follows from the orders', () => {
    expect(groupStatusOf(['awaiting-payment', 'payment-failed'])).to.equal('awaiting-payment');
    expect(groupStatusOf(['awaiting-payment', 'cancelled'])).to.equal('awaiting-payment');
    expect(groupStatusOf(['awaiting-payment', 'payment-pending'])).to.equal('partly-paid');
    expect(groupStatusOf(['payment-failed', 'completed', 'shipped'])).to.equal('partly-paid');
    expect(groupStatusOf(['confirmed', 'completed', 'cancelled'])).to.equal('open');
    expect(groupStatusOf(['completed', 'cancelled', 'refunded'])).to.equal('completed');
    expect(groupStatusOf(['cancelled', 'cancelled'])).to.equal('cancelled');
    expect(groupStatusOf(['cancelled', 'expired'])).to.equal('ended');
  });
});
