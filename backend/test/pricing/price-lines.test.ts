import { expect } from 'chai';
import type { LineRequest } from '@topsteel/domain/pricing';
import { frozenPriceOf } from '../../src/pricing/index.ts';
import { MakeQuotes } from '../../src/pricing/make-quotes.ts';
import { PriceLines, type PriceRequest } from '../../src/pricing/price-lines.ts';
import { RoadIntensity } from '../../src/delivery-zone/index.ts';
import { openDatabase, type TestDatabase } from '../database/open-database.ts';
import { stockBeams } from './stock-beams.ts';

describe('Priced lines', () => {
  let database: TestDatabase;
  let ids: Awaited<ReturnType<typeof stockBeams>>;
  const prices = new PriceLines(new RoadIntensity());
  beforeEach(async () => {
    database = await openDatabase();
    ids = await stockBeams(database);
  });
  afterEach(() => database.close());

  const beams = (pieces: number, more: Partial<LineRequest> = {}): LineRequest => ({
    offerId: ids.beam,
    quantity: { unit: 'piece', amountMilli: BigInt(pieces) * 1_000n },
    cuts: [],
    extras: [],
    ...more,
  });
  const plate = (grams: bigint): LineRequest => ({
    offerId: ids.offer,
    quantity: { unit: 'kg', amountMilli: grams },
    cuts: [],
    extras: [],
  });
  const stuttgart = { country: 'DE', postcode: '70173', city: 'Stuttgart' };
  const ask = (lines: LineRequest[], more: Partial<PriceRequest> = {}) =>
    database.prisma.transact((tx) =>
      prices.run(tx, { buyerId: ids.buyer, lines, site: null, currency: 'EUR', at: new Date(), ...more }),
    );

  it('count pieces, weigh them in theory, and charge what belongs to them', async () => {
    // 4 × 12 m × 61.3 kg/m = 2,942.4 kg; × 712.50/100 kg = 20,964.60; alloy 2.943 t × 35.00 = 103.01 (2,943 kg up: 103.005)
    const [line] = await ask([beams(4)]);
    expect(line).to.include({ massGrams: 2_942_400n, pieces: 4n, goodsMinor: 2_096_460n, taxMinor: 0n });
    expect(line?.charges.map(({ code, amountMinor }) => [code, amountMinor])).to.deep.equal([
      ['alloy-surcharge', 10_301n],
    ]);
    expect(line?.netMinor).to.equal(2_106_761n);
    expect(line?.maxGrams).to.equal(3_001_248n);
    // 21,067.61 × 1.02, up
    expect(line?.maxGrossMinor).to.equal(2_148_897n);
    expect(line?.tax.code).to.equal('reverse-charge');
  });

  it('take the price break for the mass, and what was agreed with the customer, and rules, in this order', async () => {
    const { sql } = database;
    const { rows } = await sql.query<{ id: string }>(
      `INSERT INTO price_list (organisation_id, name, customer_id, valid_from, created_by)
       VALUES ($1, 'Alpen 2026', $2, now() - interval '1 day', 'test') RETURNING id`,
      [ids.seller, ids.buyer],
    );
    await sql.query(
      `INSERT INTO price_list_entry (price_list_id, family, discount_bps) VALUES ($1, 'section', 250)`,
      [rows[0]?.id],
    );
    await sql.query(
      `INSERT INTO price_rule (name, priority, family, effect, change_bps, valid_from, created_by)
       VALUES ('Sections in autumn', 5, 'section', 'price-bps', -100, now() - interval '1 day', 'test')`,
    );
    await sql.query(
      `INSERT INTO price_rule (organisation_id, name, effect, amount_minor, currency, valid_from, created_by)
       VALUES ($1, 'Energy', 'per-tonne', 1000, 'EUR', now() - interval '1 day', 'test')`,
      [ids.seller],
    );
    // From 5 t 700.00; less 2.5 % 682.50; less 1 % 675.675, half up 675.68 per 100 kg; 8 beams 5,884.8 kg: 39,762.42 up
    const [line] = await ask([beams(8)]);
    expect(line).to.include({ priceMinor: 67_568n, goodsMinor: 3_976_242n });
    // 5.885 t: alloy 205.98 up, energy 58.85
    expect(line?.charges.map(({ amountMinor }) => amountMinor)).to.deep.equal([20_598n, 5_885n]);
    expect(line?.why.slice(0, 5)).to.deep.equal([
      "The offer's price is 712.50 EUR per 100 kg.",
      'From 5 t it is 700.00 EUR per 100 kg.',
      'Your price list “Alpen 2026” takes off 2.5 %: 682.50 EUR per 100 kg.',
      '“Sections in autumn”, the marketplace’s rule, takes off 1 %: 675.68 EUR per 100 kg.',
      '“Energy”, the seller’s rule, is charged by the tonne.',
    ]);
    const [stranger] = await ask([beams(8)], { buyerId: null });
    expect(stranger).to.include({ priceMinor: 69_300n, taxMinor: 0n });
  });

  it('cut bars, and say when the cuts do not fit', async () => {
    // 6 × 3.5 m: 3 to a bar of 12 m
    const cuts = [{ lengthUm: 3_500_000n, pieces: 6 }];
    const [line] = await ask([beams(2, { cuts, extras: ['shot-blast'] })]);
    expect(line?.charges.map(({ code, amountMinor }) => [code, amountMinor])).to.deep.equal([
      ['alloy-surcharge', 5_152n],
      ['cut', 2_700n],
      ['shot-blast', 4_320n],
    ]);
    const tooMany = await ask([beams(2, { cuts: [{ lengthUm: 3_500_000n, pieces: 7 }] })]).catch(
      (e: unknown) => e,
    );
    expect(tooMany).to.have.nested.property('details.reason', 'cut-not-possible');
  });

  it('share one load of a seller by mass, and ask where no rule fits', async () => {
    const lines = await ask([beams(4), beams(2)], { site: stuttgart });
    // 289 km, articulated (12 m): 180.00 + 289 × 1.55 + 289 × (0.28 + 0.35)/2 up = 718.99; 2 : 1 by mass
    expect(lines.map(({ deliveryMinor }) => deliveryMinor)).to.deep.equal([47_932n, 23_967n]);
    // ISO 14083: 2.9424 t × 221.581 km × 90 g
    expect(lines[0]?.deliveryEmissionsGrams).to.equal(58_678n);
    const [island] = await ask([beams(4)], { site: { country: 'GB', postcode: 'SW1A 1AA' } });
    expect(island?.deliveryMinor).to.equal(null);
    expect(island?.deliverySentence).to.equal(
      'The sea lies between, and no ferry is in this tariff. Ask the seller for a quote.',
    );
    const [paid] = await ask([plate(5_000_000n)], { site: stuttgart });
    expect([paid?.deliveryMinor, paid?.deliverySentence]).to.deep.equal([
      0n,
      'Carriage is in the price (DAP).',
    ]);
    const [overseas] = await ask([plate(5_000_000n)], { site: { country: 'GB', postcode: 'SW1A 1AA' } });
    expect([overseas?.deliveryMinor, overseas?.deliverySentence]).to.deep.equal([
      null,
      'Carriage is in the price (DAP), not to here. The sea lies between, and no ferry is in this tariff. Ask the seller for a quote.',
    ]);
  });

  it('charge the tax of the site: a German buyer’s site in Lyon carries French VAT', async () => {
    const [line] = await ask([beams(4)], { site: { country: 'FR', postcode: '69001' } });
    expect(line?.tax).to.include({ code: 'domestic', ratePermille: 200, country: 'FR' });
    expect(line?.taxMinor).to.equal(((line?.netMinor ?? 0n) * 200n) / 1000n);
  });

  it('price a plain mass in USDC as a quote of it does', async () => {
    const [line] = await ask([plate(5_000_000n)], { currency: 'USDC' });
    expect(line).to.include({
      goodsMinor: 3_600_000_000n,
      grossMinor: 3_600_000_000n,
      maxGrossMinor: 3_618_000_000n,
    });
  });

  it('say why a line has no price, and price the others', async () => {
    const judge = (lines: LineRequest[], buyerId: string | null = ids.buyer) =>
      database.prisma.transact((tx) =>
        prices.judge(tx, { buyerId, lines, site: null, currency: 'EUR', at: new Date() }),
      );
    const reasons = async (...args: Parameters<typeof judge>) =>
      (await judge(...args)).map(({ fault }) => fault?.reason ?? null);
    const gone = { ...beams(2), offerId: '0190aaaa-0000-7000-8000-000000000000' };
    expect(await reasons([gone, beams(4), beams(1), beams(2, { extras: ['gold'] })])).to.deep.equal([
      'offer-gone',
      null,
      'mass-not-orderable',
      'extra-not-offered',
    ]);
    expect(await reasons([beams(2)], ids.seller)).to.deep.equal(['own-offer']);
    // 20 t are left: 26 beams (19.1 t, 19.5 t with the tolerance) fit once, and leave nothing for 2 more.
    expect(await reasons([beams(26), beams(2)])).to.deep.equal([null, 'quantity-not-available']);
    await database.sql.query('UPDATE organisation SET is_suspended = true WHERE id = $1', [ids.seller]);
    expect(await reasons([beams(4)])).to.deep.equal(['seller-suspended']);
    await database.sql.query(`UPDATE offer SET state = 'withdrawn'`);
    expect(await reasons([beams(4)])).to.deep.equal(['offer-closed']);
    await database.sql.query(`UPDATE offer SET state = 'open'`);
    await database.sql.query('UPDATE organisation SET is_suspended = false');
    await database.sql.query(
      `UPDATE bridge.fx_rate SET valid_until = observed_at + interval '1 microsecond'`,
    );
    expect(await reasons([plate(5_000_000n)])).to.deep.equal(['no-fresh-rate']);
  });

  it('become quotes in USDC, with the rate and the commission that were decided', async () => {
    const makeQuotes = new MakeQuotes(database.config);
    const at = new Date();
    const quotes = await database.prisma.transact(async (tx) => {
      const lines = await prices.run(tx, {
        buyerId: ids.buyer,
        lines: [beams(4), plate(5_000_000n)],
        site: null,
        currency: 'EUR',
        at,
      });
      return makeQuotes.run(tx, { buyerId: ids.buyer, lines, at });
    });
    // 21,067.61 EUR × 1.162431 = 24,489.6429… USDC
    expect(quotes.map(({ totalMinor }) => totalMinor)).to.deep.equal([24_489_642_960n, 3_600_002_310n]);
    const kept = await database.prisma.client.quote.findMany({ orderBy: { totalMinor: 'desc' } });
    expect(kept.map(({ totalMinor }) => totalMinor)).to.deep.equal([24_489_642_960n, 3_600_002_310n]);
    expect(quotes[0]?.line?.rate).to.include({ currency: 'EUR', rateE8: '116243100', round: 7 });
    expect(kept[0]?.line).to.deep.equal(quotes[0]?.line);
    // ⌊max × mass ÷ max grams⌋ is the total again
    for (const { maxAmountMinor, massGrams, maxGrams, totalMinor } of quotes) {
      expect((maxAmountMinor * massGrams) / maxGrams).to.equal(totalMinor);
    }
    expect(await database.prisma.client.commissionDecision.count()).to.equal(2);
    const frozen = (currency: string, now: Date) => frozenPriceOf(quotes[0]?.line ?? null, currency, now);
    expect(frozen('EUR', at)).to.deep.equal({ amountMinor: 2_148_897n, rateE8: 116_243_100n, round: 7 });
    expect(frozen('CHF', at)).to.equal(null);
    expect(frozen('EUR', new Date(at.getTime() + 3_700_000))).to.equal(null);
  });

  it('leave carriage without a price unordered', async () => {
    const makeQuotes = new MakeQuotes(database.config);
    const lines = await ask([beams(4)], { site: { country: 'GB', postcode: 'SW1A 1AA' } });
    const refused = await database.prisma
      .transact((tx) => makeQuotes.run(tx, { buyerId: ids.buyer, lines, at: new Date() }))
      .catch((error: unknown) => error);
    expect(refused).to.have.nested.property('details.reason', 'delivery-to-be-asked');
    expect(await database.prisma.client.quote.count()).to.equal(0);
  });
});
