import { expect } from 'chai';
import type { DeliveryTariffView, PriceListView, PriceRuleView, Prices } from '@topsteel/domain/api';
import { openApp, type Member, type TestApp } from '../http/open-app.ts';

const tariff = {
  name: 'Moselle deliveries',
  currency: 'EUR',
  countries: ['FR', 'DE'],
  maxKm: 800,
  vehicles: [
    {
      code: 'artic',
      name: 'Articulated lorry',
      maxGrams: '24000000',
      maxLengthUm: '13600000',
      baseMinor: '20000',
      perKmMinor: '150',
    },
  ],
  zones: [{ country: 'DE', postcodePrefix: '66', effect: 'price', amountMinor: '15000' }],
  tollPerKmMinor: { FR: '28' },
};

describe('A vendor’s prices', () => {
  let test: TestApp;
  let vendor: Member;
  let rival: Member;
  let buyer: Member;
  let beam: string;
  before(async () => {
    test = await openApp();
    vendor = await test.join('Moselle', ['stockist']);
    rival = await test.join('Sambre', ['stockist']);
    buyer = await test.join('Alpen', ['buyer']);
    beam = await offerBeam(test, vendor.organisationId);
  });
  after(() => test.close());

  const priceFor = async (member: Member | null, more: object = {}) => {
    const browser = member?.browser ?? test.browserOf();
    const { status, body } = await browser.post<Prices>('/v2/prices', {
      lines: [{ offerId: beam, quantity: { unit: 'piece', amountMilli: '4000' } }],
      ...more,
    });
    expect(status, JSON.stringify(body)).to.equal(200);
    return body;
  };
  const listFor = (customerId: string) => ({
    name: 'Alpen 2026',
    customerId,
    validFrom: null,
    validUntil: null,
    entries: [{ offerId: beam, price: { priceMinor: '69000', currency: 'EUR', priceBasis: '100kg' } }],
  });

  it('are net for a stranger and carry VAT for a buyer', async () => {
    // 2,942.4 kg × 712.50 per 100 kg = 20,964.60
    const stranger = await priceFor(null);
    expect(stranger).to.include({ isForYou: false, netMinor: '2096460', taxMinor: '0' });
    const known = await priceFor(buyer);
    expect(known).to.include({
      isForYou: true,
      netMinor: '2096460',
      taxMinor: '419292',
      grossMinor: '2515752',
    });
    expect(known.lines[0]?.line?.tax).to.include({ code: 'domestic', ratePermille: 200 });
  });

  it('agreed with one customer are that customer’s alone, until the list ends', async () => {
    const { status, body: list } = await vendor.browser.post<PriceListView>(
      '/v2/price-lists',
      listFor(buyer.organisationId),
    );
    expect(status, JSON.stringify(list)).to.equal(201);
    expect(list).to.deep.include({ state: 'in-force', entryCount: 1 });
    // 29.424 × 690.00 = 20,302.56
    expect((await priceFor(buyer)).netMinor).to.equal('2030256');
    expect((await priceFor(rival)).netMinor).to.equal('2096460');
    for (const path of [`/v2/price-lists/${list.id}`, `/v2/price-lists/${list.id}/entries`]) {
      expect((await vendor.browser.get(path)).status).to.equal(200);
      expect((await rival.browser.get(path)).status).to.equal(404);
      expect((await buyer.browser.get(path)).status).to.be.oneOf([403, 404]);
    }
    expect((await rival.browser.post(`/v2/price-lists/${list.id}/end`)).status).to.equal(404);
    expect((await vendor.browser.post(`/v2/price-lists/${list.id}/end`)).body).to.include({ state: 'past' });
    expect((await vendor.browser.post(`/v2/price-lists/${list.id}/end`)).status).to.equal(409);
    expect((await priceFor(buyer)).netMinor).to.equal('2096460');
  });

  it('of a list name only the vendor’s own offers', async () => {
    const { status, body } = await rival.browser.post('/v2/price-lists', listFor(buyer.organisationId));
    expect(status).to.equal(400);
    expect(body).to.have.property('detail').that.includes('is no offer of yours');
  });

  it('change for a group of customers by a rule, until it ends', async () => {
    const { body: group } = await vendor.browser.post<{ id: string }>('/v2/customer-groups', {
      name: 'Bridge builders',
      customerIds: [buyer.organisationId],
    });
    const { status, body: rule } = await vendor.browser.post<PriceRuleView>('/v2/price-rules', {
      name: 'Bridges',
      customerGroupId: group.id,
      family: 'section',
      validFrom: null,
      validUntil: null,
      effect: { kind: 'price-bps', changeBps: -200 },
    });
    expect(status, JSON.stringify(rule)).to.equal(201);
    // 698.25 × 29.424 = 20,545.308 up
    expect((await priceFor(buyer)).netMinor).to.equal('2054531');
    expect((await priceFor(null)).netMinor).to.equal('2096460');
    await vendor.browser.post(`/v2/customer-groups/${group.id}`, {
      name: 'Bridge builders',
      customerIds: [],
    });
    expect((await priceFor(buyer)).netMinor).to.equal('2096460');
    expect((await vendor.browser.post(`/v2/price-rules/${rule.id}/end`)).body).to.include({ state: 'past' });
  });

  it('by the marketplace’s rule change for everybody', async () => {
    const operator = await test.signIn('operator@steel.test');
    const { status, body: rule } = await operator.post<PriceRuleView>('/v2/price-rules', {
      name: 'Opening weeks',
      validFrom: null,
      validUntil: null,
      effect: { kind: 'price-bps', changeBps: -100 },
    });
    expect(status, JSON.stringify(rule)).to.equal(201);
    expect(rule.whose).to.equal('marketplace');
    // 705.375, half up 705.38 × 29.424 = 20,755.10112 up
    expect((await priceFor(null)).netMinor).to.equal('2075511');
    expect((await vendor.browser.post(`/v2/price-rules/${rule.id}/end`)).status).to.equal(404);
    await operator.post(`/v2/price-rules/${rule.id}/end`);
    expect((await priceFor(null)).netMinor).to.equal('2096460');
  });

  it('include carriage by the vendor’s own tariff, where it has one', async () => {
    const set = await vendor.browser.post<DeliveryTariffView>('/v2/delivery-tariff', tariff);
    expect(set.status, JSON.stringify(set.body)).to.equal(200);
    expect(set.body.whose).to.equal('own');
    const site = { country: 'DE', postcode: '66111', city: 'Saarbrücken' };
    const priced = await priceFor(null, { site });
    expect(priced.lines[0]?.line?.deliveryMinor).to.equal('15000');
    const far = await priceFor(null, { site: { country: 'ES', postcode: '28001' } });
    expect(far.lines[0]?.line?.deliveryMinor).to.equal(null);
    expect(far.hasOpenCarriage).to.equal(true);
    const query = `offerId=${beam}&massGrams=2942400&country=DE&postcode=66111`;
    const estimate = await test.browserOf().get(`/v2/delivery-estimate?${query}`);
    expect(estimate.body).to.include({ priceMinor: '15000', currency: 'EUR' });
    const gone = await vendor.browser.delete<DeliveryTariffView>('/v2/delivery-tariff');
    expect(gone.body.whose).to.equal('built-in');
    expect((await test.browserOf().get(`/v2/delivery-estimate?${query}`)).body).not.to.include({
      priceMinor: '15000',
    });
  });

  it('leave an audit row for each change', async () => {
    const { rows } = await test.database.sql.query<{ action: string }>(
      `SELECT DISTINCT action FROM audit_entry WHERE action ~ '^(price-|customer-group|delivery-tariff)' ORDER BY action`,
    );
    expect(rows.map(({ action }) => action)).to.deep.equal([
      'customer-group.add',
      'customer-group.change',
      'delivery-tariff.remove',
      'delivery-tariff.set',
      'price-list.add',
      'price-list.end',
      'price-rule.add',
      'price-rule.end',
    ]);
  });

  it('come with a cutting plan for anybody', async () => {
    const { status, body } = await test.browserOf().post('/v2/cutting-plans', {
      stock: [{ lengthUm: '12000000', pieces: null }],
      cuts: [{ lengthUm: '5900000', pieces: 4 }],
    });
    expect(status).to.equal(200);
    expect(body).to.include({ stockUm: '24000000', kerfUm: '12000', isOptimal: true });
  });
});

/** Puts HEB 200 at 712.50 EUR per 100 kg on offer. */
async function offerBeam(test: TestApp, organisationId: string): Promise<string> {
  const { rows } = await test.database.sql.query<{ id: string }>(
    `WITH c AS (
       INSERT INTO certificate (id, organisation_id, state, number, kind, heat_number, grade, subject, mass_grams, summary,
                                findings, document_hash, updated_at)
       VALUES (uuidv7(), $1, 'final', '2026-1', 31, '471102', 'S355J2', $2, 40000000,
               '{"product": "Beam", "dimensions": "HEB 200", "grade": "S355J2", "form": "beam"}', '[]', $2, now())
       RETURNING id
     ), l AS (
       INSERT INTO lot (id, organisation_id, certificate_id, lot_id, lot_code, ordinal, state, mass_grams, held_grams,
                        emissions_grams, country_of_melt, route, evidence, evidence_cid, epcis_event, updated_at)
       SELECT uuidv7(), $1, c.id, '424242', 'LOT0000000000424242', 0, 'final', 40000000, 40000000, 0, 'FR', 'EAF-scrap', $2,
              'bafkrei', $2, now() FROM c
       RETURNING id, certificate_id
     ), p AS (
       INSERT INTO product (key, family, form, designation, grade, grade_key, length_um, grams_per_metre, state)
       VALUES ('section heb 200', 'section', 'heb', 'HEB 200', 'S355J2', 'S355J2', 12000000, 61300, 'published') RETURNING id
     )
     INSERT INTO offer (id, organisation_id, lot_row_id, certificate_id, state, price_per_tonne_minor, min_grams, step_grams,
                        over_tolerance_permille, city, country, incoterm, lead_time_days, grade_key, search_text, product_id,
                        currency, price_basis, price_minor, created_at, updated_at)
     SELECT uuidv7(), $1, l.id, l.certificate_id, 'open', 8282320875, 1, 1, 20, 'Metz', 'FR', 'FCA', 5, 'S355J2', 'heb 200',
            p.id, 'EUR', '100kg', 71250, now(), now() FROM l, p
     RETURNING id`,
    [organisationId, `0x${'5b'.repeat(32)}`],
  );
  return rows[0]?.id ?? '';
}
