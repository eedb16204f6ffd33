import { expect } from 'chai';
import { advance, newSettlement, type Settlement, type SettlementFacts } from './index.ts';
import { DUE, facts, held, verbs } from './fixtures/settlement-facts.ts';

describe('the settlement of an escrow whose time to pay is over', () => {
  const TERM = 50 * DUE;
  const over = {
    ...held,
    rail: 'usdc-escrow',
    releaseBeforeMs: TERM,
    dueAtMs: null,
    weighedGrams: null,
  } as const;
  const late = { ...over, weighedGrams: 4_982_000n, dueAtMs: DUE } as const;

  it('has it give back what it holds, by the chain’s clock and not before', () => {
    expect(verbs(over, TERM - 1)).to.deep.equal([]);
    expect(verbs(over, TERM)).to.deep.equal(['reclaim']);
    expect(verbs({ ...over, chainMs: TERM - 1 }, 2 * TERM)).to.deep.equal([]);
    expect(verbs({ ...over, chainMs: TERM }, 0)).to.deep.equal(['reclaim']);
    expect(verbs({ ...over, isMoneyStopped: true }, TERM)).to.deep.equal([]);
    expect(verbs({ ...over, pin: 'seen' }, TERM)).to.deep.equal([]);
    expect(verbs({ ...over, money: 'returned' }, TERM)).to.deep.equal([]);
    expect(verbs({ ...over, isRecalled: true }, TERM)).to.deep.equal(['reclaim']);
  });

  it('captures nothing that the chain would refuse, and lets what is under way end first', () => {
    expect(verbs({ ...late, chainMs: TERM - 1 }, TERM)).to.deep.equal(['capture']);
    expect(verbs({ ...late, chainMs: TERM }, DUE)).to.deep.equal(['reclaim']);
    for (const capture of ['requested', 'sent', 'seen'] as const) {
      expect(verbs({ ...late, capture, chainMs: TERM }, TERM)).to.deep.equal([]);
    }
    expect(verbs({ ...late, capture: 'failed' }, TERM)).to.deep.equal(['reclaim']);
    expect(verbs({ ...late, capture: 'final' }, TERM)).to.deep.equal(['distribute']);
    expect(verbs({ ...over, giveBack: 'sent' }, TERM)).to.deep.equal([]);
    expect(verbs({ ...over, giveBack: 'failed' }, TERM)).to.deep.equal(['reclaim']);
  });

  it('ends a dispute that nobody can rule on any more, and no other', () => {
    const disputed = { ...over, money: 'disputed', ruledBeforeMs: 2 * TERM } as const;
    expect(verbs(disputed, TERM)).to.deep.equal([]);
    expect(verbs(disputed, 2 * TERM)).to.deep.equal(['reclaim']);
    expect(verbs({ ...disputed, ruledBeforeMs: null }, 2 * TERM)).to.deep.equal([]);
    expect(advance(newSettlement(0), facts(disputed), TERM).lookAtMs).to.equal(2 * TERM);
  });

  it('is asked for once, again when it was refused, and then of a person', () => {
    const look = (settlement: Settlement, change: Partial<SettlementFacts>, nowMs: number) =>
      advance(settlement, facts({ ...over, ...change }), nowMs);
    const first = look(newSettlement(0), {}, TERM);
    expect(first.acts).to.deep.equal([{ kind: 'do', key: 'o1:reclaim', verb: 'reclaim' }]);
    let { settlement } = look(first.settlement, { reclaim: 'sent' }, TERM + 1);
    const did: string[] = [];
    for (let at = TERM + 2; settlement.state !== 'manual'; at += 1_000) {
      const looked = look(settlement, { reclaim: 'failed' }, at);
      settlement = looked.settlement;
      for (const act of looked.acts) did.push(act.kind === 'open-work' ? act.reason : act.kind);
    }
    expect(did).to.deep.equal([
      ...['do', 'do', 'do', 'do'],
      'The money is to go back to the buyer, and that was refused each time.',
    ]);
    expect(look(settlement, { money: 'returned', reclaim: 'sent' }, 2 * TERM).transitions).to.deep.equal([
      { from: 'manual', to: 'funded-final', cause: 'resumed' },
      { from: 'funded-final', to: 'cancelled', cause: 'facts' },
    ]);
  });

  it('looks again soon while the chain’s clock is behind', () => {
    expect(advance(newSettlement(0), facts(over), 0).lookAtMs).to.equal(TERM);
    const behind = facts({ ...over, chainMs: TERM - 1 });
    expect(advance(newSettlement(0), behind, TERM + 5).lookAtMs).to.equal(TERM + 5 + 30_000);
  });
});
