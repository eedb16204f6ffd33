import { WEIGHT_KIND } from '@topsteel/chain';
import type { Order, RecallRadius } from '@topsteel/domain/api';
import { expect } from 'chai';
import type { PrivateKeyAccount } from 'viem/accounts';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { Genealogies } from '../../src/genealogy/index.ts';
import { Organisations } from '../../src/organisation/index.ts';
import { ReadRadius } from '../../src/recall/read-radius.ts';
import { openMarket, problemOf, type Market } from '../market/open-market.ts';
import { BUYER_ACCOUNT, LOT_ID, SELLER_ACCOUNT } from '../market/stock-market.ts';

const WEIGHED = '4982000';

describe('An order for recalled steel', () => {
  let market: Market;
  beforeEach(async () => {
    market = await openMarket();
    await market.database.sql.query(
      `INSERT INTO genealogy_lot (lot_id, event_id, certificate, document_hash, maker, mass_grams, emissions_grams, made_at, tx_hash, is_final)
       VALUES ($1, 1, 'c', 'd', $2, 20000000, 0, now(), '0x00', true)`,
      [LOT_ID.toString(), SELLER_ACCOUNT],
    );
  });
  afterEach(() => market.close());

  const recallLot = () =>
    market.database.sql.query(
      `UPDATE genealogy_lot SET recalled_at = '2026-11-26T09:00:00Z', recall_reason = 4, recall_tx_hash = '0x01'`,
    );
  const paid = async (): Promise<Order> => {
    const order = await market.pay(await market.order());
    const { terms, paymentId } = order.payment;
    await market.emit(
      'PaymentAuthorized',
      {
        paymentId: paymentId as `0x${string}`,
        payer: market.wallet.address,
        receiver: SELLER_ACCOUNT,
        terms: terms as never,
      },
      { block: 10, status: 'final' },
    );
    await market.hear();
    return market.read(order);
  };
  const weighed = async (): Promise<Order> => {
    const order = await paid();
    await market.announceShipment.run(market.seller, order.id, { carrier: 'Transports Lorrains' });
    await market.emit(
      'ReportAccepted',
      {
        kind: WEIGHT_KIND,
        subject: order.payment.paymentId as `0x${string}`,
        value: WEIGHED,
        observedAt: '1795424000',
        acceptedAt: '1795424500',
        round: '1',
        signerSet: '1',
      },
      { block: 20, status: 'final' },
    );
    await market.hear();
    return market.read(order);
  };

  it('is neither placed nor paid', async () => {
    const order = await market.order();
    await recallLot();
    expect((await problemOf(market.order()))?.details.reason).to.equal('lot-recalled');
    expect((await problemOf(market.pay(order)))?.details.reason).to.equal('lot-recalled');
    expect((await market.read(order)).payment.typedData).to.equal(null);
    expect(await market.intents()).to.deep.equal([]);
  });

  it('is not shipped, and says that the material is to be set aside', async () => {
    const order = await paid();
    await recallLot();
    const shipment = { carrier: 'Transports Lorrains' };
    const refused = await problemOf(market.announceShipment.run(market.seller, order.id, shipment));
    expect(refused).to.include({ code: 'conflict' });
    expect(refused?.details.reason).to.equal('lot-recalled');
    const { recall, nextMove } = await market.read(order);
    expect(recall).to.deep.include({ at: '2026-11-26T09:00:00.000Z', reason: 4 });
    expect(nextMove).to.include({ who: 'buyer', code: 'set-aside' });
    expect(nextMove.what)
      .to.include('was recalled on 2026-11-26')
      .and.to.include('The money stays in escrow');
  });

  it('is not captured, neither by receipt nor by time', async () => {
    const order = await weighed();
    const data = order.receiptTypedData as Parameters<PrivateKeyAccount['signTypedData']>[0];
    const signature = await market.wallet.signTypedData(data);
    await recallLot();
    expect((await market.read(order)).receiptTypedData).to.equal(null);
    const refused = await problemOf(
      market.signReceipt.run(market.buyer, order.id, { signature, grams: WEIGHED }),
    );
    expect(refused?.details.reason).to.equal('lot-recalled');
    const later = new Date(Date.parse(order.capturesAt ?? '') + 1_000);
    expect(await market.runDueCaptures.run(later)).to.equal(1);
    expect((await market.read(order)).payment).to.include({ state: 'authorized' });
    expect((await market.intents()).map((intent) => intent.kind)).to.deep.equal(['authorize-payment']);
    expect((await market.read(order)).payment.failure).to.include('Set the material aside');
  });

  it('stands in the radius with its money, and without its sides for who is neither', async () => {
    const order = await paid();
    const { prisma } = market.database;
    const radius = new ReadRadius(prisma, new Genealogies(prisma), new Organisations(prisma));
    const { body } = { body: (await radius.run(market.seller, lotCodeOf(LOT_ID))) satisfies RecallRadius };
    expect(body.orders).to.deep.equal([
      {
        id: order.id,
        number: order.number,
        lotCode: body.lotCode,
        seller: 'Aciérie de la Moselle',
        buyer: 'Alpen Stahlbau',
        massGrams: '5000000',
        status: 'confirmed',
        fulfilment: 'unshipped',
        paymentState: 'authorized',
        heldMinor: '3618000000',
        isOpen: true,
        delivery: null,
      },
    ]);
    expect(body).to.include({ openOrders: 1, heldMinor: '3618000000' });
    // Title has not moved, but the goods may be under way: the buyer is told.
    expect(body.owners.map(({ name, grams, lotCodes }) => [name, grams, lotCodes])).to.deep.equal([
      ['Alpen Stahlbau', '5000000', [body.lotCode]],
    ]);
    expect((await problemOf(radius.run(market.buyer, body.lotCode)))?.code).to.equal('not-found');
    // A maker that is not the seller: the lot was sold on by somebody else.
    await market.database.sql.query('UPDATE genealogy_lot SET maker = $1', [BUYER_ACCOUNT]);
    await market.database.sql.query('UPDATE purchase_order SET buyer_id = seller_id');
    const [foreign] = (await radius.run(market.buyer, body.lotCode)).orders;
    expect(foreign).to.include({ id: null, number: null, buyer: null, heldMinor: null, isOpen: true });
  });
});
