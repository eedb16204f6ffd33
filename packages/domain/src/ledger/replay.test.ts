import { expect } from 'chai';
import fc from 'fast-check';
import { balanceOf, emptyBooks, emptyTotals, enter, isWithinLimit, type Books, type Entry } from './index.ts';

const none = () => 'none' as const;
const claim: Entry = {
  id: 'claim',
  kind: 'pending',
  debit: 'escrow',
  credit: 'held',
  amountMinor: 3_600_000_000n,
};

describe('ledger: entering transfers', () => {
  it('claims, posts in part and gives the rest back', () => {
    const claimed = enter(emptyBooks, claim, none);
    expect(claimed.totals.get('escrow')).to.deep.equal({ ...emptyTotals, debitsPending: 3_600_000_000n });
    const posted = enter(
      claimed,
      { ...claim, id: 'post', kind: 'post', pendingId: 'claim', amountMinor: 3_587_040_000n },
      none,
    );
    expect(posted.totals.get('escrow')).to.deep.equal({ ...emptyTotals, debitsPosted: 3_587_040_000n });
    expect(posted.totals.get('held')).to.deep.equal({ ...emptyTotals, creditsPosted: 3_587_040_000n });
    expect(balanceOf('debit', posted.totals.get('escrow')!)).to.equal(3_587_040_000n);
    expect(posted.open.size).to.equal(0);
  });

  it('resolves a claim once', () => {
    const voided = enter(
      enter(emptyBooks, claim, none),
      { ...claim, id: 'v', kind: 'void', pendingId: 'claim' },
      none,
    );
    expect(() => enter(voided, { ...claim, id: 'p', kind: 'post', pendingId: 'claim' }, none)).to.throw(
      'the transfer it resolves is not pending',
    );
  });

  it('refuses a partial void, a post above the claim and other accounts', () => {
    const books = enter(emptyBooks, claim, none);
    const resolve = (change: Partial<Entry>) => () =>
      enter(books, { ...claim, id: 'r', pendingId: 'claim', kind: 'post', ...change }, none);
    expect(resolve({ kind: 'void', amountMinor: 1n })).to.throw('it resolves in part');
    expect(resolve({ amountMinor: 3_600_000_001n })).to.throw('it is above what was pending');
    expect(resolve({ credit: 'other' })).to.throw('it names other accounts');
  });

  it('keeps a limited account at zero or above', () => {
    const limit = (account: string) => (account === 'held' ? 'debits-within-credits' : 'none') as 'none';
    const overdraw: Entry = { id: 'o', kind: 'single', debit: 'held', credit: 'seller', amountMinor: 1n };
    expect(() => enter(emptyBooks, overdraw, limit)).to.throw('held would fall below zero');
    expect(isWithinLimit('credits-within-debits', { ...emptyTotals, creditsPosted: 1n })).to.equal(false);
    expect(
      isWithinLimit('debits-within-credits', { ...emptyTotals, creditsPending: 5n, debitsPending: 5n }),
    ).to.equal(true);
    expect(
      isWithinLimit('debits-within-credits', { ...emptyTotals, creditsPending: 5n, debitsPosted: 5n }),
    ).to.equal(false);
  });

  it('keeps debits equal to credits over any sequence', () => {
    const step = fc.record({
      kind: fc.constantFrom<Entry['kind'][]>('single', 'pending', 'post', 'void'),
      pair: fc.constantFrom(['a', 'b'], ['b', 'c'], ['c', 'a'], ['a', 'c']),
      amount: fc.bigInt(1n, 10n ** 38n),
      pick: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let books: Books = emptyBooks;
        for (const [index, { kind, pair, amount, pick }] of steps.entries()) {
          const open = [...books.open.values()];
          const target = open[pick % Math.max(open.length, 1)];
          const id = index.toString();
          if (kind === 'single' || kind === 'pending') {
            books = enter(books, { id, kind, debit: pair[0], credit: pair[1], amountMinor: amount }, none);
          } else if (target !== undefined) {
            const amountMinor = kind === 'post' && amount < target.amountMinor ? amount : target.amountMinor;
            books = enter(books, { ...target, id, kind, pendingId: target.id, amountMinor }, none);
          }
          const sum = (pickTotal: (t: NonNullable<ReturnType<Books['totals']['get']>>) => bigint) =>
            [...books.totals.values()].reduce((total, account) => total + pickTotal(account), 0n);
          expect(sum((t) => t.debitsPosted)).to.equal(sum((t) => t.creditsPosted));
          expect(sum((t) => t.debitsPending)).to.equal(sum((t) => t.creditsPending));
          expect(sum((t) => t.debitsPending)).to.equal(
            [...books.open.values()].reduce((total, entry) => total + entry.amountMinor, 0n),
          );
        }
      }),
    );
  });
});
