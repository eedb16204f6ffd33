import { expect } from 'chai';
import fc from 'fast-check';
import {
  emptyBooks,
  enter,
  chartOfAccounts,
  balanceOf,
  accountOf,
  type Books,
  type Leg,
} from '../ledger/index.ts';
import type { CommissionTariff } from '../commission/index.ts';
import {
  ageOf,
  dueOf,
  emptyDistribution,
  heldBackBecause,
  nextPayoutState,
  payoutStates,
  canPayout,
  planApproval,
  planDistribution,
  planPayouts,
  planReturn,
  withCaptured,
  withTakenBack,
  type Distribution,
  type DueItem,
} from './index.ts';

const onePercent: CommissionTariff = {
  components: [{ name: 'Sale', bps: 100, fixedMinor: 0n, minimumMinor: null, maximumMinor: null }],
  minimumMinor: null,
  maximumMinor: null,
};
const division = { tariff: onePercent, vatPermille: 170 };
const parties = { orderId: 'order-1', seller: `0x${'5e'.repeat(20)}`, vatCountry: 'LU' };
const brief = (legs: readonly Leg[]) =>
  legs.map(
    ({ debit, credit, amountMinor, code }) =>
      `${debit.code} → ${credit.code} ${amountMinor.toString()} ${code}`,
  );

describe('payout: the money of an order, divided', () => {
  it('captured: to the vendor, the commission and the tax on it', () => {
    const after = withCaptured(emptyDistribution, 311_245n, division);
    expect(after).to.deep.equal({
      ...emptyDistribution,
      capturedMinor: 311_245n,
      commissionMinor: 3_112n,
      vatMinor: 529n,
      netMinor: 307_604n,
    });
    expect(brief(planDistribution(emptyDistribution, after, parties))).to.deep.equal([
      'order_liability → vendor_payable 307604 capture',
      'order_liability → commission_revenue 3112 commission',
      'order_liability → vat_collected 529 tax',
    ]);
  });

  it('refunded before the payout: out of what is owed', () => {
    const before = withCaptured(emptyDistribution, 311_245n, division);
    const after = withTakenBack(before, 111_245n, division);
    // Of 2,000.00 left: 20.00 and 3.40.
    expect([after.commissionMinor, after.vatMinor, after.netMinor]).to.deep.equal([2_000n, 340n, 197_660n]);
    expect(brief(planDistribution(before, after, parties))).to.deep.equal([
      'vendor_payable → order_liability 109944 refund',
      'commission_revenue → order_liability 1112 commission-returned',
      'vat_collected → order_liability 189 tax',
    ]);
  });

  it('refunded after the payout: the vendor owes it', () => {
    const paid = { ...withCaptured(emptyDistribution, 311_245n, division), allocatedMinor: 307_604n };
    const after = withTakenBack(paid, 311_245n, division);
    expect(dueOf(after)).to.equal(-307_604n);
    expect(brief(planDistribution(paid, after, parties))).to.deep.equal([
      'vendor_debt → order_liability 307604 vendor-debt',
      'commission_revenue → order_liability 3112 commission-returned',
      'vat_collected → order_liability 529 tax',
    ]);
  });

  it('a refund that fails gives it back, and repays the debt first', () => {
    const paid = { ...withCaptured(emptyDistribution, 311_245n, division), allocatedMinor: 307_604n };
    const refunded = withTakenBack(paid, 311_245n, division);
    expect(brief(planDistribution(refunded, withTakenBack(refunded, 0n, division), parties))).to.deep.equal([
      'order_liability → vendor_debt 307604 debt-repaid',
      'order_liability → commission_revenue 3112 commission',
      'order_liability → vat_collected 529 tax',
    ]);
  });

  it('told twice, late, or more than was captured, changes nothing more', () => {
    const captured = withCaptured(emptyDistribution, 311_245n, division);
    expect(withCaptured(captured, 311_245n, division)).to.equal(captured);
    expect(withCaptured(captured, 100n, division)).to.equal(captured);
    const back = withTakenBack(captured, 999_999n, division);
    expect(back.takenBackMinor).to.equal(311_245n);
    expect(withTakenBack(back, 999_999n, division)).to.equal(back);
    // The capture of what went back comes to be known afterwards.
    expect(withCaptured(back, 1_000_000n, division)).to.include({ takenBackMinor: 999_999n, netMinor: 1n });
  });
});

/** Keeps small books over the legs, with the limits of the chart. */
function bookKeeper() {
  let books: Books = emptyBooks;
  let entries = 0;
  const name = ({ code, owner }: Leg['debit']) => `${code}|${owner}`;
  const limitOf = (account: string) =>
    chartOfAccounts[account.slice(0, account.indexOf('|')) as keyof typeof chartOfAccounts].limit;
  return {
    enter(legs: readonly Leg[]): void {
      for (const { debit, credit, amountMinor } of legs) {
        entries += 1;
        const entry = {
          id: entries.toString(),
          kind: 'single' as const,
          debit: name(debit),
          credit: name(credit),
          amountMinor,
        };
        books = enter(books, entry, limitOf);
      }
    },
    balance(ref: Leg['debit']): bigint {
      const totals = books.totals.get(name(ref));
      return totals ? balanceOf(chartOfAccounts[ref.code].normalSide, totals) : 0n;
    },
  };
}

describe('payout: what is paid, what is owed, what came back (property)', () => {
  const seller = parties.seller;
  const orders = ['order-a', 'order-b', 'order-c'];
  type Act = { kind: 'capture' | 'take-back'; order: number; amount: bigint } | { kind: 'pay' | 'return' };
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.record({
      kind: fc.constantFrom('capture' as const, 'take-back' as const),
      order: fc.nat({ max: 2 }),
      amount: fc.bigInt(0n, 2_000n),
    }),
    fc.record({ kind: fc.constantFrom('pay' as const, 'return' as const) }),
  );
  const tariff: CommissionTariff = { ...onePercent, minimumMinor: 30n };

  it('nobody is paid twice, no limited account goes below zero, and every unit is somewhere', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const books = bookKeeper();
        const held = new Map<string, Distribution>(orders.map((order) => [order, emptyDistribution]));
        let payouts: { id: string; lines: { order: string; amountMinor: bigint }[]; amountMinor: bigint }[] =
          [];
        let received = 0n;
        let refunded = 0n;
        let paidOut = 0n;
        const bank = accountOf('bank', 'LU28');
        for (const [step, one] of acts.entries()) {
          if (one.kind === 'capture' || one.kind === 'take-back') {
            const orderId = orders[one.order] ?? '';
            const before = held.get(orderId) ?? emptyDistribution;
            const liability = accountOf('order_liability', orderId);
            const of = { orderId, seller, vatCountry: 'LU' };
            const division = { tariff, vatPermille: 170 };
            const captured = one.kind === 'capture' ? one.amount : 0n;
            const after =
              one.kind === 'capture'
                ? withCaptured(before, before.capturedMinor + one.amount, division)
                : withTakenBack(before, one.amount, division);
            const back = after.takenBackMinor - before.takenBackMinor;
            received += captured;
            refunded += back;
            const money = (amountMinor: bigint, code: Leg['code']): Leg[] =>
              amountMinor > 0n ? [{ debit: bank, credit: liability, amountMinor, code }] : [];
            books.enter([...money(captured, 'receive'), ...money(-back, 'refund-failed')]);
            books.enter(planDistribution(before, after, of));
            if (back > 0n)
              books.enter([{ debit: liability, credit: bank, amountMinor: back, code: 'refund' }]);
            held.set(orderId, after);
          } else if (one.kind === 'pay') {
            const items = orders.map(
              (orderId): DueItem => ({
                orderId,
                orderNumber: orderId,
                sellerId: 's1',
                currency: 'EUR',
                netMinor: held.get(orderId)?.netMinor ?? 0n,
                allocatedMinor: held.get(orderId)?.allocatedMinor ?? 0n,
                isScheduled: false,
                isFinal: true,
                hasTitleMoved: true,
                openTrouble: null,
                capturedAt: new Date(0),
              }),
            );
            const plan = planPayouts(items, { minimumMinor: {}, holdDays: 0, now: new Date(1) });
            for (const payout of plan.payouts) {
              const id = `payout-${step.toString()}`;
              books.enter(planApproval(payout, { payoutId: id, seller }));
              for (const line of payout.lines) {
                const before = held.get(line.orderId) ?? emptyDistribution;
                held.set(line.orderId, { ...before, allocatedMinor: line.toMinor });
              }
              books.enter([
                {
                  debit: accountOf('payout_in_flight', id),
                  credit: bank,
                  amountMinor: payout.amountMinor,
                  code: 'payout-settled',
                },
              ]);
              paidOut += payout.amountMinor;
              payouts.push({
                id,
                amountMinor: payout.amountMinor,
                lines: payout.lines.map((line) => ({ order: line.orderId, amountMinor: line.amountMinor })),
              });
            }
          } else {
            const [last] = payouts.slice(-1);
            if (!last) continue;
            payouts = payouts.slice(0, -1);
            const dues = last.lines.map(({ order, amountMinor }) => {
              const before = held.get(order) ?? emptyDistribution;
              const after = { ...before, allocatedMinor: before.allocatedMinor - amountMinor };
              held.set(order, after);
              return { beforeMinor: dueOf(before), afterMinor: dueOf(after) };
            });
            books.enter(planReturn(dues, { from: bank, seller }));
            paidOut -= last.amountMinor;
          }
          const dues = [...held.values()].map(dueOf);
          const payable = books.balance(accountOf('vendor_payable', seller));
          const debt = books.balance(accountOf('vendor_debt', seller));
          expect(payable).to.equal(dues.reduce((sum, due) => sum + (due > 0n ? due : 0n), 0n));
          expect(debt).to.equal(dues.reduce((sum, due) => sum + (due < 0n ? -due : 0n), 0n));
          const earned = [...held.values()].reduce((sum, { netMinor }) => sum + netMinor, 0n);
          expect(paidOut + payable - debt).to.equal(earned);
          const kept =
            books.balance(accountOf('commission_revenue')) + books.balance(accountOf('vat_collected', 'LU'));
          expect(earned + kept).to.equal(received - refunded);
          for (const order of orders) expect(books.balance(accountOf('order_liability', order))).to.equal(0n);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('payout: what may be paid now', () => {
  const now = new Date('2026-11-26T12:00:00Z');
  const item = (more: Partial<DueItem>): DueItem => ({
    orderId: 'o1',
    orderNumber: 'TS-2026-000001',
    sellerId: 's1',
    currency: 'EUR',
    netMinor: 15_000n,
    allocatedMinor: 0n,
    isScheduled: false,
    isFinal: true,
    hasTitleMoved: true,
    openTrouble: null,
    capturedAt: new Date('2026-11-24T12:00:00Z'),
    ...more,
  });
  const plan = (...items: DueItem[]) =>
    planPayouts(items, { minimumMinor: { EUR: 2_500n }, holdDays: 2, now });

  it('waits for finality, title, an open dispute and the days of holding', () => {
    const why = (more: Partial<DueItem>) => heldBackBecause(item(more), 2, now);
    expect(why({})).to.equal(null);
    expect(why({ isFinal: false })).to.equal('The payment is not final yet.');
    expect(why({ hasTitleMoved: false })).to.equal('The title to the steel has not moved to the buyer yet.');
    expect(why({ openTrouble: 'dispute' })).to.equal('There is an open dispute on the order.');
    expect(why({ capturedAt: new Date('2026-11-24T12:00:01Z') })).to.equal(
      'It is held for 2 days, until 2026-11-26.',
    );
    expect(why({ isScheduled: true })).to.equal('It is in a payout that waits for approval.');
    expect(why({ netMinor: -5n, isFinal: false })).to.equal(null);
  });

  it('pays a vendor once per currency, less what it owes', () => {
    const refunded = item({
      orderId: 'o2',
      orderNumber: 'TS-2026-000002',
      netMinor: 0n,
      allocatedMinor: 10_000n,
    });
    const { payouts, leftOut } = plan(
      item({}),
      refunded,
      item({ sellerId: 's2', orderId: 'o3', currency: 'GBP' }),
    );
    expect(
      payouts.map(({ sellerId, currency, payableMinor, debtMinor, amountMinor, lines }) => [
        sellerId,
        currency,
        payableMinor,
        debtMinor,
        amountMinor,
        lines.length,
      ]),
    ).to.deep.equal([
      ['s1', 'EUR', 15_000n, 10_000n, 5_000n, 2],
      ['s2', 'GBP', 15_000n, 0n, 15_000n, 1],
    ]);
    expect(leftOut).to.deep.equal([]);
    expect(
      payouts[0] && brief(planApproval(payouts[0], { payoutId: 'p1', seller: parties.seller })),
    ).to.deep.equal([
      'vendor_payable → vendor_debt 10000 debt-repaid',
      'vendor_payable → payout_in_flight 5000 payout-approved',
    ]);
  });

  it('leaves out what is too little or owed back, and says so', () => {
    const debt = item({ orderId: 'o2', netMinor: 0n, allocatedMinor: 15_000n });
    expect(plan(item({}), debt).leftOut).to.deep.equal([
      {
        sellerId: 's1',
        currency: 'EUR',
        dueMinor: 0n,
        why: 'The vendor owes as much as it is due, or more.',
      },
    ]);
    expect(plan(item({ netMinor: 2_499n })).leftOut[0]?.why).to.equal(
      'It is below the smallest payout; it is paid together with what comes next.',
    );
    expect(plan(item({ isFinal: false })).leftOut[0]?.why).to.equal('The payment is not final yet.');
    expect(plan(item({ allocatedMinor: 15_000n }))).to.deep.equal({ payouts: [], leftOut: [] });
  });

  it('a return repays a debt that arose meanwhile', () => {
    const from = accountOf('bank', 'LU28');
    // One line of 150 for an order that was refunded since, one of -100 for a debt that was taken off.
    const dues = [
      { beforeMinor: -15_000n, afterMinor: 0n },
      { beforeMinor: 0n, afterMinor: -10_000n },
    ];
    expect(brief(planReturn(dues, { from, seller: parties.seller }))).to.deep.equal([
      'bank → vendor_debt 5000 payout-returned',
    ]);
    expect(
      brief(
        planReturn(
          [
            { beforeMinor: 0n, afterMinor: 15_000n },
            { beforeMinor: 0n, afterMinor: -10_000n },
          ],
          { from, seller: parties.seller },
        ),
      ),
    ).to.deep.equal([
      'bank → vendor_payable 5000 payout-returned',
      'vendor_debt → vendor_payable 10000 vendor-debt',
    ]);
  });
});

describe('payout: its states', () => {
  it('settled is not the end, and what was returned is never sent again', () => {
    expect(nextPayoutState('settled', 'return')).to.equal('returned');
    expect(payoutStates.filter((state) => canPayout(state, 'send'))).to.deep.equal(['approved']);
    expect(() => nextPayoutState('returned', 'settle')).to.throw(
      'A payout that is returned cannot be settled.',
    );
    expect(() => nextPayoutState('approved', 'approve')).to.throw(
      'A payout that is approved cannot be approved.',
    );
  });
});

describe('payout: aged balances', () => {
  it('are sorted by whole days, and sum to the total', () => {
    const now = new Date('2026-11-26T12:00:00Z');
    const since = (days: number) => new Date(now.getTime() - days * 86_400_000);
    const open = [0, 30, 31, 60, 61, 90, 91].map((days, index) => ({
      amountMinor: 10n ** BigInt(index),
      since: since(days),
    }));
    expect(ageOf(open, now)).to.deep.equal({
      currentMinor: 11n,
      over30Minor: 1_100n,
      over60Minor: 110_000n,
      over90Minor: 1_000_000n,
      totalMinor: 1_111_111n,
    });
  });
});
