import { expect } from 'chai';
import type { VendorApplication, VendorApplicationOpened } from '@topsteel/domain/api';
import { WatchDocuments } from '../../src/vendor/watch-documents.ts';
import { openApp, type Browser, type TestApp } from './open-app.ts';

const PDF = Buffer.from('%PDF-1.7 extract of the register of commerce');
const application = {
  company: {
    name: 'Forges de l’Alzette',
    legalName: 'Forges de l’Alzette SA',
    country: 'LU',
    city: 'Esch-sur-Alzette',
    vat: 'LU26375245',
    roles: ['stockist'],
  },
  contact: { name: 'Marc Weber', email: 'Marc.Weber@alzette.test' },
  language: 'fr',
};
const needed = ['registration-extract', 'owner-identity', 'bank-proof'] as const;
const checks = ['sanctions', 'duplicates', 'beneficial-owners', 'bank-account'] as const;

interface Refusal {
  errors: { field: string }[];
}
const fieldsOf = ({ errors }: Refusal): string[] => errors.map(({ field }) => field);

describe('vendor applications: how a company comes to sell here', () => {
  let app: TestApp;
  let operator: Browser;
  before(async () => {
    app = await openApp();
    operator = await app.signIn('operator@steel.test');
  });
  after(() => app.close());

  /** Also what a refusal says, so that a test can look at either. */
  const asApplicant = async (
    { id, token }: { id: string; token: string },
    path: string,
    file?: Buffer,
  ): Promise<{ status: number; body: VendorApplication & Refusal }> => {
    const form = new FormData();
    if (file) form.append('files', new Blob([new Uint8Array(file)]), 'C:\\scan\\extract.pdf');
    const sent = new Request('http://steel.test', { method: 'POST', ...(file && { body: form }) });
    const response = await app.app.inject({
      method: path === '/mine' ? 'GET' : 'POST',
      url: `/v2/vendor-applications/${id}${path}`,
      headers: {
        'x-application-token': token,
        ...(file && { 'content-type': sent.headers.get('content-type') ?? '' }),
      },
      ...(file && { payload: Buffer.from(await sent.arrayBuffer()) }),
    });
    return { status: response.statusCode, body: response.json() };
  };
  const apply = async (vat = 'LU26375245'): Promise<VendorApplicationOpened> => {
    const { status, body } = await app.browserOf().post<VendorApplicationOpened>('/v2/vendor-applications', {
      ...application,
      company: { ...application.company, vat },
    });
    expect(status).to.equal(201);
    return body;
  };
  const submitted = async (vat?: string): Promise<VendorApplicationOpened> => {
    const made = await apply(vat);
    for (const kind of needed) {
      await asApplicant(made, `/documents?kind=${kind}&validUntil=2027-01-15`, PDF);
    }
    const { status } = await asApplicant(made, '/submission');
    expect(status).to.equal(200);
    return made;
  };
  const review = (id: string, path: string, body: object = {}) =>
    operator.post<VendorApplication & Refusal>(`/v2/vendor-applications/${id}${path}`, body);

  it('is opened by anybody, and read with its token alone', async () => {
    const made = await apply();
    expect([made.state, made.number.slice(0, 3), made.missing, made.checks]).to.deep.equal([
      'draft',
      'VA-',
      [...needed],
      [],
    ]);
    expect((await asApplicant(made, '/mine')).body.contact.email).to.equal('marc.weber@alzette.test');
    const forged = { id: made.id, token: 'x'.repeat(43) };
    expect((await asApplicant(forged, '/mine')).status).to.equal(404);
    expect((await asApplicant(forged, '/documents?kind=other', PDF)).status).to.equal(404);
    expect((await app.browserOf().get(`/v2/vendor-applications/${made.id}`)).status).to.equal(401);
    const kept = await app.database.sql.query<{ found: boolean }>(
      'SELECT token_hash = $1 AS found FROM vendor_application',
      [made.token],
    );
    expect(kept.rows.every(({ found }) => !found)).to.equal(true);
  });

  it('is handed in with its documents, which are kept sealed and opened by the operator on record', async () => {
    const made = await apply('LU11111111');
    const early = await asApplicant(made, '/submission');
    expect([early.status, fieldsOf(early.body)]).to.deep.equal([409, [...needed]]);
    const html = await asApplicant(made, '/documents?kind=other', Buffer.from('<script>'));
    expect(html.status).to.equal(415);
    for (const kind of needed) await asApplicant(made, `/documents?kind=${kind}`, PDF);
    expect((await asApplicant(made, '/submission')).body.state).to.equal('submitted');
    expect((await asApplicant(made, '/documents?kind=other', PDF)).status).to.equal(409);
    const { body } = await operator.get<VendorApplication>(`/v2/vendor-applications/${made.id}`);
    const [document] = body.documents;
    expect(document?.file.name).to.equal('extract.pdf');
    const file = await operator.get(
      `/v2/vendor-applications/${made.id}/documents/${document?.id ?? ''}/file`,
    );
    expect(file.raw.equals(PDF)).to.equal(true);
    expect(file.headers['content-disposition']).to.equal("attachment; filename*=UTF-8''extract.pdf");
    const { rows } = await app.database.sql.query<{ sealed: boolean; opened: string }>(
      `SELECT bool_and(position('register'::bytea IN sealed) = 0) AS sealed,
              (SELECT count(*)::text FROM audit_entry WHERE action = 'vendor-document.open') AS opened FROM attachment`,
    );
    expect(rows).to.deep.equal([{ sealed: true, opened: '1' }]);
    const letters = await app.database.sql.query<{ subject: string }>(
      "SELECT payload->>'subject' AS subject FROM outbox_message WHERE key LIKE $1",
      [`vendor-application:${made.id}:%`],
    );
    expect(letters.rows).to.deep.equal([{ subject: `Nous avons reçu votre demande ${made.number}` }]);
  });

  it('is approved once every document and check is good: the company is registered and its contact invited', async () => {
    const { id } = await submitted('LU22222222');
    const early = await review(id, '/approval');
    expect([early.status, fieldsOf(early.body)]).to.deep.equal([409, [...needed, ...checks]]);
    const { body } = await operator.get<VendorApplication>(`/v2/vendor-applications/${id}`);
    for (const document of body.documents) {
      await review(id, `/documents/${document.id}/review`, {
        decision: 'accepted',
        remark: 'Matches the register.',
      });
    }
    for (const kind of checks)
      await review(id, '/checks', { kind, result: 'passed', remark: 'EU list of 2026-11-20.' });
    const approved = await review(id, '/approval');
    expect([approved.status, approved.body.state]).to.deep.equal([202, 'approved']);
    const { rows } = await app.database.sql.query<{
      roles: string[];
      state: string;
      email: string;
      asked: string;
    }>(
      `SELECT o.roles, o.state, i.email, n.business_key AS asked FROM organisation o
         JOIN invitation i ON i.organisation_id = o.id
         JOIN bridge.intent n ON n.business_key LIKE '%' || o.id
        WHERE o.id = $1`,
      [approved.body.organisationId],
    );
    expect(rows.map(({ roles, state, email }) => [roles, state, email])).to.deep.equal([
      [['stockist'], 'registering', 'marc.weber@alzette.test'],
    ]);
    expect((await review(id, '/approval')).status).to.equal(409);
    const same = await operator.get<VendorApplication>(
      `/v2/vendor-applications/${(await submitted('LU22222222')).id}`,
    );
    expect(same.body.sameVat).to.deep.equal([
      `application ${approved.body.number}`,
      'organisation Forges de l’Alzette',
    ]);
    // A month before 2027-01-15 the vendor and the marketplace are told of three documents, once.
    const watch = app.app.get(WatchDocuments);
    expect(await watch.run(new Date('2026-12-16T00:00:00Z'))).to.equal(0);
    expect(await watch.run(new Date('2026-12-17T00:00:00Z'))).to.equal(3);
    expect(await watch.run(new Date('2026-12-18T00:00:00Z'))).to.equal(0);
  });

  it('goes back for more, and is refused with a reason that the applicant reads', async () => {
    const made = await submitted('LU33333333');
    const reason = 'The proof of the bank account is older than three months.';
    expect((await review(made.id, '/request', { reason })).body.state).to.equal('more-needed');
    await asApplicant(made, '/documents?kind=bank-proof', PDF);
    expect((await asApplicant(made, '/submission')).body.state).to.equal('submitted');
    expect((await review(made.id, '/refusal', { reason })).body.state).to.equal('refused');
    const { body } = await asApplicant(made, '/mine');
    expect([body.state, body.reason]).to.deep.equal(['refused', reason]);
    expect(
      (await review(made.id, '/checks', { kind: 'sanctions', result: 'passed', remark: 'Too late.' })).status,
    ).to.equal(409);
    const { rows } = await app.database.sql.query<{ open: string }>(
      "SELECT count(*)::text AS open FROM work_item WHERE kind = 'vendor-application' AND closed_at IS NULL AND key LIKE $1",
      [`vendor-application:${made.id}%`],
    );
    expect(rows).to.deep.equal([{ open: '0' }]);
  });
});
