import { expect } from 'chai';
import type { Browser, TestApp } from '../http/open-app.ts';
import { codeNow, cookiesOf, openDoor, ORIGIN, PASSWORD, turnOn, withCookies } from './open-door.ts';

describe('Second factors', () => {
  let test: TestApp;
  let email: string;
  let secret: string;
  let backupCodes: string[];
  beforeEach(async () => {
    let browser: Browser;
    ({ test, email, browser } = await openDoor());
    ({ secret, backupCodes } = await turnOn(browser));
  });
  afterEach(() => test.close());

  const half = async (): Promise<Browser> => {
    const answer = await test
      .browserOf()
      .post<{ state: string }>('/v2/sign-in/password', { email, password: PASSWORD });
    expect([answer.status, answer.body.state]).to.deep.equal([200, 'second-factor']);
    return test.browserOf(cookiesOf(answer));
  };
  const send = (browser: Browser, code: string) =>
    browser.post<{ state?: string; reason?: string }>('/v2/sign-in/second-factor', { code });

  it('are asked for after the password, which alone opens nothing', async () => {
    const browser = await half();
    expect(browser.cookie).to.match(/^topsteel\.sign_in=/);
    expect((await browser.get('/v2/me')).status).to.equal(401);
    const answer = await send(browser, codeNow(secret));
    expect([answer.status, answer.body]).to.deep.equal([200, { state: 'signed-in' }]);
    const whole = test.browserOf(withCookies(browser.cookie, answer));
    expect((await whole.get<{ user: { email: string } }>('/v2/me')).body.user.email).to.equal(email);
    const { body } = await whole.get<{ items: { isThisOne: boolean; hasTwoFactors: boolean }[] }>(
      '/v2/me/sessions',
    );
    expect(body.items.find(({ isThisOne }) => isThisOne)?.hasTwoFactors).to.equal(true);
  });

  it('take one code for one sign-in, not for two', async () => {
    const [first, second] = [await half(), await half()];
    const code = codeNow(secret);
    expect((await send(first, code)).status).to.equal(200);
    const again = await send(second, code);
    expect([again.status, again.body.reason]).to.deep.equal([401, 'code-wrong']);
    expect((await send(second, codeNow(secret, -1))).body.reason, 'an earlier step').to.equal('code-wrong');
    expect((await send(second, codeNow(secret, 1))).status, 'the next step').to.equal(200);
  });

  it('let one of two through that bring one code at once', async () => {
    const browsers = [await half(), await half(), await half(), await half()];
    const code = codeNow(secret);
    const answers = await Promise.all(browsers.map((browser) => send(browser, code)));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 401, 401, 401]);
  });

  it('take a sign-in half done once, and five codes for it at most', async () => {
    const done = await half();
    await send(done, codeNow(secret));
    expect((await send(done, codeNow(secret, 1))).body.reason).to.equal('sign-in-gone');
    const guessing = await half();
    for (let guess = 0; guess < 5; guess += 1)
      expect((await send(guessing, '000000')).body.reason).to.equal('code-wrong');
    expect((await send(guessing, codeNow(secret, 1))).body.reason).to.equal('sign-in-gone');
    // The next wrong one, of another sign-in, closes the account's codes.
    expect((await send(await half(), '000000')).body.reason).to.equal('code-wrong');
    expect((await send(await half(), codeNow(secret, 1))).body.reason).to.equal('locked');
  });

  it('take a backup code once, and no other one', async () => {
    const [code = ''] = backupCodes;
    expect(backupCodes).to.have.length(10);
    expect(code).to.match(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/);
    expect((await send(await half(), code.toUpperCase().replaceAll('-', ' '))).status).to.equal(200);
    expect((await send(await half(), code)).body.reason).to.equal('code-wrong');
    expect((await send(await half(), 'aaaa-aaaa-aaaa-aaaa')).body.reason).to.equal('code-wrong');
    const { rows } = await test.database.sql.query<{ hash: string }>('SELECT hash FROM backup_code');
    expect(rows.some(({ hash }) => hash.includes(code.replaceAll('-', '')))).to.equal(false);
  });

  it('are drawn for the phone that is to hold them, each its own', async () => {
    const draw = async (name: string): Promise<string> => {
      const { browser } = await test.join(name, ['buyer']);
      const { body } = await browser.post<{ qrSvg: string }>('/v2/me/second-factor/authenticator');
      return body.qrSvg;
    };
    const [one, other] = [await draw('Brückenbau Nord'), await draw('Hallenbau Ost')];
    expect(one).to.match(/^<svg viewBox="0 0 (\d+) \1" /);
    expect(one).to.not.equal(other);
  });

  it('are kept sealed, and are shown once', async () => {
    const { rows } = await test.database.sql.query<{ secret: string }>('SELECT secret FROM second_factor');
    expect(rows[0]?.secret).to.match(/^v1\./).and.not.include(secret);
    const browser = await half();
    const whole = test.browserOf(withCookies(browser.cookie, await send(browser, codeNow(secret))));
    const again = await whole.post('/v2/me/second-factor/authenticator');
    expect([again.status, again.body.reason]).to.deep.equal([409, 'authenticator-on']);
  });

  it('raise a session by a code, no more by the password alone', async () => {
    const browser = await half();
    const used = codeNow(secret);
    const whole = test.browserOf(withCookies(browser.cookie, await send(browser, used)));
    await test.database.sql.query('UPDATE session SET raised_at = NULL');
    const raise = (body: object) => whole.post('/v2/me/step-up', body);
    expect((await raise({ by: 'password', password: PASSWORD })).body.reason).to.equal(
      'second-factor-needed',
    );
    expect((await whole.delete('/v2/me/second-factor')).body.reason).to.equal('step-up-needed');
    expect((await raise({ by: 'code', code: used })).body.reason).to.equal('step-up-failed');
    expect((await raise({ by: 'code', code: codeNow(secret, 1) })).status).to.equal(200);
    expect((await whole.delete('/v2/me/second-factor')).status).to.equal(200);
    const plain = await test.browserOf().post('/v2/sign-in/password', { email, password: PASSWORD });
    expect(plain.body).to.deep.equal({ state: 'signed-in' });
  });

  it('are not set up by who only found a session open', async () => {
    const operator = await test.signIn('operator@steel.test');
    await test.database.sql.query(`UPDATE session SET raised_at = now() - interval '1 hour'`);
    for (const path of ['second-factor/authenticator', 'passkeys/options']) {
      const { status, body } = await operator.post(`/v2/me/${path}`);
      expect([status, body.reason], path).to.deep.equal([403, 'step-up-needed']);
    }
  });

  it('belong to the sign-in of the browser that began it', async () => {
    const browser = await half();
    const stolen = await test.send<{ reason: string }>({
      method: 'POST',
      url: '/v2/sign-in/second-factor',
      headers: { origin: ORIGIN },
      payload: { code: codeNow(secret) },
    });
    expect([stolen.status, stolen.body.reason]).to.deep.equal([401, 'sign-in-gone']);
    expect((await send(browser, codeNow(secret))).status).to.equal(200);
  });
});
