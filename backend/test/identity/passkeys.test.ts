import { expect } from 'chai';
import type { Browser, TestApp } from '../http/open-app.ts';
import { openAuthenticator } from './authenticator.ts';
import { cookiesOf, openDoor, turnOn } from './open-door.ts';

interface Ceremony {
  ticket: string;
  options: Record<string, unknown>;
}

describe('Passkeys', () => {
  let test: TestApp;
  let owner: Browser;
  let email: string;
  let key: ReturnType<typeof openAuthenticator>;
  let passkeyId: string;
  before(async () => {
    ({ test, browser: owner, email } = await openDoor());
    await turnOn(owner);
    key = openAuthenticator();
    const { ticket, options } = await adding();
    const added = await owner.post<{ id: string }>('/v2/me/passkeys', {
      ticket,
      credential: key.create(options),
      name: 'Laptop',
    });
    expect(added.status).to.equal(201);
    passkeyId = added.body.id;
  });
  after(() => test.close());

  const adding = async () => (await owner.post<Ceremony>('/v2/me/passkeys/options')).body;
  const asking = async () => (await test.browserOf().post<Ceremony>('/v2/sign-in/passkey/options')).body;
  const enter = (body: object) =>
    test.browserOf().post<{ state?: string; reason?: string }>('/v2/sign-in/passkey', body);

  it('sign in alone, with nothing asked beside, because they are two factors', async () => {
    const { ticket, options } = await asking();
    expect(options).to.include({ userVerification: 'required', rpId: 'steel.test' });
    const answer = await enter({ ticket, credential: key.get(options) });
    expect([answer.status, answer.body]).to.deep.equal([200, { state: 'signed-in' }]);
    const browser = test.browserOf(cookiesOf(answer));
    expect((await browser.get<{ user: { email: string } }>('/v2/me')).body.user.email).to.equal(email);
    type List = { items: { isThisOne: boolean; method: string; hasTwoFactors: boolean }[] };
    const { items } = (await browser.get<List>('/v2/me/sessions')).body;
    expect(items.find(({ isThisOne }) => isThisOne)).to.include({ method: 'passkey', hasTwoFactors: true });
  });

  it('answer a challenge once', async () => {
    const { ticket, options } = await asking();
    const credential = key.get(options);
    expect((await enter({ ticket, credential })).status).to.equal(200);
    expect((await enter({ ticket, credential })).body.reason).to.equal('passkey-refused');
    const other = await asking();
    expect((await enter({ ticket: other.ticket, credential })).body.reason).to.equal('passkey-refused');
  });

  it('are refused from another site, for another site, and without the person verified', async () => {
    for (const says of [
      { origin: 'https://evil.example' },
      { rpId: 'evil.example' },
      { userVerified: false },
      { challenge: Buffer.from('made up').toString('base64url') },
    ]) {
      const { ticket, options } = await asking();
      const { status, body } = await enter({ ticket, credential: key.get(options, says) });
      expect([status, body.reason], JSON.stringify(says)).to.deep.equal([401, 'passkey-refused']);
    }
  });

  it('are refused when their counter does not grow: a copy speaks', async () => {
    const { ticket, options } = await asking();
    expect((await enter({ ticket, credential: key.get(options, { counter: 1_000 }) })).status).to.equal(200);
    for (const counter of [1_000, 999, 0]) {
      const next = await asking();
      const answer = await enter({ ticket: next.ticket, credential: key.get(next.options, { counter }) });
      expect(answer.body.reason, counter.toString()).to.equal('passkey-refused');
    }
    const last = await asking();
    expect((await enter({ ticket: last.ticket, credential: key.get(last.options, { counter: 1_001 }) })).status).to.equal(200);
  });

  it('are refused when nobody has registered them', async () => {
    const { ticket, options } = await asking();
    const answer = await enter({ ticket, credential: openAuthenticator().get(options) });
    expect([answer.status, answer.body.reason]).to.deep.equal([401, 'passkey-refused']);
  });

  it('are added by the person who began, once, and not twice', async () => {
    const other = await test.join('Andere', ['buyer']);
    const begun = await adding();
    const fresh = openAuthenticator();
    const add = (browser: Browser, ticket: string, credential: object) =>
      browser.post<{ reason?: string }>('/v2/me/passkeys', { ticket, credential, name: 'Telefon' });
    const stolen = await add(other.browser, begun.ticket, fresh.create(begun.options));
    expect([stolen.status, stolen.body.reason]).to.deep.equal([403, 'passkey-refused']);
    for (const says of [{ userVerified: false }, { origin: 'https://evil.example' }]) {
      const { ticket, options } = await adding();
      expect((await add(owner, ticket, fresh.create(options, says))).body.reason).to.equal('passkey-refused');
    }
    const again = await adding();
    expect((await add(owner, again.ticket, key.create(again.options))).body.reason).to.equal('passkey-known');
  });

  it('raise a session; those of others do not', async () => {
    const other = await test.join('Dritte', ['buyer']);
    await test.database.sql.query('UPDATE session SET raised_at = NULL');
    const raise = async (browser: Browser) => {
      const { ticket, options } = await asking();
      return browser.post('/v2/me/step-up', { by: 'passkey', ticket, credential: key.get(options, { counter: count() }) });
    };
    expect((await raise(other.browser)).body.reason).to.equal('step-up-failed');
    expect((await owner.delete(`/v2/me/passkeys/${passkeyId}`)).body.reason).to.equal('step-up-needed');
    expect((await raise(owner)).status).to.equal(200);
    expect((await other.browser.delete(`/v2/me/passkeys/${passkeyId}`)).body.reason).to.equal('step-up-needed');
    expect((await owner.delete(`/v2/me/passkeys/${passkeyId}`)).status).to.equal(200);
    const { ticket, options } = await asking();
    expect((await enter({ ticket, credential: key.get(options) })).body.reason).to.equal('passkey-refused');
  });

  let counted = 2_000;
  const count = (): number => (counted += 1);
});
