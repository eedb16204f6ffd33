import { expect } from 'chai';
import { accountOf } from '@topsteel/domain/ledger';
import { checkFec, decodeFec, readFec } from '@topsteel/domain/fec';
import { ExportBooks } from '../../src/invoicing/export-books.ts';
import { enterGroup, type GroupLeg } from '../../src/ledger/index.ts';
import { Config } from '../../src/platform/config/index.ts';
import { openMarket, problemOf, type Market } from '../market/open-market.ts';
import { SELLER_ACCOUNT } from '../market/stock-market.ts';

const year = new Date().getUTCFullYear();

describe('invoicing: the books for the tax office', () => {
  let market: Market;
  let books: ExportBooks;
  let orderId: string;
  before(async () => {
    market = await openMarket({ env: { PLATFORM_SIREN: '732829320' } });
    books = new ExportBooks(market.config, market.database.prisma);
    orderId = (await market.order()).id;
  });
  after(() => market.close());
  const enter = (externalRef: string, legs: GroupLeg[]) =>
    market.database.prisma.transact((tx) =>
      enterGroup(tx, { externalRef, orderId, effectiveAt: new Date('2026-11-24T09:00:00Z'), legs }),
    );
  const seller = accountOf('vendor_payable', SELLER_ACCOUNT);
  const received = () => accountOf('order_liability', orderId);

  it('are a FEC that holds, and that reads back to the same ledger', async () => {
    await enter('receipt', [
      {
        debit: accountOf('bank', 'FR7630006000011234567890189'),
        credit: received(),
        amountMinor: 311_244n,
        currency: 'EUR',
        code: 'receive',
      },
    ]);
    await enter('division', [
      { debit: received(), credit: seller, amountMinor: 307_603n, currency: 'EUR', code: 'capture' },
      {
        debit: received(),
        credit: accountOf('commission_revenue'),
        amountMinor: 3_112n,
        currency: 'EUR',
        code: 'commission',
      },
      {
        debit: received(),
        credit: accountOf('vat_collected', 'LU'),
        amountMinor: 529n,
        currency: 'EUR',
        code: 'tax',
      },
    ]);
    const check = await books.check(year);
    expect(check).to.deep.equal({
      fileName: `732829320FEC${year}1231.txt`,
      lines: 8,
      entries: 2,
      findings: [],
      isSameLedger: true,
      differences: [],
    });
    const { content, fileName } = await books.fec(year);
    const lines = readFec(decodeFec(content));
    expect(checkFec(decodeFec(content), fileName)).to.deep.equal([]);
    expect(
      lines.map(({ EcritureNum, CompteNum, CompAuxLib, Debit, Credit }) =>
        [EcritureNum, CompteNum, CompAuxLib, Debit, Credit].join(' '),
      ),
    ).to.deep.equal([
      'BQ000001 512000 fr7630006000011234567890189 3112,44 0,00',
      `BQ000001 467500 ${orderId} 0,00 3112,44`,
      `VE000001 467500 ${orderId} 3076,03 0,00`,
      'VE000001 467200 Aciérie de la Moselle SA 0,00 3076,03',
      `VE000001 467500 ${orderId} 31,12 0,00`,
      'VE000001 706100  0,00 31,12',
      `VE000001 467500 ${orderId} 5,29 0,00`,
      'VE000001 445710 lu 0,00 5,29',
    ]);
    expect(lines[0]).to.include({ PieceDate: '20261124', Idevise: '' });
    expect((await books.check(year - 1)).lines).to.equal(0);
  });

  it('need the rate of a currency before its amounts can be euros', async () => {
    await enter('usdc', [
      {
        debit: accountOf('treasury_wallet', SELLER_ACCOUNT),
        credit: seller,
        amountMinor: 3_587_040_000n,
        currency: 'USDC',
        code: 'payout',
      },
    ]);
    const problem = await problemOf(books.fec(year));
    expect([problem?.code, problem?.details.reason]).to.deep.equal(['conflict', 'rate-missing']);
    await market.database.sql.query(
      `INSERT INTO bridge.fx_rate (base, quote, round, rate_e8, observed_at, valid_until, sources, signatures)
       VALUES ('EUR', 'USD', 1, 116243100, '2026-11-20T08:00:00Z', '2026-11-20T09:00:00Z', '[]', '[]')`,
    );
    const lines = readFec(decodeFec((await books.fec(year)).content)).slice(-2);
    expect(
      lines.map(({ EcritureNum, Debit, Credit, Montantdevise, Idevise }) => [
        EcritureNum,
        Debit,
        Credit,
        Montantdevise,
        Idevise,
      ]),
    ).to.deep.equal([
      ['JT000001', '3085,81', '0,00', '3587,04', 'USDC'],
      ['JT000001', '0,00', '3085,81', '-3587,04', 'USDC'],
    ]);
    expect(await books.check(year)).to.include({ isSameLedger: true, lines: 10 });
  });

  it('are a general ledger as CSV too', async () => {
    const { content } = await books.generalLedger(year);
    const rows = new TextDecoder().decode(content).split('\r\n');
    expect(rows[0]).to.equal(
      'entered_on,happened_on,group,reference,order,movement,debit_account,debit_owner,credit_account,credit_owner,amount,currency,document,text,proposed_by,approved_by',
    );
    expect(rows).to.have.length(7);
    expect(rows[1]).to.match(
      /,2026-11-24,[0-9a-f-]{36},receipt,TS-\d{4}-\d{6},receive,bank,fr7630006000011234567890189,order_liability,[0-9a-f-]{36},3112\.44,EUR,,,,$/,
    );
  });

  it('are not handed in by who has no SIREN', async () => {
    const { settings } = market.config;
    const { invoicing } = settings;
    const without = new Config({
      ...settings,
      invoicing: { ...invoicing, platform: { ...invoicing.platform, siren: null } },
    });
    const problem = await problemOf(new ExportBooks(without, market.database.prisma).fec(year));
    expect(problem?.details.reason).to.equal('siren-missing');
  });
});
