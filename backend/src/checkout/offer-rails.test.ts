import { expect } from 'chai';
import { openShop, type Shop } from '../../test/checkout/open-shop.ts';
import { problemOf } from '../../test/market/open-market.ts';

describe('ways to pay a basket', () => {
  let shop: Shop;
  beforeEach(async () => (shop = await openShop({ lotGrams: 100_000_000n })));
  afterEach(async () => shop.close());

  it('cost what its orders will be asked for together', async () => {
    await shop.addLine.run(shop.member, 'current', shop.beamLine(4));
    const basket = await shop.addLine.run(shop.member, 'current', shop.plateLine(5));
    const { items } = await shop.offerRails.run(shop.member, 'current');
    const group = await shop.checkout.run(shop.buyer, {
      basketId: basket.id ?? '',
      payer: shop.wallet.address,
      accept: { totalMinor: basket.totals.grossMinor },
    });
    const orders = group.vendors.flatMap((vendor) => vendor.orders);
    const asked = orders.reduce((sum, { payAmountMinor }) => sum + BigInt(payAmountMinor), 0n);
    const escrow = items.find(({ rail }) => rail === 'usdc-escrow');
    expect(escrow).to.include({ currency: 'USDC', unavailable: null, amountMinor: asked.toString() });
    expect(escrow?.rate).to.equal(null);
  });

  it('are refused as the order would be: of an empty basket, and of one that nobody knows', async () => {
    expect((await problemOf(shop.offerRails.run(shop.guest, 'current')))?.code).to.equal('not-found');
    const basket = await shop.addLine.run(shop.member, 'current', shop.plateLine(5));
    const [line] = basket.vendors[0]?.lines ?? [];
    await shop.removeLines.run(shop.member, 'current', line?.id ?? '');
    expect((await problemOf(shop.offerRails.run(shop.member, 'current')))?.details).to.include({
      reason: 'basket-empty',
    });
  });
});
