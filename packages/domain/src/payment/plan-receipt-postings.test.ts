import { expect } from 'chai';
import fc from 'fast-check';
import { accountOf, chartOfAccounts, type Leg } from '../ledger/index.ts';
import {
  attemptStateOf,
  emptySnapshot,
  planReceiptPostings,
  receiptBalances,
  type RailAbilities,
  type Snapshot,
} from './index.ts';

const books = (holds: RailAbilities['holds']) => ({
  holds,
  orderId: 'o1',
  attemptId: 'a1',
  clearing: accountOf('card_clearing', 'stripe'),
  provider: 'stripe',
});
const snapshot = (said: Partial<Snapshot>): Snapshot => ({ ...emptySnapshot, ...said });
const shown = ({ debit, credit, amountMinor, code }: Leg): string =>
  `${debit.code} ← ${credit.code} ${amountMinor} ${code}`;
const plan = (before: Snapshot, after: Snapshot, holds: RailAbilities['holds'] = 'authorization') => {
  const { increases, decreases } = planReceiptPostings(before, after, books(holds));
  return [increases.map(shown), decreases.map(shown)];
};

const captured = snapshot({ authorizedMinor: 361_800n, capturedMinor: 358_704n, voidedMinor: 3_096n });

describe('the postings of a receipt', () => {
  it('books a card at its capture, with the fee', () => {
    expect(plan(emptySnapshot, snapshot({ authorizedMinor: 361_800n }))).to.deep.equal([[], []]);
    expect(
      plan(snapshot({ authorizedMinor: 361_800n }), { ...captured, providerFeeMinor: 5_405n }),
    ).to.deep.equal([
      ['card_clearing ← order_liability 358704 capture', 'provider_fees ← card_clearing 5405 provider-fee'],
      [],
    ]);
  });

  it('books nothing of what lies in escrow: the contract’s own events are booked', () => {
    expect(plan(emptySnapshot, { ...captured, refundPendingMinor: 100_000n }, 'escrow')).to.deep.equal([
      [],
      [],
    ]);
    expect(receiptBalances({ ...captured, refundedMinor: 100_000n }, 'escrow')).to.deep.equal({
      clearingMinor: 0n,
      orderLiabilityMinor: 0n,
      refundInFlightMinor: 0n,
      disputeHoldMinor: 0n,
      providerFeesMinor: 0n,
      lossMinor: 0n,
    });
  });

  it('books money when it is received, and what goes back before the capture', () => {
    expect(plan(emptySnapshot, captured, 'money')).to.deep.equal([
      ['card_clearing ← order_liability 361800 receive'],
      ['order_liability ← card_clearing 3096 void'],
    ]);
  });

  it('books a refund on its way, sent, and failed', () => {
    const pending = { ...captured, refundPendingMinor: 100_000n };
    const sent = { ...captured, refundedMinor: 100_000n };
    expect(plan(captured, pending)).to.deep.equal([[], ['order_liability ← refund_in_flight 100000 refund']]);
    expect(plan(pending, sent)).to.deep.equal([[], ['refund_in_flight ← card_clearing 100000 refund-sent']]);
    expect(plan(pending, captured)).to.deep.equal([
      ['refund_in_flight ← order_liability 100000 refund-failed'],
      [],
    ]);
    expect(plan(sent, captured)).to.deep.equal([
      [
        'card_clearing ← refund_in_flight 100000 refund-failed',
        'refund_in_flight ← order_liability 100000 refund-failed',
      ],
      [],
    ]);
  });

  it('books a dispute opened, won, and lost', () => {
    const disputed = { ...captured, disputedMinor: 358_704n };
    expect(plan(captured, disputed)).to.deep.equal([
      [],
      ['dispute_hold ← card_clearing 358704 dispute-opened'],
    ]);
    expect(plan(disputed, captured)).to.deep.equal([['card_clearing ← dispute_hold 358704 dispute-won'], []]);
    expect(plan(disputed, { ...captured, reversedMinor: 358_704n })).to.deep.equal([
      [],
      ['order_liability ← dispute_hold 358704 dispute-lost'],
    ]);
  });

  it('books money that a bank took back', () => {
    expect(plan(captured, { ...captured, reversedMinor: 358_704n }, 'money')).to.deep.equal([
      [],
      ['order_liability ← card_clearing 358704 reverse'],
    ]);
  });
});

describe('a loss', () => {
  const whole = { ...captured, reversedMinor: 361_800n };

  it('is what a bank takes back beyond what is left, once the rest was returned', () => {
    expect(plan(captured, whole, 'money')).to.deep.equal([
      [],
      ['bad_debt ← order_liability 3096 write-off', 'order_liability ← card_clearing 361800 reverse'],
    ]);
    expect(receiptBalances(whole, 'money')).to.deep.equal({
      clearingMinor: -3_096n,
      orderLiabilityMinor: 0n,
      refundInFlightMinor: 0n,
      disputeHoldMinor: 0n,
      providerFeesMinor: 0n,
      lossMinor: 3_096n,
    });
    expect(attemptStateOf(whole)).to.equal('reversed');
  });

  it('is what a payer wins in a dispute after a refund', () => {
    const refunded = { ...captured, refundedMinor: 100_000n, disputedMinor: 358_704n };
    const lost = { ...refunded, disputedMinor: 0n, reversedMinor: 358_704n };
    expect(plan(refunded, lost)).to.deep.equal([
      [],
      ['bad_debt ← order_liability 100000 write-off', 'order_liability ← dispute_hold 358704 dispute-lost'],
    ]);
  });

  it('is less again when a refund comes back to us', () => {
    const lost = { ...captured, refundedMinor: 100_000n, reversedMinor: 358_704n };
    expect(plan(lost, { ...lost, refundedMinor: 0n })).to.deep.equal([
      [
        'card_clearing ← refund_in_flight 100000 refund-failed',
        'refund_in_flight ← order_liability 100000 refund-failed',
      ],
      ['order_liability ← bad_debt 100000 write-off'],
    ]);
  });
});

const total = fc.bigInt(0n, 10n ** 20n);
/** Any totals that a provider can give at once. */
const anySnapshot = fc
  .tuple(total, total, total, total, total, total, total, total)
  .map(([voidedMinor, uncaptured, kept, refundPendingMinor, refundedMinor, reversed, disputed, fee]) => {
    const capturedMinor = kept + refundPendingMinor + refundedMinor;
    return snapshot({
      authorizedMinor: voidedMinor + uncaptured + capturedMinor,
      capturedMinor,
      voidedMinor,
      refundPendingMinor,
      refundedMinor,
      reversedMinor: reversed,
      disputedMinor: disputed,
      providerFeeMinor: fee,
    });
  });
const grown = (before: Snapshot, by: Snapshot): Snapshot => ({
  ...by,
  authorizedMinor: before.authorizedMinor + by.authorizedMinor,
  capturedMinor: before.capturedMinor + by.capturedMinor,
  voidedMinor: before.voidedMinor + by.voidedMinor,
  reversedMinor: before.reversedMinor + by.reversedMinor,
  providerFeeMinor: before.providerFeeMinor + by.providerFeeMinor,
  refundedMinor: by.refundedMinor,
});

describe('the books of a receipt', () => {
  for (const holds of ['authorization', 'money'] as const) {
    it(`show every snapshot whatever came before it, and no leg overdraws a limited account (${holds})`, () => {
      fc.assert(
        fc.property(fc.array(anySnapshot, { minLength: 1, maxLength: 6 }), (steps) => {
          const balances = new Map<string, bigint>();
          const enter = ({ debit, credit, amountMinor }: Leg) => {
            for (const [{ code }, side] of [
              [debit, 'debit'],
              [credit, 'credit'],
            ] as const) {
              const { normalSide, limit } = chartOfAccounts[code];
              const now = (balances.get(code) ?? 0n) + (normalSide === side ? amountMinor : -amountMinor);
              balances.set(code, now);
              if (limit !== 'none' && now < 0n) throw new Error(`${code} is overdrawn by ${-now}.`);
            }
          };
          let before: Snapshot = emptySnapshot;
          for (const step of steps) {
            const after = grown(before, step);
            const { increases, decreases } = planReceiptPostings(before, after, books(holds));
            [...increases, ...decreases].forEach(enter);
            const due = receiptBalances(after, holds);
            expect(balances.get('card_clearing') ?? 0n).to.equal(due.clearingMinor);
            expect(balances.get('order_liability') ?? 0n).to.equal(due.orderLiabilityMinor);
            expect(balances.get('refund_in_flight') ?? 0n).to.equal(due.refundInFlightMinor);
            expect(balances.get('dispute_hold') ?? 0n).to.equal(due.disputeHoldMinor);
            expect(balances.get('provider_fees') ?? 0n).to.equal(due.providerFeesMinor);
            expect(balances.get('bad_debt') ?? 0n).to.equal(due.lossMinor);
            expect(due.clearingMinor + due.disputeHoldMinor + due.providerFeesMinor + due.lossMinor).to.equal(
              due.orderLiabilityMinor + due.refundInFlightMinor,
            );
            expect(due.orderLiabilityMinor === 0n || due.lossMinor === 0n).to.equal(true);
            before = after;
          }
        }),
      );
    });
  }
});
