import { expect } from 'chai';
import { isPublicMail } from '../../src/identity/sso/public-mail-domains.ts';
import type { Browser, TestApp } from '../http/open-app.ts';
import { dnsSays, DOMAIN } from './company.ts';
import { openDoor } from './open-door.ts';
import { selfSigned } from './self-signed.ts';

describe('Domains and identity providers of a company', () => {
  let test: TestApp;
  let admin: Browser;
  let organisationId: string;
  before(async () => {
    ({ test, browser: admin, organisationId } = await openDoor());
  });
  after(() => test.close());

  type Domain = { id: string; state: string; record: { name: string; type: string; value: string } };
  const add = (browser: Browser, domain = DOMAIN) =>
    browser.post<Domain & { reason?: string }>('/v2/company-domains', { domain });
  const prove = (browser: Browser, id: string) =>
    browser.post<{ state?: string; reason?: string }>(`/v2/company-domains/${id}/proof`);
  const route = async (email: string) =>
    (await test.browserOf().post<{ way: string }>('/v2/sign-in/route', { email })).body;
  const saml = () => ({
    protocol: 'saml',
    name: 'Stahlbau ID',
    entityId: 'https://idp.stahlbau.example/saml',
    signOnUrl: 'https://idp.stahlbau.example/sso',
    certificates: [selfSigned('idp').certificate],
  });

  it('are proven by a TXT record that names this company’s challenge, and by no other', async () => {
    const { body } = await add(admin);
    expect(body.state).to.equal('awaits-proof');
    expect(body.record.name).to.equal('_topsteel.stahlbau.example');
    expect(body.record.value).to.match(/^topsteel-domain=[0-9a-f]{40}$/);
    dnsSays(test, []);
    expect((await prove(admin, body.id)).body.reason).to.equal('record-missing');
    dnsSays(test, [`topsteel-domain=${'0'.repeat(40)}`, `x${body.record.value}`]);
    expect((await prove(admin, body.id)).body.reason).to.equal('record-missing');
    dnsSays(test, ['v=spf1 -all', body.record.value]);
    expect((await prove(admin, body.id)).body.state).to.equal('proven');
    expect((await add(admin)).body).to.include({ id: body.id, state: 'proven' });
  });

  it('belong to one company: another one that proves the same is refused', async () => {
    const other = await test.join('Konkurrenz', ['buyer']);
    const { body } = await add(other.browser);
    dnsSays(test, [body.record.value]);
    expect((await prove(other.browser, body.id)).body.reason).to.equal('domain-taken');
  });

  it('are not seen, proven or removed by another company', async () => {
    const { body } = await add(admin, 'zwei.example');
    const other = await test.join('Fremde', ['buyer']);
    dnsSays(test, [body.record.value]);
    expect((await prove(other.browser, body.id)).status).to.equal(404);
    expect((await other.browser.delete(`/v2/company-domains/${body.id}`)).status).to.equal(404);
    expect((await other.browser.get<{ items: Domain[] }>('/v2/company-domains')).body.items).to.deep.equal([]);
  });

  it('are never those of public mail services', async () => {
    for (const domain of ['gmail.com', 'web.de', 'outlook.fr', 'yahoo.co.uk', 'libero.it'])
      expect((await add(admin, domain)).body.reason, domain).to.equal('public-mail');
    expect(isPublicMail('thyssenkrupp.com')).to.equal(false);
    for (const wrong of ['localhost', 'a b.example', '10.0.0.1', '-x.example', 'x..example'])
      expect((await add(admin, wrong)).status, wrong).to.equal(400);
  });

  it('are for admins alone, with a raised session', async () => {
    const operator = await test.signIn('operator@steel.test');
    const member = { email: 'trader@steel.test', name: 'T', password: 'correct horse battery', duty: 'trade' };
    await operator.post(`/v2/organisations/${organisationId}/members`, member);
    const trader = await test.signIn('trader@steel.test');
    expect((await add(trader, 'drei.example')).body.reason).to.equal('not-an-admin');
    expect((await trader.post<{ reason: string }>('/v2/sso-providers', saml())).body.reason).to.equal('not-an-admin');
    expect((await trader.get('/v2/sso-providers')).status).to.equal(403);
    await test.database.sql.query('UPDATE session SET raised_at = NULL');
    expect((await add(admin, 'drei.example')).body.reason).to.equal('step-up-needed');
    expect((await admin.post<{ reason: string }>('/v2/sso-providers', saml())).body.reason).to.equal('step-up-needed');
    await test.database.sql.query('UPDATE session SET raised_at = now()');
  });

  it('lead the addresses of a proven domain to the provider, whether anybody has the address', async () => {
    expect(await route(`jana@${DOMAIN}`)).to.deep.equal({ way: 'password', sso: null });
    const { body, status } = await admin.post<{ id: string }>('/v2/sso-providers', saml());
    expect(status).to.equal(201);
    const sso = { providerId: body.id, name: 'Stahlbau ID', beginAt: `/v2/sso/${body.id}/begin` };
    expect(await route(`JANA@${DOMAIN.toUpperCase()}`)).to.deep.equal({ way: 'sso', sso });
    expect(await route(`jana@x.${DOMAIN}`)).to.deep.equal({ way: 'password', sso: null });
    expect(await route('jana@zwei.example'), 'not proven').to.deep.equal({ way: 'password', sso: null });
    const second = await admin.post<{ reason: string }>('/v2/sso-providers', saml());
    expect(second.body.reason).to.equal('provider-active');
    await admin.post(`/v2/sso-providers/${body.id}/off`);
    expect(await route(`jana@${DOMAIN}`)).to.deep.equal({ way: 'password', sso: null });
    expect((await test.browserOf().get(`/v2/sso/${body.id}/begin`)).status).to.equal(404);
  });

  it('take no certificate that is none, or too weak', async () => {
    for (const certificate of ['x'.repeat(200), selfSigned('weak', 1_024).certificate]) {
      const answer = await admin.post<{ reason: string }>('/v2/sso-providers', {
        ...saml(),
        certificates: [certificate],
      });
      expect([answer.status, answer.body.reason]).to.deep.equal([400, 'provider-wrong']);
    }
  });

  it('read no identity provider inside our own network', async () => {
    for (const issuer of ['http://127.0.0.1:1', 'https://169.254.169.254', 'https://localhost']) {
      const answer = await admin.post<{ reason: string }>('/v2/sso-providers', {
        protocol: 'oidc',
        name: 'Inside',
        issuer,
        clientId: 'topsteel',
        clientSecret: 'secret-secret',
      });
      expect([answer.status, answer.body.reason], issuer).to.deep.equal([400, 'provider-unreadable']);
    }
  });
});
