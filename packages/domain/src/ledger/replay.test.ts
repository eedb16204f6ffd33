import { expect } from 'chai';
import fc from 'fast-check';
import { balanceOf, emptyBooks, emptyTotals, enter, overdraws, type Books, type Entry } from './index.ts';

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
    expect(overdraws('credits-within-debits', emptyTotals, { ...emptyTotals, creditsPosted: 1n })).to.equal(
      true,
    );
    const covered = { ...emptyTotals, creditsPending: 5n };
    expect(overdraws('debits-within-credits', covered, { ...covered, debitsPending: 5n })).to.equal(false);
    expect(overdraws('debits-within-credits', covered, { ...covered, debitsPosted: 5n })).to.equal(true);
  });

  it('judges what an entry takes, not what was given back before it', () => {
    const limit = (account: string) => (account === 'held' ? 'debits-within-credits' : 'none') as 'none';
    const step = (books: Books, change: Partial<Entry>) =>
      enter(
        books,
        { id: 'step', kind: 'pending', debit: 'held', credit: 'seller', amountMinor: 50n, ...change },
        limit,
      );
    const paid = step(emptyBooks, { id: 'paid', kind: 'single', debit: 'escrow', credit: 'held' });
    const claims = [
      { id: 'first' },
      { id: 'in', debit: 'escrow', credit: 'held', amountMinor: 30n },
      { id: 'second', amountMinor: 30n },
    ].reduce(step, paid);
    // The claim under the second one is given back: 30 are claimed that nothing covers.
    const below = step(claims, {
      ...{ id: 'back', kind: 'void', pendingId: 'in', debit: 'escrow', credit: 'held', amountMinor: 30n },
    });
    const draw = { id: 'draw', kind: 'single', amountMinor: 1n } as const;
    expect(() => step(below, draw)).to.throw('held would fall below zero');
    expect(() => step(below, { ...draw, kind: 'pending' })).to.throw('held would fall below zero');
    const credited = step(below, {
      ...draw,
      id: 'credit',
      debit: 'escrow',
      credit: 'held',
      amountMinor: 10n,
    });
    expect(credited.totals.get('held')).to.deep.equal({
      ...{ debitsPending: 80n, debitsPosted: 0n, creditsPending: 0n, creditsPosted: 60n },
    });
    const posted = step(credited, { id: 'post', kind: 'post', pendingId: 'first' });
    expect(posted.totals.get('held')?.debitsPosted).to.equal(50n);
    expect(() => step(posted, { id: 'post', kind: 'post', pendingId: 'second', amountMinor: 11n })).to.throw(
      'held would fall below zero',
    );
    expect(
      step(posted, { id: 'post', kind: 'post', pendingId: 'second', amountMinor: 10n }).totals.get('held'),
    ).to.deep.equal({ ...emptyTotals, debitsPosted: 60n, creditsPosted: 60n });
  });

  it('refuses to post less of a claim than others rest on', () => {
    const limit = (account: string) => (account === 'held' ? 'debits-within-credits' : 'none') as 'none';
    const resting = [
      { ...claim, id: 'in', amountMinor: 30n },
      { ...claim, id: 'out', debit: 'held', credit: 'seller', amountMinor: 30n },
    ].reduce((books, entry) => enter(books, entry, limit), emptyBooks);
    const part: Entry = { ...claim, id: 'part', kind: 'post', pendingId: 'in', amountMinor: 29n };
    expect(() => enter(resting, part, limit)).to.throw('held would fall below zero');
    expect(enter(resting, { ...part, amountMinor: 30n }, limit).totals.get('held')?.creditsPosted).to.equal(
      30n,
    );
  });

  it('never posts a limited account below zero, and always takes what comes in (property)', () => {
    const limit = (account: string) => (account === 'bank' ? 'none' : 'debits-within-credits') as 'none';
    const step = fc.record({
      kind: fc.constantFrom<Entry['kind'][]>('single', 'pending', 'pending', 'post', 'void'),
      pair: fc.constantFrom(['bank', 'held'], ['held', 'seller'], ['seller', 'bank'], ['held', 'bank']),
      amountMinor: fc.bigInt(1n, 9n),
      pick: fc.nat(),
    });
    const seen = { refused: 0, below: 0 };
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
        let books: Books = emptyBooks;
        for (const [index, { kind, pair, amountMinor, pick }] of steps.entries()) {
          const open = [...books.open.values()];
          const target = open[pick % Math.max(open.length, 1)];
          const isNew = kind === 'single' || kind === 'pending';
          if (!isNew && target === undefined) continue;
          const entry: Entry =
            isNew || target === undefined
              ? { id: index.toString(), kind, debit: pair[0], credit: pair[1], amountMinor }
              : { ...target, id: index.toString(), kind, pendingId: target.id };
          try {
            books = enter(books, entry, limit);
          } catch {
            seen.refused += 1;
          }
          for (const [name, totals] of books.totals) {
            if (name === 'bank') continue;
            expect(totals.debitsPosted <= totals.creditsPosted, name).to.equal(true);
            const pending = totals.creditsPending - totals.debitsPending;
            if (totals.creditsPosted - totals.debitsPosted + pending >= 0n) continue;
            seen.below += 1;
            const more: Entry = { id: 'in', kind: 'single', debit: 'bank', credit: name, amountMinor: 1n };
            expect(enter(books, more, limit).totals.get(name)?.creditsPosted).to.equal(
              totals.creditsPosted + 1n,
            );
          }
        }
      }),
    );
    for (const count of Object.values(seen)) expect(count).to.be.greaterThan(0);
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
