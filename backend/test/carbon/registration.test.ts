import { declareOwnEmissions, deploymentOf, statementIdOf, verifyOwnEmissions } from '@topsteel/chain';
import type { Lot, Page, Statement } from '@topsteel/domain/api';
import { expect } from 'chai';
import { getAddress, stringToHex, zeroHash } from 'viem';
import { openApp, type Member, type TestApp } from '../http/open-app.ts';
import { registerCertificate } from '../http/register-certificate.ts';
import { commissionLot } from './stock-lots.ts';
import { declareOnChain, payloadOf, verifyOnChain } from './speak-for-register.ts';

const stated = {
  method: 'ISO 20915:2018',
  boundary: 'EN 15804 A1-A3',
  referencePeriodStart: '2025-01-01T00:00:00Z',
  referencePeriodEnd: '2026-01-01T00:00:00Z',
};
const failure = { code: 'EmissionStatements_NotStanding', args: {}, message: 'Another statement stands.' };
const wallet = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';

describe('Emission statements and the register', () => {
  let test: TestApp;
  let mill: Member;
  let verifier: Member;
  let lot: Lot;
  let first: Statement;
  let second: Statement;
  const deployment = deploymentOf(31337);

  const list = async (member: Member): Promise<Statement[]> =>
    (await member.browser.get<Page<Statement>>('/v2/emission-statements')).body.items;
  const read = async (member: Member, { id }: Statement): Promise<Statement> =>
    (await member.browser.get<Statement>(`/v2/emission-statements/${id}`)).body;
  const stateOf = async (statement: Statement) => (await read(mill, statement)).registration.state;
  const declare = async (gramsCo2ePerTonne: string, named = verifier): Promise<Statement> => {
    const { body } = await mill.browser.post<Statement>('/v2/emission-statements', {
      ...{ lotId: lot.id, ...stated, gramsCo2ePerTonne, verifierId: named.organisationId },
    });
    return body;
  };
  const confirm = (member: Member, { id }: Statement) =>
    member.browser.post<Statement>(`/v2/emission-statements/${id}/verification`, {
      standardName: 'ISO 14064-3:2019',
    });
  const auditOf = async ({ id }: Statement): Promise<string[]> => {
    const { rows } = await test.database.sql.query<{ action: string }>(
      'SELECT action FROM audit_entry WHERE subject = $1 ORDER BY id',
      [`emission-statement:${id}`],
    );
    return rows.map(({ action }) => action);
  };
  const stockOf = async (
    owner: Member,
    certificate: string,
    massGrams: string,
    emissionsGramsPerKg?: string,
  ): Promise<Lot> =>
    commissionLot(test, owner, await registerCertificate(test, owner, certificate), {
      massGrams,
      ...(emissionsGramsPerKg !== undefined && { emissionsGramsPerKg }),
    });

  before(async () => {
    test = await openApp();
    mill = await test.join('Acieries du Val', ['mill']);
    verifier = await test.join('Bureau Alpin', ['verifier']);
    lot = await stockOf(mill, 'fr-plate-s355j2-20', '40000000', '621');
    [first] = (await list(mill)) as [Statement];
  });
  after(() => test.close());

  it('ask it for exactly what our books say', async () => {
    const statement = {
      lotId: BigInt(lot.lotId),
      massGrams: 40_000_000n,
      emissionsGrams: 24_840_000n,
      method: stringToHex('EN 19694-2, site average', { size: 32 }),
      boundary: stringToHex('EN 15804 A1-A3', { size: 32 }),
      documentHash: first.documentHash as `0x${string}`,
      supersedes: zeroHash,
    };
    const statementId = statementIdOf(deployment, statement);
    expect(first.registration).to.deep.equal({
      ...{ state: 'registering', statementId, note: null, txHash: null, call: null },
    });
    expect(await payloadOf(test, `declare-emissions:${statementId}`)).to.deep.equal({
      declarer: mill.account,
      statement: {
        ...statement,
        lotId: lot.lotId,
        massGrams: '40000000',
        emissionsGrams: '24840000',
      },
    });
  });

  it('go there one after the other, and cannot be confirmed before they are there', async () => {
    second = await declare('650000');
    expect(second.registration.state).to.equal('queued');
    const key = `declare-emissions:${second.registration.statementId ?? ''}`;
    expect(await payloadOf(test, key)).to.equal(null);
    expect((await confirm(verifier, second)).body).to.include({ reason: 'statement-not-registered' });
    await declareOnChain(test, first);
    expect([await stateOf(first), await stateOf(second)]).to.deep.equal(['registered', 'registering']);
    expect(await payloadOf(test, key)).to.have.nested.property(
      'statement.supersedes',
      first.registration.statementId,
    );
  });

  it('say why they failed, and are sent again', async () => {
    const path = `/v2/emission-statements/${second.id}/registration`;
    expect((await mill.browser.post(path)).body).to.include({ reason: 'not-failed' });
    const key = `declare-emissions:${second.registration.statementId ?? ''}`;
    await test.moveIntent(key, 'failed', failure);
    expect((await read(mill, second)).registration).to.include({
      state: 'registration-failed',
      note: 'Another statement stands.',
    });
    expect((await verifier.browser.post(path)).status).to.equal(403);
    const { status, body } = await mill.browser.post<Statement>(path);
    expect([status, body.registration.state, body.registration.note]).to.deep.equal([
      202,
      'registering',
      null,
    ]);
    await declareOnChain(test, second);
    expect(await stateOf(second)).to.equal('registered');
  });

  it('are verified once the register says so, and not when they are asked to be', async () => {
    const { status, body: asked } = await confirm(verifier, second);
    expect([status, asked.registration.state, asked.assurance]).to.deep.equal([
      202,
      'verifying',
      'self-declared',
    ]);
    const key = `verify-emissions:${second.registration.statementId ?? ''}`;
    expect(await payloadOf(test, key)).to.deep.equal({
      verifier: verifier.account,
      statementId: second.registration.statementId,
      documentHash: zeroHash,
    });
    expect((await confirm(verifier, second)).body).to.include({ reason: 'already-sent' });
    await test.moveIntent(key, 'failed', failure);
    expect(await stateOf(second)).to.equal('verification-failed');
    expect((await confirm(verifier, second)).status).to.equal(202);
    const event = await verifyOnChain(test, second);
    const verified = await read(mill, second);
    expect([verified.registration.state, verified.assurance]).to.deep.equal(['verified', 'verified']);
    expect(verified.footprintId).not.to.equal(second.footprintId);

    await test.moveEvent(event, 'orphaned');
    const undone = await read(mill, second);
    expect([undone.registration.state, undone.assurance]).to.deep.equal(['verifying', 'self-declared']);
    await verifyOnChain(test, second);
    expect(await stateOf(second)).to.equal('verified');
    expect(await auditOf(second)).to.deep.equal([
      'emissions.declare',
      'emissions.registration-failed',
      'emissions.register',
      'emissions.registered',
      'emissions.verify',
      'emissions.verification-failed',
      'emissions.verify',
      'emissions.verified',
      'emissions.verification-orphaned',
      'emissions.verified',
    ]);
  });

  it('are not verified by whom they did not name', async () => {
    const third = await declare('660000');
    await declareOnChain(test, third);
    const stranger = await test.join('Prüfhaus', ['verifier']);
    await test.emit('emissionStatements', 'EmissionsVerified', {
      statementId: third.registration.statementId as `0x${string}`,
      lotId: lot.lotId,
      verifier: stranger.account as `0x${string}`,
      signer: stranger.account as `0x${string}`,
      ordinal: '1',
      documentHash: zeroHash,
    });
    expect(await stateOf(third)).to.equal('registered');
  });

  it('are self-declared again when the verifier takes its word back', async () => {
    const [third] = (await list(mill)) as [Statement];
    await confirm(verifier, third);
    await verifyOnChain(test, third);
    expect((await read(mill, third)).assurance).to.equal('verified');
    await test.emit('emissionStatements', 'VerificationWithdrawn', {
      statementId: third.registration.statementId as `0x${string}`,
      lotId: lot.lotId,
      verifier: verifier.account as `0x${string}`,
      signer: verifier.account as `0x${string}`,
      ordinal: '1',
      reason: '3',
    });
    const { registration, assurance } = await read(mill, third);
    expect([registration.state, assurance]).to.deep.equal(['withdrawn', 'self-declared']);
    expect((await confirm(verifier, third)).body).to.include({ reason: 'verification-withdrawn' });
  });

  it('go back to the way when the block that held them is undone', async () => {
    const fourth = await declare('670000');
    const event = await declareOnChain(test, fourth);
    await confirm(verifier, fourth);
    await verifyOnChain(test, fourth);
    await test.moveEvent(event, 'orphaned');
    const undone = await read(mill, fourth);
    expect([undone.registration.state, undone.assurance]).to.deep.equal(['registering', 'self-declared']);
  });

  it('stay in our books when the ledger carries another figure than the first of them', async () => {
    const bare = await stockOf(mill, 'fr-coil-s235jr-4', '1000000');
    const body = { lotId: bare.id, ...stated, gramsCo2ePerTonne: '621000' };
    const { body: kept } = await mill.browser.post<Statement>('/v2/emission-statements', {
      ...{ ...body, verifierId: verifier.organisationId },
    });
    expect(kept.registration).to.include({ state: 'books-only', statementId: null });
    expect(kept.registration.note).to.include('carries another figure for this lot, or none');
    expect((await confirm(verifier, kept)).body).to.include({ reason: 'statement-in-books-only' });
    const { body: next } = await mill.browser.post<Statement>('/v2/emission-statements', body);
    expect(next.registration.state).to.equal('books-only');
  });

  it('are confirmed by the wallet of a verifier that has one', async () => {
    const house = await test.join('Cabinet Rhodanien', ['verifier'], wallet);
    const [standing] = (await list(mill)).filter(({ lotId }) => lotId === lot.id);
    const fifth = await declare('680000', house);
    expect(fifth.registration.state).to.equal('queued');
    await declareOnChain(test, standing as Statement);
    await declareOnChain(test, fifth);
    const { body } = await confirm(house, fifth);
    const place = { chainId: 31337, from: wallet };
    const statementId = fifth.registration.statementId as `0x${string}`;
    expect(body.registration).to.deep.include({
      state: 'verifying',
      call: { ...place, ...verifyOwnEmissions(deployment, { statementId, documentHash: zeroHash }) },
    });
    expect(await payloadOf(test, `verify-emissions:${statementId}`)).to.equal(null);
    expect((await read(mill, fifth)).registration.call).to.equal(null);
  });

  it('are sent by the wallet of a maker that has taken its account over', async () => {
    const forge = await test.join('Forges de la Marne', ['mill']);
    const bar = await stockOf(forge, 'fr-plate-s275j2-30', '1000000', '621');
    const [before] = (await list(forge)) as [Statement];
    await declareOnChain(test, before);
    const sql = `UPDATE organisation SET custody = 'own-key' WHERE id = $1`;
    await test.database.sql.query(sql, [forge.organisationId]);
    const { body } = await forge.browser.post<Statement>('/v2/emission-statements', {
      ...{ lotId: bar.id, ...stated, gramsCo2ePerTonne: '650000' },
    });
    const call = declareOwnEmissions(deployment, {
      lotId: BigInt(bar.lotId),
      massGrams: 1_000_000n,
      emissionsGrams: 650_000n,
      method: stringToHex('ISO 20915:2018', { size: 32 }),
      boundary: stringToHex('EN 15804 A1-A3', { size: 32 }),
      documentHash: body.documentHash as `0x${string}`,
      supersedes: before.registration.statementId as `0x${string}`,
    });
    expect(body.registration).to.deep.include({
      state: 'awaiting-transaction',
      call: { chainId: 31337, from: getAddress(forge.account.toLowerCase()), ...call },
    });
    expect(await payloadOf(test, `declare-emissions:${body.registration.statementId ?? ''}`)).to.equal(null);
  });
});
