import { expect } from 'chai';
import fc from 'fast-check';
import type { Order } from '@topsteel/domain/api';
import { followMs, heldMinor } from './order-state.ts';

describe('heldMinor', () => {
  it('is what is neither captured nor returned', () => {
    const payment = {
      authorizedMinor: '3784200000',
      capturedMinor: '3587040000',
      returnedMinor: '197160000',
    };
    expect(heldMinor({ payment })).to.equal(0n);
    expect(heldMinor({ payment: { ...payment, capturedMinor: '0', returnedMinor: '0' } })).to.equal(
      3_784_200_000n,
    );
  });
  it('conserves: authorised = captured + returned + held', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 1n << 120n),
        fc.bigInt(0n, 1n << 120n),
        fc.bigInt(0n, 1n << 120n),
        (a, b, c) => {
          const payment = {
            authorizedMinor: (a + b + c).toString(),
            capturedMinor: a.toString(),
            returnedMinor: b.toString(),
          };
          expect(a + b + heldMinor({ payment })).to.equal(a + b + c);
        },
      ),
    );
  });
});

describe('how often an order is followed', () => {
  const every = (
    status: Order['status'],
    settlementState: Order['settlementState'],
    code: Order['nextMove']['code'] = 'none',
    isFinal = true,
  ): number =>
    followMs({
      status,
      settlementState,
      nextMove: { who: 'nobody', code, what: '', by: null },
      payment: { isFinal } as Order['payment'],
    });
  it('is every moment while money moves', () => {
    expect(every('payment-pending', 'planned', 'wait-chain', false)).to.equal(1_500);
    expect(every('confirmed', 'funding-seen', 'wait-chain')).to.equal(1_500);
    expect(every('settling', 'funded-final', 'wait-settlement')).to.equal(1_500);
    expect(every('completed', 'release-seen', 'none', false)).to.equal(1_500);
    expect(every('completed', 'released-final')).to.equal(1_500);
  });
  it('is six times a minute while it waits for a person, a bank day or a decision', () => {
    expect(every('awaiting-payment', 'planned', 'pay', false)).to.equal(10_000);
    expect(every('confirmed', 'funding-seen', 'accept')).to.equal(10_000);
    expect(every('confirmed', 'funded-final', 'ship')).to.equal(10_000);
    expect(every('shipped', 'funded-final', 'weigh')).to.equal(10_000);
    expect(every('disputed', 'funded-final')).to.equal(10_000);
    expect(every('completed', 'commission-posted')).to.equal(10_000);
    expect(every('settling', 'manual', 'wait-settlement')).to.equal(10_000);
  });
});
