import { readFileSync } from 'node:fs';
import type {
  Batch,
  Certificate,
  CorrectionAnswer,
  Problem,
  ReadAnswer,
  RevokedMany,
} from '@topsteel/domain/api';
import { expect } from 'chai';
import { privateKeyToAccount } from 'viem/accounts';
import { openApp, type Member, type TestApp } from './open-app.ts';

const wallet = privateKeyToAccount(`0x${'61'.repeat(32)}`);
const plateText = readFileSync(
  new URL('../../../scripts/seed/world/certificates/fr-plate-s355j2-20.json', import.meta.url),
  'utf8',
);
const plate = (number: string, heat: string, rm = 527): string =>
  plateText
    .replaceAll('AVO-2026-11873', number)
    .replaceAll('F26-41873', heat)
    .replaceAll('41873-', `${heat}-`)
    .replace(/"Value": 527/, `"Value": ${rm}`);

describe('Certificates that are replaced or revoked together', () => {
  let test: TestApp;
  let mill: Member;
  before(async () => {
    test = await openApp();
    mill = await test.join('Acieries du Val', ['mill']);
  });
  after(() => test.close());

  const drafts = async (member: Member, texts: string[]): Promise<string[]> => {
    const files = texts.map((content, index) => ({ name: `${index}.json`, content }));
    const { body } = await member.browser.upload<ReadAnswer>('/v2/certificates/read', files);
    return body.rows.map(({ draftId }) => draftId ?? '');
  };
  const confirm = (batch: Batch, member = mill) =>
    test.emit('certificateRegistry', 'BatchIssued', {
      issuer: member.account as `0x${string}`,
      batch: batch.number,
      root: batch.root as `0x${string}`,
      depth: String(batch.depth),
      count: String(batch.count),
      issuedAt: '1795400000',
      signer: wallet.address,
    });
  const registered = async (texts: string[]): Promise<string[]> => {
    const draftIds = await drafts(mill, texts);
    const { body } = await mill.browser.post<Batch>('/v2/certificates/batches', { draftIds });
    await confirm(body);
    return draftIds;
  };
  const certificate = async (id: string, member = mill): Promise<Certificate> =>
    (await member.browser.get<Certificate>(`/v2/certificates/${id}`)).body;
  const correct = (id: string, text: string) =>
    mill.browser.upload<CorrectionAnswer>(`/v2/certificates/${id}/correction`, [
      { name: 'corrected.json', content: text },
    ]);
  const intents = async (kind: string) =>
    (
      await test.database.sql.query<{ business_key: string; payload: Record<string, unknown> }>(
        'SELECT business_key, payload FROM bridge.intent WHERE kind = $1 ORDER BY created_at',
        [kind],
      )
    ).rows;

  it('show value by value what a correction changes, although the heat is theirs already', async () => {
    const [id = ''] = await registered([plate('A-1', 'HA')]);
    const { status, body } = await correct(id, plate('A-1/1', 'HA', 537));
    expect(status).to.equal(200);
    expect(body.differences).to.deep.equal([
      { path: 'Certificate.CommercialTransaction.A03', before: 'A-1', after: 'A-1/1' },
      { path: 'Certificate.Inspection.0.TensileTest.C12.Value', before: '527', after: '537' },
    ]);
    expect((await certificate(body.row.draftId ?? '')).state).to.equal('draft');
    const plain = await mill.browser.upload<ReadAnswer>('/v2/certificates/read', [
      { name: 'again.json', content: plate('A-1/2', 'HA') },
    ]);
    expect(plain.body.rows[0]?.findings.map(({ code }) => code)).to.include('heat-already-registered');
  });

  it('are revoked as superseded once the correction is in the register, and not before', async () => {
    const [id = ''] = await registered([plate('B-1', 'HB')]);
    const { body: read } = await correct(id, plate('B-1/1', 'HB', 540));
    const draftId = read.row.draftId ?? '';
    const { status, body: batch } = await mill.browser.post<Batch>(`/v2/certificates/${id}/supersede`, {
      draftId,
    });
    expect([status, batch.count]).to.deep.equal([202, 1]);
    expect((await certificate(id)).state).to.equal('registered');
    expect(await intents('revoke-certificate')).to.deep.equal([]);
    await confirm(batch);
    const successor = await certificate(draftId);
    const revoking = await certificate(id);
    expect([revoking.state, revoking.revocation?.reason, revoking.revocation?.replacedBy]).to.deep.equal([
      'revoking',
      3,
      successor.batch?.certificateId,
    ]);
    const [asked] = await intents('revoke-certificate');
    expect(asked?.payload).to.include({ reason: '3', replacedByBatch: batch.number, replacedByIndex: '0' });
    await test.emit('certificateRegistry', 'CertificateRevoked', {
      issuer: mill.account as `0x${string}`,
      batch: revoking.batch?.number ?? '',
      index: '0',
      reason: '3',
      replacedByBatch: batch.number,
      replacedByIndex: '0',
      actor: wallet.address,
    });
    expect((await certificate(id)).state).to.equal('revoked');
    const { rows } = await test.database.sql.query(
      'SELECT state FROM supersession WHERE certificate_id = $1',
      [id],
    );
    expect(rows).to.deep.equal([{ state: 'done' }]);
    const late = await mill.browser.post<Problem>(`/v2/certificates/${id}/supersede`, { draftId });
    expect(late.body).to.include({ code: 'conflict', reason: 'not-registered' });
  });

  it('stay in force when the batch of the correction fails; the next try revokes them', async () => {
    const [id = ''] = await registered([plate('C-1', 'HC')]);
    const { body: read } = await correct(id, plate('C-1/1', 'HC', 541));
    const { body: batch } = await mill.browser.post<Batch>(`/v2/certificates/${id}/supersede`, {
      draftId: read.row.draftId,
    });
    const key = `issue-batch:${mill.account.toLowerCase()}:${batch.number}`;
    await test.moveIntent(key, 'failed', { code: 'X', args: {}, message: 'The issuer may not issue.' });
    expect((await certificate(id)).state).to.equal('registered');
    await mill.browser.post(`/v2/certificates/batches/${batch.id}/retry`);
    await confirm(batch);
    expect((await certificate(id)).state).to.equal('revoking');
  });

  it('are revoked together, one transaction a batch', async () => {
    const first = await registered([plate('D-1', 'HD1'), plate('D-2', 'HD2'), plate('D-3', 'HD3')]);
    const second = await registered([plate('D-4', 'HD4')]);
    const certificateIds = [first[0], first[2], second[0]];
    const { status, body } = await mill.browser.post<RevokedMany>('/v2/certificates/revocations', {
      certificateIds,
      reason: 4,
    });
    expect([status, body]).to.deep.equal([202, { revoking: 3, transactions: 2 }]);
    const asked = await intents('revoke-certificates');
    expect(asked.map(({ payload }) => [payload.indices, payload.reason])).to.deep.equal([
      [['0', '2'], '4'],
      [['0'], '4'],
    ]);
    await test.moveIntent(asked[0]?.business_key ?? '', 'failed', {
      code: 'X',
      args: {},
      message: 'It is revoked.',
    });
    const back = await certificate(first[2] ?? '');
    expect([back.state, back.failure]).to.deep.equal(['registered', 'It is revoked.']);
    expect((await certificate(second[0] ?? '')).state).to.equal('revoking');
  });

  it('are revoked all or none, without a successor, and only by their owner', async () => {
    const ids = await registered([plate('E-1', 'HE1')]);
    const rival = await test.join('Rivale', ['mill']);
    const post = (member: Member, body: object) =>
      member.browser.post<Problem>('/v2/certificates/revocations', body);
    expect((await post(rival, { certificateIds: ids, reason: 1 })).body).to.include({ code: 'not-found' });
    expect((await post(mill, { certificateIds: ids, reason: 3 })).status).to.equal(400);
    const [draft = ''] = await drafts(mill, [plate('E-2', 'HE2')]);
    const both = await post(mill, { certificateIds: [...ids, draft], reason: 1 });
    expect(both.body).to.include({ code: 'conflict', reason: 'not-registered' });
    expect((await certificate(ids[0] ?? '')).state).to.equal('registered');
  });
});
