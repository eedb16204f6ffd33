import type { OfferImport, OfferImportLine, Page } from '@topsteel/domain/api';
import { offerColumnNames } from '@topsteel/domain/offer-file';
import { expect } from 'chai';
import exceljs from 'exceljs';
import { WorkOfferImports } from '../../src/offer-import/work-offer-imports.ts';
import { openApp, type Member, type TestApp } from '../http/open-app.ts';
import { HEB200, lotCode, stockLots } from './stock-lots.ts';

const PLATE = {
  product: 'Hot rolled plate',
  form: 'plate',
  dimensions: '10 × 2000 × 6000 mm',
  grade: 'S355J2+N',
  norm: 'EN 10025-2:2019',
};

/** A sound line on the n-th lot; the columns that a test does not care about say the same in each. */
const lineOf = (n: number, changed: Record<string, string> = {}): Record<string, string> => ({
  sku: `HEB200-${n.toString()}`,
  lot_code: lotCode(n),
  price: '712.50',
  currency: 'USD',
  price_basis: '100kg',
  min_kg: '1000',
  step_kg: '500',
  over_tolerance_permille: '5',
  city: 'Metz',
  country: 'FR',
  incoterm: 'DAP',
  lead_time_days: '5',
  price_breaks: '5000:698.00; 10000:684.50',
  extras: 'cut/cut/4.50; alloy-surcharge/tonne/38.00!',
  ...changed,
});
const csvOf = (lines: readonly Record<string, string>[], separator = ','): string =>
  [
    offerColumnNames.join(separator),
    ...lines.map((line) => offerColumnNames.map((name) => line[name] ?? '').join(separator)),
  ].join('\n');

describe('Imports of offers', () => {
  let test: TestApp;
  let vendor: Member;
  let rival: Member;
  before(async () => {
    test = await openApp();
    vendor = await test.join('Profiles du Rhin', ['stockist']);
    rival = await test.join('Rivale', ['stockist']);
    await stockLots(test.database.sql, vendor.organisationId, 40, [HEB200, PLATE]);
    await stockLots(test.database.sql, rival.organisationId, 2, [HEB200], 1_001);
  });
  after(() => test.close());

  const upload = async (content: string | Uint8Array, name = 'offers.csv') => {
    const { status, body } = await vendor.browser.upload<OfferImport & { reason?: string; detail?: string }>(
      '/v2/offers/imports',
      [{ name, content }],
    );
    return { status, body };
  };
  const worked = async (id: string): Promise<OfferImport> => {
    await test.app.get(WorkOfferImports).drain();
    return (await vendor.browser.get<OfferImport>(`/v2/offers/imports/${id}`)).body;
  };
  const checked = async (content: string | Uint8Array, name?: string) => {
    const { status, body } = await upload(content, name);
    expect(status, body.detail).to.equal(202);
    return worked(body.id);
  };
  const applied = async (content: string | Uint8Array, name?: string) => {
    const { id } = await checked(content, name);
    await vendor.browser.post(`/v2/offers/imports/${id}/apply`);
    return worked(id);
  };
  const linesOf = async (id: string, query = '') =>
    (await vendor.browser.get<Page<OfferImportLine>>(`/v2/offers/imports/${id}/lines${query}`)).body.items;
  const count = async (table: string): Promise<number> =>
    Number((await test.database.sql.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n);
  const offerOf = async (sku: string) =>
    (
      await test.database.sql.query<Record<string, string>>(
        `SELECT o.*, p.key FROM offer o LEFT JOIN product p ON p.id = o.product_id WHERE sku = $1`,
        [sku],
      )
    ).rows[0];

  it('say what they would do and change nothing before they are applied', async () => {
    const found = await checked(
      csvOf([lineOf(1), lineOf(3), lineOf(5, { designation: 'IPB 200', grade: 'S355J2+M' })]),
    );
    expect(found.state).to.equal('checked');
    expect(found.counts).to.deep.equal({ refused: 0, create: 3, change: 0, same: 0, newProducts: 2 });
    expect(found.sentence).to.equal(
      '3 offers would be made, 0 changed, 0 stay as they are. Apply it, or cancel it.',
    );
    expect([await count('offer'), await count('product')]).to.deep.equal([0, 0]);
    const { body } = await vendor.browser.post<OfferImport>(`/v2/offers/imports/${found.id}/apply`);
    expect(body.state).to.equal('applying');
    const done = await worked(found.id);
    expect([done.state, done.applied, done.sentence]).to.deep.equal(['applied', 3, '3 lines are applied.']);
    expect([await count('offer'), await count('product')]).to.deep.equal([3, 2]);
    // 712.50 USD per 100 kg are 7,125 USDC a tonne.
    expect(await offerOf('HEB200-1')).to.include({
      price_per_tonne_minor: '7125000000',
      price_minor: '71250',
      price_basis: '100kg',
      currency: 'USD',
      min_grams: '1000000',
      step_grams: '500000',
      grade_key: 'S355J2+M',
      key: 'section|heb200|s355j2+m|en10025-2|12000',
    });
    expect(await offerOf('HEB200-5')).to.include({ key: 'section|heb200|s355j2+m||' });
    expect([await count('offer_price_break'), await count('offer_extra')]).to.deep.equal([6, 6]);
  });

  it('change nothing the second time, and say so', async () => {
    const before = await test.database.sql.query('SELECT * FROM offer ORDER BY id');
    const again = await applied(
      csvOf([lineOf(1), lineOf(3), lineOf(5, { designation: 'HEB 200', grade: 'S355J2+M' })]),
    );
    expect(again.counts).to.deep.equal({ refused: 0, create: 0, change: 0, same: 3, newProducts: 0 });
    expect(again.sentence).to.equal('Nothing was changed: the offers said all of it already.');
    const after = await test.database.sql.query('SELECT * FROM offer ORDER BY id');
    expect(after.rows).to.deep.equal(before.rows);
    expect(await count('offer_change')).to.equal(0);
  });

  it('change only what differs, with its history', async () => {
    const changed = lineOf(3, {
      price: '700,00',
      extras: 'cut/cut/4.50',
      price_breaks: '5000:698.00; 10000:684.50',
    });
    const found = await checked(
      csvOf([lineOf(1), changed], ';')
        .replaceAll('5000:698.00; 10000:684.50', '"5000:698.00; 10000:684.50"')
        .replaceAll(
          'cut/cut/4.50; alloy-surcharge/tonne/38.00!',
          '"cut/cut/4.50; alloy-surcharge/tonne/38.00!"',
        ),
    );
    expect(found.counts).to.include({ change: 1, same: 1 });
    const [line] = await linesOf(found.id, '?outcome=change');
    expect(line?.diff).to.deep.equal({
      price: {
        from: { minor: '71250', basis: '100kg', currency: 'USD' },
        to: { minor: '70000', basis: '100kg', currency: 'USD' },
      },
      extras: {
        from: [
          { code: 'alloy-surcharge', basis: 'tonne', priceMinor: '3800', isAlways: true },
          { code: 'cut', basis: 'cut', priceMinor: '450', isAlways: false },
        ],
        to: [{ code: 'cut', basis: 'cut', priceMinor: '450', isAlways: false }],
      },
    });
    await vendor.browser.post(`/v2/offers/imports/${found.id}/apply`);
    expect((await worked(found.id)).applied).to.equal(1);
    const row = await offerOf('HEB200-3');
    expect(row).to.deep.include({ price_per_tonne_minor: '7000000000', version: 2 });
    const { body } = await vendor.browser.get<{ items: { version: number; importId: string }[] }>(
      `/v2/offers/${row?.id ?? ''}/changes`,
    );
    expect(body.items.map(({ version, importId }) => [version, importId])).to.deep.equal([[2, found.id]]);
    expect(await count('offer_extra')).to.equal(5);
  });

  it('name every wrong cell by its row and column, and apply the sound lines', async () => {
    const rows = [
      lineOf(7),
      lineOf(9, { price: 'abc', currency: 'EURO' }),
      lineOf(11, { sku: 'HEB200-7' }),
      lineOf(13, { lot_code: lotCode(1_001) }),
      lineOf(15, { min_kg: '20001' }),
      lineOf(17, { designation: 'HEB 220', grade: 'S355J2+M' }),
      lineOf(19, { designation: 'HEB 200', grade: 'S275JR' }),
      lineOf(21, { sku: 'HEB200-1' }),
      lineOf(23, { price_basis: 'piece', currency: 'GBP' }),
      lineOf(25, { price_breaks: '5000:800.00', country: 'France', state: 'gone' }),
    ];
    const found = await checked(csvOf(rows));
    expect(found.counts).to.deep.equal({ refused: 9, create: 1, change: 0, same: 0, newProducts: 0 });
    const errors = (await linesOf(found.id, '?outcome=refused')).map(({ row, errors: wrong }) => [
      row,
      ...wrong.map(({ column }) => column),
    ]);
    expect(errors).to.deep.equal([
      [3, 'currency'],
      [4, 'sku'],
      [5, 'lot_code'],
      [6, 'min_kg'],
      [7, 'designation'],
      [8, 'designation'],
      [9, 'lot_code'],
      [10, 'currency'],
      [11, 'country', 'price_breaks', 'state'],
    ]);
    const [, , , , wrongSize] = await linesOf(found.id, '?outcome=refused');
    expect(wrongSize?.errors[0]?.message).to.equal(
      "The lot's certificate is about HEB 200, and the line about HEB 220.",
    );
    const csv = await vendor.browser.get(`/v2/offers/imports/${found.id}/errors.csv`);
    expect(csv.raw.toString('utf8').split('\n').slice(0, 2)).to.deep.equal([
      'row,sku,column,message',
      '3,HEB200-9,currency,"""EURO"" is none of USDC, EUR, USD, GBP, CHF."',
    ]);
    await vendor.browser.post(`/v2/offers/imports/${found.id}/apply`);
    expect((await worked(found.id)).applied).to.equal(1);
  });

  it('come back from an export equal, as CSV and as a workbook', async () => {
    const csv = await vendor.browser.get('/v2/offers/export.csv');
    expect(csv.raw.toString('utf8').split('\n')).to.have.length(6);
    const fromCsv = await checked(csv.raw);
    expect(fromCsv.counts).to.deep.equal({ refused: 0, create: 0, change: 0, same: 4, newProducts: 0 });
    const xlsx = await vendor.browser.get('/v2/offers/export.xlsx');
    const fromXlsx = await checked(xlsx.raw, 'offers.xlsx');
    expect(fromXlsx.counts).to.deep.equal({ refused: 0, create: 0, change: 0, same: 4, newProducts: 0 });
    await Promise.all(
      [fromCsv, fromXlsx].map(({ id }) => vendor.browser.post(`/v2/offers/imports/${id}/cancel`)),
    );
  });

  it('read a workbook as a person fills it in: numbers, and formulas by the value they were saved with', async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('Sheet');
    const names = Object.keys(lineOf(1));
    sheet.addRow(names.map((name) => name.toUpperCase().replace('_', ' ')));
    const cells = names.map((name): exceljs.CellValue => {
      if (name === 'price') return { formula: '700+12.5', result: 712.4999999999999 };
      return name.endsWith('kg') ? Number(lineOf(27)[name]) : lineOf(27)[name];
    });
    sheet.addRow(cells);
    const found = await checked(new Uint8Array(await book.xlsx.writeBuffer()), 'offers.xlsx');
    expect(await linesOf(found.id, '?outcome=refused')).to.deep.equal([]);
    expect(found.counts.create).to.equal(1);
    await vendor.browser.post(`/v2/offers/imports/${found.id}/apply`);
    await worked(found.id);
    expect(await offerOf('HEB200-27')).to.include({ price_minor: '71250', min_grams: '1000000' });
  });

  it('withdraw what the file says is withdrawn, and put it back', async () => {
    await applied(csvOf([lineOf(7, { state: 'withdrawn' })]));
    expect((await offerOf('HEB200-7'))?.state).to.equal('withdrawn');
    const again = await checked(csvOf([lineOf(7, { state: 'withdrawn' })]));
    expect(again.counts.same).to.equal(1);
    await vendor.browser.post(`/v2/offers/imports/${again.id}/cancel`);
    await applied(csvOf([lineOf(7)]));
    expect((await offerOf('HEB200-7'))?.state).to.equal('open');
  });

  it('are refused whole when they cannot be read, and nothing of them is kept', async () => {
    const before = [await count('offer_import'), await count('offer_import_line')];
    const header = await upload('sku,price\nA,1\n');
    expect([header.status, header.body.reason]).to.deep.equal([400, 'header-wrong']);
    const unknown = await upload(csvOf([lineOf(1)]).replace('lead_time_days', 'colour'));
    expect(unknown.body.detail).to.contain('nobody knows its columns colour');
    const empty = await upload(offerColumnNames.join(','));
    expect(empty.body.reason).to.equal('no-lines');
    const latin = await upload(Buffer.from(csvOf([lineOf(1, { city: 'Besançon' })]), 'latin1'));
    expect(latin.body.reason).to.equal('file-unreadable');
    const zip = await upload(Buffer.from('PK\u0003\u0004 no archive'), 'offers.xlsx');
    expect([zip.status, zip.body.reason]).to.deep.equal([400, 'file-unreadable']);
    expect([await count('offer_import'), await count('offer_import_line')]).to.deep.equal(before);
  });

  it('are seen and moved by their organisation only, and not twice', async () => {
    const { id } = await checked(csvOf([lineOf(29)]));
    for (const { status } of await Promise.all([
      rival.browser.get(`/v2/offers/imports/${id}`),
      rival.browser.get(`/v2/offers/imports/${id}/lines`),
      rival.browser.post(`/v2/offers/imports/${id}/apply`),
    ]))
      expect(status).to.equal(404);
    const cancelled = await vendor.browser.post<OfferImport>(`/v2/offers/imports/${id}/cancel`);
    expect(cancelled.body.state).to.equal('cancelled');
    const late = await vendor.browser.post(`/v2/offers/imports/${id}/apply`);
    expect([late.status, late.body.reason]).to.deep.equal([409, 'import-cancelled']);
    expect(await offerOf('HEB200-29')).to.equal(undefined);
  });

  it('leave out what changed between check and apply, and say so', async () => {
    const { id } = await checked(csvOf([lineOf(31), lineOf(33)]));
    await test.database.sql.query(`UPDATE lot SET state = 'failed' WHERE lot_code = $1`, [lotCode(33)]);
    await vendor.browser.post(`/v2/offers/imports/${id}/apply`);
    const done = await worked(id);
    expect([done.applied, done.counts.refused]).to.deep.equal([1, 1]);
    const [line] = await linesOf(id, '?outcome=refused');
    expect(line?.errors[0]?.message).to.contain('changed since the check');
  });

  it('say what the vendor sells by, and read back what the export wrote', async () => {
    const sold = { sold_unit: 'piece', sold_min: '2', sold_step: '0.5' };
    const product = {
      designation: 'HEB 200',
      grade: 'S355J2+M',
      norm: 'EN 10025-2:2019',
      length_mm: '12000',
    };
    const done = await applied(csvOf([lineOf(39, { ...product, ...sold })]));
    expect([done.state, done.counts.create, done.counts.refused]).to.deep.equal(['applied', 1, 0]);
    expect(await offerOf('HEB200-39')).to.include({
      sold_unit: 'piece',
      sold_min_milli: '2000',
      sold_step_milli: '500',
    });
    const file = (await vendor.browser.get('/v2/offers/export.csv')).raw.toString();
    const line = file.split('\n').find((one) => one.includes('HEB200-39')) ?? '';
    expect(line.replaceAll('"', '')).to.contain(',piece,2,0.5,');
    expect((await checked(file)).counts).to.include({ create: 0, change: 0, refused: 0 });
    const changed = await checked(csvOf([lineOf(39, { ...product, ...sold, sold_min: '3' })]));
    expect(changed.counts).to.include({ same: 0, change: 1 });
    const wrong = await checked(csvOf([lineOf(39, { sold_min: '3' }), lineOf(38, { sold_unit: 'crate' })]));
    expect(
      (await linesOf(wrong.id)).flatMap(({ errors }) => errors.map(({ column }) => column)),
    ).to.deep.equal(['sold_min', 'sold_unit']);
  });
});
