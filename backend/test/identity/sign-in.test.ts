import { expect } from 'chai';
import { openApp, type Browser, type TestApp } from '../http/open-app.ts';
import { cookiesOf, letters, openDoor, ORIGIN, PASSWORD, tokenIn } from './open-door.ts';

const NAME = 'topsteel.session_token';

describe('Sign-in by password', () => {
  let test: TestApp;
  let email: string;
  beforeEach(async () => {
    ({ test, email } = await openDoor());
  });
  afterEach(() => test.close());

  const enter = (password = PASSWORD, who = email, headers: Record<string, string> = {}) =>
    test.send<{ state: string; reason: string; detail: string; code: string }>({
      method: 'POST',
      url: '/v2/sign-in/password',
      headers: { origin: ORIGIN, ...headers },
      payload: { email: who, password },
    });
  const pauses = async (): Promise<number[]> => {
    const { rows } = await test.database.sql.query<{ seconds: number }>(
      `SELECT extract(epoch FROM locked_until - last_at)::int AS seconds FROM sign_in_failure WHERE locked_until IS NOT NULL`,
    );
    return rows.map(({ seconds }) => seconds);
  };
  const session = async (): Promise<Browser> => test.browserOf(cookiesOf(await enter()));

  it('gives a cookie that scripts and other sites do not get, and that is kept as a hash', async () => {
    const answer = await enter();
    expect([answer.status, answer.body]).to.deep.equal([200, { state: 'signed-in' }]);
    expect(answer.headers['cache-control']).to.equal('no-store');
    const [line = ''] = [answer.headers['set-cookie']].flat().map(String);
    expect(line).to.match(
      new RegExp(`^${NAME}=[\\w-]{43}\\.[\\w-]{43}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax$`),
    );
    const secret = line.slice(NAME.length + 1).split('.')[0] ?? '';
    const { rows } = await test.database.sql.query<{ token: string }>('SELECT token FROM session');
    expect(rows.map(({ token }) => token)).not.to.include(secret);
  });

  it('gives a cookie for this very host alone under HTTPS', async () => {
    const { test: secure, email: who } = await openDoorAt('https://steel.test');
    try {
      const answer = await secure
        .browserOf()
        .post('/v2/sign-in/password', { email: who, password: PASSWORD });
      expect(String([answer.headers['set-cookie']].flat()[0])).to.match(
        /^__Host-topsteel\.session_token=[\w.-]+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure$/,
      );
    } finally {
      await secure.close();
    }
  });

  it('does not adopt a session that was planted before it (fixation)', async () => {
    const planted = await session();
    const { cookie } = planted;
    const answer = await enter(PASSWORD, email, { cookie });
    expect(cookiesOf(answer)).not.to.equal(cookie);
    expect((await planted.get('/v2/me')).status).to.equal(401);
    expect((await test.browserOf(cookiesOf(answer)).get('/v2/me')).status).to.equal(200);
  });

  it('takes no cookie whose mark is not ours, nor one of two', async () => {
    const { cookie } = await session();
    const [secret = ''] = cookie.slice(NAME.length + 1).split('.');
    for (const forged of [
      `${NAME}=${secret}`,
      `${NAME}=${secret}.${'A'.repeat(43)}`,
      `${NAME}=.`,
      `${cookie}; ${NAME}=x`,
      `${NAME}=x; ${cookie}`,
    ])
      expect((await test.browserOf(forged).get('/v2/me')).status, forged).to.equal(401);
    expect((await test.browserOf(cookie).get('/v2/me')).status).to.equal(200);
  });

  it('refuses what another site sends with our cookie, and what says no origin (CSRF)', async () => {
    const { cookie } = await session();
    for (const headers of [
      { cookie, origin: 'https://evil.example' },
      { cookie, origin: 'null' },
      { cookie, origin: `${ORIGIN}.evil.example` },
      { cookie },
    ]) {
      const { status, body } = await test.send({ method: 'POST', url: '/v2/sign-out', headers });
      expect([status, body.reason], JSON.stringify(headers)).to.deep.equal([403, 'origin-refused']);
    }
    expect((await test.browserOf(cookie).get('/v2/me')).status).to.equal(200);
  });

  it('lets no other site sign a browser in (login CSRF)', async () => {
    const { status, body, headers } = await enter(PASSWORD, email, { origin: 'https://evil.example' });
    expect([status, body.reason, headers['set-cookie']]).to.deep.equal([403, 'origin-refused', undefined]);
  });

  it('answers a wrong password and an unknown address alike, and counts both', async () => {
    const wrong = await enter('wrong wrong wrong');
    const unknown = await enter('wrong wrong wrong', 'nobody@steel.test');
    const strip = (body: object) => ({ ...body, traceId: '' });
    expect([wrong.status, strip(wrong.body)]).to.deep.equal([unknown.status, strip(unknown.body)]);
    expect(wrong.body).to.include({ code: 'unauthenticated', reason: 'credentials-wrong' });
    const { rows } = await test.database.sql.query<{ subject: string; count: number }>(
      `SELECT subject, count FROM sign_in_failure WHERE subject LIKE 'account:%'`,
    );
    expect(rows.map(({ count }) => count)).to.deep.equal([1, 1]);
    expect(rows.every(({ subject }) => /^account:[0-9a-f]{64}$/.test(subject))).to.equal(true);
  });

  it('closes an account after six wrong guesses, for longer each time, and opens it by mail', async () => {
    for (let guess = 0; guess < 6; guess += 1)
      expect((await enter('wrong wrong wrong')).status).to.equal(401);
    const locked = await enter();
    expect([locked.status, locked.body.reason]).to.deep.equal([429, 'locked']);
    expect(await pauses()).to.deep.equal([30]);
    const [letter] = await letters(test);
    expect(letter).to.deep.include({ to: [email], subject: 'Your sign-in was closed for a while' });
    await test.database.sql.query(`UPDATE sign_in_failure SET locked_until = now()`);
    expect((await enter('wrong wrong wrong')).status).to.equal(401);
    expect((await enter()).body.reason).to.equal('locked');
    expect(await pauses()).to.deep.equal([60]);
    expect(await letters(test)).to.have.length(1);
    const token = tokenIn(letter?.text ?? '');
    const unlock = () => test.browserOf().post('/v2/sign-in/unlock', { token });
    expect((await unlock()).status).to.equal(200);
    expect((await unlock()).body).to.include({ reason: 'token-gone' });
    expect((await enter()).status).to.equal(200);
  });

  it('closes an address that nobody has just the same, and mails nobody', async () => {
    for (let guess = 0; guess < 6; guess += 1)
      expect((await enter('wrong wrong wrong', 'nobody@steel.test')).status).to.equal(401);
    const locked = await enter('wrong wrong wrong', 'nobody@steel.test');
    expect([locked.status, locked.body.reason]).to.deep.equal([429, 'locked']);
    expect(await letters(test)).to.deep.equal([]);
  });

  it('slows down an address that tries many accounts', async () => {
    await test.database.sql.query(
      `INSERT INTO sign_in_failure (subject, count, last_at) VALUES ('address:127.0.0.1', 30, now())`,
    );
    expect((await enter('wrong wrong wrong', 'a@steel.test')).status).to.equal(401);
    expect((await enter()).body).to.include({ reason: 'locked' });
  });

  it('lists sessions, ends one, and all but this one', async () => {
    const [here, there, elsewhere] = [await session(), await session(), await session()];
    type List = { items: { id: string; isThisOne: boolean; method: string }[] };
    const { body } = await here.get<List>('/v2/me/sessions');
    expect(body.items.filter(({ isThisOne }) => isThisOne)).to.have.length(1);
    const theirs = (await there.get<List>('/v2/me/sessions')).body.items.find(({ isThisOne }) => isThisOne);
    expect((await here.delete(`/v2/me/sessions/${theirs?.id ?? ''}`)).body).to.deep.equal({ ended: 1 });
    expect((await there.get('/v2/me')).status).to.equal(401);
    expect((await here.delete(`/v2/me/sessions/${theirs?.id ?? ''}`)).status).to.equal(404);
    await here.delete('/v2/me/sessions');
    expect((await elsewhere.get('/v2/me')).status).to.equal(401);
    expect((await here.get<List>('/v2/me/sessions')).body.items).to.have.length(1);
  });

  it('ends nobody else’s session', async () => {
    const mine = await session();
    const operator = await test.signIn('operator@steel.test');
    const { body } = await operator.get<{ items: { id: string }[] }>('/v2/me/sessions');
    expect((await mine.delete(`/v2/me/sessions/${body.items[0]?.id ?? ''}`)).status).to.equal(404);
    expect((await operator.get('/v2/me')).status).to.equal(200);
  });

  it('ends a session at sign-out, and after its time', async () => {
    const first = await session();
    expect((await first.post('/v2/sign-out')).headers['set-cookie']).to.deep.equal([
      `${NAME}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`,
      'topsteel.sign_in=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
    ]);
    expect((await first.get('/v2/me')).status).to.equal(401);
    const second = await session();
    await test.database.sql.query(`UPDATE session SET "expiresAt" = now()`);
    expect((await second.get('/v2/me')).status).to.equal(401);
  });

  it('prolongs a session that is used, but not beyond thirty days', async () => {
    const browser = await session();
    await test.database.sql.query(
      `UPDATE session SET "updatedAt" = now() - interval '25 hours', "createdAt" = now() - interval '28 days'`,
    );
    await browser.get('/v2/me');
    const { rows } = await test.database.sql.query<{ hours: number }>(
      `SELECT round(extract(epoch FROM "expiresAt" - now()) / 3600)::int AS hours FROM session ORDER BY "updatedAt" DESC LIMIT 1`,
    );
    expect(rows[0]?.hours).to.equal(48);
  });

  it('raises a session by password again, and asks for it where money moves', async () => {
    const browser = await session();
    await test.database.sql.query(`UPDATE session SET raised_at = now() - interval '11 minutes'`);
    const change = () => browser.post('/v2/me/email', { email: 'new@steel.test' });
    const refused = await change();
    expect([refused.status, refused.body.reason]).to.deep.equal([403, 'step-up-needed']);
    expect(refused.body.remedy).to.include('POST /v2/me/step-up');
    const wrong = await browser.post('/v2/me/step-up', { by: 'password', password: 'wrong wrong wrong' });
    expect([wrong.status, wrong.body.reason]).to.deep.equal([403, 'step-up-failed']);
    expect((await change()).status).to.equal(403);
    expect((await browser.post('/v2/me/step-up', { by: 'password', password: PASSWORD })).status).to.equal(
      200,
    );
    expect((await change()).status).to.equal(202);
  });
});

async function openDoorAt(origin: string) {
  const test = await openApp({ origin });
  return { test, email: 'operator@steel.test' };
}
