import { readFileSync } from 'node:fs';
import type {
  Batch,
  Certificate,
  CertificateImport,
  ImportRow,
  ImportRowQuery,
  Page,
} from '@topsteel/domain/api';
import { csvTemplate } from '@topsteel/domain/import';
import { rawCidOf } from '@topsteel/domain/ipfs';
import { expect } from 'chai';
import { WorkImports } from '../../src/certificate/import/work-imports.ts';
import { openApp, type Member, type TestApp } from './open-app.ts';
import { zipOf } from './zip-of.ts';

const plateText = readFileSync(
  new URL('../../../scripts/seed/world/certificates/fr-plate-s355j2-20.json', import.meta.url),
  'utf8',
);
const plate = (number: string, heat: string): string =>
  plateText
    .replaceAll('AVO-2026-11873', number)
    .replaceAll('F26-41873', heat)
    .replaceAll('41873-', `${heat}-`);

describe('Imports of certificates', () => {
  let test: TestApp;
  let mill: Member;
  before(async () => {
    test = await openApp();
    mill = await test.join('Acieries du Val', ['mill']);
  });
  after(() => test.close());

  const work = () => test.app.get(WorkImports).drain();
  const upload = async (
    files: Record<string, string | Uint8Array>,
    member = mill,
  ): Promise<CertificateImport> => {
    const { status, body } = await member.browser.upload<CertificateImport>(
      '/v2/certificates/imports',
      Object.entries(files).map(([name, content]) => ({ name, content })),
    );
    expect([status, JSON.stringify(body)]).to.deep.equal([202, JSON.stringify(body)]);
    return body;
  };
  const read = async (id: string, member = mill): Promise<CertificateImport> =>
    (await member.browser.get<CertificateImport>(`/v2/certificates/imports/${id}`)).body;
  const rowsOf = async (id: string, query: ImportRowQuery = {}, member = mill): Promise<ImportRow[]> => {
    const params = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
    const url = `/v2/certificates/imports/${id}/rows?${params.toString()}`;
    return (await member.browser.get<Page<ImportRow>>(url)).body.items;
  };
  const checked = async (
    files: Record<string, string | Uint8Array>,
    member = mill,
  ): Promise<CertificateImport> => {
    const { id } = await upload(files, member);
    await work();
    return read(id, member);
  };
  const issue = (id: string, include = 'ready-and-warning') =>
    mill.browser.post<CertificateImport>(`/v2/certificates/imports/${id}/issue`, { include });
  const outcomes = (rows: readonly ImportRow[]) =>
    rows.map(({ fileName, state, findings }) => [
      fileName,
      state,
      findings.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    ]);
  const refusal = async (files: Record<string, string | Uint8Array>): Promise<string | null> => {
    const { state, failure } = await checked(files);
    expect(state).to.equal('failed');
    return failure;
  };

  it('read a ZIP of JSON, PDF and CSV without keeping a certificate', async () => {
    const archive = await zipOf({
      'heats/A-1.json': plate('A-1', 'HA1'),
      'heats/A-1.pdf': '%PDF-1.7 A-1',
      'A-2.json': plate('A-2', 'HA2'),
      'list.csv': csvTemplate(),
      'scans/AVO 2026 11873.pdf': '%PDF-1.7 list',
      'broken.json': '{nope',
      'lonely.pdf': '%PDF-1.7',
      'more.zip': 'PK',
      'notes.docx': 'x',
      '__MACOSX/._A-1.json': 'x',
    });
    const received = await upload({ 'heats.zip': archive });
    expect(received).to.deep.include({ state: 'received', batchId: null, failure: null });
    await work();
    const job = await read(received.id);
    expect(job).to.deep.include({
      state: 'checked',
      progress: { total: 7, read: 7, toIssue: 0, stored: 0, anchored: 0 },
      counts: { ready: 1, warning: 2, refused: 4 },
      certifiedGrams: '169440000',
      needsInspectionBody: false,
    });
    expect(outcomes(await rowsOf(job.id))).to.deep.equal([
      ['heats/A-1.json', 'warning', []],
      ['A-2.json', 'warning', []],
      ['broken.json', 'refused', ['not-json']],
      ['list.csv', 'ready', []],
      ['more.zip', 'refused', ['archive-in-archive']],
      ['notes.docx', 'refused', ['file-not-read']],
      ['lonely.pdf', 'refused', ['pdf-alone']],
    ]);
    expect((await rowsOf(job.id)).map(({ pdfFileName }) => pdfFileName)).to.deep.equal([
      'heats/A-1.pdf',
      null,
      null,
      'scans/AVO 2026 11873.pdf',
      null,
      null,
      null,
    ]);
    const { body } = await mill.browser.get<Page<Certificate>>('/v2/certificates');
    expect(body.items).to.deep.equal([]);
    expect(test.ipfs.blocks.size).to.equal(1);
  });

  it('page and filter their rows, and give every finding as CSV', async () => {
    const job = await checked({ 'B-1.json': plate('B-1', 'HB1'), 'B-2.json': '{nope', 'B-3.json': '[' });
    const first = await mill.browser.get<Page<ImportRow>>(`/v2/certificates/imports/${job.id}/rows?limit=2`);
    expect(first.body.items.map(({ row }) => row)).to.deep.equal([1, 2]);
    const cursor = first.body.nextCursor ?? '';
    expect((await rowsOf(job.id, { cursor, limit: 2 })).map(({ row }) => row)).to.deep.equal([3]);
    expect((await rowsOf(job.id, { state: 'refused' })).map(({ row }) => row)).to.deep.equal([2, 3]);
    const csv = await mill.browser.get(`/v2/certificates/imports/${job.id}/findings.csv`);
    const [head, , second] = csv.raw.toString('utf8').split('\n');
    expect(head).to.equal('row,file,certificate,heat,state,severity,code,field,message');
    expect(second).to.equal(
      '2,B-2.json,,,refused,error,not-json,,The file is not JSON. Export the certificate as EN 10168 JSON and upload that file.',
    );
    const template = await mill.browser.get('/v2/certificates/imports/template.csv');
    expect(template.raw.toString('utf8')).to.equal(csvTemplate());
  });

  it('become one batch; the register moves them', async () => {
    const job = await checked({
      'three.zip': await zipOf({
        'C-1.json': plate('C-1', 'HC1'),
        'C-1.pdf': '%PDF-1.7 C-1',
        'C-2.json': plate('C-2', 'HC2'),
        'C-3.json': plate('C-3', 'HC3'),
        'C-4.json': '{nope',
      }),
    });
    expect((await issue(job.id, 'ready')).body).to.include({
      code: 'invalid-input',
      reason: 'nothing-to-issue',
    });
    const asked = await issue(job.id);
    expect([asked.status, asked.body.state]).to.deep.equal([202, 'issuing']);
    await work();
    const sealed = await read(job.id);
    expect(sealed.progress).to.deep.equal({ total: 4, read: 4, toIssue: 3, stored: 3, anchored: 0 });
    const { body: batch } = await mill.browser.get<Batch>(`/v2/certificates/batches/${sealed.batchId ?? ''}`);
    expect(batch).to.include({ state: 'signing', depth: 2, count: 3 });
    const rows = await rowsOf(job.id);
    expect(rows.map(({ certificateId }) => certificateId)).to.deep.equal([...batch.certificateIds, null]);
    const { body: first } = await mill.browser.get<Certificate>(
      `/v2/certificates/${rows[0]?.certificateId ?? ''}`,
    );
    expect(first).to.deep.include({ state: 'issuing' });
    expect(first.documents.map(({ role }) => role).sort()).to.deep.equal([
      'certificate-json',
      'certificate-pdf',
    ]);
    for (const { cid, sha256 } of first.documents) {
      expect(cid).to.equal(rawCidOf(sha256));
      expect(test.ipfs.blocks.has(cid)).to.equal(true);
    }
    await test.emit('certificateRegistry', 'BatchIssued', {
      issuer: mill.account as `0x${string}`,
      batch: batch.number,
      root: batch.root as `0x${string}`,
      depth: '2',
      count: '3',
      issuedAt: '1795400000',
      signer: mill.account as `0x${string}`,
    });
    const registered = await read(job.id);
    expect(registered.state).to.equal('registered');
    expect(registered.progress.anchored).to.equal(3);
    expect(registered.steps.every(({ at }) => at !== null)).to.equal(true);
    expect((await issue(job.id)).body).to.include({ code: 'conflict', reason: 'import-state' });
    expect(await count('certificate_import_document', job.id)).to.equal(0);
    expect(await count('certificate_import_chunk', job.id)).to.equal(0);
  });

  it('refuse a heat or a document that is there twice, or in the register', async () => {
    const job = await checked({
      'D-1.json': plate('D-1', 'HD1'),
      'D-2.json': plate('D-2', 'HD1'),
      'D-3.json': plate('D-3', 'HC1'),
      'D-4.json': plate('C-2', 'HC2'),
    });
    const rows = await rowsOf(job.id);
    expect(outcomes(rows)).to.deep.equal([
      ['D-1.json', 'warning', []],
      ['D-2.json', 'refused', ['heat-twice']],
      ['D-3.json', 'refused', ['heat-already-registered']],
      ['D-4.json', 'refused', ['document-already-registered']],
    ]);
    expect(rows[1]?.findings.at(-1)?.message).to.equal(
      'Heat HD1 is certified already by D-1 (D-1.json). One material has one certificate: revoke that one first, or leave this one out.',
    );
    expect(rows[2]?.findings.at(-1)?.message).to.include('Heat HC1 is certified already by C-1.');
  });

  it('go back to be looked at when a heat was registered between check and issue', async () => {
    const job = await checked({ 'E-1.json': plate('E-1', 'HE1'), 'E-2.json': plate('E-2', 'HE2') });
    const other = await checked({ 'E-3.json': plate('E-3', 'HE1') });
    await issue(other.id);
    await work();
    await issue(job.id);
    await work();
    const back = await read(job.id);
    expect(back).to.include({ state: 'checked', batchId: null });
    expect(back.failure).to.equal(
      '1 of the certificates were registered by another way meanwhile. Look at the findings and issue the rest.',
    );
    expect(back.counts).to.deep.equal({ ready: 0, warning: 1, refused: 1 });
    await issue(job.id);
    await work();
    expect((await read(job.id)).progress.toIssue).to.equal(1);
  });

  it('go on where a process died, while reading and while storing', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [`F-${index}.json`, plate(`F-${index}`, `HF${index}`)]),
    );
    const job = await checked(files);
    const { sql } = test.database;
    const before = await sql.query(
      'SELECT ordinal, certificate_id FROM certificate_import_row WHERE import_id = $1 AND ordinal < 2',
      [job.id],
    );
    // As a process leaves it that was killed after two rows: the lease is there and ends by itself.
    await sql.query('DELETE FROM certificate_import_row WHERE import_id = $1 AND ordinal >= 2', [job.id]);
    await dieIn(job.id, 'reading');
    await work();
    expect(await read(job.id)).to.deep.include({
      state: 'checked',
      counts: { ready: 0, warning: 6, refused: 0 },
    });
    const after = await sql.query(
      'SELECT ordinal, certificate_id FROM certificate_import_row WHERE import_id = $1 AND ordinal < 2',
      [job.id],
    );
    expect(after.rows).to.deep.equal(before.rows);

    test.ipfs.lie = true;
    await issue(job.id);
    await work();
    expect(await read(job.id)).to.include({ state: 'issuing', batchId: null });
    test.ipfs.lie = false;
    await sql.query(
      "UPDATE certificate_import_document SET cid = 'kept' WHERE import_id = $1 AND row_ordinal < 4",
      [job.id],
    );
    const had = test.ipfs.blocks.size;
    await dieIn(job.id, 'storing');
    await work();
    const done = await read(job.id);
    expect(done.progress).to.deep.equal({ total: 6, read: 6, toIssue: 6, stored: 6, anchored: 0 });
    expect(test.ipfs.blocks.size - had).to.equal(2);
    const batches = await sql.query('SELECT count FROM certificate_batch WHERE id = $1', [done.batchId]);
    expect(batches.rows).to.deep.equal([{ count: 6 }]);
  });

  it('are let go of at once by a process that stops', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 120 }, (_, index) => [`P-${index}.json`, plate(`P-${index}`, `HP${index}`)]),
    );
    const { id } = await upload({ 'many.zip': await zipOf(files) });
    const worker = test.app.get(WorkImports);
    const working = worker.drain();
    const { sql } = test.database;
    while (
      (await sql.query('SELECT 1 FROM certificate_import_row WHERE import_id = $1', [id])).rowCount === 0
    );
    await sql.query('UPDATE certificate_import SET lease_holder = NULL, leased_until = NULL WHERE id = $1', [
      id,
    ]);
    await working;
    await work();
    expect(await read(id)).to.deep.include({
      state: 'checked',
      counts: { ready: 0, warning: 120, refused: 0 },
    });
    const { rows } = await sql.query(
      'SELECT count(DISTINCT ordinal)::int AS rows, count(DISTINCT subject)::int AS heats FROM certificate_import_row WHERE import_id = $1',
      [id],
    );
    expect(rows).to.deep.equal([{ rows: 120, heats: 120 }]);
  });

  it('leave an import alone that another process works on', async () => {
    const job = await checked({ 'G-1.json': plate('G-1', 'HG1') });
    await test.database.sql.query(
      "UPDATE certificate_import SET state = 'reading', lease_holder = 'other', leased_until = now() + interval '1 hour' WHERE id = $1",
      [job.id],
    );
    await work();
    expect((await read(job.id)).state).to.equal('reading');
  });

  it('say what is wrong with an archive, and go on after a failure', async () => {
    const good = await zipOf({ 'H-1.json': plate('H-1', 'HH1') });
    expect(await refusal({ 'cut.zip': good.subarray(0, good.length - 30) })).to.match(
      /^cut\.zip cannot be opened as a ZIP file/,
    );
    const outside = Buffer.from(good.toString('latin1').replaceAll('H-1.json', '../..json'), 'latin1');
    expect(await refusal({ 'out.zip': outside })).to.match(/^out\.zip cannot be opened as a ZIP file/);
    const { body } = await mill.browser.get<Page<CertificateImport>>('/v2/certificates/imports?limit=1');
    const id = body.items[0]?.id ?? '';
    const again = await mill.browser.post<CertificateImport>(`/v2/certificates/imports/${id}/resume`);
    expect([again.status, again.body.state]).to.deep.equal([202, 'reading']);
    await work();
    expect((await read(id)).state).to.equal('failed');
  });

  it('unpack no bomb, and no file whose checksum is wrong', async () => {
    const bomb = await zipOf({ 'bomb.json': ' '.repeat(9 * 1_048_576), 'I-1.json': plate('I-1', 'HI1') });
    const bytes = await zipOf({ 'J-1.json': plate('J-1', 'HJ1') });
    const place = bytes.indexOf('J-1.json') + 60;
    bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
    const job = await checked({ 'bomb.zip': bomb, 'bad.zip': bytes });
    expect(outcomes(await rowsOf(job.id))).to.deep.equal([
      ['bomb.zip/I-1.json', 'warning', []],
      ['bad.zip/J-1.json', 'refused', ['file-damaged']],
      ['bomb.zip/bomb.json', 'refused', ['entry-ratio']],
    ]);
  });

  it('are cancelled, and forgotten when nobody goes on; nothing that was uploaded stays', async () => {
    const { sql } = test.database;
    const cancelled = await checked({ 'K-1.json': plate('K-1', 'HK1') });
    const answer = await mill.browser.post<CertificateImport>(
      `/v2/certificates/imports/${cancelled.id}/cancel`,
    );
    expect([answer.status, answer.body.state]).to.deep.equal([200, 'cancelled']);
    const old = await checked({ 'K-2.json': plate('K-2', 'HK2') });
    await sql.query("UPDATE certificate_import SET expires_at = now() - interval '1 second' WHERE id = $1", [
      old.id,
    ]);
    await work();
    expect((await read(old.id)).state).to.equal('expired');
    for (const { id } of [cancelled, old]) {
      expect([
        await count('certificate_import_chunk', id),
        await count('certificate_import_row', id),
      ]).to.deep.equal([0, 0]);
      expect((await issue(id)).body).to.include({ code: 'conflict', reason: 'import-state' });
    }
  });

  it('come as a bare ZIP body too, and as nothing else', async () => {
    const post = (contentType: string, payload: Buffer) =>
      test.app.inject({
        method: 'POST',
        url: '/v2/certificates/imports',
        headers: { origin: 'http://steel.test', cookie: mill.browser.cookie, 'content-type': contentType },
        payload,
      });
    const zip = await post('application/zip', await zipOf({ 'L-1.json': plate('L-1', 'HL1') }));
    expect(zip.statusCode).to.equal(202);
    const other = await post('application/json', Buffer.from('{}'));
    expect([other.statusCode, other.json<{ reason: string }>().reason]).to.deep.equal([415, 'not-an-upload']);
    const none = await mill.browser.upload('/v2/certificates/imports', []);
    expect(none.body).to.include({ code: 'invalid-input', reason: 'no-file' });
  });

  it('are nobody else’s, and no buyer’s', async () => {
    const { id } = await upload({ 'M-1.json': plate('M-1', 'HM1') });
    const rival = await test.join('Rivale', ['mill']);
    const buyer = await test.join('Alpen Stahlbau', ['buyer']);
    const url = `/v2/certificates/imports/${id}`;
    for (const path of ['', '/rows', '/findings.csv']) {
      expect((await rival.browser.get(url + path)).status).to.equal(404);
      expect((await buyer.browser.get(url + path)).status).to.equal(403);
    }
    for (const path of ['/issue', '/cancel', '/resume']) {
      expect(
        (await rival.browser.post(url + path, path === '/issue' ? { include: 'ready' } : undefined)).status,
      ).to.equal(404);
    }
    expect(
      (await rival.browser.get<Page<CertificateImport>>('/v2/certificates/imports')).body.items,
    ).to.deep.equal([]);
    expect((await read(id)).files[0]?.name).to.equal('M-1.json');
  });

  const count = async (table: string, id: string): Promise<number> =>
    (await test.database.sql.query(`SELECT 1 FROM ${table} WHERE import_id = $1`, [id])).rowCount ?? -1;
  const dieIn = (id: string, state: string) =>
    test.database.sql.query(
      "UPDATE certificate_import SET state = $2, not_before = NULL, lease_holder = 'dead', leased_until = now() - interval '1 second' WHERE id = $1",
      [id, state],
    );
});
