import { expect } from 'chai';
import { moneyBackOf } from './money-back-of.ts';

const payment = {
  rail: 'sepa',
  state: 'captured',
  amountMinor: '311245',
  authorizedMinor: '311245',
  capturedMinor: '308582',
} as const;
const captured = { mine: 'seller', status: 'completed', payment } as const;

describe('what of an order’s money can be given back', () => {
  it('is what was captured off chain, by the seller and the marketplace', () => {
    expect(moneyBackOf(captured, false)).to.equal('refund');
    expect(moneyBackOf({ ...captured, mine: 'none' }, true)).to.equal('refund');
    expect(moneyBackOf({ ...captured, mine: 'buyer' }, false)).to.equal(null);
    expect(moneyBackOf({ ...captured, payment: { ...payment, capturedMinor: '0' } }, true)).to.equal(null);
    expect(moneyBackOf({ ...captured, payment: { ...payment, rail: 'usdc-escrow' } }, true)).to.equal(null);
  });

  it('is the part that came of a payment, by the marketplace, while the order waits for the rest', () => {
    const part = {
      mine: 'none',
      status: 'payment-pending',
      payment: { ...payment, state: 'requested', authorizedMinor: '1', capturedMinor: '0' },
    } as const;
    expect(moneyBackOf(part, true)).to.equal('part');
    expect(moneyBackOf({ ...part, mine: 'seller' }, false)).to.equal(null);
    expect(moneyBackOf({ ...part, payment: { ...part.payment, authorizedMinor: '311245' } }, true)).to.equal(
      null,
    );
    expect(moneyBackOf({ ...part, status: 'cancelled' }, true)).to.equal(null);
  });
});
