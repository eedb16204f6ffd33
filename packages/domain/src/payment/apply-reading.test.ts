import { expect } from 'chai';
import fc from 'fast-check';
import { accountOf, type Leg } from '../ledger/index.ts';
import {
  applyReading,
  emptySnapshot,
  heldMinor,
  receiptBalances,
  type AttemptCore,
  type RailAbilities,
  type ReadingFacts,
  type Snapshot,
} from './index.ts';

const AMOUNT = 361_800n;
const fresh: AttemptCore = { snapshot: emptySnapshot, version: 0, isClosed: false };
const facts = (
  around: Partial<ReadingFacts> = {},
  holds: RailAbilities['holds'] = 'money',
): ReadingFacts => ({
  amountMinor: AMOUNT,
  isOrderClosed: false,
  hasOpenAttempt: false,
  isGivenBack: false,
  books: {
    holds,
    orderId: 'o1',
    attemptId: 'a1',
    clearing: accountOf('crypto_clearing', 'coinbase'),
    provider: 'coinbase',
  },
  ...around,
});
const expired: Snapshot = { ...emptySnapshot, phase: 'closed' };
const paid: Snapshot = { ...emptySnapshot, phase: 'held', authorizedMinor: AMOUNT };

describe('applying a reading', () => {
  it('closes an attempt that ended without money, and opens it again when money comes late', () => {
    const ended = applyReading(fresh, expired, facts());
    expect([ended.next.state, ended.next.isClosed]).to.deep.equal(['expired', true]);
    const late = applyReading(ended.next, paid, facts());
    expect([late.next.state, late.next.isClosed, late.judgement]).to.deep.equal(['authorized', false, null]);
  });

  it('leaves it closed, and gives the money back, when another attempt pays the order', () => {
    const ended = applyReading(fresh, expired, facts());
    const twice = applyReading(ended.next, paid, facts({ hasOpenAttempt: true }));
    expect([twice.next.isClosed, twice.judgement?.act]).to.deep.equal([true, 'give-back']);
  });

  it('gives back what comes after a part was given back: together they would read as paid', () => {
    const part = applyReading(fresh, { ...paid, authorizedMinor: 100_000n }, facts({ isOrderClosed: true }));
    expect(part.judgement?.act).to.equal('give-back');
    const rest = applyReading(part.next, paid, facts({ isGivenBack: true }));
    expect(rest.judgement).to.deep.equal({
      act: 'give-back',
      kind: 'payment-amount',
      reason: 'What had come of the payment was on its way back when more of it came.',
    });
  });

  it('does nothing for a reading that is not believed', () => {
    const kept = applyReading(fresh, paid, facts()).next;
    const old = applyReading(kept, emptySnapshot, facts());
    expect([old.changed, old.next, old.increases, old.decreases]).to.deep.equal([false, kept, [], []]);
    expect(old.findings.map(({ code }) => code)).to.deep.equal(['total-fell']);
  });

  it('holds what the books say, gives back once for each receipt, in every order of readings', () => {
    const steps = fc.array(
      fc.record({
        act: fc.constantFrom('receive', 'capture', 'give-back', 'refund', 'refund-ends', 'reverse', 'expire'),
        minor: fc.bigInt(1n, AMOUNT),
        succeeds: fc.boolean(),
        isReadAgain: fc.boolean(),
        isOrderClosed: fc.boolean(),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(
        steps,
        fc.constantFrom<RailAbilities['holds'][]>('money', 'authorization'),
        (acts, holds) => {
          let truth: Snapshot = { ...emptySnapshot };
          let kept: AttemptCore = fresh;
          const history: Snapshot[] = [truth];
          const balances = new Map<string, bigint>();
          const givenBack = new Set<bigint>();
          const enter = ({ debit, credit, amountMinor }: Leg) => {
            balances.set(debit.code, (balances.get(debit.code) ?? 0n) + amountMinor);
            balances.set(credit.code, (balances.get(credit.code) ?? 0n) - amountMinor);
          };
          const read = (said: Snapshot, isOrderClosed: boolean) => {
            const applied = applyReading(kept, said, facts({ isOrderClosed }, holds));
            [...applied.increases, ...applied.decreases].forEach(enter);
            if (applied.judgement?.act === 'give-back') {
              expect(givenBack.has(said.authorizedMinor), 'given back twice').to.equal(false);
              givenBack.add(said.authorizedMinor);
            }
            kept = applied.next;
          };
          for (const { act, minor, succeeds, isReadAgain, isOrderClosed } of acts) {
            truth = play(truth, act, minor, succeeds);
            history.push(truth);
            read(truth, isOrderClosed);
            if (isReadAgain) read(history[Number(minor) % history.length]!, isOrderClosed);
          }
          read(truth, false);
          expect(kept.snapshot).to.deep.equal(truth);
          const due = receiptBalances(truth, holds);
          expect(-(balances.get('order_liability') ?? 0n)).to.equal(due.orderLiabilityMinor);
          expect(balances.get('crypto_clearing') ?? 0n).to.equal(due.clearingMinor);
          expect([...balances.values()].reduce((sum, minor) => sum + minor, 0n)).to.equal(0n);
        },
      ),
      { numRuns: 500 },
    );
  });
});

const least = (...amounts: bigint[]): bigint => amounts.reduce((a, b) => (a < b ? a : b));

/** What a provider, its bank and its payer can do next. */
function play(now: Snapshot, act: string, minor: bigint, succeeds: boolean): Snapshot {
  const refundable = now.capturedMinor - now.refundedMinor - now.refundPendingMinor - now.reversedMinor;
  switch (act) {
    case 'receive':
      return { ...now, phase: 'held', authorizedMinor: now.authorizedMinor + minor };
    case 'capture':
      return { ...now, capturedMinor: now.capturedMinor + least(minor, heldMinor(now)) };
    case 'give-back':
      return { ...now, voidedMinor: now.voidedMinor + least(minor, heldMinor(now)) };
    case 'refund':
      return refundable > 0n
        ? { ...now, refundPendingMinor: now.refundPendingMinor + least(minor, refundable) }
        : now;
    case 'refund-ends':
      return {
        ...now,
        refundPendingMinor: 0n,
        refundedMinor: now.refundedMinor + (succeeds ? now.refundPendingMinor : 0n),
      };
    case 'reverse':
      return refundable > 0n ? { ...now, reversedMinor: now.reversedMinor + least(minor, refundable) } : now;
    default:
      return { ...now, phase: 'closed' };
  }
}
