import { expect } from 'chai';
import fc from 'fast-check';
import {
  advance,
  isTerminal,
  MOST_TRIES,
  newSettlement,
  settlementStateOf,
  stepsBetween,
  type Progress,
  type Settlement,
  type SettlementFacts,
} from './index.ts';
import { DUE, facts, held, verbs, weighed } from './fixtures/settlement-facts.ts';

const MINUTE = 60_000;

describe('the settlement of an order', () => {
  it('tells a person of captured coin that cannot be moved to the treasury, in words of its own', () => {
    const stuck = facts({
      ...{ ...weighed, capture: 'final', title: 'final', isCommissionPosted: true, isUnswept: true },
    });
    const tried: Settlement = {
      ...{ ...newSettlement(0), state: 'commission-posted', step: 'commission-posted' },
      tries: { sweep: { count: MOST_TRIES, atMs: 0 } },
    };
    const { acts } = advance(tried, stuck, MINUTE);
    expect(acts.flatMap((act) => (act.kind === 'open-work' ? act.reason : []))).to.deep.equal([
      'What was captured lies on its deposit account, and moving it to the treasury was refused each time.',
    ]);
  });

  it('moves captured coin to the treasury once title has moved for good, and not while money is stopped', () => {
    const done = {
      ...weighed,
      capture: 'final',
      title: 'final',
      isCommissionPosted: true,
      isUnswept: true,
    } as const;
    expect(verbs(done)).to.deep.equal(['sweep']);
    expect(verbs({ ...done, payout: 'settled', isReconciled: true })).to.deep.equal(['sweep']);
    expect(verbs({ ...done, isUnswept: false })).to.deep.equal([]);
    expect(verbs({ ...done, isMoneyStopped: true })).to.deep.equal([]);
    expect(verbs({ ...done, title: 'seen' })).to.deep.equal([]);
    expect(verbs({ ...done, isCommissionPosted: false })).to.deep.equal(['distribute']);
  });

  it('gives back what the escrow holds beside a delivery that its seller captured itself', () => {
    const done = { ...held, rail: 'usdc-escrow', isPartlyDelivered: true, isRestHeld: true } as const;
    expect(verbs(done)).to.deep.equal(['void']);
    expect(verbs({ ...done, giveBack: 'requested' })).to.deep.equal([]);
    expect(verbs({ ...done, giveBack: 'failed' })).to.deep.equal(['void']);
    expect(verbs({ ...done, capture: 'requested' })).to.deep.equal([]);
    expect(verbs({ ...done, money: 'disputed' })).to.deep.equal([]);
    expect(verbs({ ...done, isMoneyStopped: true })).to.deep.equal([]);
    expect(verbs({ ...done, isRestHeld: false })).to.deep.equal([]);
  });

  it('goes its way step by step, and names each one', () => {
    expect(stepsBetween('planned', 'reconciled')).to.deep.equal([
      'funding-seen',
      'funded-final',
      'release-requested',
      'release-sent',
      'release-seen',
      'released-final',
      'commission-posted',
      'paid-out',
      'reconciled',
    ]);
    const done = { ...weighed, capture: 'final', title: 'final', isCommissionPosted: true } as const;
    const { transitions } = advance(
      newSettlement(0),
      facts({ ...done, payout: 'settled', isReconciled: true }),
      1,
    );
    expect(transitions.map(({ from, to }) => `${from} > ${to}`)).to.deep.equal([
      'planned > funding-seen',
      'funding-seen > funded-final',
      'funded-final > release-requested',
      'release-requested > release-sent',
      'release-sent > release-seen',
      'release-seen > released-final',
      'released-final > commission-posted',
      'commission-posted > paid-out',
      'paid-out > reconciled',
    ]);
  });

  it('reserves the goods once the money is held for good, and not before', () => {
    expect(verbs({ funding: 'seen' })).to.deep.equal([]);
    expect(verbs({ funding: 'final', isAccepted: false })).to.deep.equal([]);
    expect(verbs({ funding: 'final' })).to.deep.equal(['open-order']);
    expect(verbs({ funding: 'final', rail: 'usdc-escrow' })).to.deep.equal([]);
  });

  it('captures when the buyer agrees or had its time, not for recalled steel and not in an alarm', () => {
    expect(verbs(held)).to.deep.equal([]);
    expect(verbs(weighed, DUE - 1)).to.deep.equal([]);
    expect(verbs(weighed, DUE)).to.deep.equal(['capture']);
    expect(verbs({ ...weighed, isReceived: true })).to.deep.equal(['capture']);
    expect(verbs({ ...weighed, isReceived: true, isRecalled: true })).to.deep.equal([]);
    expect(verbs({ ...weighed, isReceived: true, isMoneyStopped: true })).to.deep.equal([]);
    expect(verbs({ ...weighed, isReceived: true, money: 'disputed' })).to.deep.equal([]);
  });

  it('captures at once, after a restore that has forgotten it, what title has moved for', () => {
    const forgotten = { ...weighed, title: 'final' } as const;
    expect(verbs(forgotten)).to.deep.equal(['capture']);
    expect(verbs({ ...forgotten, releaseBeforeMs: 0 }, 1)).to.deep.equal(['capture']);
    expect(verbs({ ...forgotten, isMoneyStopped: true })).to.deep.equal([]);
    expect(verbs({ ...forgotten, title: 'seen' })).to.deep.equal([]);
    expect(verbs({ ...forgotten, capture: 'requested' })).to.deep.equal([]);
  });

  it('captures nothing of the escrow once its money is to go back, and asks for that again when it was refused', () => {
    const due = { ...weighed, rail: 'usdc-escrow', isReceived: true } as const;
    expect(verbs(due)).to.deep.equal(['capture']);
    expect(verbs({ ...due, giveBack: 'requested' })).to.deep.equal([]);
    expect(verbs({ ...due, giveBack: 'sent' })).to.deep.equal([]);
    expect(verbs({ ...due, giveBack: 'failed' })).to.deep.equal(['void']);
    expect(verbs({ ...due, giveBack: 'failed', isMoneyStopped: true })).to.deep.equal([]);
    expect(verbs({ ...due, giveBack: 'failed', money: 'returned' })).to.deep.equal([]);
    // A card whose page was closed before the money came after all.
    expect(verbs({ ...weighed, isReceived: true, giveBack: 'sent' })).to.deep.equal(['capture']);
    let settlement = newSettlement(0);
    for (let now = 0; settlement.state !== 'manual'; now += 1_000) {
      const looked = advance(settlement, facts({ ...due, giveBack: 'failed' }), now);
      settlement = looked.settlement;
      if (settlement.state !== 'manual') continue;
      expect(looked.acts).to.deep.include({
        kind: 'open-work',
        key: 'settlement:o1:funded-final:0',
        reason: 'The money is to go back to the buyer, and that was refused each time.',
        action: 'Read the failure on the order, remove its cause, and try again.',
      });
    }
  });

  it('says where a payout that is waited for too long is made', () => {
    const paid = { ...weighed, capture: 'final', title: 'final', isCommissionPosted: true } as const;
    const before = advance(newSettlement(0), facts(paid), 0).settlement;
    const { acts } = advance(before, facts(paid), 30 * 86_400_000);
    expect(acts).to.deep.include({
      kind: 'open-work',
      key: 'settlement:o1:commission-posted:0',
      reason: 'The seller has waited too long for its payout.',
      action:
        'Propose the payout and have it approved; what is owed in ether, pounds or francs is converted there. What keeps it is said beside it.',
      page: '/finance/payouts',
    });
  });

  it('releases title only against a reported receipt', () => {
    const captured = { ...weighed, capture: 'final' } as const;
    expect(verbs(captured)).to.deep.equal(['distribute', 'watch-receipt']);
    expect(verbs({ ...captured, isCommissionPosted: true, isReceiptWatched: true })).to.deep.equal([]);
    const reported = {
      ...captured,
      isCommissionPosted: true,
      isReceiptWatched: true,
      isReceiptReported: true,
    };
    expect(verbs(reported)).to.deep.equal(['release-title']);
    expect(verbs({ ...reported, title: 'sent' })).to.deep.equal([]);
  });

  it('frees what was reserved and not delivered, once title has moved for good', () => {
    const delivered = {
      ...weighed,
      capture: 'final',
      title: 'final',
      isCommissionPosted: true,
      isRestReserved: true,
    } as const;
    expect(verbs(delivered)).to.deep.equal(['cancel-order']);
    expect(verbs({ ...delivered, money: 'refunded' })).to.deep.equal(['cancel-order']);
    expect(verbs({ ...delivered, title: 'seen' })).to.deep.equal([]);
    expect(verbs({ ...delivered, isRestReserved: false })).to.deep.equal([]);
  });

  it('gives the money back when the order is closed or the time to deliver is over', () => {
    expect(verbs({ ...held, closed: 'cancelled' })).to.deep.equal(['void']);
    expect(verbs({ ...held, releaseBeforeMs: 500 }, 500)).to.deep.equal(['void']);
    expect(verbs({ funding: 'seen', closed: 'expired' })).to.deep.equal(['void']);
    expect(verbs({ funding: 'seen', closed: 'expired', giveBack: 'sent' })).to.deep.equal([]);
    expect(verbs({ ...held, money: 'returned' })).to.deep.equal(['cancel-order']);
    expect(
      verbs({
        ...held,
        capture: 'final',
        closed: 'cancelled',
        isCommissionPosted: true,
        isReceiptWatched: true,
      }),
    ).to.deep.equal([]);
  });

  it('asks again for what was refused, later each time, and then a person', () => {
    let settlement = newSettlement(0);
    const refused = facts({ ...weighed, isReceived: true, capture: 'failed' });
    const asked: number[] = [];
    for (let now = 0; now <= 20 * MINUTE; now += 1_000) {
      const { settlement: next, acts } = advance(settlement, refused, now);
      settlement = next;
      if (acts.some((act) => act.kind === 'do')) asked.push(now / 1_000);
    }
    expect(asked).to.deep.equal([0, 30, 90, 210, 450]);
    expect(asked).to.have.lengthOf(MOST_TRIES);
    expect(settlement.state).to.equal('manual');
  });

  it('tells a person of the last refusal, though nothing but its own clock makes it look', () => {
    let settlement = newSettlement(0);
    const looks: string[] = [];
    for (let at: number | null = 0; at !== null; ) {
      const looked = advance(settlement, facts({ ...held, closed: 'cancelled', giveBack: 'failed' }), at);
      settlement = looked.settlement;
      const did = looked.acts.map(({ kind }) => kind).join(', ');
      looks.push(`${at / 1_000} s: ${did}`);
      at = looked.lookAtMs !== null && looked.lookAtMs < 60 * MINUTE ? looked.lookAtMs : null;
    }
    expect(looks).to.deep.equal([
      '0 s: do',
      '30 s: do',
      '90 s: do',
      '210 s: do',
      '450 s: do',
      '930 s: open-work',
    ]);
  });

  it('opens work when a step takes too long, once, and closes it when the step is done', () => {
    const slow = facts({ rail: 'usdc-escrow', ...weighed, capture: 'sent' });
    const first = advance(newSettlement(0), slow, 0).settlement;
    expect(advance(first, slow, 30 * MINUTE - 1).settlement.state).to.equal('release-sent');
    const late = advance(first, slow, 30 * MINUTE);
    expect(late.transitions).to.deep.equal([{ from: 'release-sent', to: 'manual', cause: 'timed-out' }]);
    expect(late.acts).to.deep.equal([
      {
        kind: 'open-work',
        key: 'settlement:o1:release-sent:0',
        reason: 'The payment was captured, and title has not moved.',
        action: 'See whether the oracles have reported the receipt, and whether the release was refused.',
      },
    ]);
    expect(advance(late.settlement, slow, 31 * MINUTE).acts).to.deep.equal([]);
    const seen = facts({ rail: 'usdc-escrow', ...weighed, capture: 'seen', title: 'seen' });
    const on = advance(late.settlement, seen, 40 * MINUTE);
    expect(on.transitions).to.deep.equal([
      { from: 'manual', to: 'release-sent', cause: 'resumed' },
      { from: 'release-sent', to: 'release-seen', cause: 'facts' },
    ]);
    expect(on.acts).to.deep.equal([{ kind: 'close-work', key: 'settlement:o1:release-sent:0' }]);
  });

  it('follows what is taken back: by a replaced block, a revert, or a bank', () => {
    const at = (change: Partial<SettlementFacts>) => advance(newSettlement(0), facts(change), 0).settlement;
    const move = (from: Settlement, change: Partial<SettlementFacts>) =>
      advance(from, facts(change), 1).transitions;
    expect(move(at(held), { funding: 'seen', pin: 'seen' })).to.deep.equal([
      { from: 'funded-final', to: 'funding-seen', cause: 'reorged' },
    ]);
    expect(move(at({ ...weighed, capture: 'sent' }), { ...weighed, capture: 'failed' })).to.deep.equal([
      { from: 'release-sent', to: 'funded-final', cause: 'reverted' },
    ]);
    const paid = { ...weighed, capture: 'final', title: 'final', isCommissionPosted: true } as const;
    expect(move(at({ ...paid, payout: 'settled' }), { ...paid, payout: 'returned' })).to.deep.equal([
      { from: 'paid-out', to: 'commission-posted', cause: 'returned' },
    ]);
    const lapsed = { ...held, funding: 'none', isToPayAgain: true } as const;
    expect(move(at(held), lapsed)).to.deep.equal([
      { from: 'funded-final', to: 'planned', cause: 'returned' },
    ]);
    expect(verbs(lapsed, facts().releaseBeforeMs)).to.deep.equal([]);
    expect(
      move(at({ ...paid, payout: 'settled', isReconciled: true }), { ...paid, money: 'reversed' }),
    ).to.deep.equal([{ from: 'reconciled', to: 'reversed', cause: 'returned' }]);
  });
});

const progress = fc.constantFrom<Progress>('none', 'requested', 'sent', 'seen', 'final', 'failed');
const anyFacts = fc.record({
  orderId: fc.constant('o1'),
  rail: fc.constantFrom<SettlementFacts['rail']>('usdc-escrow', 'card', 'sepa', 'coinbase', 'eth'),
  closed: fc.constantFrom(null, 'cancelled' as const, 'expired' as const),
  funding: fc.constantFrom('none' as const, 'seen' as const, 'final' as const, 'failed' as const),
  money: fc.constantFrom<SettlementFacts['money']>('kept', 'disputed', 'returned', 'refunded', 'reversed'),
  pin: progress,
  isAccepted: fc.boolean(),
  weighedGrams: fc.constantFrom(null, 4_982_000n),
  isReceived: fc.boolean(),
  dueAtMs: fc.constantFrom(null, DUE),
  releaseBeforeMs: fc.constantFrom(DUE / 2, 100 * DUE),
  ruledBeforeMs: fc.constantFrom(null, DUE / 2, 100 * DUE),
  chainMs: fc.constantFrom(null, DUE / 4, DUE),
  isRecalled: fc.boolean(),
  capture: progress,
  giveBack: progress,
  reclaim: progress,
  isReceiptReported: fc.boolean(),
  isRestReserved: fc.boolean(),
  isRestHeld: fc.boolean(),
  isReceiptWatched: fc.boolean(),
  title: progress,
  isCommissionPosted: fc.boolean(),
  payout: fc.constantFrom<SettlementFacts['payout']>('none', 'scheduled', 'sent', 'settled', 'returned'),
  isReconciled: fc.boolean(),
  isMoneyStopped: fc.boolean(),
});

describe('any history of facts', () => {
  it('ends where the last facts say, whatever came before, and repeating a look changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 12 }), anyFacts, (history, last) => {
        let settlement = newSettlement(0);
        for (const [index, before] of history.entries())
          settlement = advance(settlement, before, index).settlement;
        const now = history.length;
        const once = advance(settlement, last, now);
        expect(once.settlement.step).to.equal(settlementStateOf(last));
        const again = advance(once.settlement, last, now);
        expect(again.transitions).to.deep.equal([]);
        expect(again.acts).to.deep.equal([]);
        expect(again.settlement).to.deep.equal(once.settlement);
      }),
      { numRuns: 2_000 },
    );
  });

  it('chains its transitions without a gap, from where it stood to where it stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyFacts, fc.nat(3_600_000)), { minLength: 1, maxLength: 12 }),
        (history) => {
          let settlement = newSettlement(0);
          let now = 0;
          for (const [seen, passed] of history) {
            now += passed;
            const { settlement: next, transitions } = advance(settlement, seen, now);
            let at = settlement.state;
            for (const { from, to } of transitions) {
              expect(from).to.equal(at);
              expect(to).to.not.equal(from);
              at = to;
            }
            expect(at).to.equal(next.state);
            settlement = next;
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

/** A world that fails, replaces blocks and loses words, with counted effects. */
class World {
  facts = facts({ isReceived: true, weighedGrams: 4_982_000n });
  readonly effects = new Map<string, number>();

  /** Carries out an act once per key, as relayer, provider and books do. */
  act(key: string, verb: string): void {
    const under = { 'open-order': 'pin', capture: 'capture', 'release-title': 'title' }[verb];
    if (under === undefined) {
      if (verb === 'watch-receipt') this.facts.isReceiptWatched = true;
      if (verb === 'distribute') this.facts.isCommissionPosted = true;
      if (verb === 'void') this.facts.money = 'returned';
      return;
    }
    const field = under as 'pin' | 'capture' | 'title';
    if (this.facts[field] === 'none' || this.facts[field] === 'failed') this.facts[field] = 'requested';
    this.effects.set(key, this.effects.get(key) ?? 0);
  }

  /** One thing goes on by itself; `fault` makes it fail, be replaced or wait. */
  turn(which: number, fault: number): void {
    const field = (['pin', 'capture', 'title'] as const)[which % 3] ?? 'pin';
    const at = this.facts[field];
    if (this.facts.funding === 'none') this.facts.funding = 'seen';
    else if (this.facts.funding === 'seen') this.facts.funding = fault === 1 ? 'none' : 'final';
    if (at === 'requested') this.facts[field] = fault === 2 ? 'failed' : 'sent';
    else if (at === 'sent') {
      this.facts[field] = fault === 2 ? 'failed' : 'seen';
      if (fault !== 2) this.effects.set(field, (this.effects.get(field) ?? 0) + 1);
    } else if (at === 'seen') {
      this.facts[field] = fault === 1 ? 'sent' : 'final';
      if (fault === 1) this.effects.set(field, (this.effects.get(field) ?? 0) - 1);
    }
    if (this.facts.isReceiptWatched) this.facts.isReceiptReported = true;
    if (this.facts.isCommissionPosted && this.facts.title === 'final') this.facts.payout = 'settled';
    if (this.facts.payout === 'settled') this.facts.isReconciled = true;
  }
}

describe('a settlement in a world that fails', () => {
  it('ends reconciled or with a person once the faults stop, each effect at most once', () => {
    const turns = fc.array(fc.tuple(fc.nat(2), fc.nat(4), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(turns, fc.integer({ min: 1, max: 40 }), (schedule, stepSeconds) => {
        const world = new World();
        let settlement = newSettlement(0);
        let now = 0;
        const calm = Array.from({ length: 400 }, (_, index): [number, number, boolean] => [
          index % 3,
          0,
          false,
        ]);
        for (const [which, fault, isLost] of [...schedule, ...calm]) {
          now += stepSeconds * 1_000;
          const looked = advance(settlement, { ...world.facts }, now);
          // A crash before the commit loses transitions and acts together.
          if (!isLost) {
            settlement = looked.settlement;
            for (const act of looked.acts) if (act.kind === 'do') world.act(act.key, act.verb);
          }
          world.turn(which, fault);
        }
        expect(isTerminal(settlement.state), settlement.state).to.equal(true);
        for (const field of ['pin', 'capture', 'title']) {
          expect(world.effects.get(field) ?? 0, field).to.be.at.most(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
