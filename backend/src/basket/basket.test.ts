import { expect } from 'chai';
import { openShop, stockBeams, type Shop } from '../../test/checkout/open-shop.ts';
import { problemOf } from '../../test/market/open-market.ts';
import type { BasketCaller } from './basket-owner.ts';
import { newGuest } from './basket-owner.ts';

describe('baskets', () => {
  let shop: Shop;
  beforeEach(async () => (shop = await openShop()));
  afterEach(async () => shop.close());

  const add = (line: Parameters<Shop['addLine']['run']>[2], asking: BasketCaller = shop.member) =>
    shop.addLine.run(asking, 'current', line);
  const read = (asking: BasketCaller = shop.member) => shop.baskets.read(asking, 'current');
  const stranger: BasketCaller = { caller: null, guest: newGuest().owner };

  it('group their lines by vendor, and add up goods, charges, tax and emissions', async () => {
    await add(shop.beamLine(4));
    const basket = await add(shop.plateLine(5));
    expect(basket).to.include({ currency: 'EUR', lineCount: 2, isOrderable: true, token: null });
    const [ruhr, moselle] = basket.vendors;
    expect([ruhr?.seller.name, moselle?.seller.name]).to.deep.equal([
      'Stahlhandel Ruhr',
      'Aciérie de la Moselle',
    ]);
    // 4 × 12 m × 61.3 kg/m = 2,942.4 kg × 712.50 EUR/100 kg; 19 % of 20,964.60 = 3,983.274
    expect(ruhr?.totals).to.include({
      goodsMinor: '2096460',
      chargesMinor: '0',
      deliveryMinor: '0',
      netMinor: '2096460',
      taxMinor: '398327',
      grossMinor: '2494787',
      massGrams: '2942400',
    });
    expect(moselle?.totals).to.include({ taxMinor: '0', massGrams: '5000000' });
    const sum = BigInt(ruhr?.totals.grossMinor ?? 0) + BigInt(moselle?.totals.grossMinor ?? 0);
    expect(basket.totals.grossMinor).to.equal(sum.toString());
    expect(await read()).to.deep.include({ totals: basket.totals, vendors: basket.vendors, id: basket.id });
    expect(await shop.audited('basket.add-line')).to.equal(2);
  });

  it('order more of the same in the same line, also when two add at once', async () => {
    await add(shop.beamLine(2));
    await Promise.all([add(shop.beamLine(2)), add(shop.beamLine(3))]);
    const { vendors, lineCount } = await read();
    expect(lineCount).to.equal(1);
    expect(vendors[0]?.lines[0]?.quantity).to.deep.equal({ unit: 'piece', amountMilli: '7000' });
  });

  it('are made once for a member, also when two begin at once', async () => {
    await Promise.all([add(shop.beamLine(2)), add(shop.plateLine(1)), add(shop.plateLine(2))]);
    const { items } = await shop.baskets.list(shop.member);
    expect(items.map(({ lineCount, isCurrent }) => [lineCount, isCurrent])).to.deep.equal([[2, true]]);
  });

  it('refuse a line that cannot be ordered so, and keep nothing of it', async () => {
    const reasonOf = async (work: Promise<unknown>) => (await problemOf(work))?.details.reason;
    expect(await reasonOf(add(shop.beamLine(1)))).to.equal('mass-not-orderable');
    expect(await reasonOf(add(shop.plateLine(50)))).to.equal('quantity-not-available');
    const gone = { ...shop.plateLine(1), offerId: '00000000-0000-4000-8000-000000000000' };
    expect(await reasonOf(add(gone))).to.equal('offer-gone');
    expect(await reasonOf(add({ ...shop.beamLine(2), extras: ['gold-plating'] }))).to.equal(
      'extra-not-offered',
    );
    const seller = { caller: shop.seller, guest: null };
    expect(await reasonOf(add(shop.plateLine(1), seller))).to.equal('own-offer');
    expect((await read()).id).to.equal(null);
  });

  it('say what has changed since they were seen, until it was read', async () => {
    const { sql } = shop.database;
    await add(shop.beamLine(4));
    await sql.query('UPDATE offer SET price_minor = 73000 WHERE id = $1', [shop.beams.offer]);
    const changes = async () => {
      const { vendors, notOrderable } = await read();
      return [...vendors.flatMap(({ lines }) => lines), ...notOrderable].flatMap(({ changes }) => changes);
    };
    // 2,942.4 kg × 730.00 = 21,479.52, and 19 %: 25,560.63
    const rose = [{ code: 'price-up', sentence: 'The price rose from 24947.87 to 25560.63 EUR.' }];
    expect(await changes()).to.deep.equal(rose);
    expect(await changes()).to.deep.equal(rose);
    await shop.baskets.change(shop.member, 'current', { isSeen: true });
    expect(await changes()).to.deep.equal([]);
    await sql.query(`UPDATE offer SET state = 'withdrawn' WHERE id = $1`, [shop.beams.offer]);
    expect((await changes()).map(({ code }) => code)).to.deep.equal(['not-orderable']);
    const basket = await read();
    expect(basket).to.include({ isOrderable: false, lineCount: 1 });
    expect(basket.totals.grossMinor).to.equal('0');
    expect(basket.notOrderable[0]?.fault?.reason).to.equal('offer-closed');
    await sql.query('UPDATE organisation SET is_suspended = true WHERE id = $1', [shop.beams.seller]);
    await sql.query(`UPDATE offer SET state = 'open' WHERE id = $1`, [shop.beams.offer]);
    expect((await read()).notOrderable[0]?.fault?.reason).to.equal('seller-suspended');
  });

  it('change a line, join it with the one it becomes like, and take lines out', async () => {
    await add(shop.beamLine(2));
    const note = await add({ ...shop.beamLine(4), cuts: [] });
    const [line] = note.vendors[0]?.lines ?? [];
    const changed = await shop.changeLine.run(shop.member, 'current', line?.id ?? '', {
      quantity: { unit: 'piece', amountMilli: '3000' },
      note: 'Hall 2',
    });
    expect(changed.vendors[0]?.lines[0]).to.deep.include({
      id: line?.id,
      quantity: { unit: 'piece', amountMilli: '3000' },
      note: 'Hall 2',
    });
    const inMetres = {
      offerId: shop.beams.offer,
      quantity: { unit: 'metre' as const, amountMilli: '24000' },
    };
    const both = await add(inMetres);
    expect(both.lineCount).to.equal(2);
    const metres = both.vendors[0]?.lines.find(({ quantity }) => quantity.unit === 'metre');
    const joined = await shop.changeLine.run(shop.member, 'current', metres?.id ?? '', {
      quantity: { unit: 'piece', amountMilli: '2000' },
    });
    expect(joined.vendors[0]?.lines.map(({ id, quantity }) => [id, quantity.amountMilli])).to.deep.equal([
      [line?.id, '5000'],
    ]);
    const refused = shop.changeLine.run(shop.member, 'current', line?.id ?? '', {
      quantity: { unit: 'piece', amountMilli: '999000' },
    });
    expect((await problemOf(refused))?.details.reason).to.equal('quantity-not-available');
    expect((await shop.removeLines.run(shop.member, 'current', line?.id ?? '')).lineCount).to.equal(0);
    expect((await problemOf(shop.removeLines.run(shop.member, 'current', line?.id ?? '')))?.code).to.equal(
      'not-found',
    );
    await add(shop.beamLine(2));
    await add(shop.plateLine(1));
    expect(await shop.removeLines.run(shop.member, 'current', null)).to.include({ lineCount: 0 });
  });

  it('belong to one member for one organisation: nobody else finds them', async () => {
    const named = await shop.baskets.make(shop.member, { name: 'Hall 2', currency: 'CHF' });
    const colleague = { caller: { ...shop.buyer, userId: 'user-of-somebody-else' }, guest: null };
    const elsewhere = { caller: { ...shop.buyer, organisationId: shop.ids.seller }, guest: null };
    for (const other of [colleague, elsewhere, shop.guest, stranger]) {
      expect((await problemOf(shop.baskets.read(other, named.id ?? '')))?.code).to.equal('not-found');
      const adding = shop.addLine.run(other, named.id ?? '', shop.plateLine(1));
      expect((await problemOf(adding))?.code).to.equal('not-found');
    }
    expect((await shop.baskets.list(shop.member)).items.map(({ name }) => name)).to.deep.equal(['Hall 2']);
    await shop.baskets.change(shop.member, named.id ?? '', { name: 'Hall 3' });
    expect((await shop.baskets.read(shop.member, named.id ?? '')).name).to.equal('Hall 3');
    expect((await shop.baskets.remove(shop.member, named.id ?? '')).items).to.deep.equal([]);
  });

  it('of guests have a key, and are merged into the member’s once', async () => {
    const made = await shop.addLine.run(shop.guest, 'current', shop.beamLine(2));
    expect(made.token).to.match(/^[\w-]{43}$/);
    const { rows } = await shop.database.sql.query<{ found: boolean }>(
      `SELECT token_hash = sha256(convert_to($1, 'UTF8')) AS found FROM basket`,
      [made.token],
    );
    expect(rows).to.deep.equal([{ found: true }]);
    await add(shop.beamLine(3));
    const tokenHash = (
      await shop.database.sql.query<{ h: Buffer }>(`SELECT token_hash AS h FROM basket WHERE user_id IS NULL`)
    ).rows[0]?.h;
    const guest = { kind: 'guest' as const, tokenHash: tokenHash ?? Buffer.alloc(32) };
    const both = { caller: shop.buyer, guest };
    expect(await shop.merging.run(both)).to.equal(true);
    expect(await shop.merging.run(both)).to.equal(false);
    const { vendors } = await read();
    expect(vendors[0]?.lines.map(({ quantity }) => quantity.amountMilli)).to.deep.equal(['5000']);
    expect(await read({ caller: null, guest })).to.include({ id: null, lineCount: 0 });
  });

  it('take pasted lines row by row, and tell what is wrong with the others', async () => {
    const rows = [
      { offer: 'HEB200-12', amount: '4', unit: 'pcs' },
      { offer: shop.ids.offer, amount: '2,5', unit: 't' },
      { offer: 'HEB200-12', amount: '3', unit: 'Piece' },
      { offer: 'IPE-300', amount: '3', unit: 'pcs' },
      { offer: 'HEB200-12', amount: 'four', unit: 'pcs' },
      { offer: 'HEB200-12', amount: '4', unit: 'bundle' },
      { offer: shop.ids.offer, amount: '0.2', unit: 't' },
    ];
    const dry = await shop.pasteLines.run(shop.member, 'current', { lines: rows, isDryRun: true });
    expect(dry.rows.map(({ isAdded }) => isAdded)).to.deep.equal(rows.map(() => false));
    expect(dry.basket.lineCount).to.equal(0);
    const { basket, rows: told } = await shop.pasteLines.run(shop.member, 'current', { lines: rows });
    expect(told.map(({ isAdded, fault }) => fault?.reason ?? isAdded)).to.deep.equal([
      true,
      true,
      true,
      'offer-gone',
      'amount-invalid',
      'unit-unknown',
      'mass-not-orderable',
    ]);
    const amounts = basket.vendors.flatMap(({ lines }) => lines.map(({ quantity }) => quantity.amountMilli));
    expect(amounts.sort()).to.deep.equal(['2500', '7000']);
    await stockBeams(shop, 'Stahl Süd', 'HEB200-12', shop.beams.product);
    const again = await shop.pasteLines.run(shop.member, 'current', { lines: rows.slice(0, 1) });
    expect(again.rows[0]?.fault?.reason).to.equal('offer-ambiguous');
  });
});
