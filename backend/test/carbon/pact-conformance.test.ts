import { randomUUID } from 'node:crypto';
import { footprintList, oneFootprint, type PactClient } from '@topsteel/domain/api';
import { pactEvent, validityPeriodOf, type PactError, type ProductFootprint } from '@topsteel/domain/carbon';
import { expect } from 'chai';
import { AccessTokens } from '../../src/carbon/index.ts';
import { openApp, type Answer, type TestApp } from '../http/open-app.ts';
import { openPartner } from './open-partner.ts';
import { commissionLot, offerLot, registerCertificate } from './stock-lots.ts';

const PUBLISHED = 'org.wbcsd.pact.ProductFootprint.PublishedEvent.3';
const CREATED = 'org.wbcsd.pact.ProductFootprint.RequestCreatedEvent.3';
const HTTPS = { 'x-forwarded-proto': 'https' };
const DAY_MS = 86_400_000;

interface Footprints {
  data: ProductFootprint[];
}

/** The forty published cases for version 3 (and 14.A, 14.B), against the whole application behind HTTPS. */
describe('PACT 3.0 conformance', () => {
  let test: TestApp;
  let partner: Awaited<ReturnType<typeof openPartner>>;
  let client: PactClient;
  let token: string;
  let all: ProductFootprint[];
  let first: ProductFootprint;

  before(async () => {
    partner = await openPartner({ clientId: 'test_client_id', secret: 'test_client_secret' });
    test = await openApp({ origin: 'https://steel.test', env: { PACT_PRIVATE_HOSTS: partner.host } });
    const mill = await test.join('Acieries du Val', ['mill']);
    const buyer = await test.join('Alpen Stahlbau', ['buyer']);
    const plate = await registerCertificate(test, mill, 'fr-plate-s355j2-20');
    const coil = await registerCertificate(test, mill, 'fr-coil-s235jr-4');
    for (const certificate of [plate, coil]) {
      const lot = await commissionLot(test, mill, certificate, {
        massGrams: '10000000',
        emissionsGramsPerKg: '621',
      });
      await offerLot(mill, lot);
    }
    const made = await buyer.browser.post<PactClient>('/v2/pact-clients', {
      name: 'Conformance',
      callback: { url: partner.url, clientId: 'test_client_id', clientSecret: 'test_client_secret' },
    });
    client = made.body;
    token = await tokenOf(client.clientId, client.secret ?? '');
    all = (await get<Footprints>('/3/footprints')).body.data;
    first = all[0]!;
    expect(all).to.have.length(2);
  });
  after(async () => {
    await test.close();
    await partner.close();
  });

  it('1: gives a token for valid credentials', async () => {
    const { status, body } = await askToken(basic(client.clientId, client.secret ?? ''));
    expect(status).to.equal(200);
    expect(body).to.include({ token_type: 'Bearer', expires_in: 3600 });
    expect(body.access_token).to.be.a('string');
  });

  it('2: gives none for invalid credentials', async () => {
    const { status, body } = await askToken(basic('somebody', 'wrong'));
    expect(status).to.equal(401);
    expect(body).to.deep.equal({
      error: 'invalid_client',
      error_description: 'Client authentication failed.',
    });
  });

  it('3: shows one footprint by its id', async () => {
    const { status, body } = await get(`/3/footprints/${first.id}`);
    expect(status).to.equal(200);
    expect(oneFootprint.parse(body).data.id).to.equal(first.id);
  });

  it('4: lists all footprints', async () => {
    const { status, body, headers } = await get('/3/footprints');
    expect(status).to.equal(200);
    expect(footprintList.parse(body).data).to.have.length(2);
    expect(headers).not.to.have.property('link');
  });

  it('5: leads from page to page by links of the host that was asked', async () => {
    const { body, headers } = await get<Footprints>('/3/footprints?limit=1&status=Active');
    expect(body.data).to.have.length(1);
    const link = /^<(https:\/\/api\.steel\.test(\/3\/footprints\?.*))>; rel="next"$/.exec(
      String(headers.link),
    );
    expect(link?.[1]).to.include('limit=1').and.include('status=Active');
    const next = await get<Footprints>(link?.[2] ?? '');
    expect(next.status).to.equal(200);
    expect(next.body.data.map(({ id }) => id)).to.deep.equal([all[1]!.id]);
    expect(next.headers).not.to.have.property('link');
    expect((await get<Footprints>('/3/footprints?offset=1')).body.data).to.have.length(1);
  });

  it('6, 7, 16: refuse an invalid token on list, footprint and events', async () => {
    const wrong = { authorization: 'Bearer very-invalid-access-token-x', ...HTTPS };
    const answers = [
      await send('GET', '/3/footprints', wrong),
      await send('GET', `/3/footprints/${first.id}`, wrong),
      await send('POST', '/3/events', wrong, event(PUBLISHED, { pfIds: [randomUUID()] })),
    ];
    for (const { status, body } of answers) {
      expect(status).to.equal(401);
      expect(body.code).to.equal('BadRequest');
    }
  });

  it('8: tells that a footprint does not exist', async () => {
    for (const id of ['00000000-0000-0000-0000-000000000000', 'non-existent-id']) {
      const { status, body } = await get<PactError>(`/3/footprints/${id}`);
      expect([status, body.code]).to.deep.equal([404, 'NotFound']);
    }
  });

  it('9: gives no token over plain HTTP', async () => {
    const plain = await askToken(basic(client.clientId, client.secret ?? ''), {
      'x-forwarded-proto': 'http',
    });
    expect(plain.status).to.equal(400);
    expect(plain.body).not.to.have.property('access_token');
  });

  it('10, 11, 17: answer nothing over plain HTTP', async () => {
    const plain = { authorization: `Bearer ${token}`, 'x-forwarded-proto': 'http' };
    const answers = [
      await send('GET', '/3/footprints', plain),
      await send('GET', `/3/footprints/${first.id}`, plain),
      await send('POST', '/3/events', plain, event(PUBLISHED, { pfIds: [randomUUID()] })),
    ];
    for (const { status, body } of answers) {
      expect([status, body.code]).to.deep.equal([403, 'AccessDenied']);
      expect(body).not.to.have.property('data');
    }
  });

  it('12 and 13: answer a request for footprints at the callback, with what was asked for', async () => {
    const asked = event(
      CREATED,
      { productId: first.productIds, comment: 'Please send PCF data for this year.' },
      'run-1/12',
    );
    const { status, raw } = await post(asked);
    expect([status, raw.length]).to.deep.equal([200, 0]);
    const { headers, body } = await partner.next();
    expect(headers['content-type']).to.equal('application/cloudevents+json; charset=UTF-8');
    const answer = pactEvent.parse(body);
    expect(answer.type).to.equal('org.wbcsd.pact.ProductFootprint.RequestFulfilledEvent.3');
    expect(answer.data).to.have.property('requestEventId', 'run-1/12');
    const pfs = (body.data as { pfs: ProductFootprint[] }).pfs;
    expect(pfs.map(({ id }) => id)).to.deep.equal([first.id]);
  });

  it('14.A and 14.B: reject at the callback what cannot be fulfilled', async () => {
    const { status } = await post(
      event(CREATED, { productId: ['urn:pact:null'], comment: null }, 'run-1/14.A'),
    );
    expect(status).to.equal(200);
    const { body } = await partner.next();
    expect(pactEvent.parse(body).type).to.equal('org.wbcsd.pact.ProductFootprint.RequestRejectedEvent.3');
    expect(body.data).to.deep.equal({
      requestEventId: 'run-1/14.A',
      error: { code: 'NotFound', message: 'No footprint that is shared with you meets the criteria.' },
    });
  });

  it('15: takes word of published footprints', async () => {
    const { status, raw } = await post(event(PUBLISHED, { pfIds: ['3a6c14a7-4deb-498a-b5ea-16ce2535b576'] }));
    expect([status, raw.length]).to.deep.equal([200, 0]);
  });

  it('18: leads by OpenID discovery to the token endpoint', async () => {
    const { body } = await send('GET', '/.well-known/openid-configuration', HTTPS);
    expect(body.token_endpoint).to.equal('https://steel.test/auth/token');
    const path = new URL(String(body.token_endpoint)).pathname;
    expect((await askToken(basic(client.clientId, client.secret ?? ''), HTTPS, path)).status).to.equal(200);
  });

  it('19: gives none there for wrong credentials', async () => {
    expect((await askToken(basic(client.clientId, 'wrong'))).status).to.equal(401);
  });

  it('20 to 23: filter by product, company, geography and classification', async () => {
    const country = first.pcf.geographyCountry ?? '';
    const asked = {
      productId: first.productIds[0]!,
      companyId: first.companyIds[0]!,
      geography: country,
      classification: first.productClassifications?.[0] ?? '',
    };
    expect(country).to.equal('FR');
    const expected = { productId: 1, companyId: 2, geography: 2, classification: 2 };
    for (const [name, value] of Object.entries(asked)) {
      const { status, body } = await get<Footprints>(`/3/footprints?${name}=${value}`);
      expect(status).to.equal(200);
      expect(body.data.length, name).to.equal(expected[name as keyof typeof expected]);
      const upper = await get<Footprints>(`/3/footprints?${name}=${encodeURIComponent(value.toUpperCase())}`);
      expect(upper.body.data.length, name).to.equal(expected[name as keyof typeof expected]);
    }
  });

  it('24 to 26: filter by validity', async () => {
    const { start, end } = validityPeriodOf(first);
    const shifted = (date: Date, days: number) => new Date(date.getTime() + days * DAY_MS).toISOString();
    const counts = async (query: string) =>
      (await get<Footprints>(`/3/footprints?${query}`)).body.data.length;
    expect(await counts(`validOn=${first.validityPeriodStart ?? ''}`)).to.equal(2);
    expect(await counts(`validOn=${first.validityPeriodStart?.replace('Z', '+00:00') ?? ''}`)).to.equal(2);
    expect(await counts(`validAfter=${shifted(start, -1)}`)).to.equal(2);
    expect(await counts(`validAfter=${start.toISOString()}`)).to.equal(0);
    expect(await counts(`validBefore=${shifted(end, 1)}`)).to.equal(2);
    expect(await counts(`validBefore=${end.toISOString()}`)).to.equal(0);
  });

  it('27 to 29: filter by status, by two criteria at once, and by one criterion or another', async () => {
    const ids = async (query: string) =>
      (await get<Footprints>(`/3/footprints?${query}`)).body.data.map(({ id }) => id);
    expect(await ids('status=Active')).to.have.length(2);
    expect(await ids('status=active')).to.have.length(2);
    expect(await ids('status=Deprecated')).to.deep.equal([]);
    expect(await ids(`status=Active&productId=${first.productIds[0] ?? ''}`)).to.deep.equal([first.id]);
    expect(
      await ids(`companyId=${first.companyIds[0] ?? ''}&companyId=aB3dE6gH&companyId=zZ9yX8wV`),
    ).to.have.length(2);
  });

  it('30 to 39: find nothing where nothing fits', async () => {
    const queries = [
      'productId=urn:bogus:product:5FIi8zS3',
      'companyId=urn:bogus:company:5FIi8zS3',
      'geography=XX',
      'classification=urn:bogus:classification:5FIi8zS3',
      'validOn=1900-01-01T00:00:00Z',
      'validAfter=2099-12-31T23:59:59Z',
      'validBefore=1900-01-01T00:00:00Z',
      'status=BogusStatus5FIi8zS3',
      'companyId=urn:bogus:company:5FIi8zS3&productId=urn:bogus:product:5FIi8zS3',
      'companyId=urn:bogus:company:1&companyId=urn:bogus:company:2&companyId=urn:bogus:company:3',
    ];
    for (const query of queries) {
      const { status, body } = await get<Footprints>(`/3/footprints?${query}`);
      expect([status, body.data], query).to.deep.equal([200, []]);
    }
  });

  it('40: refuse a malformed event, and a filter that is not of this version', async () => {
    const malformed = await post(event(PUBLISHED, { pfIds: ['urn:gtin:4712345060507'] }));
    expect([malformed.status, malformed.body.code]).to.deep.equal([400, 'BadRequest']);
    const old = await get<PactError>(
      "/3/footprints?$filter=created ge '2023-01-15T10:15:30Z'".replaceAll(' ', '%20'),
    );
    expect([old.status, old.body.code]).to.deep.equal([400, 'BadRequest']);
  });

  it('beyond: an expired token says so', async () => {
    const past = new Date(Date.now() - 2 * 3_600_000);
    const expired = await test.app
      .get(AccessTokens)
      .issue({ id: client.id, secretVersion: 1 }, ['footprint:list'], past);
    const { status, body } = await send('GET', '/3/footprints', {
      authorization: `Bearer ${expired}`,
      ...HTTPS,
    });
    expect([status, body.code]).to.deep.equal([401, 'TokenExpired']);
  });

  it('beyond: an event that is no JSON is a bad request in the words of PACT', async () => {
    const { status, body } = await send('POST', '/3/events', bearer(), '{"type":');
    expect([status, body.code]).to.deep.equal([400, 'BadRequest']);
  });

  it('beyond: a repeated event is answered once, and only at the registered host', async () => {
    const asked = event(CREATED, { productId: first.productIds }, 'run-1/again');
    expect([(await post(asked)).status, (await post(asked)).status]).to.deep.equal([200, 200]);
    await partner.next();
    const { rows } = await test.database.sql.query<{ count: string }>(
      "SELECT count(*) FROM pact_outgoing_event WHERE body->'data'->>'requestEventId' = 'run-1/again'",
    );
    expect(rows[0]?.count).to.equal('1');
    const elsewhere = await post({
      ...asked,
      id: 'run-1/elsewhere',
      source: 'https://169.254.169.254/latest',
    });
    expect([elsewhere.status, elsewhere.body.code]).to.deep.equal([400, 'BadRequest']);
  });

  it('beyond: an answer that was turned away is sent again', async () => {
    partner.refuseOnce();
    await post(event(CREATED, { productId: first.productIds }, 'run-1/turned-away'));
    const { body } = await partner.next();
    expect((body.data as { requestEventId: string }).requestEventId).to.equal('run-1/turned-away');
  });

  const basic = (id: string, secret: string): string =>
    `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
  const bearer = () => ({ authorization: `Bearer ${token}`, host: 'api.steel.test', ...HTTPS });
  const event = (type: string, data: unknown, id: string = randomUUID()) => ({
    type,
    specversion: '1.0',
    id,
    source: partner.url,
    time: new Date().toISOString(),
    data,
  });
  const send = <T = Record<string, unknown>>(
    method: 'GET' | 'POST',
    url: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<Answer<T>> =>
    test.send<T>({
      method,
      url,
      headers: {
        ...headers,
        ...(body !== undefined && { 'content-type': 'application/cloudevents+json; charset=UTF-8' }),
      },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const get = <T = Record<string, unknown>>(url: string) => send<T>('GET', url, bearer());
  const post = (body: unknown) => send<PactError>('POST', '/3/events', bearer(), body);
  const askToken = (authorization: string, extra: Record<string, string> = HTTPS, path = '/auth/token') =>
    test.send<Record<string, unknown>>({
      method: 'POST',
      url: path,
      headers: { authorization, 'content-type': 'application/x-www-form-urlencoded', ...extra },
      payload: 'grant_type=client_credentials',
    });
  const tokenOf = async (id: string, secret: string): Promise<string> =>
    String((await askToken(basic(id, secret))).body.access_token);
});
