import { expect } from 'chai';
import fc from 'fast-check';
import { heldMinor } from './order-state.ts';

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
