import { expect } from 'chai';
import { openApp, type Answer, type Browser, type Member, type TestApp } from './open-app.ts';

const PASSWORD = 'correct horse battery';

describe('The people of an organisation', () => {
  let test: TestApp;
  let buyer: Member;
  let stranger: Member;
  before(async () => {
    test = await openApp();
    buyer = await test.join('Alpen Stahlbau', ['buyer']);
    stranger = await test.join('Donau Stahl', ['buyer']);
  });
  after(() => test.close());

  /** The token stands only in the letter. */
  const tokenOf = async (invitationId: string): Promise<string> => {
    const { rows } = await test.database.sql.query<{ payload: { text: string } }>(
      'SELECT payload FROM outbox_message WHERE key = $1',
      [`invitation:${invitationId}`],
    );
    return /#([A-Za-z0-9_-]{43})/.exec(rows[0]?.payload.text ?? '')?.[1] ?? '';
  };
  const invite = async (by: Browser, email: string, roles: string[], language = 'de') => {
    const { body, status } = await by.post<{ id: string; state: string }>('/v2/invitations', {
      email,
      roles,
      language,
    });
    expect(status).to.equal(201);
    return body;
  };
  const accept = (token: string, name = 'Paul Huber') =>
    test.browserOf().post<{ userId: string }>('/v2/invitations/accept', { token, name, password: PASSWORD });
  const joinBy = async (email: string, roles: string[]) => {
    const { id } = await invite(buyer.browser, email, roles);
    const { body, status } = await accept(await tokenOf(id));
    expect(status, JSON.stringify(body)).to.equal(201);
    return { userId: body.userId, browser: await test.signIn(email) };
  };
  const reason = ({ status, body }: Answer) => [status, body.reason];

  it('join by a letter in their language, with the roles that were meant for them', async () => {
    const { id } = await invite(buyer.browser, 'paul@alpen.test', ['approver', 'finance']);
    const { rows } = await test.database.sql.query<{ payload: { to: string[]; subject: string } }>(
      'SELECT payload FROM outbox_message WHERE key = $1',
      [`invitation:${id}`],
    );
    expect(rows[0]?.payload).to.include({ subject: 'Arbeiten Sie für Alpen Stahlbau auf TopSteel' });
    expect(rows[0]?.payload.to).to.deep.equal(['paul@alpen.test']);
    expect((await accept(await tokenOf(id))).status).to.equal(201);
    const paul = await test.signIn('paul@alpen.test');
    const me = await paul.get<{ roles: string[]; access: string[]; organisation: { name: string } }>(
      '/v2/me',
    );
    expect([me.body.roles, me.body.access, me.body.organisation.name]).to.deep.equal([
      ['approver', 'finance'],
      ['approver', 'finance'],
      'Alpen Stahlbau',
    ]);
    expect(reason(await paul.post('/v2/members/nobody/roles', { roles: ['admin'] }))).to.deep.equal([
      403,
      'role-missing',
    ]);
  });

  it('join once, with the newest letter, before it ends', async () => {
    const first = await invite(buyer.browser, 'eva@alpen.test', ['buyer']);
    const old = await tokenOf(first.id);
    const { id } = await invite(buyer.browser, 'eva@alpen.test', ['buyer']);
    expect(reason(await accept(old))).to.deep.equal([410, 'invitation-ended']);
    await test.database.sql.query(`UPDATE invitation SET expires_at = now() - interval '1 s' WHERE id = $1`, [
      id,
    ]);
    expect(reason(await accept(await tokenOf(id)))).to.deep.equal([410, 'invitation-ended']);
    await test.database.sql.query(`UPDATE invitation SET expires_at = now() + interval '1 h' WHERE id = $1`, [
      id,
    ]);
    const token = await tokenOf(id);
    const both = await Promise.all([accept(token, 'Eva Lang'), accept(token, 'Eva Lang')]);
    expect(both.map(({ status }) => status).sort()).to.deep.equal([201, 410]);
    expect((await buyer.browser.delete(`/v2/invitations/${id}`)).status).to.equal(409);
    const { rows } = await test.database.sql.query<{ n: number }>(
      `SELECT count(*)::integer AS n FROM invitation WHERE token_hash = $1`,
      [token],
    );
    expect(rows[0]?.n, 'the token itself is kept nowhere but in the letter').to.equal(0);
  });

  describe('who were auditors before and belonged nowhere', () => {
    const today = new Date().toISOString().slice(0, 10);
    const letIn = async (email: string) => {
      const given = await stranger.browser.post('/v2/audit/grants', {
        ...{ email, subjects: ['money'], from: '2026-01-01', to: '2026-12-31', expiresOn: today },
      });
      expect(given.status, JSON.stringify(given.body)).to.equal(201);
    };
    const signIn = (email: string, password: string) =>
      test.browserOf().post('/v2/sign-in/password', { email, password });
    const add = async (email: string) => {
      const operator = await test.signIn('operator@steel.test');
      return operator.post<{ id: string; email: string; reason?: string }>(
        `/v2/organisations/${buyer.organisationId}/members`,
        { email, name: 'Anna Weber', password: 'chosen by somebody else', roles: ['finance'] },
      );
    };
    const letterTo = async (email: string): Promise<string> => {
      const { rows } = await test.database.sql.query<{ text: string }>(
        `SELECT payload ->> 'text' AS text FROM outbox_message
          WHERE kind = 'mail' AND payload -> 'to' ? $1 AND payload ->> 'text' LIKE '%/signin/reset?token=%'`,
        [email],
      );
      expect(rows).to.have.length(1);
      return /token=([\w-]+)/.exec(rows[0]?.text ?? '')?.[1] ?? '';
    };

    it('accept an invitation with the password that they choose then', async () => {
      await letIn('anna@audit.test');
      const { browser } = await joinBy('anna@audit.test', ['buyer']);
      expect(
        (await browser.get<{ organisation: { name: string } }>('/v2/me')).body.organisation.name,
      ).to.equal('Alpen Stahlbau');
    });

    it('are added by the marketplace, and open their account by the letter alone', async () => {
      await letIn('weber@audit.test');
      const added = await add('Weber@audit.test');
      expect([added.status, added.body.email]).to.deep.equal([201, 'weber@audit.test']);
      expect(reason(await signIn('weber@audit.test', 'chosen by somebody else'))).to.deep.equal([
        401,
        'credentials-wrong',
      ]);
      const token = await letterTo('weber@audit.test');
      const set = await test
        .browserOf()
        .post('/v2/sign-in/password-reset/confirm', { token, password: PASSWORD });
      expect(set.status).to.be.oneOf([200, 204]);
      const weber = await test.signIn('weber@audit.test');
      const me = await weber.get<{ user: { name: string }; roles: string[]; organisation: { name: string } }>(
        '/v2/me',
      );
      expect([me.body.user.name, me.body.roles, me.body.organisation.name]).to.deep.equal([
        ...['Anna Weber', ['finance'], 'Alpen Stahlbau'],
      ]);
      expect(reason(await add('weber@audit.test')), 'who has a place keeps it').to.deep.equal([
        409,
        'email-taken',
      ]);
    });

    it('leave no way in to who had their address before', async () => {
      const { userId } = await joinBy('last@alpen.test', ['buyer']);
      expect((await buyer.browser.delete(`/v2/members/${userId}`)).status).to.equal(200);
      const former = await test.signIn('last@alpen.test');
      expect((await add('last@alpen.test')).status).to.equal(201);
      expect((await former.get('/v2/me')).status).to.equal(401);
      expect(reason(await signIn('last@alpen.test', PASSWORD))).to.deep.equal([401, 'credentials-wrong']);
    });
  });

  it('are seen and changed by their own admins only', async () => {
    const { userId } = await joinBy('otto@alpen.test', ['buyer']);
    expect(
      (await stranger.browser.post(`/v2/members/${userId}/roles`, { roles: ['admin'] })).status,
    ).to.equal(404);
    expect((await stranger.browser.delete(`/v2/members/${userId}`)).status).to.equal(404);
    const { body } = await stranger.browser.get<{ items: { email: string }[] }>('/v2/members');
    expect(body.items.map(({ email }) => email)).to.deep.equal(['donaustahl@steel.test']);
    const changed = await buyer.browser.post<{ roles: string[]; access: string[] }>(
      `/v2/members/${userId}/roles`,
      { roles: ['buyer', 'finance'] },
    );
    expect([changed.body.roles, changed.body.access]).to.deep.equal([
      ['buyer', 'finance'],
      ['buyer', 'finance'],
    ]);
  });

  it('lose their sessions and the keys they made when they are removed', async () => {
    const { userId, browser } = await joinBy('kurt@alpen.test', ['admin']);
    await test.database.sql.query(
      `INSERT INTO api_key (public_id, organisation_id, name, scopes, secret_hash, created_by, expires_at)
       VALUES ('00112233445566ff', $1, 'ERP', '{read}', 'x', $2, now() + interval '1 day')`,
      [buyer.organisationId, userId],
    );
    expect((await browser.get('/v2/me')).status).to.equal(200);
    expect((await buyer.browser.delete(`/v2/members/${userId}`)).status).to.equal(200);
    expect((await browser.get('/v2/me')).status).to.equal(401);
    const { rows } = await test.database.sql.query(
      'SELECT 1 FROM api_key WHERE created_by = $1 AND revoked_at IS NULL',
      [userId],
    );
    expect(rows).to.deep.equal([]);
  });

  it('always include an admin, also when two remove each other at once', async () => {
    const own = await test.join('Isar Metall', ['buyer']);
    const { body: list } = await own.browser.get<{ items: { userId: string }[] }>('/v2/members');
    const first = list.items[0]?.userId ?? '';
    expect(reason(await own.browser.delete(`/v2/members/${first}`))).to.deep.equal([409, 'last-admin']);
    expect(reason(await own.browser.post(`/v2/members/${first}/roles`, { roles: ['buyer'] }))).to.deep.equal([
      409,
      'last-admin',
    ]);
    const { id } = await invite(own.browser, 'rosa@isar.test', ['admin']);
    const { body } = await accept(await tokenOf(id), 'Rosa Bauer');
    const rosa = await test.signIn('rosa@isar.test');
    const both = await Promise.all([
      own.browser.delete(`/v2/members/${body.userId}`),
      rosa.delete(`/v2/members/${first}`),
    ]);
    expect(both.filter(({ status }) => status === 200)).to.have.length(1);
    const { rows } = await test.database.sql.query<{ n: number }>(
      `SELECT count(*)::integer AS n FROM member WHERE organisation_id = $1 AND 'admin' = ANY (roles)`,
      [own.organisationId],
    );
    expect(rows[0]?.n).to.equal(1);
  });
});

describe('Companies as a tree', () => {
  let test: TestApp;
  let operator: Browser;
  let parent: Member;
  let child: Member;
  before(async () => {
    test = await openApp();
    operator = await test.signIn('operator@steel.test');
    parent = await test.join('Alpen Holding', ['buyer']);
    child = await test.join('Alpen Süd', ['buyer']);
  });
  after(() => test.close());

  const place = (id: string, parentId: string | null) =>
    operator.post<{ reason?: string }>(`/v2/organisations/${id}/parent`, { parentId });
  const actFor = (browser: Browser, id: string, url: string) =>
    test.send<{ items: { code: string }[]; reason?: string; organisation: { id: string } }>({
      method: 'GET',
      url,
      headers: { cookie: browser.cookie, origin: 'http://steel.test', 'x-organisation-id': id },
    });

  it('let the people above act for those under them, and nobody else for anybody', async () => {
    await child.browser.post('/v2/cost-centres', { code: 'HALL-7', name: 'Hall 7' });
    const before = await actFor(parent.browser, child.organisationId, '/v2/cost-centres');
    expect([before.status, before.body.reason]).to.deep.equal([403, 'organisation-not-below']);
    expect((await place(child.organisationId, parent.organisationId)).status).to.equal(200);
    const after = await actFor(parent.browser, child.organisationId, '/v2/cost-centres');
    expect(after.body.items.map(({ code }) => code)).to.deep.equal(['HALL-7']);
    const own = await parent.browser.get<{ items: unknown[] }>('/v2/cost-centres');
    expect(own.body.items).to.deep.equal([]);
    const upwards = await actFor(child.browser, parent.organisationId, '/v2/cost-centres');
    expect([upwards.status, upwards.body.reason]).to.deep.equal([403, 'organisation-not-below']);
    const odd = await actFor(parent.browser, 'x', '/v2/cost-centres');
    expect([odd.status, odd.body.reason]).to.deep.equal([403, 'organisation-not-below']);
  });

  it('let nobody trade for a company under theirs', async () => {
    const { rows } = await test.database.sql.query<{ user_id: string }>(
      'SELECT user_id FROM member WHERE organisation_id = $1',
      [parent.organisationId],
    );
    await test.database.sql.query(`UPDATE member SET roles = '{buyer}' WHERE user_id = $1`, [
      rows[0]?.user_id,
    ]);
    const { status } = await actFor(parent.browser, child.organisationId, '/v2/cost-centres');
    await test.database.sql.query(`UPDATE member SET roles = '{admin}' WHERE user_id = $1`, [
      rows[0]?.user_id,
    ]);
    expect(status).to.equal(403);
  });

  it('never close in a circle, and are six deep at most', async () => {
    expect((await place(parent.organisationId, child.organisationId)).body.reason).to.equal('no-tree');
    expect((await place(parent.organisationId, parent.organisationId)).body.reason).to.equal('no-tree');
    let above = child.organisationId;
    for (const rank of [3, 4, 5, 6]) {
      const { organisationId } = await test.join(`Alpen ${rank}`, ['buyer']);
      expect((await place(organisationId, above)).status, `rank ${rank}`).to.equal(200);
      above = organisationId;
    }
    const seventh = await test.join('Alpen 7', ['buyer']);
    expect((await place(seventh.organisationId, above)).body.reason).to.equal('no-tree');
    const top = await test.join('Alpen Dach', ['buyer']);
    expect((await place(parent.organisationId, top.organisationId)).body.reason).to.equal('no-tree');
    const tree = await parent.browser.get<{ items: { name: string; rank: number }[] }>(
      '/v2/organisation-tree',
    );
    expect(tree.body.items.map(({ name, rank }) => `${rank} ${name}`)).to.deep.equal([
      '0 Alpen Holding',
      '1 Alpen Süd',
      '2 Alpen 3',
      '3 Alpen 4',
      '4 Alpen 5',
      '5 Alpen 6',
    ]);
  });

  it('never close in a circle when two are placed at once', async () => {
    const [a, b] = [await test.join('Inn West', ['buyer']), await test.join('Inn Ost', ['buyer'])];
    const both = await Promise.all([
      place(a.organisationId, b.organisationId),
      place(b.organisationId, a.organisationId),
    ]);
    expect(both.map(({ status }) => status).sort()).to.deep.equal([200, 409]);
  });
});
