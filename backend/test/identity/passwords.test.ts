import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Browser, TestApp } from '../http/open-app.ts';
import { cookiesOf, letters, openDoor, PASSWORD, tokenIn, turnOn } from './open-door.ts';

const NEXT = 'Walzdraht und Kaffee';
const BREACHED = 'an old friend of thieves';

describe('Passwords and addresses', () => {
  let ranges: Server;
  let asked: { url: string; padding: unknown }[];
  let isAway: boolean;
  let test: TestApp;
  let browser: Browser;
  let email: string;
  before(async () => {
    const hash = createHash('sha1').update(BREACHED).digest('hex').toUpperCase();
    ranges = createServer((request, response) => {
      asked.push({ url: request.url ?? '', padding: request.headers['add-padding'] });
      if (isAway) response.writeHead(503).end();
      else response.end(`${hash.slice(5)}:1234\r\n${'0'.repeat(35)}:0\r\n`);
    });
    ranges.listen(0, '127.0.0.1');
    await once(ranges, 'listening');
  });
  after(async () => {
    ranges.close();
    ranges.closeAllConnections();
    await once(ranges, 'close');
  });
  beforeEach(async () => {
    asked = [];
    isAway = false;
    const { port } = ranges.address() as AddressInfo;
    ({ test, browser, email } = await openDoor({ PASSWORD_RANGE_URL: `http://127.0.0.1:${port}` }));
    asked = [];
  });
  afterEach(() => test.close());

  const change = (next: string, current = PASSWORD) =>
    browser.post<{ reason?: string; detail?: string }>('/v2/me/password', { current, next });
  const enter = (password: string, who = email) =>
    test.browserOf().post<{ state?: string; reason?: string }>('/v2/sign-in/password', { email: who, password });
  const askReset = (who = email, language?: string) =>
    test.browserOf().post('/v2/sign-in/password-reset', { email: who, ...(language !== undefined && { language }) });
  const reset = (token: string, password = NEXT) =>
    test.browserOf().post<{ reason?: string }>('/v2/sign-in/password-reset/confirm', { token, password });

  it('are changed by who knows the old one; every other session ends, and a letter says so', async () => {
    const elsewhere = test.browserOf(cookiesOf(await enter(PASSWORD)));
    expect((await change(NEXT, 'wrong wrong wrong')).body.reason).to.equal('password-wrong');
    expect((await change(NEXT)).status).to.equal(200);
    expect((await elsewhere.get('/v2/me')).status).to.equal(401);
    expect((await browser.get('/v2/me')).status).to.equal(200);
    expect((await enter(PASSWORD)).status).to.equal(401);
    expect((await enter(NEXT)).status).to.equal(200);
    const [letter] = await letters(test);
    expect(letter).to.deep.include({ to: [email], subject: 'Your sign-in was changed' });
  });

  it('are refused when thieves have them, of which the range service learns five digits', async () => {
    const refused = await change(BREACHED);
    expect([refused.status, refused.body.reason]).to.deep.equal([400, 'password-breached']);
    expect(refused.body.detail).to.include('1,234 times');
    const hash = createHash('sha1').update(BREACHED).digest('hex').toUpperCase();
    expect(asked).to.deep.equal([{ url: `/range/${hash.slice(0, 5)}`, padding: 'true' }]);
  });

  it('are judged by the list of common ones alone when the range service is away', async () => {
    isAway = true;
    expect((await change('Password2026!')).body.reason).to.equal('password-common');
    expect((await change(BREACHED)).status).to.equal(200);
    expect(asked, 'the common one was not even asked about').to.have.length(1);
  });

  it('are refused at ten characters less one, and for a new member as well', async () => {
    expect((await change('Kaffee-27')).status).to.equal(400);
    const operator = await test.signIn('operator@steel.test');
    const { body: me } = await browser.get<{ organisation: { id: string } }>('/v2/me');
    const member = { email: 'neu@steel.test', name: 'Neu', password: 'Password2026!', duty: 'trade' };
    const refused = await operator.post<{ reason?: string }>(`/v2/organisations/${me.organisation.id}/members`, member);
    expect([refused.status, refused.body.reason]).to.deep.equal([400, 'password-common']);
  });

  it('are set anew with a mailed token, once, within the hour; nobody is signed in by that', async () => {
    expect((await askReset(email, 'de')).body).to.deep.equal({ state: 'mailed' });
    const [letter] = await letters(test);
    expect(letter).to.deep.include({ to: [email], subject: 'Neues Passwort setzen' });
    const token = tokenIn(letter?.text ?? '');
    expect((await reset(token, BREACHED)).body.reason, 'the token is not used up').to.equal('password-breached');
    const answer = await reset(token);
    expect([answer.status, answer.headers['set-cookie']]).to.deep.equal([200, undefined]);
    expect((await reset(token)).body.reason).to.equal('token-gone');
    expect((await browser.get('/v2/me')).status, 'every session has ended').to.equal(401);
    expect((await enter(NEXT)).status).to.equal(200);
    const { rows } = await test.database.sql.query<{ id: string }>('SELECT id FROM verification');
    expect(rows.some(({ id }) => id.includes(token))).to.equal(false);
  });

  it('do not come back by an older letter, or one whose time has passed', async () => {
    await askReset();
    await askReset();
    const [second, first] = (await letters(test)).map(({ text }) => tokenIn(text));
    expect((await reset(first ?? '')).body.reason).to.equal('token-gone');
    await test.database.sql.query(`UPDATE verification SET "expiresAt" = now() - interval '1 second'`);
    expect((await reset(second ?? '')).body.reason).to.equal('token-gone');
  });

  it('do not take the place of a second factor when they are set anew', async () => {
    await turnOn(browser);
    await askReset();
    const [letter] = await letters(test);
    expect((await reset(tokenIn(letter?.text ?? ''))).status).to.equal(200);
    expect((await enter(NEXT)).body).to.deep.equal({ state: 'second-factor' });
  });

  it('tell nobody by a reset whether an address is known', async () => {
    const known = await askReset();
    const unknown = await askReset('nobody@steel.test');
    expect([unknown.status, unknown.body]).to.deep.equal([known.status, known.body]);
    expect(await letters(test)).to.have.length(1);
  });

  it('change the address of who reads the mail there, and tell the old one', async () => {
    expect((await browser.post('/v2/me/email', { email: 'Neu@Steel.test' })).status).to.equal(202);
    expect((await enter(PASSWORD, 'neu@steel.test')).status, 'not yet').to.equal(401);
    const [letter] = await letters(test);
    expect(letter).to.deep.include({ to: ['neu@steel.test'], subject: 'Confirm your new e-mail address' });
    const confirm = () =>
      test.browserOf().post<{ reason?: string }>('/v2/sign-in/email/confirm', { token: tokenIn(letter?.text ?? '') });
    expect((await confirm()).status).to.equal(200);
    expect((await confirm()).body.reason).to.equal('token-gone');
    expect((await enter(PASSWORD, 'neu@steel.test')).status).to.equal(200);
    expect((await letters(test))[0]).to.deep.include({ to: [email], subject: 'Your sign-in was changed' });
  });

  it('do not tell by a new address who else has it', async () => {
    const taken = await browser.post('/v2/me/email', { email: 'operator@steel.test' });
    expect([taken.status, taken.body]).to.deep.equal([202, { state: 'mailed' }]);
    expect(await letters(test)).to.deep.equal([]);
  });
});
