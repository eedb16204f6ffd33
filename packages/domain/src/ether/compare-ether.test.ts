import { expect } from 'chai';
import { compareEther, type EtherFacts } from './compare-ether.ts';

const relayer = `0x${'7e'.repeat(20)}`;
const deposit = `0x${'de'.repeat(20)}`;
const now = new Date('2026-11-27T12:00:00Z');
const of = (address: string, more: Partial<EtherFacts>): EtherFacts => ({
  ...{ address, part: 'gas', ledgerWei: 0n, waitingWei: 0n, waiting: 0, waitingSince: null },
  ...{ laterWei: 0n, readBlock: 20n, ...more },
});
const compare = (facts: EtherFacts[], held: [string, bigint][]) =>
  compareEther(facts, new Map(held), 20n, now);

describe('ether: chain against books', () => {
  it('is equal when each account has what the books say, projected to the block', () => {
    const found = compare(
      [
        // 9,999 ETH opened, 42,000 gwei of gas, and a top-up of 7 wei in a later block.
        of(relayer, { ledgerWei: 9_998_999_957_999_999_999_993n, laterWei: -7n }),
        of(deposit, { part: 'deposit', ledgerWei: 1_200_000_000_000_000_007n, laterWei: 7n }),
      ],
      [
        [relayer, 9_998_999_958_000_000_000_000n],
        [deposit, 1_200_000_000_000_000_000n],
      ],
    );
    expect([found.agrees, found.differences, found.pending]).to.deep.equal([true, [], []]);
    expect([found.chainWei, found.ledgerWei]).to.deep.equal([
      10_000_199_958_000_000_000_000n,
      10_000_199_958_000_000_000_000n,
    ]);
  });

  it('names each account that differs, by how much and in which direction, though the sums are equal', () => {
    const found = compare(
      [of(relayer, { ledgerWei: 10n }), of(deposit, { part: 'deposit', ledgerWei: 10n })],
      [
        [relayer, 9n],
        [deposit, 11n],
      ],
    );
    expect(found.chainWei).to.equal(found.ledgerWei);
    expect([found.agrees, found.differences]).to.deep.equal([
      false,
      [
        `${relayer} (gas): the chain has 1 wei less than the books.`,
        `${deposit} (deposit): the chain has 1 wei more than the books.`,
      ],
    ]);
  });

  it('explains what is on its way into the books, and calls it a difference when it stays', () => {
    const gas = { ledgerWei: 100n, waitingWei: -42n, waiting: 2 };
    const since = new Date('2026-11-27T11:59:00Z');
    const fresh = compare([of(relayer, { ...gas, waitingSince: since })], [[relayer, 58n]]);
    expect([fresh.agrees, fresh.waitingWei, fresh.accounts[0]?.differenceWei]).to.deep.equal([
      null,
      -42n,
      0n,
    ]);
    expect(fresh.pending).to.deep.equal([
      `${relayer} (gas): 2 moves of -42 wei are not booked, since 2026-11-27T11:59:00.000Z.`,
    ]);
    const old = new Date('2026-11-27T11:44:59Z');
    const stuck = compare([of(relayer, { ...gas, waitingSince: old })], [[relayer, 58n]]);
    expect([stuck.agrees, stuck.pending, stuck.differences.length]).to.deep.equal([false, [], 1]);
  });

  it('cannot tell of an account that was not read up to the block', () => {
    const found = compare([of(deposit, { part: 'deposit', readBlock: 19n })], [[deposit, 5n]]);
    expect([found.agrees, found.pending]).to.deep.equal([
      null,
      [`${deposit} (deposit) was read up to block 19 and differs by 5 wei.`],
    ]);
    expect(compare([of(deposit, { readBlock: 19n, ledgerWei: 5n })], [[deposit, 5n]]).agrees).to.equal(true);
  });
});
