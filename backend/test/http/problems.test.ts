import { expect } from 'chai';
import { openApp, type Browser, type TestApp } from './open-app.ts';

const organisation = {
  name: 'Acier Nord',
  legalName: 'Acier Nord SAS',
  country: 'FR',
  city: 'Lille',
  vat: 'FR40303265045',
  roles: ['stockist'],
  member: { email: 'Nord@steel.test', name: 'Nina Nord', password: 'correct horse battery' },
};

describe('Problems', () => {
  let test: TestApp;
  let operator: Browser;
  before(async () => {
    test = await openApp();
    operator = await test.signIn('operator@steel.test');
  });
  after(() => test.close());

  it('name an unknown key and change nothing', async () => {
    const { status, body, headers } = await operator.post('/v2/organisations', {
      ...organisation,
      admin: true,
    });
    expect(status).to.equal(400);
    expect(headers['content-type']).to.include('application/problem+json');
    expect(body).to.include({ code: 'invalid-input', reason: 'body-invalid' });
    expect(body.errors).to.deep.equal([
      { field: 'admin', message: 'This field is not known here. Remove it.' },
    ]);
    expect(body.traceId).to.match(/^[0-9a-f-]{36}$/);
    const { rows } = await test.database.sql.query("SELECT 1 FROM organisation WHERE vat = 'FR40303265045'");
    expect(rows).to.have.length(0);
  });

  it('name every wrong field', async () => {
    const { body } = await operator.post<{ errors: { field: string }[] }>('/v2/organisations', {
      ...organisation,
      country: 'France',
      member: { ...organisation.member, password: 'short' },
    });
    expect(body.errors.map(({ field }) => field)).to.deep.equal(['country', 'member.password']);
  });

  it('tell a body that is no JSON', async () => {
    const { status, body } = await operator.post('/v2/organisations', '{nope', {
      'content-type': 'application/json',
    });
    expect(status).to.equal(400);
    expect(body).to.include({ code: 'invalid-input', reason: 'not-json' });
  });

  it('tell a body that is too large', async () => {
    const { status, body } = await operator.post('/v2/organisations', { name: 'x'.repeat(1_100_000) });
    expect(status).to.equal(413);
    expect(body).to.include({ code: 'too-large' });
  });

  it('tell a media type that is not read', async () => {
    const { status, body } = await operator.post('/v2/organisations', '<xml/>', {
      'content-type': 'text/xml',
    });
    expect(status).to.equal(415);
    expect(body).to.include({ code: 'unsupported-media' });
  });

  it('tell an address that does not exist', async () => {
    const { status, body } = await operator.get('/v2/nothing');
    expect(status).to.equal(404);
    expect(body).to.include({ code: 'not-found', detail: 'There is nothing at GET /v2/nothing.' });
  });

  it('tell a cursor of somebody else’s making', async () => {
    const { status, body } = await operator.get('/v2/organisations?cursor=abc');
    expect(status).to.equal(400);
    expect(body).to.include({ code: 'invalid-input', reason: 'cursor-invalid' });
  });

  it('tell a wrong password without saying which part is wrong', async () => {
    const { status } = await test.browserOf().post('/v2/sign-in/password', {
      email: 'operator@steel.test',
      password: 'wrong wrong wrong',
    });
    expect(status).to.equal(401);
  });

  it('refuse to sign up by oneself', async () => {
    const { status } = await test.browserOf().post('/v2/sign-up', {
      email: 'me@steel.test',
      password: 'correct horse battery',
      name: 'Me',
    });
    expect(status).to.equal(404);
    const { rows } = await test.database.sql.query(`SELECT 1 FROM "user" WHERE email = 'me@steel.test'`);
    expect(rows).to.have.length(0);
  });

  it('give the first answer again to the same Idempotency-Key, and refuse another request with it', async () => {
    const key = { 'idempotency-key': 'register-nord' };
    const first = await operator.post('/v2/organisations', organisation, key);
    const again = await operator.post('/v2/organisations', organisation, key);
    const other = await operator.post('/v2/organisations', { ...organisation, city: 'Dunkerque' }, key);
    expect([first.status, again.status, other.status]).to.deep.equal([202, 202, 422]);
    expect(again.body).to.deep.equal(first.body);
    expect(other.body).to.include({ code: 'idempotency-mismatch' });
  });

  it('refuse a VAT number and an e-mail address that are taken', async () => {
    const vat = await operator.post('/v2/organisations', organisation);
    const email = await operator.post('/v2/organisations', { ...organisation, vat: 'FR32552100554' });
    expect(vat.body).to.include({ code: 'conflict', reason: 'vat-taken' });
    expect(email.body).to.include({ code: 'conflict', reason: 'email-taken' });
  });

  it('show why a registration failed, and send it again', async () => {
    const { body } = await operator.post<{ id: string }>('/v2/organisations', {
      ...organisation,
      vat: 'FR83404833048',
      member: { ...organisation.member, email: 'again@steel.test' },
    });
    const error = {
      code: 'Directory_AlreadyRegistered',
      args: {},
      message: 'This account is registered already.',
    };
    await test.moveIntent(`register-organisation:${body.id}`, 'failed', error);
    const list = await operator.get<{ items: { id: string; state: string; failure: string | null }[] }>(
      '/v2/organisations',
    );
    const failed = list.body.items.find(({ id }) => id === body.id);
    expect(failed).to.include({ state: 'failed', failure: 'This account is registered already.' });
    const retried = await operator.post(`/v2/organisations/${body.id}/retry`);
    expect(retried.body).to.include({ state: 'registering', failure: null });
    const twice = await operator.post(`/v2/organisations/${body.id}/retry`);
    expect(twice.body).to.include({ code: 'conflict', reason: 'not-failed' });
  });
});
