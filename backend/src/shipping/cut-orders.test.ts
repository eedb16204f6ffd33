import type { Order } from '@topsteel/domain/api';
import { expect } from 'chai';
import { openShop, type Shop } from '../../test/checkout/open-shop.ts';
import { problemOf } from '../../test/market/open-market.ts';

describe('shipping: bars that are cut, marked, and whose remnants the seller takes back', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await openShop();
    await shop.database.sql.query(
      `INSERT INTO offer_extra (offer_id, code, basis, price_minor, is_always)
       VALUES ($1, 'cut', 'cut', 350, false), ($1, 'mark-transfer', 'cut', 240, false),
              ($1, 'remnant-return', 'tonne', 30000, false)`,
      [shop.beams.offer],
    );
  });
  afterEach(() => shop.close());

  /** Three HEB 200 of 12 m, four pieces of 5 m from two of them; paid, and the money held for good. */
  async function held(): Promise<Order> {
    const basket = await shop.addLine.run(shop.member, 'current', {
      ...shop.beamLine(3),
      cuts: [{ lengthUm: '5000000', pieces: 4 }],
      extras: ['mark-transfer', 'remnant-return'],
    });
    const group = await shop.checkout.run(shop.buyer, {
      basketId: basket.id ?? '',
      payer: shop.wallet.address,
      accept: { totalMinor: basket.totals.grossMinor },
    });
    const id = group.vendors[0]?.orders[0]?.id ?? '';
    const order = await shop.pay(await shop.orders.read(shop.buyer, id));
    const { terms, paymentId } = order.payment;
    await shop.emit(
      'PaymentAuthorized',
      {
        paymentId: paymentId as `0x${string}`,
        payer: shop.wallet.address,
        receiver: terms?.receiver as `0x${string}`,
        terms: terms as never,
      },
      { block: 10, status: 'final' },
    );
    await shop.hear();
    return order;
  }

  it('have a work order that sums to the bars, and cost what is not taken back', async () => {
    const order = await held();
    const [line] = order.lines;
    const cutting = line?.work?.cutting;
    expect(cutting?.rows).to.deep.equal([
      { kind: 'piece', lengthUm: '5000000', pieces: 4, massGrams: '1226000' },
      { kind: 'bar', lengthUm: '12000000', pieces: 1, massGrams: '735600' },
      { kind: 'remnant', lengthUm: '1994000', pieces: 2, massGrams: '244464' },
      { kind: 'kerf', lengthUm: null, pieces: 4, massGrams: '736' },
    ]);
    // 3 × 735.6 kg; 244.464 kg at 300.00 EUR a tonne, down; what is delivered is the rest.
    expect(cutting).to.include({ barsGrams: '2206800', leftGrams: '244464', creditMinor: '7333' });
    expect(line?.massGrams).to.equal('1962336');
    expect(line?.work?.extras).to.deep.equal([
      { code: 'cut', quantityMilli: '4000' },
      { code: 'mark-transfer', quantityMilli: '4000' },
    ]);
    const again = await shop.reorder.run(shop.buyer, order.id);
    const [repeated] = again.vendors.flatMap(({ lines }) => lines);
    expect(repeated?.extras).to.deep.equal(['cut', 'mark-transfer', 'remnant-return']);
  });

  it('leave only when somebody says that the heat is on every piece; an event says who answers for it', async () => {
    const order = await held();
    const seller = { ...shop.seller, organisationId: shop.beams.seller };
    const announce = (isMarkTransferred?: boolean) =>
      shop.announceShipment.run(seller, order.id, {
        carrier: 'Rhein Trans',
        ...(isMarkTransferred === undefined ? {} : { isMarkTransferred }),
      });
    for (const said of [undefined, false]) {
      const problem = await problemOf(announce(said));
      expect([problem?.code, problem?.details.reason]).to.deep.equal(['conflict', 'marks-missing']);
    }
    const { timeline, lines } = await announce(true);
    const heat = lines[0]?.heatNumber ?? '';
    expect(timeline.find(({ code }) => code === 'marks-transferred')).to.include({
      what: `Heat ${heat} was stamped on every piece that was cut.`,
      by: 'Camille Roussel',
    });
    const { rows } = await shop.database.sql.query<{ event: Record<string, unknown> }>(
      `SELECT body AS event FROM epcis_event WHERE body->>'bizStep' LIKE '%inspecting'`,
    );
    expect(rows).to.have.length(1);
    expect(rows[0]?.event).to.include({
      'topsteel:heatNumber': heat,
      'topsteel:markTransferredBy': `did:pkh:eip155:31337:${order.seller.account}`,
    });
    expect(JSON.stringify(rows)).to.not.include('Camille');
  });
});
