import { expect } from 'chai';
import type { PersonalData } from '@topsteel/domain/api';
import { openApp, type Member, type TestApp } from './open-app.ts';

describe('What is kept about a person', () => {
  let test: TestApp;
  let buyer: Member;
  before(async () => {
    test = await openApp();
    buyer = await test.join('Alpen Stahlbau', ['buyer']);
  });
  after(() => test.close());

  const add = async (email: string, roles = ['buyer']) => {
    const operator = await test.signIn('operator@steel.test');
    const { body } = await operator.post<{ id: string }>(
      `/v2/organisations/${buyer.organisationId}/members`,
      {
        email,
        name: 'Kurt Weber',
        password: 'correct horse battery',
        roles,
      },
    );
    return { id: body.id, browser: await test.signIn(email) };
  };
  const count = async (sql: string, ...values: unknown[]) =>
    (await test.database.sql.query<{ n: number }>(`SELECT count(*)::integer AS n FROM ${sql}`, values))
      .rows[0]?.n;

  it('is handed out to them, all of it and no secret', async () => {
    const { id, browser } = await add('kurt@alpen.test', ['finance']);
    await browser.post('/v2/cost-centres', { code: 'HALL-7', name: 'Hall 7' });
    const { body, raw } = await browser.get<PersonalData>('/v2/me/data');
    const shown = body.tables.map(({ table, because, rows }) => `${table}.${because}: ${rows.length}`);
    expect(body.userId).to.equal(id);
    expect(shown).to.include.members([
      'account.userId: 1',
      'audit_entry.actor: 2',
      'member.user_id: 1',
      'session.userId: 1',
      'user.email: 1',
      'user.id: 1',
    ]);
    const { rows } = await test.database.sql.query<{ password: string; token: string }>(
      `SELECT a.password, s.token FROM account a JOIN session s USING ("userId") WHERE "userId" = $1`,
      [id],
    );
    for (const secret of [rows[0]!.password, rows[0]!.token]) expect(raw.toString()).not.to.include(secret);
    expect(raw.toString()).not.to.include('alpenstahlbau@steel.test');
  });

  it('is erased, while orders, books and the audit trail stay whole', async () => {
    const { id, browser } = await add('heinz@alpen.test', ['finance']);
    await browser.post('/v2/cost-centres', { code: 'HALL-9', name: 'Hall 9' });
    await buyer.browser.post('/v2/invitations', { email: 'heinz@alpen.test', roles: ['buyer'] });
    await test.database.sql.query('SELECT audit.seal_entries(1000)');
    const { status, body } = await browser.delete<{ deletedRows: Record<string, number> }>('/v2/me');
    expect(status, JSON.stringify(body)).to.equal(200);
    expect(body.deletedRows).to.include({ account: 1, session: 1, member: 1 });
    expect((await browser.get('/v2/me')).status).to.equal(401);
    const refused = await test.browserOf().post('/v2/sign-in/password', {
      email: 'heinz@alpen.test',
      password: 'correct horse battery',
    });
    expect(refused.status).to.equal(401);
    // Nowhere in the database does the address stand any more, and what he did is still there.
    const { rows: tables } = await test.database.sql.query<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
        WHERE table_schema IN ('public', 'audit', 'ledger', 'bridge') AND table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables)
      expect(await count(`${name} t WHERE t::text LIKE '%heinz@alpen.test%'`), name).to.equal(0);
    expect(await count('audit_entry WHERE actor = $1', id)).to.equal(3);
    await test.database.sql.query('SELECT audit.seal_entries(1000)');
    expect(await count('audit.broken_link')).to.equal(0);
    const { rows } = await test.database.sql.query('SELECT name FROM "user" WHERE id = $1', [id]);
    expect(rows).to.deep.equal([{ name: 'Erased person' }]);
  });

  it('is erased for others by the operator only, and never the last admin', async () => {
    const { id } = await add('rosa@alpen.test');
    expect((await buyer.browser.delete(`/v2/people/${id}`)).status).to.equal(403);
    const operator = await test.signIn('operator@steel.test');
    expect((await operator.delete(`/v2/people/${id}`)).status).to.equal(200);
    expect((await operator.delete(`/v2/people/${id}`)).status).to.equal(404);
    const last = await buyer.browser.delete('/v2/me');
    expect([last.status, last.body.reason]).to.deep.equal([409, 'last-admin']);
  });
});
