import { randomUUID } from 'node:crypto';
import { footprintList, oneFootprint, type PactClient } from '@topsteel/domain/api';
import { pactEvent, validityPeriodOf, type PactError, type ProductFootprint } from '@topsteel/domain/carbon';
import { expect } from 'chai';
import { AccessTokens } from '../../src/carbon/index.ts';
import { openApp, type Answer, type TestApp } from '../http/open-app.ts';
import { openPartner } from './open-partner.ts';
import { commissionLot, offerLot } from './stock-lots.ts';
import { registerCertificate } from '../http/register-certificate.ts';

const PUBLISHED = 'org.wbcsd.pact.ProductFootprint.PublishedEvent.3';
const CREATED = 'org.wbcsd.pact.ProductFootprint.RequestCreatedEvent.3';
const HTTPS = { 'x-forwarded-proto': 'https' };
const DAY_MS = 86_400_000;

type Headers = Record<string, string>;
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

  for (const [number, what, ask] of [
    [6, 'list', (headers: Headers) => send<PactError>('GET', '/3/footprints', headers)],
    [7, 'footprint', (headers: Headers) => send<PactError>('GET', `/3/footprints/${first.id}`, headers)],
    [16, 'events', (headers: Headers) => send<PactError>('POST', '/3/events', headers, published())],
  ] as const) {
    it(`${number}: refuses an invalid token on ${what}`, async () => {
      const { status, body } = await ask({ authorization: 'Bearer very-invalid-access-token-x', ...HTTPS });
      expect([status, body.code]).to.deep.equal([401, 'BadRequest']);
    });
  }

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

  for (const [number, what, ask] of [
    [10, 'list', (headers: Headers) => send<PactError>('GET', '/3/footprints', headers)],
    [11, 'footprint', (headers: Headers) => send<PactError>('GET', `/3/footprints/${first.id}`, headers)],
    [17, 'events', (headers: Headers) => send<PactError>('POST', '/3/events', headers, published())],
  ] as const) {
    it(`${number}: answers nothing on ${what} over plain HTTP`, async () => {
      const { status, body } = await ask({ authorization: `Bearer ${token}`, 'x-forwarded-proto': 'http' });
      expect([status, body.code]).to.deep.equal([403, 'AccessDenied']);
      expect(body).not.to.have.property('data');
    });
  }

  it('12: takes a request for footprints', async () => {
    const data = { productId: first.productIds, comment: 'Please send PCF data for this year.' };
    const { status, raw } = await post(event(CREATED, data, 'run-1/12'));
    expect([status, raw.length]).to.deep.equal([200, 0]);
    await partner.next();
  });

  it('13: answers it at the callback, with what was asked for', async () => {
    await post(event(CREATED, { productId: first.productIds }, 'run-1/13'));
    const { headers, body } = await partner.next();
    expect(headers['content-type']).to.equal('application/cloudevents+json; charset=UTF-8');
    const answer = pactEvent.parse(body);
    expect(answer.type).to.equal('org.wbcsd.pact.ProductFootprint.RequestFulfilledEvent.3');
    expect(answer.data).to.have.property('requestEventId', 'run-1/13');
    const pfs = (body.data as { pfs: ProductFootprint[] }).pfs;
    expect(pfs.map(({ id }) => id)).to.deep.equal([first.id]);
  });

  it('14.A: takes a request that cannot be fulfilled', async () => {
    const { status } = await post(
      event(CREATED, { productId: ['urn:pact:null'], comment: null }, 'run-1/14.A'),
    );
    expect(status).to.equal(200);
    await partner.next();
  });

  it('14.B: rejects it at the callback, and says why', async () => {
    await post(event(CREATED, { productId: ['urn:pact:null'] }, 'run-1/14.B'));
    const { body } = await partner.next();
    expect(pactEvent.parse(body).type).to.equal('org.wbcsd.pact.ProductFootprint.RequestRejectedEvent.3');
    expect(body.data).to.deep.equal({
      requestEventId: 'run-1/14.B',
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

  const named: [number, string, (footprint: ProductFootprint) => string | undefined, number][] = [
    [20, 'productId', ({ productIds }) => productIds[0], 1],
    [21, 'companyId', ({ companyIds }) => companyIds[0], 2],
    [22, 'geography', ({ pcf }) => pcf.geographyCountry, 2],
    [23, 'classification', ({ productClassifications }) => productClassifications?.[0], 2],
  ];
  for (const [number, name, valueOf, expected] of named) {
    it(`${number}: filters by ${name}, without case`, async () => {
      const value = valueOf(first) ?? '';
      expect(value).not.to.equal('');
      for (const asked of [value, encodeURIComponent(value.toUpperCase())]) {
        const { status, body } = await get<Footprints>(`/3/footprints?${name}=${asked}`);
        expect([status, body.data.length]).to.deep.equal([200, expected]);
        expect(body.data.every((each) => valueOf(each) === value)).to.equal(true);
      }
    });
  }

  it('24: filters by validOn, also where the plus of the zone was not encoded', async () => {
    expect(await count(`validOn=${first.validityPeriodStart ?? ''}`)).to.equal(2);
    expect(await count(`validOn=${first.validityPeriodStart?.replace('Z', '+00:00') ?? ''}`)).to.equal(2);
  });

  it('25: filters by validAfter, strictly', async () => {
    const { start } = validityPeriodOf(first);
    expect(await count(`validAfter=${shifted(start, -1)}`)).to.equal(2);
    expect(await count(`validAfter=${start.toISOString()}`)).to.equal(0);
  });

  it('26: filters by validBefore, strictly', async () => {
    const { end } = validityPeriodOf(first);
    expect(await count(`validBefore=${shifted(end, 1)}`)).to.equal(2);
    expect(await count(`validBefore=${end.toISOString()}`)).to.equal(0);
  });

  it('27: filters by status, without case', async () => {
    expect([await count('status=Active'), await count('status=active')]).to.deep.equal([2, 2]);
    expect(await count('status=Deprecated')).to.equal(0);
  });

  it('28: joins status and productId by and', async () => {
    const { body } = await get<Footprints>(
      `/3/footprints?status=Active&productId=${first.productIds[0] ?? ''}`,
    );
    expect(body.data.map(({ id }) => id)).to.deep.equal([first.id]);
  });

  it('29: joins several companyIds by or', async () => {
    expect(
      await count(`companyId=${first.companyIds[0] ?? ''}&companyId=aB3dE6gH&companyId=zZ9yX8wV`),
    ).to.equal(2);
  });

  for (const [number, query] of [
    [30, 'productId=urn:bogus:product:5FIi8zS3'],
    [31, 'companyId=urn:bogus:company:5FIi8zS3'],
    [32, 'geography=XX'],
    [33, 'classification=urn:bogus:classification:5FIi8zS3'],
    [34, 'validOn=1900-01-01T00:00:00Z'],
    [35, 'validAfter=2099-12-31T23:59:59Z'],
    [36, 'validBefore=1900-01-01T00:00:00Z'],
    [37, 'status=BogusStatus5FIi8zS3'],
    [38, 'companyId=urn:bogus:company:5FIi8zS3&productId=urn:bogus:product:5FIi8zS3'],
    [39, 'companyId=urn:bogus:company:1&companyId=urn:bogus:company:2&companyId=urn:bogus:company:3'],
  ] as const) {
    it(`${number}: finds nothing for ${query}`, async () => {
      const { status, body } = await get<Footprints>(`/3/footprints?${query}`);
      expect([status, body.data]).to.deep.equal([200, []]);
    });
  }

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
  const published = () => event(PUBLISHED, { pfIds: [randomUUID()] });
  const shifted = (date: Date, days: number) => new Date(date.getTime() + days * DAY_MS).toISOString();
  const count = async (query: string) => (await get<Footprints>(`/3/footprints?${query}`)).body.data.length;
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
