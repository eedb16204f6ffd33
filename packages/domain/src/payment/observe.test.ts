import { expect } from 'chai';
import fc from 'fast-check';
import {
  attemptReferenceOf,
  emptySnapshot,
  findingSentence,
  heldMinor,
  isOver,
  judgeReceipt,
  keptMinor,
  nextLookMs,
  observe,
  snapshotFromJson,
  snapshotToJson,
  type ReceiptFacts,
  type Snapshot,
} from './index.ts';

const snapshot = (said: Partial<Snapshot>): Snapshot => ({ ...emptySnapshot, ...said });
const authorized = snapshot({ phase: 'held', authorizedMinor: 361_800n });
const captured = snapshot({ phase: 'closed', authorizedMinor: 361_800n, capturedMinor: 361_800n });

describe('observing a provider', () => {
  it('keeps what is said now, and says whether that is new', () => {
    expect(observe(authorized, captured)).to.deep.equal({ after: captured, changed: true, findings: [] });
    expect(observe(captured, { ...captured })).to.deep.equal({
      after: captured,
      changed: false,
      findings: [],
    });
  });

  it('does not roll back when the provider says less of a total that only grows', () => {
    const { after, changed, findings } = observe(captured, authorized);
    expect([after, changed]).to.deep.equal([captured, false]);
    expect(findings).to.deep.equal([
      { code: 'total-fell', total: 'capturedMinor', beforeMinor: 361_800n, saidMinor: 0n },
    ]);
    expect(findingSentence(findings[0]!)).to.equal(
      'The provider said 361800 of capturedMinor before and says 0 now.',
    );
  });

  it('lets refunds and disputes fall: they fail and are won', () => {
    const pending = { ...captured, refundPendingMinor: 100n, refundedMinor: 50n, disputedMinor: 10n };
    expect(observe(pending, captured)).to.deep.equal({ after: captured, changed: true, findings: [] });
  });

  it('believes no totals that cannot stand beside each other', () => {
    const wrong: Partial<Snapshot>[] = [
      { refundedMinor: -1n },
      { capturedMinor: 361_801n },
      { voidedMinor: 1n },
      { lateMinor: 361_801n },
      { refundPendingMinor: 1n, refundedMinor: 361_800n },
    ];
    for (const said of wrong) {
      const { changed, findings } = observe(captured, { ...captured, ...said });
      expect([changed, findings.map(({ code }) => code)]).to.deep.equal([false, ['impossible']]);
    }
  });

  it('ends in the newest reading whatever was read twice in between', () => {
    const history = fc.array(fc.record({ captured: fc.bigInt(0n, 50n), again: fc.boolean() }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(history, (steps) => {
        let truth = snapshot({ authorizedMinor: 10_000n });
        let kept = emptySnapshot;
        for (const { captured: more, again } of steps) {
          const older = truth;
          truth = { ...truth, capturedMinor: truth.capturedMinor + more };
          kept = observe(kept, truth).after;
          if (again) kept = observe(kept, older).after;
        }
        expect(kept).to.deep.equal(truth);
      }),
    );
  });

  it('has nothing late in what was kept before prices could lapse', () => {
    const { lateMinor: _none, ...old } = snapshotToJson(authorized);
    expect(snapshotFromJson(old)).to.deep.equal(authorized);
  });

  it('comes back whole from what is kept', () => {
    const wei = snapshot({ authorizedMinor: 3_587_040_000_000_000_000_001n, failure: 'Declined.' });
    expect(snapshotFromJson(JSON.parse(JSON.stringify(snapshotToJson(wei))))).to.deep.equal(wei);
  });
});

describe('what a receipt means', () => {
  const facts: ReceiptFacts = {
    amountMinor: 361_800n,
    isOrderClosed: false,
    isPaidOtherwise: false,
    isGivenBack: false,
  };

  it('waits for delivery when the amount is there, or more', () => {
    expect(judgeReceipt(emptySnapshot, authorized, facts)).to.equal(null);
    expect(judgeReceipt(emptySnapshot, { ...authorized, authorizedMinor: 400_000n }, facts)).to.equal(null);
    expect(judgeReceipt(authorized, captured, { ...facts, isOrderClosed: true })).to.equal(null);
  });

  it('gives back what came too late, or for an order that is paid otherwise', () => {
    expect(judgeReceipt(emptySnapshot, authorized, { ...facts, isOrderClosed: true })).to.deep.equal({
      act: 'give-back',
      kind: 'payment-late',
      reason: 'The order had ended when the payment came.',
    });
    expect(judgeReceipt(emptySnapshot, authorized, { ...facts, isPaidOtherwise: true })?.act).to.equal(
      'give-back',
    );
  });

  it('gives back what was paid after its price had lapsed, unless the order is paid without it', () => {
    const late = { ...authorized, lateMinor: 361_800n };
    const back = {
      act: 'give-back',
      kind: 'payment-late',
      reason: 'The price had lapsed when the payment was made.',
    };
    expect(judgeReceipt(emptySnapshot, late, facts)).to.deep.equal(back);
    // Its provider calls it late only after it has shown the money.
    expect(judgeReceipt(authorized, late, facts)).to.deep.equal(back);
    // The rest of what was too little, too late.
    const short = snapshot({ authorizedMinor: 361_000n });
    expect(judgeReceipt(short, { ...authorized, lateMinor: 800n }, facts)).to.deep.equal(back);
    const surplus = { ...authorized, authorizedMinor: 361_807n, lateMinor: 7n };
    expect(judgeReceipt(authorized, surplus, facts)).to.equal(null);
    expect(judgeReceipt(emptySnapshot, surplus, facts)).to.equal(null);
  });

  it('gives back what came after the order had been paid in full', () => {
    const again = { ...captured, authorizedMinor: 723_600n };
    expect(judgeReceipt(captured, again, facts)?.reason).to.equal('The order had been paid in full.');
  });

  it('leaves too little to a person, with what is missing', () => {
    const short = snapshot({ authorizedMinor: 361_000n });
    expect(judgeReceipt(emptySnapshot, short, facts)).to.deep.equal({
      act: 'work',
      kind: 'payment-amount',
      reason: 'Less was paid than was asked for.',
      shortMinor: 800n,
    });
  });

  it('takes what was taken back from what was not captured first', () => {
    const partly = snapshot({ authorizedMinor: 500n, capturedMinor: 400n, reversedMinor: 150n });
    expect([heldMinor(partly), keptMinor(partly)]).to.deep.equal([0n, 350n]);
    expect([heldMinor(authorized), keptMinor(authorized)]).to.deep.equal([361_800n, 0n]);
    expect([isOver(captured), isOver({ ...captured, refundedMinor: 361_800n })]).to.deep.equal([false, true]);
  });
});

describe('asking a provider again', () => {
  it('is often while something moves, rare later, and never at the end of time', () => {
    expect(nextLookMs(emptySnapshot, 0)).to.equal(15_000);
    expect(nextLookMs(snapshot({ phase: 'processing' }), 3_600_000)).to.equal(600_000);
    expect(nextLookMs(captured, 0)).to.equal(600_000);
    expect(nextLookMs(snapshot({ phase: 'closed' }), 0)).to.equal(3_600_000);
    expect(nextLookMs(captured, 30 * 86_400_000)).to.equal(86_400_000);
    expect(nextLookMs(captured, 201 * 86_400_000)).to.equal(null);
  });
});

describe('the reference of an attempt', () => {
  it('is a creditor reference of order and count', () => {
    expect(attemptReferenceOf('TS-2026-000042', 1)).to.equal('RF18TS202600004201');
    expect(() => attemptReferenceOf('TS-2026-0000000000000042', 1)).to.throw('too long');
  });
});
