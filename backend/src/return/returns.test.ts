import { expect } from 'chai';
import { FIAT_RECEIPT_KIND } from '@topsteel/chain';
import type { Order } from '@topsteel/domain/api';
import { problemOf } from '../../test/market/open-market.ts';
import { CAPTURED, openRailTrade, type RailTrade } from '../../test/market/open-rail-trade.ts';
import { openSepaWorld } from '../../test/rail/sepa-world.ts';
import { Attachments } from '../attachment/index.ts';
import { Catalogue } from '../catalogue/index.ts';
import { IssueInvoices } from '../invoicing/issue-invoices.ts';
import { FollowPayments } from '../invoicing/follow-payments.ts';
import { CatalogueOfferBook } from '../pricing/catalogue-offer-book.ts';
import { DecideReturn } from './decide-return.ts';
import { GrantCredit } from './grant-credit.ts';
import { ReadReturns } from './read-returns.ts';
import { RequestReturn } from './request-return.ts';

const PHOTO = Buffer.from('\u0089PNG\r\n\u001a\n rust on the edge', 'latin1');

/** An order of 4,982 kg for 3,085.82 EUR by transfer: delivered, captured, title moved. */
describe('returns: steel that comes back', () => {
  let trade: RailTrade;
  let order: Order;
  let request: RequestReturn;
  let decide: DecideReturn;
  let grant: GrantCredit;
  let reads: ReadReturns;
  beforeEach(async () => {
    trade = await openRailTrade('sepa', openSepaWorld);
    const { market } = trade;
    const { prisma } = market.database;
    const attachments = new Attachments(market.config);
    reads = new ReadReturns(prisma, attachments);
    request = new RequestReturn(prisma, attachments, reads);
    const offers = new CatalogueOfferBook(new Catalogue(prisma));
    decide = new DecideReturn(prisma, offers, market.payments, reads);
    grant = new GrantCredit(prisma, market.payments, reads);
    const delivered = await trade.delivered();
    await trade.world.settle();
    await trade.report(delivered, FIAT_RECEIPT_KIND, CAPTURED, 30);
    order = await trade.released(delivered, 4_982_000n);
    expect([order.status, order.payment.returnedMinor]).to.deep.equal(['completed', '2663']);
  });
  afterEach(() => trade.close());

  const asked = (massGrams = '1000000') =>
    request.run(trade.market.buyer, order.id, {
      kind: 'return',
      reason: 'The plates are bent at both ends.',
      massGrams,
      pieces: 2,
    });

  it('comes back, is weighed, credited at its price and free to be sold again', async () => {
    const { market } = trade;
    const { seller } = market;
    const { id, number } = await asked();
    expect(number).to.match(/^R-20\d\d-000001$/);
    await decide.decide(seller, id, { decision: 'authorise', answer: 'Send them to our yard.' });
    const back = await decide.receive(seller, id, { massGrams: '990000', ticketNo: 'W2-2026-00077' });
    expect([back.state, back.receivedGrams]).to.deep.equal(['received', '990000']);
    const before = await market.committedGrams();
    const credited = await decide.settle(seller, id, {
      decision: 'credit',
      answer: 'As you say.',
      isRestocked: true,
    });
    // floor(3,112.45 EUR × 990 ÷ 5,025) = 613.19 EUR.
    expect([credited.state, credited.creditMinor, credited.paidBy]).to.deep.equal([
      'credited',
      '61319',
      'rail',
    ]);
    expect(await market.committedGrams()).to.equal(before - 990_000n);
    await trade.goOn(order);
    await trade.world.settle();
    const refunded = await trade.goOn(order);
    expect(refunded.payment.capturedMinor).to.equal((CAPTURED - 61_319n).toString());
    expect(await trade.balance('order_liability')).to.equal(0n);
    expect((await market.books.trialBalance()).totals.every(({ balances }) => balances)).to.equal(true);
    expect(refunded.timeline.map(({ code }) => code)).to.include.members([
      'return-requested',
      'return-authorised',
      'return-received',
      'return-credited',
      'payment-refunded',
    ]);
  });

  it('is followed by a credit note over exactly what went back', async () => {
    const { market } = trade;
    const invoices = new IssueInvoices(market.config, market.database.prisma, new FollowPayments());
    await invoices.run();
    const granted = await grant.run(market.seller, order.id, {
      kind: 'quality-allowance',
      amountMinor: '10000',
      reason: 'Scratches on three plates, agreed by telephone.',
    });
    expect([granted.state, granted.paidBy]).to.deep.equal(['credited', 'rail']);
    await trade.goOn(order);
    await trade.world.settle();
    await trade.goOn(order);
    await invoices.run();
    const { rows } = await market.database.sql.query<{ is_credit: boolean; amount: string; type: string }>(
      `SELECT is_credit, amount_minor::text AS amount, document->>'typeCode' AS type FROM invoice WHERE kind = 'sale' ORDER BY ordinal`,
    );
    expect(rows.map(({ type, amount }) => [type, amount])).to.deep.equal([
      ['380', CAPTURED.toString()],
      ['381', '10000'],
    ]);
    const net = rows.reduce(
      (sum, row) => sum + (row.is_credit ? -BigInt(row.amount) : BigInt(row.amount)),
      0n,
    );
    expect(net).to.equal(CAPTURED - 10_000n);
    expect((await market.read(order)).payment.capturedMinor).to.equal((CAPTURED - 10_000n).toString());
  });

  it('is refused, withdrawn or rejected without a cent moving', async () => {
    const { market } = trade;
    const refused = await decide.decide(market.seller, (await asked()).id, {
      decision: 'refuse',
      answer: 'Bent on your crane.',
    });
    expect(refused.state).to.equal('refused');
    const { id } = await asked();
    expect((await request.withdraw(market.buyer, id)).state).to.equal('withdrawn');
    const third = await asked();
    await decide.decide(market.seller, third.id, { decision: 'authorise', answer: 'Let us see them.' });
    await decide.receive(market.seller, third.id, { massGrams: '1000000', ticketNo: 'W2-2026-00078' });
    const rejected = await decide.settle(market.seller, third.id, {
      decision: 'reject',
      answer: 'They were cut by flame.',
      isRestocked: false,
    });
    expect([rejected.state, rejected.creditMinor]).to.deep.equal(['rejected', null]);
    expect((await trade.goOn(order)).payment.capturedMinor).to.equal(CAPTURED.toString());
  });

  it('takes back no more than was delivered, and credits no more than it cost', async () => {
    const { market } = trade;
    await asked('4000000');
    expect((await problemOf(asked('982001')))?.details.reason).to.equal('not-returnable');
    const { id } = await asked('982000');
    await decide.decide(market.seller, id, { decision: 'authorise', answer: 'Send them.' });
    const early = decide.settle(market.seller, id, {
      decision: 'credit',
      answer: 'Now.',
      isRestocked: false,
    });
    expect((await problemOf(early))?.details.reason).to.equal('return-state');
    await decide.receive(market.seller, id, { massGrams: '982000', ticketNo: 'W2-2026-00079' });
    const tooMuch = decide.settle(market.seller, id, {
      decision: 'credit',
      answer: 'And more.',
      creditMinor: '60825',
      isRestocked: false,
    });
    // floor(3,112.45 EUR × 982 ÷ 5,025) = 608.24 EUR.
    expect(await problemOf(tooMuch)).to.have.nested.property('details.worthMinor', '60824');
  });

  it('shows its photos to its two sides only', async () => {
    const { market } = trade;
    const { id } = await asked();
    const { files } = await request.addFile(market.buyer, id, { name: 'edge.png', content: PHOTO });
    expect(files.map(({ name, mediaType, bytes }) => [name, mediaType, bytes])).to.deep.equal([
      ['edge.png', 'image/png', PHOTO.length],
    ]);
    const fileId = files[0]?.id ?? '';
    expect((await reads.file(market.seller, id, fileId)).content.equals(PHOTO)).to.equal(true);
    const stranger = { ...market.buyer, organisationId: '0190a000-0000-7000-8000-000000000001' };
    expect((await problemOf(reads.file(stranger, id, fileId)))?.code).to.equal('not-found');
    expect((await problemOf(reads.read(stranger, id)))?.code).to.equal('not-found');
    expect((await reads.list(stranger, {})).items).to.deep.equal([]);
    const { rows } = await market.database.sql.query<{ found: boolean }>(
      "SELECT position('rust'::bytea IN sealed) > 0 AS found FROM attachment",
    );
    expect(rows).to.deep.equal([{ found: false }]);
    const text = problemOf(
      request.addFile(market.buyer, id, { name: 'a.html', content: Buffer.from('<html>') }),
    );
    expect((await text)?.code).to.equal('unsupported-media');
  });
});
