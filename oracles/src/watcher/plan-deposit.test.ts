import { expect } from 'chai';
import { planDeposit, type DepositRow } from './plan-deposit.ts';

const row = (change: Partial<DepositRow> = {}): DepositRow => ({
  address: `0x${'a1'.repeat(20)}`,
  seen_wei: '0',
  final_wei: '0',
  final_block: '10',
  payer: null,
  ...change,
});

describe('what is kept of a deposit account', () => {
  it('counts as seen at the head, and as received once its block is final', () => {
    expect(planDeposit(row(), { seenWei: 5n, finalWei: 0n, finalized: 12n })).to.deep.equal({
      seenWei: 5n,
      finalWei: 0n,
      searchIn: null,
    });
    expect(planDeposit(row({ seen_wei: '5' }), { seenWei: 5n, finalWei: 5n, finalized: 14n })).to.deep.equal({
      seenWei: 5n,
      finalWei: 5n,
      searchIn: { from: 11n, to: 14n },
    });
  });

  it('follows a replaced block at the head, and never falls below what was final', () => {
    expect(
      planDeposit(row({ seen_wei: '5' }), { seenWei: 0n, finalWei: 0n, finalized: 12n }).seenWei,
    ).to.equal(0n);
    expect(planDeposit(row({ final_wei: '5' }), { seenWei: 0n, finalWei: 0n, finalized: 12n })).to.deep.equal(
      {
        seenWei: 5n,
        finalWei: 5n,
        searchIn: null,
      },
    );
  });

  it('searches 2,000 blocks at most', () => {
    const { searchIn } = planDeposit(row({ final_block: null }), {
      seenWei: 5n,
      finalWei: 5n,
      finalized: 9_000n,
    });
    expect(searchIn).to.deep.equal({ from: 7_001n, to: 9_000n });
  });
});
