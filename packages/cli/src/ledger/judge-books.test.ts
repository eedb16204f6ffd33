import { expect } from 'chai';
import {
  emptyTotals,
  entryDigest,
  entryText,
  FIRST_HASH,
  sealHash,
  type EntryFacts,
} from '@topsteel/domain/ledger';
import { judgeBooks, type KeptAccount, type KeptBooks, type KeptEntry } from './judge-books.ts';

const account = (
  id: string,
  limit: KeptAccount['limit'],
  totals: Partial<KeptAccount['totals']>,
): KeptAccount => ({
  id,
  code: id,
  owner: '',
  currency: 'EUR',
  limit,
  totals: { ...emptyTotals, ...totals },
});

/** 500 claimed for an order, 400 of it posted, the second entry not sealed yet. */
function booksOf(): { accounts: KeptAccount[]; entries: KeptEntry[]; head: KeptBooks['head']; closings: [] } {
  const claim: EntryFacts = {
    id: 'claim',
    kind: 'pending',
    pendingId: null,
    debitAccountId: 'bank',
    creditAccountId: 'order',
    amountMinor: 500n,
    code: 'authorize',
    expiresAtUs: null,
    position: 0,
    groupId: 'claims',
    externalRef: 'transfer-1',
    orderId: null,
    chainId: null,
    blockNumber: null,
    effectiveAtUs: 1_795_424_400_000_000n,
    period: '2026-11',
  };
  const post: EntryFacts = {
    ...claim,
    id: 'post',
    kind: 'post',
    pendingId: 'claim',
    amountMinor: 400n,
    groupId: 'posts',
  };
  const digest = entryDigest(entryText(claim));
  const hash = sealHash(FIRST_HASH, 1n, digest);
  return {
    accounts: [
      account('bank', 'none', { debitsPosted: 400n }),
      account('order', 'debits-within-credits', { creditsPosted: 400n }),
    ],
    entries: [
      { ...claim, entry: 3n, digest, sequence: 1n, hash },
      { ...post, entry: 7n, digest: entryDigest(entryText(post)), sequence: null, hash: null },
    ],
    head: { sequence: 1n, hash },
    closings: [],
  };
}

describe('replaying the books', () => {
  it('finds nothing where all follows from the entries', () => {
    const { findings, entries, unsealed, totals } = judgeBooks(booksOf());
    expect([findings, entries, unsealed]).to.deep.equal([[], 2, 1]);
    expect(totals).to.deep.equal([{ currency: 'EUR', debitsMinor: 400n, creditsMinor: 400n }]);
  });

  it('finds an entry that was changed, sealed or not', () => {
    const books = booksOf();
    for (const kept of books.entries) kept.code = 'capture';
    expect(judgeBooks(books).findings).to.deep.equal([
      'Entry 3 says something else than when it was entered.',
      'The link of entry 3 at 1 does not hold.',
      'Entry 7 says something else than when it was entered.',
    ]);
  });

  it('finds a total that no entries make', () => {
    const books = booksOf();
    books.accounts[1] = account('order', 'debits-within-credits', { creditsPosted: 401n });
    expect(judgeBooks(books).findings).to.deep.equal([
      'order  EUR is kept as debits 0 (0 pending), credits 401 (0 pending) and its entries make debits 0 (0 pending), credits 400 (0 pending).',
    ]);
  });

  it('finds an entry that is missing, and a head that is not the chain’s', () => {
    const books = booksOf();
    books.entries.shift();
    const { findings } = judgeBooks(books);
    expect(findings[0]).to.contain('The chain ends at 0 with 0x0000');
    expect(findings[1]).to.equal(
      'The transfer post is not entered: the transfer it resolves is not pending.',
    );
  });

  it('finds an entry before the first place of the chain', () => {
    const books = booksOf();
    const [claim, post] = books.entries;
    const before = { ...post!, sequence: 0n, hash: FIRST_HASH };
    expect(judgeBooks({ ...books, entries: [before, claim!] }).findings[0]).to.equal(
      'Entry 7 was slipped in at 0: the chain begins at 1.',
    );
  });
});
