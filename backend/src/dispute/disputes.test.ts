import { expect } from 'chai';
import { FIAT_RECEIPT_KIND, WEIGHT_KIND } from '@topsteel/chain';
import type { Order } from '@topsteel/domain/api';
import type { CallerIdentity } from '../platform/http/index.ts';
import { openMarket, problemOf, type Market } from '../../test/market/open-market.ts';
import { CAPTURED, MOST, openRailTrade, type RailTrade } from '../../test/market/open-rail-trade.ts';
import { MAX_AMOUNT, SELLER_ACCOUNT } from '../../test/market/stock-market.ts';
import { openSepaWorld } from '../../test/rail/sepa-world.ts';
import { Attachments } from '../attachment/index.ts';
import { Catalogue } from '../catalogue/index.ts';
import { readDue } from '../payout/infra/due-store.ts';
import { CatalogueOfferBook } from '../pricing/catalogue-offer-book.ts';
import { AnswerDispute } from './answer-dispute.ts';
import { DecideDispute } from './decide-dispute.ts';
import { OpenDispute } from './open-dispute.ts';
import { ReadDisputes } from './read-disputes.ts';
import { WatchDisputes } from './watch-disputes.ts';

const REPORT = Buffer.from('%PDF-1.7 tensile test: 298 MPa');
const statement = 'The tensile test of our laboratory gives 298 MPa where 355 are certified.';
const decision = 'The second test by the inspection body confirms the buyer’s result.';

describe('disputes: what a buyer and a seller can’t agree on', () => {
  let trade: RailTrade;
  let open: OpenDispute;
  let answer: AnswerDispute;
  let decide: DecideDispute;
  let watch: WatchDisputes;
  let reads: ReadDisputes;
  let operator: CallerIdentity;
  beforeEach(async () => {
    trade = await openRailTrade('sepa', openSepaWorld);
    const { market } = trade;
    const { prisma } = market.database;
    const attachments = new Attachments(market.config);
    reads = new ReadDisputes(prisma, attachments);
    open = new OpenDispute(prisma, reads);
    answer = new AnswerDispute(prisma, attachments, reads);
    decide = new DecideDispute(prisma, new CatalogueOfferBook(new Catalogue(prisma)), market.payments, reads);
    watch = new WatchDisputes(prisma);
    operator = {
      ...market.buyer,
      userId: 'user-of-operator',
      name: 'Léa Muller',
      organisationId: null,
      access: ['operator'],
    };
  });
  afterEach(() => trade.close());

  /** Weighed, and the inspection time is over: without the dispute it would be captured now. */
  const weighed = async () => {
    const order = await trade.report(await trade.shipped(), WEIGHT_KIND, 4_982_000n, 20);
    const dispute = await open.run(trade.market.buyer, order.id, {
      kind: 'quality',
      statement,
      claimedMinor: '100000',
    });
    return { order, dispute };
  };
  const inspectionOver = () => new Date(Date.now() + 4 * 86_400_000);

  it('freezes the capture until it is withdrawn', async () => {
    const { order, dispute } = await weighed();
    expect([dispute.number.slice(0, 5), dispute.state, dispute.openedBy]).to.deep.equal([
      'DP-20',
      'open',
      'buyer',
    ]);
    expect((await trade.goOn(order, inspectionOver())).payment.state).to.equal('authorized');
    const { buyer } = trade.market;
    const receipt = problemOf(trade.market.signReceipt.run(buyer, order.id, { grams: '4982000' }));
    expect((await receipt)?.details.reason).to.equal('disputed');
    expect((await problemOf(open.withdraw(trade.market.seller, dispute.id)))?.code).to.equal('not-found');
    await open.withdraw(buyer, dispute.id);
    expect((await trade.goOn(order, inspectionOver())).payment.capturedMinor).to.equal(CAPTURED.toString());
  });

  it('hears both sides, and keeps what they show', async () => {
    const { dispute } = await weighed();
    const { buyer, seller, database } = trade.market;
    const shown = await answer.run(buyer, dispute.id, 'report.pdf', { name: 'report.pdf', content: REPORT });
    expect(shown.state).to.equal('open');
    const answered = await answer.run(seller, dispute.id, 'Our certificate says 361 MPa.');
    expect([answered.state, answered.messages.map(({ side }) => side)]).to.deep.equal([
      'answered',
      ['buyer', 'seller'],
    ]);
    const file = answered.messages[0]?.file;
    const { rows } = await database.sql.query<{ sha256: string }>(
      "SELECT details->>'sha256' AS sha256 FROM audit_entry WHERE action = 'dispute.add-evidence'",
    );
    expect(rows).to.deep.equal([{ sha256: file?.sha256 }]);
    expect((await reads.file(seller, dispute.id, file?.id ?? '')).content.equals(REPORT)).to.equal(true);
    const stranger = { ...buyer, organisationId: '0190a000-0000-7000-8000-000000000001' };
    expect((await problemOf(answer.run(stranger, dispute.id, 'Me too.')))?.code).to.equal('not-found');
    const changed = await database.sql.query("UPDATE dispute_message SET text = 'never'").then(
      () => 'changed',
      (error: unknown) => (error as Error).message,
    );
    expect(changed).to.equal('Rows of dispute_message are never changed.');
  });

  it('comes before the marketplace when nobody answers in five days, once', async () => {
    const { dispute } = await weighed();
    const due = new Date(dispute.answerBefore);
    expect(await watch.run(new Date(due.getTime() - 1))).to.equal(0);
    expect(await watch.run(due)).to.equal(1);
    expect(await watch.run(due)).to.equal(0);
    expect((await reads.read(operator, dispute.id)).state).to.equal('escalated');
  });

  it('is dismissed: the order goes on as agreed', async () => {
    const { order, dispute } = await weighed();
    await decide.run(operator, dispute.id, { outcome: 'dismissed', decision });
    expect((await trade.goOn(order, inspectionOver())).payment.capturedMinor).to.equal(CAPTURED.toString());
    const again = decide.run(operator, dispute.id, { outcome: 'dismissed', decision });
    expect((await problemOf(again))?.details.reason).to.equal('dispute-over');
  });

  it('cancels an order that is not paid: all of the money goes back', async () => {
    const { order, dispute } = await weighed();
    const refund = decide.run(operator, dispute.id, { outcome: 'refunded', decision, refundMinor: '100000' });
    expect((await problemOf(refund))?.details.reason).to.equal('not-captured');
    await decide.run(operator, dispute.id, { outcome: 'cancelled', decision });
    await trade.goOn(order);
    await trade.world.settle();
    const back = await trade.goOn(order);
    expect([back.payment.state, back.payment.returnedMinor]).to.deep.equal(['voided', MOST.toString()]);
  });

  it('holds back the payout of an order that is paid, and refunds part of it', async () => {
    const { market } = trade;
    const delivered = await trade.delivered();
    await trade.world.settle();
    await trade.report(delivered, FIAT_RECEIPT_KIND, CAPTURED, 30);
    const order = await trade.released(delivered, 4_982_000n);
    const trouble = async () =>
      (await readDue(market.database.prisma.client, market.ids.seller))[0]?.openTrouble;
    expect(await trouble()).to.equal(null);
    const dispute = await open.run(market.buyer, order.id, { kind: 'quality', statement });
    expect(await trouble()).to.equal('dispute');
    const second = open.run(market.seller, order.id, { kind: 'mass', statement });
    expect((await problemOf(second))?.details.reason).to.equal('dispute-open');
    await decide.run(operator, dispute.id, { outcome: 'refunded', decision, refundMinor: '100000' });
    await trade.goOn(order);
    await trade.world.settle();
    expect((await trade.goOn(order)).payment.capturedMinor).to.equal((CAPTURED - 100_000n).toString());
    expect(await trouble()).to.equal(null);
    expect(await trade.work()).to.include('dispute');
  });

  it('is opened by the sides of a paid order only', async () => {
    const order = await trade.placed();
    const early = open.run(trade.market.buyer, order.id, { kind: 'late', statement });
    expect((await problemOf(early))?.details.reason).to.equal('nothing-paid');
    const stranger = { ...trade.market.buyer, organisationId: '0190a000-0000-7000-8000-000000000001' };
    expect((await problemOf(open.run(stranger, order.id, { kind: 'late', statement })))?.code).to.equal(
      'not-found',
    );
  });
});

describe('disputes: an order whose money lies in the escrow', () => {
  let market: Market;
  beforeEach(async () => (market = await openMarket()));
  afterEach(() => market.close());

  /** Weighed, and cancelled by the marketplace. */
  const cancelled = async () => {
    const order = await market.pay(await market.order());
    const { paymentId: id, terms } = order.payment;
    const paymentId = id as `0x${string}`;
    await market.emit(
      'PaymentAuthorized',
      { paymentId, payer: market.wallet.address, receiver: SELLER_ACCOUNT, terms: terms as never },
      { block: 10, status: 'final' },
    );
    await market.hear();
    await market.announceShipment.run(market.seller, order.id, { carrier: 'Transports Lorrains' });
    const at = Math.floor(Date.now() / 1_000).toString();
    await market.emit(
      'ReportAccepted',
      {
        kind: WEIGHT_KIND,
        subject: paymentId,
        value: '4982000',
        observedAt: at,
        acceptedAt: at,
        round: '1',
        signerSet: '1',
      },
      { block: 20, status: 'final' },
    );
    await market.hear();
    const { prisma } = market.database;
    const reads = new ReadDisputes(prisma, new Attachments(market.config));
    const dispute = await new OpenDispute(prisma, reads).run(market.buyer, order.id, {
      kind: 'quality',
      statement,
    });
    const operator = { ...market.buyer, organisationId: null, access: ['operator' as const] };
    const offers = new CatalogueOfferBook(new Catalogue(prisma));
    await new DecideDispute(prisma, offers, market.payments, reads).run(operator, dispute.id, {
      outcome: 'cancelled',
      decision,
    });
    return market.read(order);
  };
  const inspectionOver = () => new Date(Date.now() + 4 * 86_400_000);
  const kinds = async () => (await market.intents()).map(({ kind, status }) => `${kind} ${status}`);
  const nobodyIsPaid = async (order: Order) => {
    expect(await market.runDueCaptures.run(inspectionOver())).to.equal(0);
    await market.settlements.run(inspectionOver());
    const grams = '4982000';
    const signature = await market.wallet.signTypedData(
      order.receiptTypedData as Parameters<typeof market.wallet.signTypedData>[0],
    );
    const receipt = await problemOf(market.signReceipt.run(market.buyer, order.id, { grams, signature }));
    expect([receipt?.message, receipt?.details.reason]).to.deep.equal([
      'This payment is on its way back to the buyer. Nothing of it can be paid out any more.',
      'capture-not-possible',
    ]);
  };

  it('pays nobody once it was cancelled: all of the money goes back', async () => {
    const order = await cancelled();
    await nobodyIsPaid(order);
    expect(await kinds()).to.deep.equal(['authorize-payment requested', 'void-payment requested']);
    const paymentId = order.payment.paymentId as `0x${string}`;
    const actor = market.config.settings.settlement.operator;
    await market.emit(
      'PaymentVoided',
      { paymentId, amount: MAX_AMOUNT.toString(), actor },
      { block: 30, status: 'final' },
    );
    await market.hear();
    const back = await market.read(order);
    expect([back.payment.state, back.payment.returnedMinor]).to.deep.equal(['voided', MAX_AMOUNT.toString()]);
  });

  it('pays nobody either when the chain refused to give the money back: that is asked again', async () => {
    const order = await cancelled();
    await market.database.sql.query(
      `UPDATE bridge.intent SET status = 'failed', error = '{"code":"Unreachable","message":"The node did not answer."}' WHERE kind = 'void-payment'`,
    );
    await market.hear();
    await nobodyIsPaid(order);
    expect(await kinds()).to.deep.equal(['authorize-payment requested', 'void-payment requested']);
    const { rows } = await market.database.sql.query(
      "SELECT 1 FROM work_item WHERE kind = 'refund-failed' AND closed_at IS NULL",
    );
    expect(rows).to.have.lengthOf(1);
  });
});
