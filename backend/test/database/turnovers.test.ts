import { expect } from 'chai';
import { turnoversOf } from '../../src/commission/infra/decision-store.ts';
import { openMarket, type Market } from '../market/open-market.ts';

const YEAR_MS = 366 * 86_400_000;

describe('What a seller has sold and been paid for', () => {
  let market: Market;
  let orderId: string;
  let sellerId: string;
  before(async () => {
    market = await openMarket();
    const order = await market.order();
    orderId = order.id;
    const { rows } = await market.database.sql.query<{ seller_id: string }>(
      'SELECT seller_id FROM purchase_order WHERE id = $1',
      [orderId],
    );
    sellerId = rows[0]?.seller_id ?? '';
  });
  after(() => market.close());

  const turnover = async (at = new Date(Date.now() + 60_000)): Promise<bigint | undefined> =>
    (await turnoversOf(market.database.prisma.client, [sellerId], at)).get(sellerId);
  const captured = (minor: bigint) =>
    market.database.sql.query(
      `UPDATE payment SET authorized_minor = greatest(authorized_minor, $2::numeric), captured_minor = $2::numeric WHERE order_id = $1`,
      [orderId, minor.toString()],
    );

  it('is nothing while the order is not paid, its goods once it is, and nothing again when that was taken back', async () => {
    expect(await turnover()).to.equal(undefined);
    await captured(1n);
    const { rows } = await market.database.sql.query<{ goods_minor: string }>(
      'SELECT q.goods_minor FROM quote q JOIN purchase_order o ON o.quote_id = q.id WHERE o.id = $1',
      [orderId],
    );
    expect(rows[0]?.goods_minor).to.match(/^[1-9]\d+$/);
    expect(await turnover()).to.equal(BigInt(rows[0]?.goods_minor ?? '0'));
    await captured(2n);
    expect(await turnover()).to.equal(BigInt(rows[0]?.goods_minor ?? '0'));
    await captured(0n);
    expect(await turnover()).to.equal(undefined);
  });

  it('counts twelve months back, and nothing that was ordered later', async () => {
    await captured(1n);
    expect(await turnover(new Date(Date.now() + YEAR_MS))).to.equal(undefined);
    expect(await turnover(new Date(Date.now() - 86_400_000))).to.equal(undefined);
    await captured(0n);
  });

  it('is kept from the marketplace’s own role, which asks for the sum', async () => {
    const reading = market.database.prisma.client.$queryRaw`SELECT 1 FROM turnover.sale`;
    const refused = await reading.then(
      () => 'shown',
      (error: unknown) => String(error),
    );
    expect(refused).to.include('permission denied for schema turnover');
  });
});
