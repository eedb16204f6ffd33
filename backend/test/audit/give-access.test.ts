import { expect } from 'chai';
import { letters, openDoor, PASSWORD } from '../identity/open-door.ts';
import type { Browser, TestApp } from '../http/open-app.ts';

describe('letting an auditor into the record', () => {
  let test: TestApp;
  let admin: Browser;
  let organisationId: string;
  before(async () => {
    ({ test, browser: admin, organisationId } = await openDoor());
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

  describe('so often', () => {
    /** Grants of a company that were given so many minutes ago. */
    const gave = (company: string, grants: readonly { email: string; minutes: number }[]) =>
      test.database.sql.query<{ again: string }>(
        `INSERT INTO audit_grant (email, organisation_id, subjects, period_from, period_until, expires_at, granted_by, created_at)
         SELECT g.email, $1, '{money}', '2026-01-01', '2027-01-01', now() + interval '1 day', 'test',
                date_trunc('minute', now()) - make_interval(mins => g.minutes)
           FROM jsonb_to_recordset($2) AS g(email text, minutes integer)
         RETURNING to_char((created_at + interval '1 day') AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI "UTC"') AS again`,
        [company, JSON.stringify(grants)],
      );
    beforeEach(async () => {
      await test.database.sql.query('UPDATE session SET raised_at = now()');
      await test.database.sql.query('TRUNCATE audit_grant');
    });

    it('as 20 times a day by a company, and says when it may again', async () => {
      const before = Array.from({ length: 20 }, (_, place) => ({
        email: `auditor${place}@audit.example`,
        minutes: 60 * (place + 1),
      }));
      const { rows } = await gave(organisationId, before);
      const refused = await give(admin, 'maier@audit.example');
      expect([refused.status, refused.body.reason]).to.deep.equal([429, 'audit-grants']);
      // As soon as the first of the 20 is a day old.
      expect(refused.body.remedy).to.equal(`Let this auditor in after ${rows[19]?.again ?? ''}.`);
      expect((await letters(test)).filter(({ to }) => to.includes('maier@audit.example'))).to.deep.equal([]);
      const { rows: people } = await test.database.sql.query(
        `SELECT 1 FROM "user" WHERE email = 'maier@audit.example'`,
      );
      expect(people).to.deep.equal([]);
      await test.database.sql.query(
        `UPDATE audit_grant SET created_at = now() - interval '24 hours 1 second' WHERE email = 'auditor19@audit.example'`,
      );
      expect((await give(admin, 'maier@audit.example')).status).to.equal(201);
    });

    it('as 5 times a day to a mailbox by all companies together, also when taken back, and at once', async () => {
      const { rows } = await test.database.sql.query<{ id: string }>(
        `SELECT id FROM organisation WHERE id <> $1`,
        [organisationId],
      );
      const given = await gave(
        rows[0]?.id ?? '',
        [30, 20, 10].map((minutes) => ({ email: 'maier@audit.example', minutes })),
      );
      await test.database.sql.query('UPDATE audit_grant SET revoked_at = now(), revoked_by = $1', ['test']);
      const answers = await Promise.all([1, 2, 3, 4].map(() => give(admin, 'Maier@audit.example')));
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 201, 429, 429]);
      const refused = answers.find(({ status }) => status === 429);
      expect(refused?.body.remedy).to.equal(`Let this auditor in after ${given.rows[0]?.again ?? ''}.`);
      expect((await give(admin, 'huber@audit.example')).status).to.equal(201);
    });
  });
});
