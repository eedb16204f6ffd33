import { expect } from 'chai';
import fc from 'fast-check';
import { emptySnapshot, refundableMinor, type Snapshot } from './index.ts';

const captured = { ...emptySnapshot, authorizedMinor: 100_000n, capturedMinor: 100_000n };

describe('what may be refunded', () => {
  it('is what was captured, without what went back, is on its way or was taken back', () => {
    const left = (said: Partial<Snapshot>, askedMinor: bigint, cameBackMinor = 0n) =>
      refundableMinor({ ...captured, ...said }, { askedMinor, cameBackMinor });
    expect(left({}, 0n)).to.equal(100_000n);
    expect(left({ refundPendingMinor: 30_000n }, 30_000n)).to.equal(70_000n);
    expect(left({ refundedMinor: 30_000n, reversedMinor: 20_000n }, 30_000n)).to.equal(50_000n);
    // Taken on, and not shown yet.
    expect(left({}, 30_000n)).to.equal(70_000n);
    // Refunded at the provider by hand.
    expect(left({ refundedMinor: 30_000n }, 0n)).to.equal(70_000n);
    expect(left({ refundedMinor: 30_000n, reversedMinor: 100_000n }, 30_000n)).to.equal(0n);
  });

  it('counts again what came back', () => {
    expect(refundableMinor(captured, { askedMinor: 100_000n, cameBackMinor: 100_000n })).to.equal(100_000n);
    const partly = { ...captured, refundedMinor: 60_000n };
    expect(refundableMinor(partly, { askedMinor: 100_000n, cameBackMinor: 40_000n })).to.equal(40_000n);
    const again = { ...captured, refundPendingMinor: 100_000n };
    expect(refundableMinor(again, { askedMinor: 200_000n, cameBackMinor: 100_000n })).to.equal(0n);
  });

  it('counts again what failed before it was ever shown on its way', () => {
    const refused = { ...captured, refundFailedMinor: 30_000n };
    expect(refundableMinor(refused, { askedMinor: 30_000n, cameBackMinor: 0n })).to.equal(100_000n);
    // Shown, then failed: it came back once, not twice.
    expect(refundableMinor(refused, { askedMinor: 60_000n, cameBackMinor: 30_000n })).to.equal(70_000n);
  });

  type Refund = { amountMinor: bigint; at: 'hidden' | 'pending' | 'refunded' | 'failed' };
  const shown = (refunds: readonly Refund[], at: Refund['at']): bigint =>
    refunds.filter((refund) => refund.at === at).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  /** A refund goes on: it shows, arrives, or comes back. */
  const turn = (refund: Refund | undefined, kind: number): void => {
    if (!refund) return;
    if (kind === 1 && refund.at === 'hidden') refund.at = 'pending';
    if (kind === 2 && refund.at === 'pending') refund.at = 'refunded';
    // Some are refused before they were ever shown.
    if (kind === 3) refund.at = 'failed';
  };
  /** Refunds are asked for, go on and are read in any order; with `isReadAlways` each change is read at once. */
  const history = (steps: readonly (readonly [number, number, number])[], isReadAlways: boolean) => {
    const refunds: Refund[] = [];
    let said: Snapshot = captured;
    let askedMinor = 0n;
    let cameBackMinor = 0n;
    const read = () => {
      const before = said.refundPendingMinor + said.refundedMinor;
      said = {
        ...captured,
        refundPendingMinor: shown(refunds, 'pending'),
        refundedMinor: shown(refunds, 'refunded'),
        refundFailedMinor: shown(refunds, 'failed'),
      };
      const fall = before - said.refundPendingMinor - said.refundedMinor;
      if (fall > 0n) cameBackMinor += fall;
    };
    for (const [kind, which, share] of steps) {
      if (refunds.length > 0) turn(refunds[which % refunds.length], kind);
      if (kind === 0) {
        const most = refundableMinor(said, { askedMinor, cameBackMinor });
        const amountMinor = (most * BigInt(share)) / 100n;
        if (amountMinor > 0n) {
          refunds.push({ amountMinor, at: 'hidden' });
          askedMinor += amountMinor;
        }
      }
      if (kind === 4 || isReadAlways) read();
      const onTheWay = refunds.reduce(
        (sum, { amountMinor, at }) => (at === 'failed' ? sum : sum + amountMinor),
        0n,
      );
      expect(onTheWay <= captured.capturedMinor, `${onTheWay} are on their way`).to.equal(true);
      if (isReadAlways) {
        expect(refundableMinor(said, { askedMinor, cameBackMinor })).to.equal(
          captured.capturedMinor - onTheWay,
        );
      }
    }
  };
  const steps = fc.array(fc.tuple(fc.nat(4), fc.nat(9), fc.integer({ min: 1, max: 100 })), {
    maxLength: 60,
  });

  it('never lets more than was captured be on its way, however late the provider is read', () => {
    fc.assert(
      fc.property(steps, (all) => history(all, false)),
      { numRuns: 3_000 },
    );
  });

  it('is all that is not on its way, while the provider is read after each move', () => {
    fc.assert(
      fc.property(steps, (all) => history(all, true)),
      { numRuns: 3_000 },
    );
  });
});
