import { readFileSync } from 'node:fs';
import { batchCommitmentOf } from '@topsteel/chain';
import type {
  Batch,
  Certificate,
  CountersignatureTask,
  InspectionBodies,
  Page,
  ReadAnswer,
} from '@topsteel/domain/api';
import { expect } from 'chai';
import type { TypedDataDefinition } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { openApp, type Member, type TestApp } from './open-app.ts';

const wallet = privateKeyToAccount(`0x${'51'.repeat(32)}`);
const stranger = privateKeyToAccount(`0x${'52'.repeat(32)}`);
const plateText = readFileSync(
  new URL('../../../scripts/seed/world/certificates/fr-plate-s355j2-20.json', import.meta.url),
  'utf8',
);
const plate32 = (number: string, heat: string): string =>
  plateText
    .replaceAll('AVO-2026-11873', number)
    .replaceAll('F26-41873', heat)
    .replaceAll('41873-', `${heat}-`)
    .replace('Inspection certificate 3.1', 'Inspection certificate 3.2');

describe('Countersignatures of type 3.2', () => {
  let test: TestApp;
  let mill: Member;
  let body: Member;
  let ownBody: Member;
  before(async () => {
    test = await openApp();
    mill = await test.join('Acieries du Val', ['mill']);
    body = await test.join('Istituto Prove Lario', ['inspection-body']);
    ownBody = await test.join('Bureau Meuse', ['inspection-body'], wallet.address);
  });
  after(() => test.close());

  const draft = async (number: string): Promise<string> => {
    const { body: answer } = await mill.browser.upload<ReadAnswer>('/v2/certificates/read', [
      { name: `${number}.json`, content: plate32(number, `H-${number}`) },
    ]);
    return answer.rows[0]?.draftId ?? '';
  };
  const issue = (draftIds: string[], inspectionBodyId?: string) =>
    mill.browser.post<Batch>('/v2/certificates/batches', {
      draftIds,
      ...(inspectionBodyId !== undefined && { inspectionBodyId }),
    });
  /** A certificate of type 3.2 in the register, on the body's desk. */
  const registered = async (number: string, by: Member): Promise<{ id: string; batch: Batch }> => {
    const id = await draft(number);
    const { body: batch, status } = await issue([id], by.organisationId);
    expect(status).to.equal(202);
    await test.emit('certificateRegistry', 'BatchIssued', {
      issuer: mill.account as `0x${string}`,
      batch: batch.number,
      root: batch.root as `0x${string}`,
      depth: '0',
      count: '1',
      issuedAt: '1795400000',
      signer: stranger.address,
    });
    return { id, batch };
  };
  const task = async (by: Member, id: string): Promise<CountersignatureTask> =>
    (await by.browser.get<CountersignatureTask>(`/v2/countersignatures/${id}`)).body;
  const certificate = async (id: string): Promise<Certificate> =>
    (await mill.browser.get<Certificate>(`/v2/certificates/${id}`)).body;
  const countersigned = (batch: Batch, by: Member) =>
    test.emit('certificateRegistry', 'CertificatesCountersigned', {
      issuer: mill.account as `0x${string}`,
      batch: batch.number,
      body: by.account as `0x${string}`,
      indices: ['0'],
      signer: wallet.address,
      signedAt: '1795400100',
    });
  const payloadOf = async (key: string): Promise<Record<string, unknown>> => {
    const { rows } = await test.database.sql.query<{ payload: Record<string, unknown> }>(
      'SELECT payload FROM bridge.intent WHERE business_key = $1',
      [key],
    );
    return rows[0]?.payload ?? {};
  };

  it('need an independent inspection body, named when issuing', async () => {
    const { body: bodies } = await mill.browser.get<InspectionBodies>('/v2/inspection-bodies');
    expect(bodies.items.map(({ name }) => name)).to.deep.equal(['Bureau Meuse', 'Istituto Prove Lario']);
    const id = await draft('A-1');
    for (const wrong of [undefined, mill.organisationId]) {
      const { status, body: problem } = await issue([id], wrong);
      expect(status).to.equal(400);
      expect(problem).to.include({ code: 'invalid-input', reason: 'inspection-body' });
    }
    const both = await test.join('Laminoirs et Essais', ['mill', 'inspection-body']);
    const { body: own } = await both.browser.upload<ReadAnswer>('/v2/certificates/read', [
      { name: 'own.json', content: plate32('A-2', 'H-A-2') },
    ]);
    const self = await both.browser.post('/v2/certificates/batches', {
      draftIds: [own.rows[0]?.draftId],
      inspectionBodyId: both.organisationId,
    });
    expect(self.body.detail).to.equal(
      'An inspection body must be independent of the issuer (EN 10204, clause 4.2). Choose another.',
    );
  });

  it('are given by the hosted key; the certificate can be commissioned only then', async () => {
    const { id, batch } = await registered('B-1', body);
    const waiting = await task(body, id);
    expect(waiting).to.include({ state: 'awaited', canSign: true, typedData: null });
    expect(waiting.summary.conformance.verdict).to.equal('conforms');
    expect(waiting.documents[0]?.sha256).to.equal(waiting.documentHash);
    const early = await mill.browser.post('/v2/lots', { certificateId: id });
    expect([early.status, early.body.reason]).to.deep.equal([409, 'not-countersigned']);

    const asked = await body.browser.post<CountersignatureTask>(`/v2/countersignatures/${id}/countersign`);
    expect([asked.status, asked.body.state]).to.deep.equal([202, 'requested']);
    expect(await payloadOf(`countersign:${mill.account.toLowerCase()}:${batch.number}:0`)).to.deep.equal({
      body: body.account,
      issuer: mill.account,
      batch: batch.number,
      commitment: batchCommitmentOf({
        root: batch.root as `0x${string}`,
        depth: 0,
        count: 1,
        issuedAt: 1_795_400_000,
        signer: stranger.address,
      }),
      indices: ['0'],
    });
    const event = await countersigned(batch, body);
    expect((await certificate(id)).countersignature).to.deep.include({
      state: 'countersigned',
      signer: wallet.address,
      signedAt: '2026-11-23T02:15:00.000Z',
    });
    const lot = await mill.browser.post<{ id: string }>('/v2/lots', { certificateId: id });
    expect(lot.status).to.equal(202);
    const { rows } = await test.database.sql.query<{ payload: { evidence: { countersignature: unknown } } }>(
      "SELECT payload FROM bridge.intent WHERE kind = 'commission-lot'",
    );
    const second = { body: body.account, signer: wallet.address, signedAt: '1795400100' };
    expect(rows[0]?.payload.evidence.countersignature).to.deep.equal(second);
    const blocks = [...test.ipfs.blocks.values()].map((bytes) => Buffer.from(bytes).toString('utf8'));
    expect(blocks.some((text) => text.includes(`"countersignature":{"body":"${body.account}"`))).to.equal(
      true,
    );
    await test.moveEvent(event, 'orphaned');
    expect((await certificate(id)).countersignature?.state).to.equal('requested');
  });

  it('are signed by the body’s own wallet, and by no other', async () => {
    const { id, batch } = await registered('C-1', ownBody);
    const url = `/v2/countersignatures/${id}`;
    const asked = await ownBody.browser.post<CountersignatureTask>(`${url}/countersign`);
    const data = asked.body.typedData as unknown as TypedDataDefinition;
    expect([asked.body.state, data.primaryType]).to.deep.equal(['signing', 'Countersign']);
    const wrong = await ownBody.browser.post(`${url}/signature`, {
      signature: await stranger.signTypedData(data),
    });
    expect(wrong.body).to.include({ code: 'signature-invalid', reason: 'wrong-signer' });
    const signature = await wallet.signTypedData(data);
    const right = await ownBody.browser.post<CountersignatureTask>(`${url}/signature`, { signature });
    expect([right.status, right.body.state]).to.deep.equal([202, 'requested']);
    const payload = await payloadOf(`countersign:${mill.account.toLowerCase()}:${batch.number}:0`);
    expect(payload).to.include({ signer: wallet.address, signature });
    const twice = await ownBody.browser.post(`${url}/signature`, { signature });
    expect(twice.body).to.include({ code: 'conflict', reason: 'not-awaited' });
  });

  it('are refused with a reason; the issuer then names another body', async () => {
    const { id } = await registered('D-1', body);
    const url = `/v2/countersignatures/${id}`;
    expect((await body.browser.post(`${url}/refuse`, { reason: 'no' })).status).to.equal(400);
    const reason = 'The impact test was not witnessed.';
    const refused = await body.browser.post<CountersignatureTask>(`${url}/refuse`, { reason });
    expect([refused.status, refused.body.state]).to.deep.equal([200, 'refused']);
    expect((await certificate(id)).countersignature).to.deep.include({ state: 'refused', reason });
    expect((await body.browser.post(`${url}/countersign`)).body).to.include({ reason: 'not-awaited' });
    const named = await mill.browser.post<Certificate>(`/v2/certificates/${id}/inspection-body`, {
      inspectionBodyId: ownBody.organisationId,
    });
    expect(named.body.countersignature).to.deep.include({ state: 'awaited', reason: null });
    expect((await body.browser.get(url)).status).to.equal(404);
    expect((await task(ownBody, id)).state).to.equal('awaited');
  });

  it('say why the register refused one, and are asked for again', async () => {
    const { id, batch } = await registered('E-1', body);
    const url = `/v2/countersignatures/${id}/countersign`;
    await body.browser.post(url);
    const key = `countersign:${mill.account.toLowerCase()}:${batch.number}:0`;
    await test.moveIntent(key, 'failed', { code: 'X', args: {}, message: 'The body is not independent.' });
    expect(await task(body, id)).to.include({ state: 'awaited', failure: 'The body is not independent.' });
    const again = await body.browser.post<CountersignatureTask>(url, undefined, {
      'idempotency-key': 'again-1',
    });
    expect(again.body).to.include({ state: 'requested', failure: null });
  });

  it('wait until the batch is in the register, and are nobody else’s', async () => {
    const id = await draft('F-1');
    await issue([id], body.organisationId);
    expect((await task(body, id)).canSign).to.equal(false);
    const early = await body.browser.post(`/v2/countersignatures/${id}/countersign`);
    expect(early.body).to.include({ code: 'conflict', reason: 'not-registered' });
    const { body: desk } = await ownBody.browser.get<Page<CountersignatureTask>>('/v2/countersignatures');
    expect(desk.items.map(({ summary }) => summary.number)).to.deep.equal(['D-1', 'C-1']);
    expect((await ownBody.browser.post(`/v2/countersignatures/${id}/countersign`)).status).to.equal(404);
    expect((await mill.browser.get('/v2/countersignatures')).status).to.equal(403);
  });
});
