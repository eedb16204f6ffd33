import { expect } from 'chai';
import { renderAccountStatementPdf } from '@topsteel/documents';
import { Organisations } from '../organisation/index.ts';
import { problemOf } from '../../test/market/open-market.ts';
import { openPayouts, type Payouts } from '../../test/payout/open-payouts.ts';
import { ReadAccountStatement } from './read-account-statement.ts';
import { ReadAgedBalances } from './read-aged-balances.ts';
import { accountStatementCsv } from './account-statement-csv.ts';

describe('account statements: the ledger, read for those it concerns', () => {
  let world: Payouts;
  let statements: ReadAccountStatement;
  let aged: ReadAgedBalances;
  let first: string;
  beforeEach(async () => {
    world = await openPayouts();
    const { prisma } = world.market.database;
    statements = new ReadAccountStatement(prisma, new Organisations(prisma));
    aged = new ReadAgedBalances(prisma, new Organisations(prisma));
    first = await world.earn('EUR', 100_000n);
    await world.earn('EUR', 50_000n);
    await world.giveAccount();
    const batch = await world.propose();
    await world.approve(batch.id);
    await world.bankSays(batch.payouts[0]!.id, 'settled');
    await world.refund(first, 'EUR', 40_000n);
    await world.earn('EUR', 20_000n);
  });
  afterEach(() => world.close());

  const vendor = (from: string, until: string) =>
    statements.run(world.seller, { side: 'vendor', currency: 'EUR', from, until });

  it('a vendor’s opening and closing balances are the ledger’s', async () => {
    // 24 November: 990.00, 495.00 and 198.00 earned. 28: 1,485.00 paid, 396.00 owed after the refund.
    const whole = await vendor('2026-11-01', '2026-11-30');
    expect(
      whole.lines.map(({ text, amountMinor, balanceMinor }) => [text, amountMinor, balanceMinor]),
    ).to.deep.equal([
      ['Captured', '99000', '99000'],
      ['Captured', '49500', '148500'],
      ['Captured', '19800', '168300'],
      ['Payout', '-148500', '19800'],
      ['Owed after a refund', '-39600', '-19800'],
    ]);
    expect([whole.openingMinor, whole.closingMinor, whole.ledgerMinor]).to.deep.equal([
      '0',
      '-19800',
      '-19800',
    ]);
    expect(whole.lines[0]?.orderNumber).to.match(/^TS-\d{4}-\d{6}$/);
    const later = await vendor('2026-11-28', '2026-11-28');
    expect([later.openingMinor, later.lines.length, later.closingMinor]).to.deep.equal([
      '168300',
      2,
      '-19800',
    ]);
    const before = await vendor('2026-11-25', '2026-11-27');
    expect([before.openingMinor, before.lines.length, before.closingMinor]).to.deep.equal([
      '168300',
      0,
      '168300',
    ]);
  });

  it('a buyer’s is what is held for its orders', async () => {
    const { lines, closingMinor, ledgerMinor } = await statements.run(
      { ...world.seller, organisationId: world.market.ids.buyer },
      { side: 'buyer', currency: 'EUR', from: '2026-11-24', until: '2026-11-24' },
    );
    expect(lines.slice(0, 3).map(({ text, amountMinor }) => [text, amountMinor])).to.deep.equal([
      ['Payment received', '100000'],
      ['Captured', '-99000'],
      ['Commission', '-1000'],
    ]);
    expect(closingMinor).to.equal('0');
    // The refund is on its way: 400.00 are held for the buyer.
    expect(ledgerMinor).to.equal('40000');
  });

  it('is nobody else’s, and for 400 days at most', async () => {
    const other = { ...world.seller, organisationId: world.market.ids.buyer };
    const query = {
      side: 'vendor' as const,
      organisationId: world.market.ids.seller,
      currency: 'EUR' as const,
      from: '2026-11-01',
      until: '2026-11-30',
    };
    expect((await problemOf(statements.run(other, query)))?.code).to.equal('not-found');
    expect((await statements.run(world.approver, query)).closingMinor).to.equal('-19800');
    const tooLong = { ...query, from: '2025-10-01' };
    expect((await problemOf(statements.run(world.approver, tooLong)))?.details.reason).to.equal('span-wrong');
  });

  it('as CSV and as PDF, the same bytes each time', async () => {
    const read = await vendor('2026-11-28', '2026-11-28');
    const [payout, refund] = read.lines;
    expect(accountStatementCsv(read)).to.equal(
      [
        'date,text,order,amount,balance,currency,transfer',
        '2026-11-28,Opening balance,,,1683.00,EUR,',
        `2026-11-28,Payout,,-1485.00,198.00,EUR,${payout!.transferId}`,
        `2026-11-28,Owed after a refund,${refund!.orderNumber!},-396.00,-198.00,EUR,${refund!.transferId}`,
        '2026-11-28,Closing balance,,,-198.00,EUR,',
        '',
      ].join('\r\n'),
    );
    const named = { ...read, lines: [{ ...payout!, text: '=1+1', orderNumber: 'a,"b"' }] };
    expect(accountStatementCsv(named)).to.contain(`2026-11-28,'=1+1,"a,""b""",-1485.00`);
    const [one, two] = [await renderAccountStatementPdf(read), await renderAccountStatementPdf(read)];
    expect(Buffer.from(one).subarray(0, 5).toString()).to.equal('%PDF-');
    expect(Buffer.from(one).equals(Buffer.from(two))).to.equal(true);
  });

  it('aged balances sum to the ledger', async () => {
    const { rows } = await aged.run(new Date('2026-12-26T09:00:00Z'));
    const brief = rows.map((row) => [
      row.kind,
      row.currentMinor,
      row.over30Minor,
      row.totalMinor,
      row.ledgerMinor,
      row.agrees,
    ]);
    expect(brief).to.deep.equal([
      // Captured on 24 November, 32 days before.
      ['payable', '0', '19800', '19800', '19800', true],
      // Refunded on 28 November, 28 days before.
      ['receivable', '39600', '0', '39600', '39600', true],
    ]);
  });
});
