import { expect } from 'chai';
import { run } from '../run.ts';
import { balancesOf } from './balances-of-entries.ts';
import { chooseBlock } from './choose-block.ts';
import { compareToken, strangeTokens } from './compare-token.ts';
import { findDatabase } from './find-database.ts';
import { readTokens } from './read-contract.ts';
import type { ChainEntry } from './read-entries.ts';
import { surplusOf } from './surplus-of.ts';

const usdc = '0x5FbDB2315678afecb367f032d93F642f64180aa3';
const escrow = `escrow_onchain|31337:${usdc.toLowerCase()}|USDC`;
const payment = `0x${'a1'.repeat(32)}`;
const held = `escrow_liability|${payment}|USDC`;
const seller = `vendor_payable|0x${'5e'.repeat(20)}|USDC`;
const entry = (id: string, kind: ChainEntry['kind'], debit: string, credit: string, amountMinor: bigint) => ({
  ...{ id, kind, debit, credit, amountMinor, pendingId: null },
});

/** Authorized with 3,618.00, and 3,587.04 of it captured in a block that is not marked final yet. */
const entries: ChainEntry[] = [
  entry('1', 'pending', escrow, held, 3_618_000_000n),
  { ...entry('2', 'post', escrow, held, 3_618_000_000n), pendingId: '1' },
  entry('3', 'pending', held, seller, 3_587_040_000n),
  entry('4', 'pending', seller, escrow, 3_587_040_000n),
  entry('5', 'pending', escrow, held, 9_000_000n),
  { ...entry('6', 'void', escrow, held, 9_000_000n), pendingId: '5' },
];
const onChain = (balanceMinor: bigint, open = 30_960_000n, creditsMinor = 0n) => ({
  token: usdc as `0x${string}`,
  ...{ symbol: 'USDC', decimals: 6, balanceMinor, openMinor: open, creditsMinor },
  open: new Map(open === 0n ? [] : [[payment, open]]),
});

describe('reconcile: the sources against each other', function () {
  this.timeout(20_000);
  it('counts what is posted and what is claimed, in any order, and nothing that was given back', () => {
    for (const order of [entries, [...entries].reverse()]) {
      expect([...balancesOf(order)].sort()).to.deep.equal([
        [held, -30_960_000n],
        [escrow, 30_960_000n],
        [seller, 0n],
      ]);
    }
  });

  it('says nothing when all agree', () => {
    const { differences, ...figures } = compareToken(31_337, onChain(30_960_000n), balancesOf(entries));
    expect(differences).to.deep.equal([]);
    expect([figures.tokenMinor, figures.contractMinor, figures.ledgerMinor]).to.deep.equal([
      ...[30_960_000n, 30_960_000n, 30_960_000n],
    ]);
  });

  it('says how far each source is off, to the minor unit', () => {
    expect(compareToken(31_337, onChain(30_959_999n), balancesOf(entries)).differences).to.deep.equal([
      'The contract’s state says 1 minor units of USDC more than the token.',
      'The ledger says 1 minor units of USDC more than the token.',
    ]);
    expect(
      compareToken(31_337, onChain(30_960_000n, 0n, 30_960_000n), balancesOf(entries)).differences,
    ).to.deep.equal([
      `Of payment ${payment} the ledger holds 30960000 minor units of USDC more than the contract.`,
    ]);
    expect(compareToken(31_337, onChain(30_960_000n), balancesOf([])).differences).to.deep.equal([
      'The ledger says 30960000 minor units of USDC less than the token.',
      `Of payment ${payment} the ledger holds 30960000 minor units of USDC less than the contract.`,
    ]);
  });

  it('names what somebody sent straight to the escrow as nobody’s, and no difference', () => {
    const { differences, ...token } = compareToken(31_337, onChain(30_960_001n), balancesOf(entries));
    expect([differences, token.surplusMinor, token.tokenMinor]).to.deep.equal([[], 1n, 30_960_001n]);
    expect(surplusOf(token)).to.deep.equal([
      'Surplus: 1 minor units of USDC more than the escrow owes. They are nobody’s: somebody sent them straight to it.',
      'Nothing is missing and nothing is booked. The contract has no way to give them out: tell who asks for them so.',
    ]);
    expect(surplusOf({ symbol: 'USDC', surplusMinor: 0n })).to.deep.equal([]);
  });

  it('finds books that are off beside a surplus, by what the contract owes', () => {
    const booked = [...entries, entry('7', 'single', escrow, 'rounding||USDC', 1n)];
    expect(compareToken(31_337, onChain(30_960_001n), balancesOf(booked)).differences).to.deep.equal([
      'The ledger says 1 minor units of USDC more than the contract.',
    ]);
  });

  it('names what the books hold in a token that the escrow has not accepted', () => {
    const other = `escrow_onchain|31337:0x${'e0'.repeat(20)}|EURC`;
    const balances = balancesOf([...entries, entry('7', 'single', other, 'x', 5_000_000n)]);
    expect(strangeTokens(31_337, [onChain(0n)], balances)).to.deep.equal([
      `The ledger holds 5000000 minor units at ${other}, a token that the escrow has not accepted.`,
    ]);
    expect(strangeTokens(31_337, [onChain(0n)], balancesOf(entries))).to.deep.equal([]);
  });

  it('compares at a block of the contracts that is final and booked, or says why not', () => {
    const blocks = { first: 100n, newest: 412n };
    expect([undefined, 100n, 412n].map((asked) => chooseBlock(asked, blocks))).to.deep.equal([
      ...[412n, 100n, 412n],
    ]);
    expect(() => chooseBlock(413n, blocks)).to.throw(
      'Block 413 is not final and booked yet; the newest that is: 412.',
    );
    expect(() => chooseBlock(99n, blocks)).to.throw(
      'Block 99 is before the contracts, which begin at block 100: there is nothing to compare.',
    );
    expect(() => chooseBlock(undefined, { first: 100n, newest: 7n })).to.throw('Block 7 is before');
  });

  it('asks a node that answers for few blocks at once for few', async () => {
    const asked: [bigint, bigint][] = [];
    const node = {
      getContractEvents: ({ fromBlock, toBlock }: { fromBlock: bigint; toBlock: bigint }) => {
        asked.push([fromBlock, toBlock]);
        return toBlock - fromBlock >= 2_000n
          ? Promise.reject(new Error('query exceeds max block range 2000'))
          : Promise.resolve([]);
      },
    };
    const deployment = { blockNumber: 1_000, settlementEscrow: usdc };
    expect(await readTokens(node as never, deployment as never, 3_999n)).to.deep.equal([]);
    expect(asked).to.deep.equal([
      [1_000n, 3_999n],
      [1_000n, 2_499n],
      [2_500n, 3_999n],
    ]);
  });

  it('does not take what it cannot reach for agreement', async () => {
    const nobody = [
      'reconcile',
      '--rpc',
      'http://127.0.0.1:9',
      '--database',
      'postgresql://u:secret@127.0.0.1:9/x',
    ];
    const answer = await run(nobody);
    expect([answer.code, answer.stdout]).to.deep.equal([2, '']);
    expect(answer.stderr)
      .to.equal('The node at 127.0.0.1:9 does not answer: HTTP request failed. Check --rpc or RPC_URL.\n')
      .and.not.contain('secret');
    expect((await run(['reconcile', '--block', 'latest'])).stderr).to.equal(
      '--block is a block number in digits, not "latest".\n',
    );
  });

  it('knows where the books are', async () => {
    expect(await findDatabase('postgresql://a@b/c', {})).to.equal('postgresql://a@b/c');
    expect(await findDatabase(undefined, { DATABASE_URL: 'postgres://a@b/d' })).to.equal('postgres://a@b/d');
    const refused = await findDatabase('mysql://a@b/c', {}).catch(
      (error: unknown) => (error as Error).message,
    );
    expect(refused).to.equal('The database is given as postgresql://user:password@host/name.');
  });
});
