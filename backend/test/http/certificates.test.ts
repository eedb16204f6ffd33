import { readFileSync } from 'node:fs';
import type { Batch, Certificate, Page, ReadAnswer } from '@topsteel/domain/api';
import { expect } from 'chai';
import type { TypedDataDefinition } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { openApp, type Member, type TestApp } from './open-app.ts';

const wallet = privateKeyToAccount(`0x${'47'.repeat(32)}`);
const stranger = privateKeyToAccount(`0x${'48'.repeat(32)}`);
const plateText = readFileSync(
  new URL('../../../scripts/seed/world/certificates/fr-plate-s355j2-20.json', import.meta.url),
  'utf8',
);

/** The plate's certificate with some items changed. */
function plate(change: { number?: string; heat?: string; title?: string; mass?: number } = {}): string {
  const { number = 'AVO-2026-11873', heat = 'F26-41873', title, mass } = change;
  const document = JSON.parse(
    plateText
      .replaceAll('F26-41873', heat)
      .replaceAll('AVO-2026-11873', number)
      .replaceAll('41873-', `${heat}-`),
  ) as {
    Certificate: {
      CommercialTransaction: { A02: string };
      ProductDescription: { B12: { Value: number }; B13: { Value: number } };
    };
  };
  if (title !== undefined) document.Certificate.CommercialTransaction.A02 = title;
  if (mass !== undefined) document.Certificate.ProductDescription.B13.Value = mass;
  return JSON.stringify(document);
}

describe('Certificates', () => {
  let test: TestApp;
  let mill: Member;
  before(async () => {
    test = await openApp();
    mill = await test.join('Acieries du Val', ['mill']);
  });
  after(() => test.close());

  const read = (files: { name: string; content: Uint8Array | string }[], member = mill) =>
    member.browser.upload<ReadAnswer>('/v2/certificates/read', files);
  const draft = async (change: Parameters<typeof plate>[0], member = mill): Promise<string> => {
    const { body } = await read([{ name: 'plate.json', content: plate(change) }], member);
    return body.rows[0]?.draftId ?? '';
  };

  it('are read with the PDF of the same name, and kept as drafts', async () => {
    const { status, body } = await read([
      { name: 'AVO.pdf', content: '%PDF-1.7 plate' },
      { name: 'AVO.json', content: plate() },
    ]);
    expect(status).to.equal(200);
    const [row] = body.rows;
    expect(row).to.include({ fileName: 'AVO.json', pdfFileName: 'AVO.pdf', state: 'warning' });
    expect(row?.findings.map(({ code }) => code)).to.deep.equal(['issuer-differs']);
    expect(row?.certificate).to.include({
      number: 'AVO-2026-11873',
      kind: 31,
      heatNumber: 'F26-41873',
      grade: 'S355J2+N',
      massGrams: '56480000',
      gtin: '09521001001014',
    });
    const { body: kept } = await mill.browser.get<Certificate>(`/v2/certificates/${row?.draftId ?? ''}`);
    expect(kept.state).to.equal('draft');
    expect(kept.documents.map(({ role }) => role).sort()).to.deep.equal([
      'certificate-json',
      'certificate-pdf',
    ]);
  });

  const refused: [what: string, content: string, code: string][] = [
    ['a file that is not JSON', '{nope', 'not-json'],
    ['JSON that is no certificate', '{"hello":1}', 'not-a-certificate'],
    ['a certificate that lacks its parts', '{"Certificate":{}}', 'field-missing'],
    [
      'a title that leaves the type open',
      plate({ title: 'Inspection certificate EN 10204' }),
      'type-unclear',
    ],
    ['a mass that is no mass', plate({ mass: -4 }), 'mass-wrong'],
  ];
  for (const [what, content, code] of refused) {
    it(`are refused: ${what}`, async () => {
      const { body } = await read([{ name: 'one.json', content }]);
      expect(body.rows[0]).to.include({ state: 'refused', draftId: null });
      expect(
        body.rows[0]?.findings.filter(({ severity }) => severity === 'error').map((one) => one.code),
      ).to.include(code);
    });
  }

  it('are refused: a PDF alone, a request without files, a request that is no upload', async () => {
    const alone = await read([{ name: 'only.pdf', content: '%PDF-1.7' }]);
    expect(alone.body.rows[0]?.findings[0]?.code).to.equal('pdf-alone');
    const none = await mill.browser.upload('/v2/certificates/read', []);
    expect(none.body).to.include({ code: 'invalid-input', reason: 'no-file' });
    const json = await mill.browser.post('/v2/certificates/read', {});
    expect(json.body).to.include({ code: 'unsupported-media', reason: 'not-multipart' });
  });

  it('are refused whole when one file is larger than 10 MB, and when the upload is 50 MB', async () => {
    for (const size of [10 * 1_048_576 + 1, 50 * 1_048_576]) {
      const { status, body } = await read([
        { name: 'big.json', content: new Uint8Array(size).fill(32) },
        { name: 'good.json', content: plate({ number: 'BIG-1', heat: 'BIG-1' }) },
      ]);
      expect(status).to.equal(413);
      expect(body).to.include({ code: 'too-large', reason: 'upload-too-large' });
      expect(body).to.have.property(
        'detail',
        'big.json is larger than 10 MB. Send a smaller file; nothing was read.',
      );
    }
    const { body } = await mill.browser.get<Page<Certificate>>('/v2/certificates?state=draft');
    expect(body.items.map(({ summary }) => summary.number)).not.to.include('BIG-1');
  });

  it('go to IPFS and into one batch; what the chain says moves them', async () => {
    const ids = [
      await draft({ number: 'B-1', heat: 'HEAT-1' }),
      await draft({ number: 'B-2', heat: 'HEAT-2' }),
    ];
    const { status, body } = await mill.browser.post<Batch>('/v2/certificates/batches', { draftIds: ids });
    expect(status).to.equal(202);
    expect(body).to.include({ number: '1', state: 'signing', depth: 1, count: 2, typedData: null });
    const { body: one } = await mill.browser.get<Certificate>(`/v2/certificates/${ids[0] ?? ''}`);
    expect(one.state).to.equal('issuing');
    expect([...test.ipfs.blocks.keys()]).to.include(one.documents[0]?.cid);
    await test.moveIntent(`issue-batch:${mill.account.toLowerCase()}:1`, 'sent');
    const event = await issued(body, mill.account);
    expect(await stateOf(mill, body.id)).to.equal('registered');
    await test.moveEvent(event, 'orphaned');
    expect(await stateOf(mill, body.id)).to.equal('sent');
    await test.moveEvent(await issued(body, mill.account), 'final');
    const { body: last } = await mill.browser.get<Batch>(`/v2/certificates/batches/${body.id}`);
    expect(last.steps.every(({ at }) => at !== null)).to.equal(true);
    const { body: final } = await mill.browser.get<Certificate>(`/v2/certificates/${ids[1] ?? ''}`);
    expect(final).to.deep.include({
      state: 'final',
      mass: { certifiedGrams: '56480000', commissionedGrams: '0', leftGrams: '56480000' },
    });
  });

  it('are refused when their heat is registered already: on reading, and again on issuing', async () => {
    const { body } = await read([{ name: 'again.json', content: plate({ number: 'B-9', heat: 'HEAT-1' }) }]);
    expect(body.rows[0]?.findings.map(({ code }) => code)).to.include('heat-already-registered');
    const first = await draft({ number: 'C-1', heat: 'HEAT-3' });
    const twin = await draft({ number: 'C-2', heat: 'HEAT-3' });
    const both = await mill.browser.post('/v2/certificates/batches', { draftIds: [first, twin] });
    expect(both.status).to.equal(409);
    expect(both.body).to.include({ code: 'conflict', reason: 'heat-already-registered' });
    expect((await mill.browser.get<Certificate>(`/v2/certificates/${first}`)).body.state).to.equal('draft');
  });

  it('stay drafts when the document store answers with another address', async () => {
    const id = await draft({ number: 'D-1', heat: 'HEAT-4' });
    test.ipfs.lie = true;
    const { status, body } = await mill.browser.post('/v2/certificates/batches', { draftIds: [id] });
    test.ipfs.lie = false;
    expect(status).to.equal(503);
    expect(body).to.include({ code: 'unavailable', reason: 'cid-mismatch' });
    expect((await mill.browser.get<Certificate>(`/v2/certificates/${id}`)).body.state).to.equal('draft');
  });

  it('show why a batch failed, and go again', async () => {
    const id = await draft({ number: 'E-1', heat: 'HEAT-5' });
    const { body } = await mill.browser.post<Batch>('/v2/certificates/batches', { draftIds: [id] });
    const key = `issue-batch:${mill.account.toLowerCase()}:${body.number}`;
    await test.moveIntent(key, 'failed', { code: 'X', args: {}, message: 'The issuer may not issue.' });
    const { body: failed } = await mill.browser.get<Batch>(`/v2/certificates/batches/${body.id}`);
    expect(failed).to.include({ state: 'failed', failure: 'The issuer may not issue.' });
    const { body: again } = await mill.browser.post<Batch>(`/v2/certificates/batches/${body.id}/retry`);
    expect(again).to.include({ state: 'signing', failure: null });
    const { rows } = await test.database.sql.query(
      'SELECT status FROM bridge.intent WHERE business_key = $1',
      [key],
    );
    expect(rows).to.deep.equal([{ status: 'requested' }]);
  });

  it('are signed by the organisation’s own wallet, and by no other', async () => {
    const own = await test.join('Belval Acier', ['mill'], wallet.address);
    const id = await draft({ number: 'F-1', heat: 'HEAT-6' }, own);
    const { body } = await own.browser.post<Batch>('/v2/certificates/batches', {
      draftIds: [id],
      prepare: true,
    });
    const toSign = body.typedData as unknown as TypedDataDefinition;
    expect(toSign.primaryType).to.equal('IssueBatch');
    const url = `/v2/certificates/batches/${body.id}/signature`;
    const key = `issue-batch:${wallet.address.toLowerCase()}:1`;
    const count = async () =>
      (await test.database.sql.query('SELECT 1 FROM bridge.intent WHERE business_key = $1', [key])).rowCount;
    const wrong = await own.browser.post(url, { signature: await stranger.signTypedData(toSign) });
    expect([wrong.status, wrong.body.code, wrong.body.reason]).to.deep.equal([
      422,
      'signature-invalid',
      'wrong-signer',
    ]);
    expect(await count()).to.equal(0);
    const signature = await wallet.signTypedData(toSign);
    const hidden = await mill.browser.post(url, { signature });
    expect(hidden.status).to.equal(404);
    const right = await own.browser.post<Batch>(url, { signature });
    expect(right.status).to.equal(202);
    expect(await count()).to.equal(1);
    const twice = await own.browser.post(url, { signature });
    expect(twice.body).to.include({ code: 'conflict', reason: 'no-signature-awaited' });
  });

  it('are revoked for ever, with a successor where one is needed', async () => {
    const { body: list } = await mill.browser.get<Page<Certificate>>('/v2/certificates?state=final');
    const [newer, older] = list.items;
    const url = `/v2/certificates/${older?.id ?? ''}/revoke`;
    const without = await mill.browser.post(url, { reason: 3 });
    expect(without.body).to.include({ code: 'invalid-input', reason: 'successor-invalid' });
    const replacedBy = newer?.batch?.certificateId;
    const { status, body } = await mill.browser.post<Certificate>(url, { reason: 3, replacedBy });
    expect([status, body.state]).to.deep.equal([202, 'revoking']);
    await test.emit('certificateRegistry', 'CertificateRevoked', {
      issuer: mill.account as `0x${string}`,
      batch: older?.batch?.number ?? '',
      index: String(older?.batch?.index),
      reason: '3',
      replacedByBatch: newer?.batch?.number ?? '',
      replacedByIndex: String(newer?.batch?.index),
      actor: mill.account as `0x${string}`,
    });
    const { body: gone } = await mill.browser.get<Certificate>(`/v2/certificates/${older?.id ?? ''}`);
    expect(gone.state).to.equal('revoked');
    expect(gone.revocation).to.include({ reason: 3, replacedBy });
    const twice = await mill.browser.post(url, { reason: 1 });
    expect(twice.body).to.include({ code: 'conflict', reason: 'not-registered' });
  });

  it('are never seen by another mill', async () => {
    const other = await test.join('Rivale', ['mill']);
    const id = await draft({ number: 'G-1', heat: 'HEAT-7' });
    const list = await other.browser.get<Page<Certificate>>('/v2/certificates');
    expect(list.body.items).to.deep.equal([]);
    const attempts = [
      other.browser.get(`/v2/certificates/${id}`),
      other.browser.post(`/v2/certificates/${id}/revoke`, { reason: 1 }),
      other.browser.post('/v2/certificates/batches', { draftIds: [id] }),
      other.browser.post('/v2/lots', { certificateId: id }),
    ];
    for (const { status, body } of await Promise.all(attempts)) {
      expect([status, body.code]).to.deep.equal([404, 'not-found']);
    }
  });

  const issued = (batch: Batch, issuer: string) =>
    test.emit('certificateRegistry', 'BatchIssued', {
      issuer: issuer as `0x${string}`,
      batch: batch.number,
      root: batch.root as `0x${string}`,
      depth: String(batch.depth),
      count: String(batch.count),
      issuedAt: '1795400000',
      signer: stranger.address,
    });
  const stateOf = async (member: Member, id: string) =>
    (await member.browser.get<Batch>(`/v2/certificates/batches/${id}`)).body.state;
});
