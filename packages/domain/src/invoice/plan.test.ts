import { expect } from 'chai';
import fc from 'fast-check';
import {
  canFollow,
  planDocuments,
  planStatuses,
  type IssuedDocument,
  type LifecycleCode,
  type LifecycleStatus,
} from './index.ts';

const invoice = (id: string, amountMinor: bigint, massGrams = 1_000n): IssuedDocument => ({
  id,
  isCredit: false,
  amountMinor,
  massGrams,
  corrects: null,
});
const credit = (id: string, corrects: string, amountMinor: bigint): IssuedDocument => ({
  id,
  isCredit: true,
  amountMinor,
  massGrams: 0n,
  corrects,
});

describe('what is to be invoiced', () => {
  it('is what was paid since', () => {
    expect(planDocuments([invoice('a', 100n)], { amountMinor: 100n, massGrams: 1_000n })).to.deep.equal([]);
    expect(planDocuments([invoice('a', 100n)], { amountMinor: 160n, massGrams: 1_500n })).to.deep.equal([
      { isCredit: false, amountMinor: 60n, massGrams: 500n, corrects: null },
    ]);
  });

  it('is credited from the newest invoice, and never more than it has left', () => {
    const issued = [invoice('a', 100n), invoice('b', 60n), credit('c', 'b', 20n)];
    expect(planDocuments(issued, { amountMinor: 70n, massGrams: 2_000n })).to.deep.equal([
      { isCredit: true, amountMinor: 40n, massGrams: 0n, corrects: 'b' },
      { isCredit: true, amountMinor: 30n, massGrams: 0n, corrects: 'a' },
    ]);
  });

  it('always sums to what was paid, through any history, and asking again issues nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(0n, 1_000n), { maxLength: 12 }), (totals) => {
        const issued: IssuedDocument[] = [];
        for (const amountMinor of totals) {
          const target = { amountMinor, massGrams: 5_000n };
          for (const planned of planDocuments(issued, target))
            issued.push({ ...planned, id: issued.length.toString() });
          const net = issued.reduce(
            (sum, each) => sum + (each.isCredit ? -each.amountMinor : each.amountMinor),
            0n,
          );
          expect(net).to.equal(amountMinor);
          expect(planDocuments(issued, target)).to.deep.equal([]);
        }
      }),
    );
  });
});

describe('the statuses of an invoice', () => {
  const deposited: LifecycleStatus = { code: '200', amountMinor: null, source: 'party' };

  it('tell the money by differences', () => {
    const first = planStatuses([deposited], { receivedMinor: 358_704n, isDisputed: false });
    expect(first).to.deep.equal([{ code: '212', amountMinor: 358_704n, source: 'payment' }]);
    const taken = planStatuses([deposited, ...first], { receivedMinor: 0n, isDisputed: false });
    expect(taken).to.deep.equal([{ code: '212', amountMinor: -358_704n, source: 'payment' }]);
    expect(planStatuses([], { receivedMinor: 358_704n, isDisputed: false })).to.deep.equal([]);
  });

  it('tell a dispute over the payment and its end, and leave the buyer’s own dispute alone', () => {
    const disputed = planStatuses([deposited], { receivedMinor: 0n, isDisputed: true });
    expect(disputed.map(({ code }) => code)).to.deep.equal(['207']);
    const won = planStatuses([deposited, ...disputed], { receivedMinor: 5n, isDisputed: false });
    expect(won.map(({ code }) => code)).to.deep.equal(['205', '212']);
    const own: LifecycleStatus = { code: '207', amountMinor: null, source: 'party' };
    expect(planStatuses([deposited, own], { receivedMinor: 0n, isDisputed: false })).to.deep.equal([]);
  });

  it('follow the order that platforms keep', () => {
    const after = (...codes: LifecycleCode[]) => codes.map((code) => ({ code }));
    expect(canFollow([], '201')).to.equal(false);
    expect(canFollow([], '200')).to.equal(true);
    expect(canFollow(after('200', '202', '203', '204'), '205')).to.equal(true);
    expect(canFollow(after('200', '204'), '203')).to.equal(false);
    expect(canFollow(after('200', '210'), '212')).to.equal(false);
    expect(canFollow(after('200', '213'), '205')).to.equal(false);
    expect(canFollow(after('200', '208', '212'), '209')).to.equal(true);
  });
});
