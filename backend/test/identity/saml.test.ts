import { inflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import type { Answer, Browser, TestApp } from '../http/open-app.ts';
import { led, openCompany } from './company.ts';
import { cookiesOf, ORIGIN, PASSWORD, turnOn, withCookies } from './open-door.ts';
import { assertionXml, encoded, responseXml, signed, type AssertionSpec } from './saml-idp.ts';
import { selfSigned } from './self-signed.ts';

const IDP = 'https://idp.stahlbau.example/saml';

describe('Single sign-on by SAML', () => {
  const idp = selfSigned('idp.stahlbau.example');
  let test: TestApp;
  let admin: Browser;
  let adminEmail: string;
  let organisationId: string;
  let providerId: string;
  before(async () => {
    ({ test, browser: admin, organisationId, email: adminEmail } = await openCompany());
    providerId = await register({ roleClaim: 'groups', roleMap: { einkauf: 'trade', chefs: 'admin' } });
  });
  after(() => test.close());

  async function register(over: Record<string, unknown>): Promise<string> {
    const { items } = (await admin.get<{ items: { id: string }[] }>('/v2/sso-providers')).body;
    for (const { id } of items) await admin.post(`/v2/sso-providers/${id}/off`);
    const { body } = await admin.post<{ id: string }>('/v2/sso-providers', {
      protocol: 'saml',
      name: 'Stahlbau ID',
      entityId: IDP,
      signOnUrl: 'https://idp.stahlbau.example/sso?tenant=1',
      certificates: [idp.certificate],
      ...over,
    });
    return body.id;
  }

  interface Begun {
    browser: Browser;
    requestId: string;
  }
  /** A browser that was sent to the identity provider. */
  const begin = async (next = ''): Promise<Begun> => {
    const answer = await test.browserOf().get(`/v2/sso/${providerId}/begin${next}`);
    expect(answer.status).to.equal(302);
    const url = new URL(String(answer.headers.location));
    const request = inflateRawSync(Buffer.from(url.searchParams.get('SAMLRequest') ?? '', 'base64')).toString(
      'utf8',
    );
    return {
      browser: test.browserOf(cookiesOf(answer)),
      requestId: / ID="([^"]+)"/.exec(request)?.[1] ?? '',
    };
  };
  const specOf = (inResponseTo: string, over: Partial<AssertionSpec> = {}): AssertionSpec => ({
    issuer: IDP,
    audience: `${ORIGIN}/v2/sso/${providerId}/metadata`,
    recipient: `${ORIGIN}/v2/sso/${providerId}/acs`,
    nameId: 'jana@stahlbau.example',
    inResponseTo,
    attributes: { groups: ['einkauf'], displayName: ['Jana Berg'] },
    ...over,
  });
  /** As the identity provider's page has the browser post it: from another site, without our cookies. */
  const post = (xml: string): Promise<Answer> =>
    test.send({
      method: 'POST',
      url: `/v2/sso/${providerId}/acs`,
      headers: {
        origin: 'https://idp.stahlbau.example',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({ SAMLResponse: encoded(xml) }).toString(),
    });
  const answerTo = (requestId: string, over: Partial<AssertionSpec> = {}): Promise<Answer> => {
    const spec = specOf(requestId, over);
    return post(responseXml(spec, signed(assertionXml(spec), idp)));
  };
  const follow = async (browser: Browser, answer: Answer): Promise<Answer> => {
    expect(led(answer)).to.match(/^303 http:\/\/steel\.test\/v2\/sso\/finish\?ticket=/);
    return browser.get(String(answer.headers.location).slice(ORIGIN.length));
  };
  type Me = { user: { email: string; name: string }; duty: string; organisation: { id: string } };

  it('lets a person of the company in, with the duty of their group, from the request to the session', async () => {
    const { browser, requestId } = await begin('?next=/orders');
    expect(requestId).to.match(/^_[0-9a-f]{48}$/);
    const end = await follow(browser, await answerTo(requestId));
    expect(led(end)).to.equal('302 http://steel.test/orders');
    const { body } = await test.browserOf(withCookies(browser.cookie, end)).get<Me>('/v2/me');
    expect(body.user).to.deep.include({ email: 'jana@stahlbau.example', name: 'Jana Berg' });
    expect([body.duty, body.organisation.id]).to.deep.equal(['trade', organisationId]);
    const { rows } = await test.database.sql.query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE actor = $1 OR action = 'session.open' ORDER BY id DESC LIMIT 2`,
      [`sso-provider:${providerId}`],
    );
    expect(rows.map(({ action }) => action)).to.deep.equal(['session.open', 'person.admit']);
  });

  it('knows the person again by their lasting name, and follows their group', async () => {
    const { browser, requestId } = await begin();
    const end = await follow(
      browser,
      await answerTo(requestId, { attributes: { groups: ['chefs', 'einkauf'] } }),
    );
    const { body } = await test.browserOf(withCookies(browser.cookie, end)).get<Me>('/v2/me');
    expect([body.user.name, body.duty]).to.deep.equal(['Jana Berg', 'admin']);
    const { rows } = await test.database.sql.query(
      `SELECT 1 FROM "user" WHERE email = 'jana@stahlbau.example'`,
    );
    expect(rows).to.have.length(1);
  });

  it('refuses an assertion that was used, by its id', async () => {
    const { requestId } = await begin();
    const spec = specOf(requestId);
    const xml = responseXml(spec, signed(assertionXml(spec), idp));
    expect((await post(xml)).status).to.equal(303);
    expect(led(await post(xml))).to.equal('401 saml-replayed');
  });

  it('refuses a second assertion for one request, and one for a request that nobody made', async () => {
    const { requestId } = await begin();
    expect((await answerTo(requestId)).status).to.equal(303);
    expect(led(await answerTo(requestId))).to.equal('401 saml-unsolicited');
    expect(led(await answerTo('_made-up'))).to.equal('401 saml-unsolicited');
  });

  it('lets one of two through that bring one assertion at once', async () => {
    const { requestId } = await begin();
    const spec = specOf(requestId);
    const xml = responseXml(spec, signed(assertionXml(spec), idp));
    const answers = await Promise.all([post(xml), post(xml), post(xml)]);
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([303, 401, 401]);
  });

  it('refuses a wrong audience, a wrong recipient, a wrong issuer, what is expired and what is unsigned', async () => {
    const { requestId } = await begin();
    const refused = async (over: Partial<AssertionSpec>) => led(await answerTo(requestId, over));
    expect(await refused({ audience: `${ORIGIN}/v2/sso/other/metadata` })).to.equal('401 saml-audience');
    expect(await refused({ recipient: 'https://other.example/acs' })).to.equal('401 saml-recipient');
    expect(await refused({ issuer: 'https://other.example' })).to.equal('401 saml-issuer');
    expect(await refused({ notOnOrAfter: new Date(Date.now() - 120_000) })).to.equal('401 saml-expired');
    const spec = specOf(requestId);
    expect(led(await post(responseXml(spec, assertionXml(spec))))).to.equal('401 saml-unsigned');
    expect(led(await post(responseXml(spec, signed(assertionXml(spec), selfSigned('x')))))).to.equal(
      '401 saml-signature',
    );
    expect((await answerTo(requestId)).status, 'none of them used the request up').to.equal(303);
  });

  it('ends in the browser that began it, once (login forgery)', async () => {
    const { browser, requestId } = await begin();
    const answer = await answerTo(requestId);
    const path = String(answer.headers.location).slice(ORIGIN.length);
    const other = await begin();
    expect(led(await other.browser.get(path))).to.equal('401 sso-other-browser');
    expect(led(await test.browserOf().get(path))).to.equal('401 sso-other-browser');
    expect((await browser.get(path)).status).to.equal(302);
    expect(led(await browser.get(path))).to.equal('401 sso-gone');
  });

  it('lets in only addresses of a proven domain, and nobody of another organisation', async () => {
    const { requestId } = await begin();
    const refused = async (nameId: string) => led(await answerTo(requestId, { nameId }));
    expect(await refused('jana@evil.example')).to.equal('403 sso-domain');
    expect(await refused('operator@steel.test')).to.equal('403 sso-domain');
    expect(await refused('jana@stahlbau.example.evil.example')).to.equal('403 sso-domain');
    expect(await refused('evil@evil.example@stahlbau.example')).to.equal('403 sso-domain');
    await test.database.sql.query(
      `UPDATE "user" SET email = 'op@stahlbau.example' WHERE email = 'operator@steel.test'`,
    );
    expect(await refused('op@stahlbau.example')).to.equal('403 sso-elsewhere');
    await test.database.sql.query(
      `UPDATE "user" SET email = 'operator@steel.test' WHERE email = 'op@stahlbau.example'`,
    );
    expect(led(await answerTo(requestId, { nameId: 'neu@stahlbau.example', attributes: {} }))).to.equal(
      '403 sso-no-role',
    );
    const { rows } = await test.database.sql.query(
      `SELECT 1 FROM "user" WHERE email = 'neu@stahlbau.example'`,
    );
    expect(rows).to.deep.equal([]);
  });

  it('takes in a person of the company who was an auditor before, and belonged nowhere', async () => {
    const email = 'pruefer@stahlbau.example';
    const today = new Date().toISOString().slice(0, 10);
    const given = await admin.post('/v2/audit/grants', {
      ...{ email, subjects: ['money'], from: '2026-01-01', to: '2026-12-31', expiresOn: today },
    });
    expect(given.status).to.equal(201);
    const { browser, requestId } = await begin();
    const end = await follow(browser, await answerTo(requestId, { nameId: email }));
    expect(led(end)).to.equal('302 http://steel.test/');
    const its = test.browserOf(withCookies(browser.cookie, end));
    const { body } = await its.get<Me>('/v2/me');
    expect([body.user.email, body.user.name, body.duty, body.organisation.id]).to.deep.equal([
      ...[email, 'Jana Berg', 'trade', organisationId],
    ]);
    expect((await its.get<{ grants: unknown[] }>('/v2/audit/access')).body.grants).to.have.length(1);
    const { rows } = await test.database.sql.query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE actor = $1 ORDER BY id DESC LIMIT 2`,
      [`sso-provider:${providerId}`],
    );
    expect(rows.map(({ action }) => action)).to.deep.equal(['person.link', 'person.admit']);
  });

  it('leaves no way in to who had the address of such a person before', async () => {
    const email = 'alt@stahlbau.example';
    const operator = await test.signIn('operator@steel.test');
    const added = await operator.post<{ id: string }>(`/v2/organisations/${organisationId}/members`, {
      ...{ email, name: 'Old Hand', password: PASSWORD },
    });
    const former = await test.signIn(email);
    await test.database.sql.query('DELETE FROM member WHERE user_id = $1', [added.body.id]);
    expect((await former.get('/v2/me')).status).to.equal(200);
    const { browser, requestId } = await begin();
    const end = await follow(browser, await answerTo(requestId, { nameId: email }));
    expect((await test.browserOf(withCookies(browser.cookie, end)).get('/v2/me')).status).to.equal(200);
    expect((await former.get('/v2/me')).status).to.equal(401);
    const tried = await test.browserOf().post('/v2/sign-in/password', { email, password: PASSWORD });
    expect([tried.status, tried.body.reason]).to.deep.equal([401, 'credentials-wrong']);
  });

  it('asks for the second factor of who has one, unless the company answers for it', async () => {
    await test.database.sql.query(`UPDATE "user" SET email = 'chef@stahlbau.example' WHERE email = $1`, [
      adminEmail,
    ]);
    await turnOn(admin);
    const chef = { nameId: 'chef@stahlbau.example', attributes: { groups: ['chefs'] } };
    const asked = await begin('?next=/orders');
    const half = await follow(asked.browser, await answerTo(asked.requestId, chef));
    expect(led(half)).to.equal('302 http://steel.test/signin/code?next=%2Forders');
    expect((await test.browserOf(withCookies(asked.browser.cookie, half)).get('/v2/me')).status).to.equal(
      401,
    );
    providerId = await register({ answersForSecondFactor: true, defaultDuty: 'trade' });
    const trusted = await begin();
    const whole = await follow(trusted.browser, await answerTo(trusted.requestId, chef));
    expect(led(whole)).to.equal('302 http://steel.test/');
    const browser = test.browserOf(withCookies(trusted.browser.cookie, whole));
    expect((await browser.get<Me>('/v2/me')).body.user.email).to.equal('chef@stahlbau.example');
  });

  it('does not lead away from this site', async () => {
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', 'evil'])
      expect(
        (await test.browserOf().get(`/v2/sso/${providerId}/begin?next=${encodeURIComponent(next)}`)).status,
      ).to.equal(400);
  });

  it('tells the provider’s administrator who we are', async () => {
    const { status, headers, raw } = await test.browserOf().get(`/v2/sso/${providerId}/metadata`);
    expect([status, headers['content-type']]).to.deep.equal([200, 'application/samlmetadata+xml']);
    expect(raw.toString('utf8')).to.include(`entityID="${ORIGIN}/v2/sso/${providerId}/metadata"`);
    expect(raw.toString('utf8')).to.include(`Location="${ORIGIN}/v2/sso/${providerId}/acs"`);
  });
});
