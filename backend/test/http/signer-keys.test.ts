import { readFileSync } from 'node:fs';
import { directoryAbi } from '@topsteel/chain';
import type {
  AuditAnswer,
  AuditObject,
  Batch,
  KeyConsequences,
  Problem,
  ReadAnswer,
  SignerKey,
  SignerKeys,
} from '@topsteel/domain/api';
import { expect } from 'chai';
import { decodeFunctionData, type Hex, type TypedDataDefinition } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { openApp, type Member, type TestApp } from './open-app.ts';

const account = privateKeyToAccount(`0x${'71'.repeat(32)}`);
const lab = privateKeyToAccount(`0x${'72'.repeat(32)}`);
const plateText = readFileSync(
  new URL('../../../scripts/seed/world/certificates/fr-plate-s355j2-20.json', import.meta.url),
  'utf8',
);
const plate = (number: string, heat: string): string =>
  plateText
    .replaceAll('AVO-2026-11873', number)
    .replaceAll('F26-41873', heat)
    .replaceAll('41873-', `${heat}-`);

describe('Keys of an organisation', () => {
  let test: TestApp;
  let mill: Member;
  let own: Member;
  before(async () => {
    test = await openApp();
    mill = await test.join('Acieries du Val', ['mill']);
    own = await test.join('Belval Acier', ['mill'], account.address);
  });
  after(() => test.close());

  const list = async (member: Member): Promise<SignerKeys> =>
    (await member.browser.get<SignerKeys>('/v2/keys')).body;
  const add = (member: Member, input: object) => member.browser.post<SignerKey & Problem>('/v2/keys', input);
  const labKey = { address: lab.address, label: 'Laboratory Hagondange' };
  const keyArgs = (member: Member) => ({
    organisation: member.account as `0x${string}`,
    signer: lab.address,
  });
  const payload = async (key: string): Promise<unknown> =>
    (
      await test.database.sql.query<{ payload: unknown }>(
        'SELECT payload FROM bridge.intent WHERE business_key = $1',
        [key],
      )
    ).rows[0]?.payload;

  it('are appointed for a time; the directory confirms', async () => {
    const validUntil = '2030-01-01T00:00:00.000Z';
    const { status, body } = await add(mill, { ...labKey, validUntil });
    expect([status, body.state, body.call]).to.deep.equal([202, 'requested', null]);
    const at = `${mill.account.toLowerCase()}:${lab.address.toLowerCase()}`;
    expect(await payload(`add-signer:${at}`)).to.deep.equal({
      organisation: mill.account,
      key: lab.address,
      validFrom: '0',
      validUntil: '1893456000',
    });
    await test.emit('directory', 'SignerAdded', {
      ...keyArgs(mill),
      validFrom: '1795400000',
      validUntil: '1893456000',
    });
    const { items } = await list(mill);
    expect(items).to.have.length(1);
    expect(items[0]).to.deep.include({ state: 'active', validUntil, label: 'Laboratory Hagondange' });
    expect((await add(mill, labKey)).body).to.include({ code: 'conflict', reason: 'key-taken' });
    expect((await list(own)).items).to.deep.equal([]);
  });

  it('are refused: a window in the past, one that ends before it begins, the account itself', async () => {
    const other = { address: `0x${'ab'.repeat(20)}`, label: 'Other' };
    const past = await add(mill, { ...other, validFrom: '2020-01-01T00:00:00.000Z' });
    expect(past.body).to.include({ code: 'invalid-input', reason: 'validFrom-wrong' });
    const empty = await add(mill, {
      ...other,
      validFrom: '2031-01-01T00:00:00.000Z',
      validUntil: '2030-01-01T00:00:00.000Z',
    });
    expect(empty.body).to.include({ code: 'invalid-input', reason: 'validUntil-wrong' });
    expect((await add(mill, { ...other, address: mill.account })).body).to.include({ reason: 'key-taken' });
  });

  it('show what a report would undo, and are reported only when their name is typed', async () => {
    const { body: read } = await mill.browser.upload<ReadAnswer>('/v2/certificates/read', [
      { name: 'a.json', content: plate('A-1', 'HA1') },
      { name: 'b.json', content: plate('A-2', 'HA2') },
    ]);
    const { body: batch } = await mill.browser.post<Batch>('/v2/certificates/batches', {
      draftIds: read.rows.map(({ draftId }) => draftId),
    });
    await test.emit('certificateRegistry', 'BatchIssued', {
      issuer: mill.account as `0x${string}`,
      batch: batch.number,
      root: batch.root as `0x${string}`,
      depth: '1',
      count: '2',
      issuedAt: '1795400100',
      signer: lab.address,
    });
    const url = `/v2/keys/${lab.address}`;
    const [key] = (await list(mill)).items;
    expect(key?.signed).to.deep.equal({
      batches: 1,
      certificates: 2,
      countersignatures: 0,
      lastAt: '2026-11-23T02:15:00.000Z',
    });
    const at = async (since: string): Promise<KeyConsequences> =>
      (await mill.browser.get<KeyConsequences>(`${url}/consequences?since=${since}`)).body;
    expect(await at('2026-11-23T02:15:00Z')).to.deep.equal({
      certificates: 2,
      certifiedGrams: '112960000',
      countersignatures: 0,
      numbers: ['A-1', 'A-2'],
    });
    expect((await at('2026-11-23T02:15:01Z')).certificates).to.equal(0);

    const since = '2026-11-23T02:00:00.000Z';
    const untyped = await mill.browser.post<Problem>(`${url}/report`, { since, confirm: 'laboratory' });
    expect(untyped.body).to.include({ code: 'invalid-input', reason: 'confirm-wrong' });
    const confirm = labKey.label;
    const late = await mill.browser.post<Problem>(`${url}/report`, {
      since: '2099-01-01T00:00:00Z',
      confirm,
    });
    expect(late.body).to.include({ code: 'invalid-input', reason: 'since-wrong' });
    const done = await mill.browser.post<SignerKey>(`${url}/report`, { since, confirm });
    expect([done.status, done.body.state]).to.deep.equal([202, 'reporting']);
    const key2 = `report-signer:${mill.account.toLowerCase()}:${lab.address.toLowerCase()}:1795399200`;
    expect(await payload(key2)).to.deep.equal({
      organisation: mill.account,
      key: lab.address,
      since: '1795399200',
    });
    await test.moveIntent(key2, 'failed', { code: 'X', args: {}, message: 'The mark may not be later.' });
    expect((await list(mill)).items[0]).to.include({
      state: 'active',
      failure: 'The mark may not be later.',
    });
    const again = await mill.browser.post<SignerKey>(`${url}/report`, { since, confirm });
    expect([again.status, again.body.failure]).to.deep.equal([202, null]);
    const { rows } = await test.database.sql.query(
      'SELECT status FROM bridge.intent WHERE business_key = $1',
      [key2],
    );
    expect(rows).to.deep.equal([{ status: 'requested' }]);
    await test.emit('directory', 'SignerCompromised', {
      ...keyArgs(mill),
      since: '1795399200',
      actor: mill.account as `0x${string}`,
    });
    expect((await list(mill)).items[0]).to.include({ state: 'compromised', compromisedSince: since });
  });

  it('of an organisation with its own wallet come with the call that the wallet sends', async () => {
    const { body } = await add(own, labKey);
    const { functionName, args } = decodeFunctionData({
      abi: directoryAbi,
      data: (body.call?.data ?? '0x') as Hex,
    });
    expect([functionName, args]).to.deep.equal(['addSigner', [account.address, lab.address, 0, 2 ** 48 - 1]]);
    expect((await add(own, { ...labKey, label: 'Laboratory' })).status).to.equal(202);
    expect((await add(own, labKey)).body.label).to.equal(labKey.label);
    const { rowCount } = await test.database.sql.query(
      "SELECT 1 FROM bridge.intent WHERE kind = 'add-signer' AND payload->>'organisation' = $1",
      [account.address],
    );
    expect(rowCount).to.equal(0);
    await test.emit('directory', 'SignerAdded', {
      ...keyArgs(own),
      validFrom: '1795400000',
      validUntil: '281474976710655',
    });
    expect((await list(own)).items[0]).to.include({ state: 'active', validUntil: null, call: null });
  });

  it('sign batches in place of the account while they are active', async () => {
    const { body: read } = await own.browser.upload<ReadAnswer>('/v2/certificates/read', [
      { name: 'c.json', content: plate('C-1', 'HC1') },
    ]);
    const { body: batch } = await own.browser.post<Batch>('/v2/certificates/batches', {
      draftIds: [read.rows[0]?.draftId],
      prepare: true,
    });
    const url = `/v2/certificates/batches/${batch.id}/signature`;
    const signature = await lab.signTypedData(batch.typedData as unknown as TypedDataDefinition);
    expect((await own.browser.post<Problem>(url, { signature })).body).to.include({ reason: 'wrong-signer' });
    const stranger = `0x${'cd'.repeat(20)}`;
    expect((await own.browser.post<Problem>(url, { signature, signer: stranger })).body).to.include({
      reason: 'not-a-key',
    });
    expect((await own.browser.post(url, { signature, signer: lab.address })).status).to.equal(202);
    const asked = await payload(`issue-batch:${account.address.toLowerCase()}:${batch.number}`);
    expect(asked).to.include({ signer: lab.address, signature });
  });

  it('are ended; what they signed stays', async () => {
    const url = `/v2/keys/${lab.address}/remove`;
    const { body } = await own.browser.post<SignerKey>(url, { confirm: labKey.label });
    expect(body.state).to.equal('removing');
    const call = decodeFunctionData({ abi: directoryAbi, data: (body.call?.data ?? '0x') as Hex });
    expect(call.functionName).to.equal('removeSigner');
    const event = await test.emit('directory', 'SignerRemoved', { ...keyArgs(own), removedAt: '1795400200' });
    expect((await list(own)).items[0]).to.include({
      state: 'removed',
      removedAt: '2026-11-23T02:16:40.000Z',
    });
    await test.moveEvent(event, 'orphaned');
    expect((await list(own)).items[0]?.state).to.equal('removing');
  });

  it('have no end where it lies beyond the calendar: the directory takes any', async () => {
    const [beyond, later] = [`0x${'81'.repeat(20)}`, `0x${'82'.repeat(20)}`] as const;
    const organisation = own.account as `0x${string}`;
    await test.emit('directory', 'SignerAdded', {
      ...{ organisation, signer: beyond, validFrom: '1795400000', validUntil: '281474976710654' },
    });
    await test.emit('directory', 'SignerAdded', {
      ...{ organisation, signer: later, validFrom: '281474976710000', validUntil: '281474976710655' },
    });
    const items = (await list(own)).items.filter(({ address }) => address === beyond || address === later);
    expect(items.map(({ validFrom, validUntil }) => [validFrom, validUntil])).to.deep.equal([
      ['2026-11-23T02:13:20.000Z', null],
      ['9999-12-31T23:59:59.000Z', null],
    ]);
    const operator = await test.signIn('operator@steel.test');
    const object = await operator.get<AuditObject>(`/v2/audit/objects/organisation/${own.account}`);
    const signers = object.body.tables.find(({ key }) => key === 'signers');
    expect(signers?.rows.slice(-2).map((row) => [row[1]?.value, row[2]?.value])).to.deep.equal([
      ['2026-11-23T02:13:20.000Z', undefined],
      ['9999-12-31T23:59:59.000Z', undefined],
    ]);
    await test.emit('certificateRegistry', 'BatchIssued', {
      ...{ issuer: organisation, batch: '1', root: `0x${'ab'.repeat(32)}`, depth: '0', count: '1' },
      ...{ issuedAt: '1795400100', signer: later },
    });
    const acts = await operator.get<AuditAnswer>(
      `/v2/audit/questions/acts-of-signer?signer=${later}&since=2026-01-01`,
    );
    expect(acts.body.rows.map((row) => row[4]?.value)).to.deep.equal(['out-of-window']);
    await test.emit('directory', 'CapabilityGranted', {
      ...{ organisation, accreditor: `0x${'ac'.repeat(20)}`, capability: '1' },
      ...{ validFrom: '281474976710000', validUntil: '281474976710655' },
    });
    const bare = await operator.get<AuditAnswer>('/v2/audit/questions/issued-without-accreditation');
    expect(bare.body.rows.map((row) => [row[0]?.of, row[4]?.value])).to.deep.include([
      own.account,
      undefined,
    ]);
  });
});
