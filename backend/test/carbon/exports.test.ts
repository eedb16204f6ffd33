import type { CarbonPurchases, CbamReport, Lot, Page, Statement } from '@topsteel/domain/api';
import { readEpd } from '@topsteel/domain/carbon';
import { expect } from 'chai';
import { openApp, type Member, type TestApp } from '../http/open-app.ts';
import { receiveGoods, repeatReceipt } from './receive-goods.ts';
import { declareOnChain, verifyOnChain } from './speak-for-register.ts';
import { commissionLot, offerLot } from './stock-lots.ts';
import { registerCertificate } from '../http/register-certificate.ts';

describe('Carbon of what a buyer received', () => {
  let test: TestApp;
  let mill: Member;
  let verifier: Member;
  let buyer: Member;
  let turkish: Lot;
  let french: Lot;
  let orders: { orderId: string; number: string }[];
  before(async () => {
    test = await openApp();
    mill = await test.join('Acieries du Val', ['mill']);
    verifier = await test.join('Bureau Alpin', ['verifier']);
    buyer = await test.join('Alpen Stahlbau', ['buyer']);
    const plate = await registerCertificate(test, mill, 'fr-plate-s355j2-20');
    const coil = await registerCertificate(test, mill, 'fr-coil-s235jr-4');
    french = await commissionLot(test, mill, plate, {
      massGrams: '40000000',
      emissionsGramsPerKg: '621',
      route: 'EAF-scrap',
    });
    turkish = await commissionLot(test, mill, coil, {
      massGrams: '20000000',
      emissionsGramsPerKg: '2100',
      route: 'BF-BOF',
      countryOfMelt: 'TR',
    });
    const common = { buyerId: buyer.organisationId, sellerId: mill.organisationId };
    orders = [
      await receiveGoods(test, {
        ...common,
        lot: french,
        massGrams: 4_982_000n,
        receivedAt: '2026-03-31T23:59:59Z',
      }),
      await receiveGoods(test, {
        ...common,
        lot: turkish,
        massGrams: 5_000_001n,
        receivedAt: '2026-04-01T00:00:00Z',
      }),
      await receiveGoods(test, {
        ...common,
        lot: turkish,
        massGrams: 1_000_000n,
        receivedAt: '2027-01-05T08:00:00Z',
      }),
    ];
  });
  after(() => test.close());

  it('is the part of the lot’s grams, and the totals are the sums of the rows', async () => {
    const { body } = await buyer.browser.get<CarbonPurchases>(
      '/v2/carbon/purchases?from=2026-01-01&to=2026-12-31',
    );
    // 24,840,000 × 4,982,000 ÷ 40,000,000 = 3,093,822; 42,000,000 × 5,000,001 ÷ 20,000,000 = 10,500,002.1
    expect(
      body.items.map(({ orderNumber, massGrams, productStage, transport }) => [
        orderNumber,
        massGrams,
        productStage,
        transport,
      ]),
    ).to.deep.equal([
      [
        orders[0]?.number,
        '4982000',
        { assurance: 'self-declared', emissionsGrams: '3093822', gramsCo2ePerTonne: '621000' },
        null,
      ],
      [
        orders[1]?.number,
        '5000001',
        { assurance: 'self-declared', emissionsGrams: '10500002', gramsCo2ePerTonne: '2100000' },
        null,
      ],
    ]);
    expect(body.totals).to.deep.equal({
      massGrams: '9982001',
      verifiedGrams: '0',
      selfDeclaredGrams: '13593824',
      transportGrams: '0',
      unstatedMassGrams: '0',
    });
  });

  it('takes days as whole days, and refuses a period that ends before it begins', async () => {
    const count = async (query: string) =>
      (await buyer.browser.get<CarbonPurchases>(`/v2/carbon/purchases?${query}`)).body.items.length;
    expect(await count('from=2026-03-31&to=2026-03-31')).to.equal(1);
    expect(await count('from=2026-04-01&to=2026-04-01')).to.equal(1);
    expect((await buyer.browser.get('/v2/carbon/purchases?from=2026-04-01&to=2026-03-31')).status).to.equal(
      400,
    );
    expect((await buyer.browser.get('/v2/carbon/purchases?from=2026-02-30')).status).to.equal(400);
  });

  it('has the transport that buyer or seller states, leg by leg', async () => {
    const path = `/v2/carbon/orders/${orders[0]?.orderId ?? ''}/transport`;
    const legs = [{ mode: 'road', distanceMetres: '310000' }];
    expect((await verifier.browser.post(path, { legs })).status).to.equal(403);
    expect((await mill.browser.post(path, { legs })).status).to.equal(200);
    // 4.982 t × 310 km × 90 g/tkm = 138,997.8 g
    const { body } = await buyer.browser.get<CarbonPurchases>(
      '/v2/carbon/purchases?from=2026-01-01&to=2026-12-31',
    );
    expect(body.items[0]?.transport).to.deep.equal({ emissionsGrams: '138998', source: 'default' });
    expect(body.totals.transportGrams).to.equal('138998');
    const rival = await test.join('Rivale', ['buyer']);
    expect((await rival.browser.post(path, { legs })).status).to.equal(404);
  });

  it('keeps verified grams apart from self-declared ones', async () => {
    await verifiedStatement('2000000', '1850000');
    const { body } = await buyer.browser.get<CarbonPurchases>(
      '/v2/carbon/purchases?from=2026-01-01&to=2026-12-31',
    );
    // 40,000,000 × 5,000,001 ÷ 20,000,000 = 10,000,002
    expect(body.items[1]).to.deep.include({
      verifier: 'Bureau Alpin',
      productStage: { assurance: 'verified', emissionsGrams: '10000002', gramsCo2ePerTonne: '2000000' },
    });
    expect(body.totals).to.include({ verifiedGrams: '10000002', selfDeclaredGrams: '3093822' });
  });

  it('goes into CBAM with actual values only when they are verified', async () => {
    const { body } = await buyer.browser.get<CbamReport>('/v2/carbon/cbam?from=2026-01-01&to=2026-12-31');
    expect(
      body.rows.map((row) => [row.country, row.isUnderCbam, row.cn, row.cnSource, row.source]),
    ).to.deep.equal([
      ['FR', false, '7208', 'form', 'none'],
      ['TR', true, '72111400', 'declared', 'actual'],
    ]);
    // 5,000,001 g × 1,850,000 g/t = 9,250,001.85 g
    expect(body.rows[1]).to.include({
      directGramsPerTonne: '1850000',
      indirectGramsPerTonne: '172000',
      directEmissionsGrams: '9250002',
      markUpPercent: null,
    });
    expect(body.totals).to.deep.equal({
      massGrams: '9982001',
      underCbamMassGrams: '5000001',
      directEmissionsGrams: '9250002',
      rowsWithoutFigure: 0,
      thresholdGrams: '50000000',
      yearsAboveThreshold: [],
    });
  });

  it('falls back to the default value with the mark-up of its year while nobody verified', async () => {
    await statement('2000000', '1850000');
    const { body } = await buyer.browser.get<CbamReport>('/v2/carbon/cbam?from=2026-01-01&to=2027-12-31');
    const used = body.rows.filter(({ isUnderCbam }) => isUnderCbam);
    // Türkiye 2.43, marked up 2.67 in 2026 and 2.91 in 2027
    expect(
      used.map((row) => [
        row.source,
        row.directGramsPerTonne,
        row.markUpPercent,
        row.routeLetter,
        row.directEmissionsGrams,
      ]),
    ).to.deep.equal([
      ['default', '2670000', 10, 'C', '13350003'],
      ['default', '2910000', 20, 'C', '2910000'],
    ]);
    expect(used[0]).to.include({
      declaredDirectGramsPerTonne: '1850000',
      declaredAssurance: 'self-declared',
    });
  });

  it('is downloaded as a table whose last line adds up', async () => {
    const { headers, raw } = await buyer.browser.get(
      '/v2/carbon/cbam?from=2026-01-01&to=2027-12-31&format=csv',
    );
    expect(headers['content-type']).to.equal('text/csv; charset=utf-8');
    expect(headers['content-disposition']).to.equal('attachment; filename="cbam-2026-01-01-2027-12-31.csv"');
    const lines = raw
      .toString('utf8')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    const at = (name: string) => lines[0]?.indexOf(name) ?? -1;
    expect(lines.map((line) => line.length)).to.deep.equal([19, 19, 19, 19, 19]);
    expect(lines[2]?.[at('direct_emissions_t')]).to.equal('13.350003');
    // 13.350003 + 2.91 t; 5.000001 + 1 t
    expect([lines[4]?.[at('direct_emissions_t')], lines[4]?.[at('net_mass_t')]]).to.deep.equal([
      '16.260003',
      '6.000001',
    ]);
  });

  it('adds up every receipt, however many there are', async () => {
    const small = await test.join('Kleinstahl Linz', ['buyer']);
    const { orderId } = await receiveGoods(test, {
      ...{ buyerId: small.organisationId, sellerId: mill.organisationId, lot: turkish },
      ...{ massGrams: 10_000n, receivedAt: '2026-05-01T08:00:00Z' },
    });
    await repeatReceipt(test, orderId, 5_000);
    const url = '/v2/carbon/cbam?from=2026-01-01&to=2026-12-31';
    const { body } = await small.browser.get<CbamReport>(url);
    // 5,001 receipts of 10 kg are 50.01 t: 10 kg above the threshold.
    expect([body.rows.length, body.totals.underCbamMassGrams, body.totals.yearsAboveThreshold]).to.deep.equal(
      [5_001, '50010000', [2026]],
    );
    const purchases = await small.browser.get<CarbonPurchases>(
      '/v2/carbon/purchases?from=2026-01-01&to=2026-12-31',
    );
    expect([purchases.body.items.length, purchases.body.totals.massGrams]).to.deep.equal([5_001, '50010000']);
  });

  it('is exported as EN 15804 modules by those who may see the lot', async () => {
    const { body } = await buyer.browser.get(`/v2/carbon/epd/${french.lotCode}`);
    const { epd } = readEpd(body);
    expect(epd?.modules.get('A1-A3')?.gwpTotal).to.equal('621');
    expect(epd?.assurance).to.equal('self-declared');
    const csv = (await buyer.browser.get(`/v2/carbon/epd/${french.id}?format=csv`)).raw.toString('utf8');
    expect(csv).to.include('A1-A3,GWP-total,621,kg CO2e,1 t,self-declared\r\n');
    expect(csv).to.include('C1,GWP-total,MND,kg CO2e,1 t,self-declared\r\n');
    const stranger = await test.join('Fremde', ['buyer']);
    expect((await stranger.browser.get(`/v2/carbon/epd/${french.lotCode}`)).status).to.equal(404);
    await offerLot(mill, french);
    expect((await stranger.browser.get(`/v2/carbon/epd/${french.lotCode}`)).status).to.equal(200);
  });

  it('is for buyers, and each sees their own', async () => {
    expect((await mill.browser.get('/v2/carbon/purchases')).status).to.equal(403);
    const other = await test.join('Andere', ['buyer']);
    const { body } = await other.browser.get<CarbonPurchases>(
      '/v2/carbon/purchases?from=2026-01-01&to=2026-12-31',
    );
    expect(body.items).to.deep.equal([]);
  });

  const statement = async (total: string, direct: string): Promise<Statement> => {
    const { body, status } = await mill.browser.post<Statement>('/v2/emission-statements', {
      lotId: turkish.id,
      gramsCo2ePerTonne: total,
      method: 'EN 19694-2',
      boundary: 'EN 15804 A1-A3',
      referencePeriodStart: '2025-01-01T00:00:00Z',
      referencePeriodEnd: '2026-01-01T00:00:00Z',
      verifierId: verifier.organisationId,
      cbam: {
        cn: '72111400',
        installation: 'Iskenderun',
        directGramsPerTonne: direct,
        indirectGramsPerTonne: '172000',
        carbonPriceDue: null,
      },
    });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  const verifiedStatement = async (total: string, direct: string): Promise<void> => {
    const stated = await statement(total, direct);
    const { body: all } = await mill.browser.get<Page<Statement>>(
      `/v2/emission-statements?lotId=${turkish.id}`,
    );
    for (const each of all.items.reverse()) {
      if (each.registration.txHash === null) await declareOnChain(test, each);
    }
    const { body: asked } = await verifier.browser.post<Statement>(
      `/v2/emission-statements/${stated.id}/verification`,
      { standardName: 'ISO 14064-3:2019' },
    );
    await verifyOnChain(test, asked);
  };
});
