import { expect } from 'chai';
import { openMarket, problemOf } from '../../test/market/open-market.ts';

describe('orders: 200 buyers for one lot of 10 t', () => {
  it('sells 9 times 1 t with its tolerance, and tells the others what is left', async () => {
    const market = await openMarket({ lotGrams: 10_000_000n });
    try {
      const quotes = [];
      for (let buyer = 0; buyer < 200; buyer += 1) {
        quotes.push(
          await market.makeQuote.run(market.ids.buyer, { offerId: market.ids.offer, massGrams: '1000000' }),
        );
      }
      const payer = market.wallet.address;
      const order = (quoteId: string) => problemOf(market.createOrder.run(market.buyer, { quoteId, payer }));
      const ends = await Promise.all(quotes.map(({ id }) => order(id)));
      const refused = ends.filter((end) => end !== null);
      // Each holds back 1.005 t: nine are 9.045 t, and 0.955 t are too few for a tenth.
      expect(ends.length - refused.length).to.equal(9);
      expect(new Set(refused.map(({ code, details }) => `${code} ${details.reason}`))).to.deep.equal(
        new Set(['conflict quantity-not-available']),
      );
      expect(await market.committedGrams()).to.equal(9_045_000n);
      const { rows } = await market.database.sql.query('SELECT 1 FROM settlement');
      expect(rows).to.have.lengthOf(9);
    } finally {
      await market.close();
    }
  });
});
