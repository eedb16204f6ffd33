import { expect } from 'chai';
import fc from 'fast-check';
import { decideFinality } from './decide-finality.ts';
import { chooseLeader, decideStep, finalUpTo } from './decide-step.ts';
import type { NodeHead, StepView } from './decide-step.ts';

const view = (changes: Partial<StepView> = {}): StepView => ({
  cursor: { number: 10n, hash: '0x10', finalizedNumber: 8n },
  latest: { number: 12n, hash: '0x12' },
  finalized: { number: 8n },
  standing: { hash: '0x10' },
  isLatestKnown: false,
  deepReorg: 'halt',
  mayFollow: false,
  ...changes,
});

describe("the watcher's next step", () => {
  it('begins before it has a record', () => {
    expect(decideStep(view({ cursor: null }))).to.deep.equal({ do: 'begin' });
  });

  it('reads on from a record that stands', () => {
    expect(decideStep(view())).to.deep.equal({ do: 'read', range: { from: 11n, to: 12n, isFinal: false } });
    expect(decideStep(view({ latest: { number: 10n, hash: '0x10' } }))).to.deep.equal({ do: 'settle' });
  });

  it('waits for a node that is behind on the same chain, and goes back from one that is shorter on another', () => {
    const behind = { latest: { number: 9n, hash: '0x09' }, standing: null };
    expect(decideStep(view({ ...behind, isLatestKnown: true }))).to.deep.equal({ do: 'wait' });
    expect(decideStep(view(behind))).to.deep.equal({ do: 'find-ancestor' });
  });

  it('goes back to where the chains part', () => {
    const parted = { standing: { hash: '0xff' } };
    expect(decideStep(view(parted))).to.deep.equal({ do: 'find-ancestor' });
    const ancestor = { number: 8n, hash: '0x08' as const };
    expect(decideStep(view({ ...parted, ancestor }))).to.deep.equal({
      do: 'go-back',
      to: ancestor,
      isDeep: false,
    });
  });

  it('stops below what was final, unless the chain may do so or a person has allowed it once', () => {
    const ancestor = { number: 7n, hash: '0x07' as const };
    const deep = { standing: { hash: '0xff' }, ancestor };
    expect(decideStep(view(deep))).to.deep.equal({
      do: 'alarm',
      alarm: {
        kind: 'deep-reorg',
        isHeld: true,
        sentence:
          'The chain took back final blocks: it parts at 7, but 8 was final. Compare RPC nodes before going on.',
      },
    });
    const back = { do: 'go-back', to: ancestor, isDeep: true };
    expect(decideStep(view({ ...deep, mayFollow: true }))).to.deep.equal(back);
    expect(decideStep(view({ ...deep, deepReorg: 'follow' }))).to.deep.equal(back);
  });

  it('never follows another chain', () => {
    const other = view({ standing: { hash: '0xff' }, ancestor: null, mayFollow: true, deepReorg: 'follow' });
    expect(decideStep(other)).to.deep.include({ do: 'alarm' });
  });
});

describe('the node to follow', () => {
  const up = (number: bigint): NodeHead => ({ is: 'up', latest: { number }, finalized: { number: 0n } });
  const silent: NodeHead = { is: 'silent', reason: 'The node does not answer.' };

  it('is the first that answers, and not one whose head is stale', () => {
    expect(chooseLeader([up(10n), up(13n)])).to.equal(0);
    expect(chooseLeader([up(10n), up(14n)])).to.equal(1);
    expect(chooseLeader([silent, up(10n)])).to.equal(1);
    expect(chooseLeader([{ is: 'wrong-chain', chainId: 1 }, silent])).to.equal(null);
  });
});

describe('finality', () => {
  it('never passes the record and never goes back', () => {
    expect(finalUpTo({ finalizedNumber: 5n }, 9n, 7n)).to.equal(7n);
    expect(finalUpTo({ finalizedNumber: 5n }, 6n, 7n)).to.equal(6n);
    expect(finalUpTo({ finalizedNumber: 5n }, 9n, 3n)).to.equal(5n);
  });

  const blocks = [6n, 7n, 8n].map((number) => ({ number, hash: `0x0${number.toString()}` }));
  const says = (name: string, ...hashes: (string | null)[]) => ({ name, hashes });

  it('reaches as far as one witness has the same blocks', () => {
    expect(decideFinality(5n, blocks, [says('b', '0x06', '0x07', null)]).finalizedNumber).to.equal(7n);
    const two = [says('b', '0x06', null, null), says('c', '0x06', '0x07', '0x08')];
    expect(decideFinality(5n, blocks, two).finalizedNumber).to.equal(8n);
    expect(decideFinality(5n, blocks, []).finalizedNumber).to.equal(5n);
  });

  it('does not advance at all when one of them has another block', () => {
    const two = [says('b', '0x06', '0x07', '0x08'), says('c', '0x06', '0xff', '0x08')];
    expect(decideFinality(5n, blocks, two)).to.deep.equal({
      finalizedNumber: 5n,
      difference: { block: { number: 7n, hash: '0x07' }, witness: 'c', theirs: '0xff' },
    });
  });
});

/**
 * The whole watch against chains that reorganise at random, in memory: steps interleave with what the chain does, a
 * step may be lost (a crash before its commit) and repeated.
 */
describe('the watch through any history', () => {
  interface Block {
    number: bigint;
    hash: string;
  }
  const action = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant('mine' as const), count: fc.integer({ min: 1, max: 5 }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('reorg' as const), count: fc.integer({ min: 1, max: 8 }) }),
    },
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constantFrom('step' as const, 'crash' as const), count: fc.constant(1) }),
    },
  );

  const LAG = 4n;
  /** Plays a history; gives the record at its end, with every block that was ever called final. */
  function play(actions: readonly { do: string; count: number }[]) {
    const chain: Block[] = [{ number: 0n, hash: 'genesis' }];
    let made = 0;
    const mine = (count: number): void => {
      for (let block = 0; block < count; block += 1) {
        made += 1;
        chain.push({ number: BigInt(chain.length), hash: `block ${made.toString()}` });
      }
    };
    const record: Block[] = [{ number: 0n, hash: 'genesis' }];
    const final: Block[] = [];
    let finalizedNumber = 0n;
    let isHalted = false;
    const step = (isLost: boolean): void => {
      const latest = chain.at(-1)!;
      const end = record.at(-1)!;
      const finalized = { number: latest.number > LAG ? latest.number - LAG : 0n };
      const base: StepView = {
        cursor: { number: end.number, hash: end.hash as never, finalizedNumber },
        latest,
        finalized,
        standing: chain[Number(end.number)] ?? null,
        isLatestKnown: latest.number < end.number && record[Number(latest.number)]?.hash === latest.hash,
        deepReorg: 'halt',
        mayFollow: false,
      };
      let decision = decideStep(base);
      if (decision.do === 'find-ancestor') {
        const place = record.findLastIndex(({ number, hash }) => chain[Number(number)]?.hash === hash);
        const found = record[place]!;
        decision = decideStep({ ...base, ancestor: { number: found.number, hash: found.hash as never } });
      }
      if (isLost) return;
      if (decision.do === 'alarm') isHalted = true;
      if (decision.do === 'go-back') record.length = Number(decision.to.number) + 1;
      if (decision.do === 'read') {
        for (let number = decision.range.from; number <= decision.range.to; number += 1n) {
          record.push(chain[Number(number)]!);
        }
      }
      if (decision.do !== 'read' && decision.do !== 'settle') return;
      const upTo = finalUpTo({ finalizedNumber }, record.at(-1)!.number, finalized.number);
      final.push(...record.slice(Number(finalizedNumber) + 1, Number(upTo) + 1));
      finalizedNumber = upTo;
    };
    for (const { do: what, count } of actions) {
      if (what === 'mine') mine(count);
      else if (what === 'reorg') {
        chain.length = Math.max(1, chain.length - count);
        mine(count + 1);
      } else step(what === 'crash');
    }
    for (let last = 0; last < 6; last += 1) step(false);
    return { chain, record, final, isHalted };
  }

  it('ends with the chain, and has never called final what the chain took back without stopping', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const { chain, record, final, isHalted } = play(actions);
        if (!isHalted) {
          expect(record).to.deep.equal(chain);
          for (const block of final) expect(chain[Number(block.number)]).to.deep.equal(block);
        }
        expect(final.map(({ number }) => number)).to.deep.equal(final.map((_, place) => BigInt(place) + 1n));
      }),
      { numRuns: 500 },
    );
  });
});
