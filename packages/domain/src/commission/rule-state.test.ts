import { expect } from 'chai';
import { decidesUntil, defaultRule, isEnd, overlapsOf, ruleStateOf, type CommissionRule } from './index.ts';

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const rule = (key: string, more: Partial<CommissionRule> = {}): CommissionRule => ({
  ...defaultRule(100),
  id: `${key}@${(more.version ?? 1).toString()}`,
  key,
  name: key,
  priority: 10,
  validFrom: day('2026-01-01'),
  ...more,
});
const told = (rules: readonly CommissionRule[], asked: CommissionRule, at = '2026-06-01') =>
  overlapsOf(rules, asked, day(at)).map(({ rule: { name }, decides, because }) => [name, decides, because]);

describe('commission: where a version of a rule stands', () => {
  const first = rule('plate');
  const second = rule('plate', { version: 2, validFrom: day('2026-03-01') });
  const end = rule('plate', { version: 3, validFrom: day('2026-05-01'), validUntil: day('2026-05-01') });

  it('comes, decides, and is past once a newer version has begun or its end has come', () => {
    const states = (versions: CommissionRule[], asked: CommissionRule) =>
      ['2025-12-31', '2026-02-28', '2026-03-01', '2026-05-01'].map((at) =>
        ruleStateOf(versions, asked, day(at)),
      );
    expect(states([first, second], first)).to.deep.equal(['coming', 'in-force', 'past', 'past']);
    expect(states([first, second, end], second)).to.deep.equal(['coming', 'coming', 'in-force', 'past']);
    expect(states([first, second, end], end)).to.deep.equal(['past', 'past', 'past', 'past']);
    expect([isEnd(end), isEnd(second)]).to.deep.equal([true, false]);
  });

  it('decides until the first of its own end and the beginnings of newer versions', () => {
    const all = [first, second, end];
    expect(all.map((asked) => decidesUntil(all, asked))).to.deep.equal([
      day('2026-03-01'),
      day('2026-05-01'),
      day('2026-05-01'),
    ]);
    expect(decidesUntil([first], first)).to.equal(null);
  });

  it('never decides when a newer version begins before it', () => {
    const sooner = rule('plate', { version: 3, validFrom: day('2026-02-01'), validUntil: day('2026-02-01') });
    expect(ruleStateOf([first, second, sooner], second, day('2026-01-15'))).to.equal('past');
  });
});

describe('commission: rules of one priority that meet', () => {
  it('are told with the one that decides, and what decides between them', () => {
    const everybody = rule('everybody');
    const plate = rule('plate', { category: 'plate' });
    const newer = rule('newer plate', { category: 'plate', validFrom: day('2026-04-01') });
    const rules = [everybody, plate, newer];
    expect(told(rules, plate)).to.deep.equal([
      ['everybody', true, 'more-specific'],
      ['newer plate', false, 'newer'],
    ]);
    expect(told(rules, everybody)).to.deep.equal([
      ['plate', false, 'more-specific'],
      ['newer plate', false, 'more-specific'],
    ]);
  });

  it('meet only where a sale can be of both', () => {
    const plate = rule('plate', { category: 'plate' });
    expect(told([plate], rule('beam', { category: 'beam' }))).to.deep.equal([]);
    expect(told([plate], rule('mill', { sellerId: 's1' }))).to.deep.equal([['plate', true, 'added-first']]);
    expect(told([plate], rule('other', { priority: 11 }))).to.deep.equal([]);
    const big = rule('big', { turnoverFromMinor: 5n });
    expect(told([big], rule('small', { turnoverBelowMinor: 5n }))).to.deep.equal([]);
    expect(told([big], rule('half', { turnoverBelowMinor: 6n }))).to.deep.equal([
      ['big', false, 'added-first'],
    ]);
  });

  it('meet only while both decide, and never with versions of themselves', () => {
    const ended = rule('ended', { validUntil: day('2026-05-01') });
    const later = rule('later', { validFrom: day('2026-08-01') });
    const short = rule('short', { validUntil: day('2026-08-01') });
    expect(told([ended, later, short], later)).to.deep.equal([]);
    expect(told([ended, later, short], short)).to.deep.equal([]);
    const next = rule('later', { version: 2, validFrom: day('2026-09-01') });
    expect(told([later, next], next)).to.deep.equal([]);
    const draft = rule('draft', { validFrom: day('2026-07-01') });
    expect(told([later, short], draft)).to.deep.equal([
      ['later', false, 'newer'],
      ['short', true, 'newer'],
    ]);
  });
});
