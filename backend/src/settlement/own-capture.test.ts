import { expect } from 'chai';
import { WEIGHT_KIND } from '@topsteel/chain';
import type { Order } from '@topsteel/domain/api';
import { openMarket, type Market } from '../../test/market/open-market.ts';
import { BUYER_ACCOUNT, LOT_ID, MAX_AMOUNT, SELLER_ACCOUNT } from '../../test/market/stock-market.ts';

describe('settlement: a delivery that its seller captured itself', () => {
  const CAPTURED = 3_587_040_000n;
  let market: Market;
  let order: Order;
  let paymentId: `0x${string}`;

  beforeEach(async () => {
    market = await openMarket();
    order = await market.pay(await market.order());
    paymentId = order.payment.paymentId as `0x${string}`;
    const terms = order.payment.terms as never;
    await market.emit(
      'PaymentAuthorized',
      { paymentId, payer: market.wallet.address, receiver: SELLER_ACCOUNT, terms },
      { block: 10, status: 'final' },
    );
    await market.hear();
    await settle();
  });
  afterEach(() => market.close());

  const settle = () => market.settlements.run(new Date(Date.now() + 1_000));
  const kinds = async () => (await market.intents()).map(({ kind }) => kind);
  const balance = async (code: string) => {
    const { items } = await market.books.accounts({ code });
    return items.reduce((sum, account) => sum + BigInt(account.balanceMinor), 0n);
  };
  const weighed = async (grams: string, block: number, round: string) => {
    const times = { observedAt: '1795424000', acceptedAt: '1795424500', round, signerSet: '1' };
    await market.emit(
      'ReportAccepted',
      { kind: WEIGHT_KIND, subject: paymentId, value: grams, ...times },
      { block, status: 'final' },
    );
    await market.hear();
  };
  /** In a block that may still be replaced. @returns the events that say so */
  const captured = async (grams: string, block: number): Promise<string[]> => {
    const moved = { paymentId, lotId: LOT_ID.toString(), to: BUYER_ACCOUNT, from: SELLER_ACCOUNT } as const;
    const title = { ...moved, grams, releasedTotal: grams, epcisEvent: `0x${'ec'.repeat(32)}` } as const;
    const amount = CAPTURED.toString();
    const paid = { paymentId, amount, totalGrams: grams, refundable: amount };
    const events = [
      await market.emit('TitleReleased', title, { block, log: 0 }),
      await market.emit('DeliveryCaptured', paid, { block, log: 1 }),
    ];
    await market.hear();
    await settle();
    return events;
  };
  const final = async (events: readonly string[]) => {
    await market.turn('final', ...events);
    await market.hear();
    await settle();
  };

  it('gives the rest of the money back to the buyer, once, and not before that is final', async () => {
    await market.announceShipment.run(market.seller, order.id, { carrier: 'Transports Lorrains' });
    await weighed('4982000', 20, '1');
    const events = await captured('4982000', 30);
    expect(await kinds()).to.deep.equal(['authorize-payment']);

    await final(events);
    await settle();
    const [, back, ...more] = await market.intents();
    expect(more).to.deep.equal([]);
    expect(back).to.deep.include({ business_key: `void:${paymentId}`, kind: 'void-payment' });

    const rest = MAX_AMOUNT - CAPTURED;
    await market.emit(
      'PaymentVoided',
      { paymentId, amount: rest.toString(), actor: SELLER_ACCOUNT },
      { block: 40, status: 'final' },
    );
    await market.hear();
    await settle();
    const ended = await market.read(order);
    expect([ended.status, ended.payment.state, ended.payment.returnedMinor]).to.deep.equal([
      'completed',
      'captured',
      rest.toString(),
    ]);
    expect([await balance('escrow_liability'), await market.committedGrams()]).to.deep.equal([
      0n,
      4_982_000n,
    ]);
    expect(await kinds()).to.deep.equal(['authorize-payment', 'void-payment']);
  });

  it('keeps the rest for the loads that are to come', async () => {
    const load = { carrier: 'Transports Lorrains', massGrams: '2000000', isLast: false };
    await market.announceShipment.run(market.seller, order.id, load);
    await weighed('2000000', 20, '1');
    await final(await captured('2000000', 30));
    await market.announceShipment.run(market.seller, order.id, { carrier: 'Transports Lorrains' });
    await settle();
    expect(await kinds()).to.deep.equal(['authorize-payment']);
  });
});
