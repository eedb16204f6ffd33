import { expect } from 'chai';
import { decideTick, type TickFacts } from './decide-tick.ts';

const facts = (changed: Partial<TickFacts>): TickFacts => ({
  latestBlock: 10,
  newestTransactionBlock: 10,
  savedBlock: 10,
  lastBlockAtMs: 0,
  nowMs: 1_000,
  ...changed,
});

describe('decideTick', () => {
  it('confirms the newest transaction until two blocks stand on it', () => {
    expect(decideTick(facts({}))).to.equal('confirm');
    expect(decideTick(facts({ latestBlock: 11 }))).to.equal('confirm');
    expect(decideTick(facts({ latestBlock: 12 }))).to.equal('wait');
  });

  it('makes nothing final that is not on disk', () => {
    expect(decideTick(facts({ savedBlock: 9 }))).to.equal('wait');
  });

  it('leaves a moment between blocks', () => {
    expect(decideTick(facts({ nowMs: 699 }))).to.equal('wait');
    expect(decideTick(facts({ nowMs: 700 }))).to.equal('confirm');
  });

  it('lets an idle chain rest for 15 s at a time', () => {
    const idle = { latestBlock: 12 };
    expect(decideTick(facts({ ...idle, nowMs: 14_999 }))).to.equal('wait');
    expect(decideTick(facts({ ...idle, nowMs: 15_000 }))).to.equal('heartbeat');
  });
});
