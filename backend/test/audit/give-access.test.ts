import { expect } from 'chai';
import { letters, openDoor, PASSWORD } from '../identity/open-door.ts';
import type { Browser, TestApp } from '../http/open-app.ts';

describe('letting an auditor into the record', () => {
  let test: TestApp;
  let admin: Browser;
  before(async () => {
    ({ test, browser: admin } = await openDoor());
  });
  after(() => test.close());

  const today = new Date().toISOString().slice(0, 10);
  const give = (browser: Browser, email: string) =>
    browser.post<{ id: string; state?: string; reason?: string; remedy?: string }>('/v2/audit/grants', {
      ...{ email, subjects: ['money'], from: '2026-01-01', to: '2026-12-31', expiresOn: today },
    });

  it('wants a session that was raised in the last minutes, and gives nothing to one that was left open', async () => {
    await test.database.sql.query(`UPDATE session SET raised_at = now() - interval '11 minutes'`);
    const refused = await give(admin, 'weber@audit.example');
    expect([refused.status, refused.body.reason]).to.deep.equal([403, 'step-up-needed']);
    expect((await admin.get<{ items: unknown[] }>('/v2/audit/grants')).body.items).to.deep.equal([]);
    expect((await letters(test)).filter(({ to }) => to.includes('weber@audit.example'))).to.deep.equal([]);
    await admin.post('/v2/me/step-up', { by: 'password', password: PASSWORD });
    const given = await give(admin, 'weber@audit.example');
    expect([given.status, given.body.state]).to.deep.equal([201, 'in-force']);
    expect((await letters(test)).filter(({ to }) => to.includes('weber@audit.example'))).to.have.length(1);
  });

  it('is taken back at once, also from a session that was not raised', async () => {
    await test.database.sql.query('UPDATE session SET raised_at = now()');
    const { body } = await give(admin, 'huber@audit.example');
    await test.database.sql.query('UPDATE session SET raised_at = NULL');
    const taken = await admin.delete<{ state: string }>(`/v2/audit/grants/${body.id}`);
    expect([taken.status, taken.body.state]).to.deep.equal([200, 'revoked']);
  });
});
