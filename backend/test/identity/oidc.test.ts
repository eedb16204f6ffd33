import { expect } from 'chai';
import type { JWTPayload } from 'jose';
import type { Answer, Browser, TestApp } from '../http/open-app.ts';
import { led, openCompany } from './company.ts';
import { openForgingIdp } from './forging-idp.ts';
import { openOidcIdp, type OidcIdp } from './oidc-idp.ts';
import { cookiesOf, ORIGIN, withCookies } from './open-door.ts';

type Me = { user: { email: string; name: string }; duty: string };

const register = async (
  admin: Browser,
  idp: Pick<OidcIdp, 'issuer' | 'clientId' | 'clientSecret'>,
  over: Record<string, unknown> = {},
): Promise<string> => {
  const { body } = await admin.post<{ id: string }>('/v2/sso-providers', {
    protocol: 'oidc',
    name: 'Stahlbau ID',
    issuer: idp.issuer,
    clientId: idp.clientId,
    clientSecret: idp.clientSecret,
    defaultDuty: 'trade',
    ...over,
  });
  return body.id;
};

describe('Single sign-on by OpenID Connect, at a real provider', () => {
  let idp: OidcIdp;
  let test: TestApp;
  let admin: Browser;
  let providerId: string;
  before(async () => {
    idp = await openOidcIdp();
    ({ test, browser: admin } = await openCompany({ SSO_PRIVATE_HOSTS: idp.host }));
    providerId = await register(admin, idp, { roleClaim: 'groups', roleMap: { buchhaltung: 'finance' } });
  });
  after(async () => {
    await test.close();
    await idp.close();
  });

  const begin = async (): Promise<{ browser: Browser; at: string }> => {
    const answer = await test.browserOf().get(`/v2/sso/${providerId}/begin?next=/orders`);
    return { browser: test.browserOf(cookiesOf(answer)), at: String(answer.headers.location) };
  };
  /** Signs in at the provider; the path that it leads the browser back to. */
  const throughProvider = async (at: string): Promise<string> =>
    (await idp.follow(at, ORIGIN)).slice(ORIGIN.length);

  it('lets a person of the company in, by code, PKCE and nonce', async () => {
    const { browser, at } = await begin();
    const asked = new URL(at).searchParams;
    expect(asked.get('redirect_uri')).to.equal(`${ORIGIN}/v2/sso/${providerId}/callback`);
    expect([asked.get('response_type'), asked.get('code_challenge_method')]).to.deep.equal(['code', 'S256']);
    const end = await browser.get(await throughProvider(at));
    expect(led(end)).to.equal('302 http://steel.test/orders');
    const { body } = await test.browserOf(withCookies(browser.cookie, end)).get<Me>('/v2/me');
    expect(body.user).to.deep.include({ email: 'jana@stahlbau.example', name: 'Jana Berg' });
    expect(body.duty).to.equal('trade');
  });

  it('gives the duty of a group, and takes the person again by their subject when the address changes', async () => {
    idp.account = { sub: 'u-1', email: 'jana.berg@stahlbau.example', groups: ['buchhaltung'] };
    const { browser, at } = await begin();
    const end = await browser.get(await throughProvider(at));
    const { body } = await test.browserOf(withCookies(browser.cookie, end)).get<Me>('/v2/me');
    expect([body.user.email, body.duty]).to.deep.equal(['jana@stahlbau.example', 'finance']);
  });

  it('takes each answer once, in the browser that began it', async () => {
    const { browser, at } = await begin();
    const path = await throughProvider(at);
    const other = await begin();
    expect(led(await other.browser.get(path))).to.equal('401 sso-other-browser');
    expect(led(await browser.get(path)), 'the state is used up').to.equal('401 sso-gone');
    const again = await begin();
    const its = await throughProvider(again.at);
    expect((await again.browser.get(its)).status).to.equal(302);
    expect(led(await again.browser.get(its)), 'state replayed').to.equal('401 sso-gone');
  });

  it('lets nobody in whose address the provider has not checked, or that is of no proven domain', async () => {
    const end = async (account: OidcIdp['account']): Promise<string> => {
      idp.account = account;
      const { browser, at } = await begin();
      return led(await browser.get(await throughProvider(at)));
    };
    expect(await end({ sub: 'u-2', email: 'neu@stahlbau.example', emailVerified: false })).to.equal('403 sso-domain');
    expect(await end({ sub: 'u-3', email: 'neu@evil.example' })).to.equal('403 sso-domain');
  });

  it('keeps the client secret sealed and gives it out nowhere', async () => {
    const { rows } = await test.database.sql.query<{ secret: string; row: string }>(
      'SELECT secret, sso_provider::text AS row FROM sso_provider',
    );
    expect(rows[0]?.secret).to.match(/^v1\./);
    expect(rows[0]?.row).not.to.include(idp.clientSecret);
    const { raw } = await admin.get('/v2/sso-providers');
    expect(raw.toString('utf8')).not.to.include('secret');
  });

  it('trusts the provider’s site for nothing else', async () => {
    const answer = await test.send({
      method: 'POST',
      url: '/v2/sign-out',
      headers: { origin: idp.issuer, cookie: admin.cookie },
    });
    expect([answer.status, answer.body.reason]).to.deep.equal([403, 'origin-refused']);
  });
});

describe('Single sign-on by OpenID Connect, at a provider that forges', () => {
  let idp: Awaited<ReturnType<typeof openForgingIdp>>;
  let test: TestApp;
  let providerId: string;
  before(async () => {
    idp = await openForgingIdp();
    const company = await openCompany({ SSO_PRIVATE_HOSTS: idp.host });
    test = company.test;
    providerId = await register(company.browser, idp);
  });
  after(async () => {
    await test.close();
    await idp.close();
  });

  /** One sign-in whose token is made by the test, from what a right one would say. */
  const signIn = async (
    make: (right: JWTPayload) => Promise<string>,
    query = '',
  ): Promise<Answer> => {
    const begun = await test.browserOf().get(`/v2/sso/${providerId}/begin`);
    const asked = new URL(String(begun.headers.location)).searchParams;
    const now = Math.floor(Date.now() / 1_000);
    const right = {
      iss: idp.issuer,
      aud: idp.clientId,
      sub: 'u-1',
      email: 'jana@stahlbau.example',
      nonce: asked.get('nonce') ?? '',
      iat: now,
      exp: now + 300,
    };
    idp.idToken = () => make(right);
    const state = asked.get('state') ?? '';
    return test.browserOf(cookiesOf(begun)).get(`/v2/sso/${providerId}/callback?code=c&state=${state}${query}`);
  };
  const refused = async (make: (right: JWTPayload) => Promise<string>, query = '') =>
    led(await signIn(make, query));

  it('takes a right token', async () => {
    expect(await refused(idp.good)).to.equal('302 http://steel.test/');
  });

  it('refuses a token for another application', async () => {
    expect(await refused((right) => idp.good({ ...right, aud: 'other' }))).to.equal('401 oidc-refused');
    expect(await refused((right) => idp.good({ ...right, aud: ['topsteel', 'other'] }))).to.equal('401 oidc-refused');
    expect(await refused((right) => idp.good({ ...right, azp: 'other' }))).to.equal('401 oidc-refused');
    expect(
      await refused((right) => idp.good({ ...right, aud: ['topsteel', 'other'], azp: 'topsteel' })),
    ).to.equal('302 http://steel.test/');
  });

  it('refuses the nonce of another sign-in, and none', async () => {
    expect(await refused((right) => idp.good({ ...right, nonce: 'other' }))).to.equal('401 oidc-refused');
    expect(await refused(({ nonce: _, ...right }) => idp.good(right))).to.equal('401 oidc-refused');
  });

  it('refuses another issuer, in the token and beside it (RFC 9207)', async () => {
    expect(await refused((right) => idp.good({ ...right, iss: 'https://other.example' }))).to.equal('401 oidc-refused');
    expect(await refused(idp.good, '&iss=https%3A%2F%2Fother.example')).to.equal('401 oidc-refused');
  });

  it('refuses what is over, and what has no end', async () => {
    expect(await refused((right) => idp.good({ ...right, exp: Number(right.iat) - 61 }))).to.equal('401 oidc-refused');
    expect(await refused(({ exp: _, ...right }) => idp.good(right))).to.equal('401 oidc-refused');
  });

  it('refuses alg none, HMAC by either secret, and another key', async () => {
    expect(await refused(idp.unsigned)).to.equal('401 oidc-refused');
    expect(await refused((right) => idp.byHmac(right, idp.clientSecret.padEnd(32)))).to.equal('401 oidc-refused');
    expect(await refused((right) => idp.byHmac(right, idp.publicKey))).to.equal('401 oidc-refused');
    expect(await refused(idp.byStranger)).to.equal('401 oidc-refused');
    expect(await refused(() => Promise.resolve('not.a.token'))).to.equal('401 oidc-refused');
  });

  it('refuses a userinfo answer about somebody else', async () => {
    idp.userinfo = { sub: 'u-2', email: 'admin@stahlbau.example' };
    expect(await refused(({ email: _, ...right }) => idp.good(right))).to.equal('401 oidc-refused');
    idp.userinfo = { sub: 'u-1', email: 'jana@stahlbau.example' };
    expect(await refused(({ email: _, ...right }) => idp.good(right))).to.equal('302 http://steel.test/');
  });

  it('refuses a state that nobody was given, and an answer without a code', async () => {
    const browser = test.browserOf();
    expect(led(await browser.get(`/v2/sso/${providerId}/callback?code=c&state=made-up`))).to.equal('401 sso-gone');
    expect(led(await browser.get(`/v2/sso/${providerId}/callback?code=c`))).to.equal('401 sso-gone');
    const begun = await browser.get(`/v2/sso/${providerId}/begin`);
    const state = new URL(String(begun.headers.location)).searchParams.get('state') ?? '';
    const answer = await test
      .browserOf(cookiesOf(begun))
      .get(`/v2/sso/${providerId}/callback?error=access_denied&state=${state}`);
    expect(led(answer)).to.equal('401 oidc-denied');
  });
});
