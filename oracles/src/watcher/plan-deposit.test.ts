import { expect } from 'chai';
import { planDeposit, searchFromOf, type DepositRow } from './plan-deposit.ts';

type Kept = Pick<DepositRow, 'final_wei' | 'final_block'>;
const row = (change: Partial<Kept> = {}): Kept => ({ final_wei: '0', final_block: '10', ...change });

describe('what is kept of a deposit account', () => {
  it('counts as seen at the head, and as received once its block is final', () => {
    expect(planDeposit(row(), { seenWei: 5n, finalWei: 0n, finalized: 12n })).to.deep.equal({
      seenWei: 5n,
      finalWei: 0n,
      searchFrom: null,
    });
    expect(planDeposit(row(), { seenWei: 5n, finalWei: 5n, finalized: 14n })).to.deep.equal({
      seenWei: 5n,
      finalWei: 5n,
      searchFrom: 10n,
    });
  });

  it('follows a replaced block at the head, and never falls below what was final', () => {
    expect(planDeposit(row(), { seenWei: 0n, finalWei: 0n, finalized: 12n }).seenWei).to.equal(0n);
    expect(planDeposit(row({ final_wei: '5' }), { seenWei: 0n, finalWei: 0n, finalized: 12n })).to.deep.equal(
      {
        seenWei: 5n,
        finalWei: 5n,
        searchFrom: null,
      },
    );
  });

  it('searches 2,000 blocks at most', () => {
    const read = { seenWei: 5n, finalWei: 5n, finalized: 9_000n };
    expect(planDeposit(row({ final_block: null }), read).searchFrom).to.equal(7_000n);
    expect(searchFromOf(row(), 9_000n)).to.equal(7_000n);
    expect(searchFromOf(row({ final_block: null }), 40n)).to.equal(0n);
  });
});
