import { expect } from 'chai';
import type { Order } from '@topsteel/domain/api';
import { openMarket, type Market } from '../../test/market/open-market.ts';
import { SELLER_ACCOUNT } from '../../test/market/stock-market.ts';
import { BridgeEvents } from '../platform/bridge/index.ts';
import { consumeAll } from '../../test/market/consume-all.ts';
import { TaxEscrow } from './tax-escrow.ts';

describe('payout: VAT on the commission of an escrow', () => {
  let market: Market;
  let order: Order;
  let paymentId: `0x${string}`;
  const events = new BridgeEvents();
  new TaxEscrow(events).onModuleInit();
  const hear = async () => {
    await market.hear();
    await consumeAll(market.database.prisma, 'payout', events.eventSubscriptions);
  };
  const balanceOf = async (code: string) =>
    (await market.books.accounts({ code })).items.map(({ balanceMinor }) => balanceMinor);

  const open = async (platformCountry: string) => {
    market = await openMarket({ env: { PLATFORM_COUNTRY: platformCountry } });
    order = await market.order();
    paymentId = order.payment.paymentId as `0x${string}`;
    const { terms } = order.payment;
    const payer = market.wallet.address;
    await market.emit(
      'PaymentAuthorized',
      { paymentId, payer, receiver: SELLER_ACCOUNT, terms: terms as never },
      { block: 10, status: 'final' },
    );
  };
  const captured = (status: 'seen' | 'final') =>
    market.emit(
      'DeliveryCaptured',
      { paymentId, amount: '3587040000', totalGrams: '4982000', refundable: '3587040000' },
      { block: 20, status },
    );
  afterEach(() => market.close());

  it('is owed by a seller of the platform’s own country, once the capture is final', async () => {
    await open('FR');
    const id = await captured('seen');
    await hear();
    expect(await balanceOf('vat_collected')).to.deep.equal([]);
    await market.turn('final', id);
    await hear();
    await hear();
    // 1 % of 3,587.04 is 35.8704; 20 % of that is 7.17408.
    expect(await balanceOf('vat_collected')).to.deep.equal(['7174080']);
    expect(await balanceOf('vendor_debt')).to.deep.equal(['7174080']);
    expect(await balanceOf('vendor_payable')).to.deep.equal(['0']);

    await market.emit(
      'PaymentRefunded',
      {
        paymentId,
        amount: '1587040000',
        feeReversed: '15870400',
        refundable: '2000000000',
        actor: SELLER_ACCOUNT,
      },
      { block: 30, status: 'final' },
    );
    await hear();
    // Of 20.00 commission, 4.00.
    expect(await balanceOf('vat_collected')).to.deep.equal(['4000000']);
    expect(await balanceOf('vendor_debt')).to.deep.equal(['4000000']);
    expect((await market.books.trialBalance()).replayAgrees).to.equal(true);
  });

  it('is accounted for by a seller of another member state itself', async () => {
    await open('LU');
    await captured('final');
    await hear();
    expect(await balanceOf('vat_collected')).to.deep.equal([]);
    expect(await balanceOf('vendor_debt')).to.deep.equal([]);
  });
});
