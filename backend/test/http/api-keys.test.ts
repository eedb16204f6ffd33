import { expect } from 'chai';
import { openApp, type Member, type TestApp } from './open-app.ts';

interface Made {
  id: string;
  key: string;
  prefix: string;
  state: string;
}

describe('Keys of machines', () => {
  let test: TestApp;
  let mill: Member;
  let other: Member;
  before(async () => {
    test = await openApp();
    mill = await test.join('Aciérie de la Moselle', ['mill']);
    other = await test.join('Donau Stahl', ['mill']);
  });
  after(() => test.close());

  const make = async (scopes: string[], more: Record<string, unknown> = {}): Promise<Made> => {
    const { body, status } = await mill.browser.post<Made>('/v2/api-keys', { name: 'ERP', scopes, ...more });
    expect(status, JSON.stringify(body)).to.equal(201);
    return body;
  };
  const call = (
    key: string,
    url = '/v2/lots',
    options: { method?: 'GET' | 'POST'; headers?: object; from?: string } = {},
  ) =>
    test.send<{ reason?: string; code?: string; items?: unknown[]; access?: string[] }>({
      method: options.method ?? 'GET',
      url,
      headers: { authorization: `Bearer ${key}`, ...options.headers },
      ...(options.from !== undefined && { remoteAddress: options.from }),
      ...(options.method === 'POST' && { payload: {} }),
    });

  it('read for their organisation, are shown once and kept as their hash', async () => {
    const { key, prefix, id } = await make(['read']);
    expect(key).to.match(/^ts_live_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/);
    expect(key.startsWith(prefix)).to.equal(true);
    expect((await call(key)).status).to.equal(200);
    const { rows } = await test.database.sql.query<{ all: string }>(
      'SELECT k::text AS all FROM api_key k WHERE id = $1',
      [id],
    );
    expect(rows[0]?.all).not.to.include(key.slice(-43));
    const listed = await mill.browser.get('/v2/api-keys');
    expect(listed.raw.toString()).not.to.include(key.slice(-43));
    const trail = await test.database.sql.query<{ details: string }>(
      'SELECT details::text FROM audit_entry WHERE subject = $1',
      [`api-key:${id}`],
    );
    expect(trail.rows[0]?.details).not.to.include(key.slice(-43));
  });

  it('change only what their scopes name', async () => {
    const reader = await make(['read']);
    const seller = await make(['vendor']);
    const refused = await call(reader.key, '/v2/offers', { method: 'POST' });
    expect([refused.status, refused.body.reason]).to.deep.equal([403, 'role-missing']);
    // Past the door, the empty body is what is wrong.
    expect((await call(seller.key, '/v2/offers', { method: 'POST' })).status).to.equal(400);
    const issuing = await call(seller.key, '/v2/certificates/batches', { method: 'POST' });
    expect([issuing.status, issuing.body.reason]).to.deep.equal([403, 'role-missing']);
    for (const { key } of [reader, seller]) {
      const keys = await call(key, '/v2/api-keys', { method: 'POST' });
      expect([keys.status, keys.body.reason]).to.deep.equal([403, 'role-missing']);
      expect((await call(key, '/v2/members')).status).to.equal(403);
    }
  });

  it('are refused alike when unknown, wrong, revoked or expired', async () => {
    const { key, id } = await make(['read']);
    const wrong = `${key.slice(0, -43)}${'A'.repeat(43)}`;
    const unknown = `ts_live_0000000000000000_${'A'.repeat(43)}`;
    expect((await mill.browser.delete<Made>(`/v2/api-keys/${id}`)).body.state).to.equal('revoked');
    const old = await make(['read']);
    await test.database.sql.query(`UPDATE api_key SET expires_at = now() - interval '1 s' WHERE id = $1`, [
      old.id,
    ]);
    for (const one of [wrong, unknown, key, old.key]) {
      const { status, body } = await call(one);
      expect([status, body.code, body.reason]).to.deep.equal([401, 'unauthenticated', 'key-not-in-force']);
    }
  });

  it('are rotated with an overlap, or without one', async () => {
    const { key, id } = await make(['read']);
    const second = await mill.browser.post<Made>(`/v2/api-keys/${id}/rotate`, { overlapHours: 24 });
    expect(second.body.prefix).to.equal(key.slice(0, -43));
    expect([(await call(key)).status, (await call(second.body.key)).status]).to.deep.equal([200, 200]);
    const third = await mill.browser.post<Made>(`/v2/api-keys/${id}/rotate`, { overlapHours: 0 });
    const after = [key, second.body.key, third.body.key].map(async (one) => (await call(one)).status);
    expect(await Promise.all(after)).to.deep.equal([401, 401, 200]);
    const fourth = await mill.browser.post<Made>(`/v2/api-keys/${id}/rotate`, {});
    await test.database.sql.query(`UPDATE api_key SET old_until = now() - interval '1 s' WHERE id = $1`, [
      id,
    ]);
    expect([(await call(third.body.key)).status, (await call(fourth.body.key)).status]).to.deep.equal([
      401, 200,
    ]);
  });

  it('are good from the networks that they name', async () => {
    const { key } = await make(['read'], { allowedNetworks: ['203.0.113.0/24', '2001:db8::/32'] });
    expect((await call(key, '/v2/lots', { from: '203.0.113.7' })).status).to.equal(200);
    expect((await call(key, '/v2/lots', { from: '::ffff:203.0.113.7' })).status).to.equal(200);
    expect((await call(key, '/v2/lots', { from: '2001:db8::7' })).status).to.equal(200);
    const refused = await call(key, '/v2/lots', { from: '203.0.114.7' });
    expect([refused.status, refused.body.reason]).to.deep.equal([403, 'address-not-allowed']);
    // What a client says of itself does not count.
    const told = await call(key, '/v2/lots', {
      from: '198.51.100.1',
      headers: { 'x-forwarded-for': '203.0.113.7' },
    });
    expect(told.status).to.equal(403);
  });

  it('never come with a session', async () => {
    const { key } = await make(['read']);
    const both = await call(key, '/v2/lots', { headers: { cookie: mill.browser.cookie } });
    expect([both.status, both.body.reason]).to.deep.equal([401, 'key-and-cookie']);
  });

  it('are seen, rotated and ended by their own organisation only', async () => {
    const { id } = await make(['read']);
    expect((await other.browser.delete(`/v2/api-keys/${id}`)).status).to.equal(404);
    expect((await other.browser.post(`/v2/api-keys/${id}/rotate`, {})).status).to.equal(404);
    const { body } = await other.browser.get<{ items: unknown[] }>('/v2/api-keys');
    expect(body.items).to.deep.equal([]);
  });

  it('note when they were used, once a minute', async () => {
    const { key, id } = await make(['read']);
    const used = async () =>
      (
        await test.database.sql.query<{ at: Date | null }>(
          'SELECT last_used_at AS at FROM api_key WHERE id = $1',
          [id],
        )
      ).rows[0]?.at;
    expect(await used()).to.equal(null);
    await call(key);
    const first = await used();
    expect(first).to.be.instanceOf(Date);
    await call(key);
    expect(await used()).to.deep.equal(first);
    await test.database.sql.query(`UPDATE api_key SET last_used_at = now() - interval '61 s' WHERE id = $1`, [
      id,
    ]);
    await call(key);
    expect((await used())!.getTime()).to.be.greaterThan(first!.getTime() - 1);
  });
});
