import { expect } from 'chai';
import { accountOf, escrowOnchain, type Leg } from '@topsteel/domain/ledger';
import type { EventStage } from '@topsteel/domain/bridge';
import { openDatabase, type TestDatabase } from '../../test/database/open-database.ts';
import { enterPosting, type Posting } from './enter-posting.ts';
import { ReadBooks } from './read-books.ts';

const escrow = escrowOnchain(31_337, '0x5FbDB2315678afecb367f032d93F642f64180aa3');
const held = accountOf('escrow_liability', `0x${'a1'.repeat(32)}`);
const seller = accountOf('vendor_payable', `0x${'5e'.repeat(20)}`);

const posting = (ref: string, blockNumber: bigint, legs: Leg[]): Posting => ({
  externalRef: `31337:${ref}`,
  orderId: null,
  chainId: 31_337,
  blockNumber,
  effectiveAt: new Date('2026-11-23T09:00:00Z'),
  currency: 'USDC',
  scale: 6,
  legs,
});
const authorize = (ref = 'authorize', amountMinor = 3_618_000_000n) =>
  posting(ref, 10n, [{ debit: escrow, credit: held, amountMinor, code: 'authorize' }]);
const capture = () =>
  posting('capture', 20n, [
    { debit: held, credit: seller, amountMinor: 3_587_040_000n, code: 'capture' },
    { debit: seller, credit: escrow, amountMinor: 3_551_169_600n, code: 'payout' },
  ]);

describe('ledger: postings of the chain', () => {
  let database: TestDatabase;
  let books: ReadBooks;
  beforeEach(async () => {
    database = await openDatabase();
    books = new ReadBooks(database.prisma);
  });
  afterEach(async () => database.close());

  const enter = (what: Posting, ...stages: EventStage[]) =>
    database.prisma.transact(async (tx) => {
      for (const stage of stages) await enterPosting(tx, what, stage);
    });
  const balances = async (code: 'escrow_onchain' | 'escrow_liability' | 'vendor_payable') => {
    const { items } = await books.accounts({ code });
    const [account] = items;
    return (
      account && [
        account.debitsPendingMinor,
        account.debitsPostedMinor,
        account.creditsPendingMinor,
        account.creditsPostedMinor,
      ]
    );
  };

  it('claims when seen and posts when final', async () => {
    await enter(authorize(), 'seen');
    expect(await balances('escrow_onchain')).to.deep.equal(['3618000000', '0', '0', '0']);
    await enter(authorize(), 'final');
    expect(await balances('escrow_onchain')).to.deep.equal(['0', '3618000000', '0', '0']);
    expect(await balances('escrow_liability')).to.deep.equal(['0', '0', '0', '3618000000']);
  });

  it('posts at once what is final before it was seen', async () => {
    await enter(authorize(), 'final');
    expect(await balances('escrow_onchain')).to.deep.equal(['0', '3618000000', '0', '0']);
  });

  it('posts once, however often the event comes', async () => {
    await enter(authorize(), 'seen', 'seen', 'final', 'final', 'seen');
    await enter(authorize(), 'final');
    const { items } = await books.transfers({});
    expect(items.map((item) => item.kind)).to.deep.equal(['post', 'pending']);
    expect(items.map((item) => item.state)).to.deep.equal(['posted', 'resolved']);
  });

  it('gives back what was replaced, and claims anew when it comes again', async () => {
    await enter(authorize(), 'seen');
    await enter(authorize(), 'orphaned');
    expect(await balances('escrow_onchain')).to.deep.equal(['0', '0', '0', '0']);
    await enter(authorize(), 'orphaned', 'seen');
    expect(await balances('escrow_onchain')).to.deep.equal(['3618000000', '0', '0', '0']);
    await enter(authorize(), 'final');
    expect(await balances('escrow_onchain')).to.deep.equal(['0', '3618000000', '0', '0']);
    const { items } = await books.transfers({});
    expect(items.map((item) => item.kind)).to.deep.equal(['post', 'pending', 'void', 'pending']);
  });

  it('takes back what was final by its mirror image, newest first, and posts it again when it comes again', async () => {
    await enter(authorize(), 'final');
    await enter(capture(), 'seen', 'final');
    await enter(capture(), 'orphaned', 'orphaned');
    expect(await balances('vendor_payable')).to.deep.equal(['0', '7138209600', '0', '7138209600']);
    expect(await balances('escrow_onchain')).to.deep.equal(['0', '7169169600', '0', '3551169600']);
    await enter(authorize(), 'orphaned');
    expect(await balances('escrow_liability')).to.deep.equal(['0', '7205040000', '0', '7205040000']);
    const { items } = await books.transfers({});
    expect(items.slice(0, 3).map(({ kind, code, state }) => [kind, code, state])).to.deep.equal([
      ['single', 'taken-back', 'posted'],
      ['single', 'taken-back', 'posted'],
      ['single', 'taken-back', 'posted'],
    ]);

    await enter(authorize(), 'seen', 'final');
    await enter(capture(), 'final', 'final');
    expect(await balances('escrow_liability')).to.deep.equal(['0', '10792080000', '0', '10823040000']);
    expect((await books.trialBalance()).replayAgrees).to.equal(true);
  });

  it('moves back what was final when its block is taken back, the newest first, and enters it anew when it comes again', async () => {
    await enter(authorize(), 'seen', 'final');
    await enter(capture(), 'final');
    await enter(capture(), 'orphaned', 'orphaned');
    expect(await balances('vendor_payable')).to.deep.equal(['0', '7138209600', '0', '7138209600']);
    await enter(authorize(), 'orphaned');
    expect(await balances('escrow_liability')).to.deep.equal(['0', '7205040000', '0', '7205040000']);
    const at = () =>
      database.prisma.transact(async (tx) =>
        (await books.balancesAt(tx, 'escrow_onchain', 31_337, 20n)).get(escrow.owner),
      );
    expect(await at()).to.equal(undefined);
    await enter(authorize(), 'seen', 'final', 'final');
    expect(await at()).to.equal(3_618_000_000n);
    await enter(authorize(), 'orphaned');
    expect(await at()).to.equal(undefined);
  });

  it('claims a capture over an authorization that is not final yet, and posts both in order', async () => {
    await enter(authorize(), 'seen');
    await enter(capture(), 'seen');
    await enter(authorize(), 'final');
    await enter(capture(), 'final');
    expect(await balances('escrow_liability')).to.deep.equal(['0', '3587040000', '0', '3618000000']);
    expect(await balances('escrow_onchain')).to.deep.equal(['0', '3618000000', '0', '3551169600']);
    expect(await balances('vendor_payable')).to.deep.equal(['0', '3551169600', '0', '3587040000']);
  });

  it('refuses a capture above what is held, and enters nothing of it', async () => {
    await enter(authorize('small', 1_000_000n), 'final');
    const refused = await enter(capture(), 'final').then(
      () => null,
      (error: unknown) => error as { code: string; message: string; details: { reason: string } },
    );
    expect(refused?.code).to.equal('not-conserved');
    expect(refused?.details.reason).to.equal('account-limit');
    expect(refused?.message).to.contain('would fall below zero');
    expect((await books.transfers({})).items).to.have.lengthOf(1);
    expect(await balances('vendor_payable')).to.equal(undefined);
  });

  it('projects the escrow to a block', async () => {
    await enter(authorize(), 'final');
    await enter(capture(), 'seen');
    const at = (block: bigint) =>
      database.prisma.transact(async (tx) =>
        (await books.balancesAt(tx, 'escrow_onchain', 31_337, block)).get(escrow.owner),
      );
    expect(await at(9n)).to.equal(undefined);
    expect(await at(10n)).to.equal(3_618_000_000n);
    expect(await at(20n)).to.equal(66_830_400n);
  });

  it('shows a trial balance that balances, over an intact chain', async () => {
    await enter(authorize(), 'final');
    await enter(capture(), 'final');
    const trial = await books.trialBalance();
    expect(trial.totals).to.deep.equal([
      { currency: 'USDC', debitsMinor: '10756209600', creditsMinor: '10756209600', balances: true },
    ]);
    expect(trial.chain.entries).to.equal('3');
    expect(trial.chain.isIntact).to.equal(true);
    expect(trial.replayAgrees).to.equal(true);
  });
});
