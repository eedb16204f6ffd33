import type { Lot, Page, PactClient, Statement } from '@topsteel/domain/api';
import { emissionStatement, readFootprint, type ProductFootprint } from '@topsteel/domain/carbon';
import { rawCidOf } from '@topsteel/domain/ipfs';
import { expect } from 'chai';
import { SendOutbox } from '../../src/platform/outbox/index.ts';
import { openApp, type Member, type TestApp } from '../http/open-app.ts';
import { receiveGoods } from './receive-goods.ts';
import { declareOnChain, verifyOnChain } from './speak-for-register.ts';
import { commissionLot, offerLot } from './stock-lots.ts';
import { registerCertificate } from '../http/register-certificate.ts';

const period = { referencePeriodStart: '2025-01-01T00:00:00Z', referencePeriodEnd: '2026-01-01T00:00:00Z' };
const stated = { method: 'ISO 20915:2018', boundary: 'EN 15804 A1-A3', ...period };

describe('Emission statements', () => {
  let test: TestApp;
  let mill: Member;
  let rival: Member;
  let verifier: Member;
  let lot: Lot;
  let standing: Statement;
  before(async () => {
    test = await openApp();
    mill = await test.join('Acieries du Val', ['mill']);
    rival = await test.join('Rivale', ['mill']);
    verifier = await test.join('Bureau Alpin', ['verifier']);
    const certificate = await registerCertificate(test, mill, 'fr-plate-s355j2-20');
    lot = await commissionLot(test, mill, certificate, {
      massGrams: '40000000',
      emissionsGramsPerKg: '621',
      route: 'EAF-scrap',
    });
  });
  after(() => test.close());

  it('begin with what the ledger carries for the lot', async () => {
    [standing] = (await list(mill)) as [Statement];
    expect(standing).to.deep.include({
      lotId: lot.id,
      state: 'standing',
      assurance: 'self-declared',
      massGrams: '40000000',
      emissionsGrams: '24840000',
      gramsCo2ePerTonne: '621000',
      boundary: 'EN 15804 A1-A3',
      supersedes: null,
      verification: null,
    });
    expect(standing.plausibility).to.deep.include({
      verdict: 'usual',
      sentence: '0.621 t CO2e per t is usual for EAF-scrap (0.3 to 1.5).',
      band: { lowGramsPerTonne: '300000', highGramsPerTonne: '1500000' },
    });
  });

  it('are published by their hash', async () => {
    await test.app.get(SendOutbox).run();
    const bytes = test.ipfs.blocks.get(rawCidOf(standing.documentHash));
    const document = emissionStatement.parse(JSON.parse(new TextDecoder().decode(bytes)));
    expect(document).to.deep.include({ lotId: lot.lotId, emissionsGrams: '24840000', supersedes: null });
  });

  it('are corrected by a new one that takes the place of the old one, rounded up to the gram', async () => {
    // 40 t × 1,800,000.5 is not stated; 40,000,000 g × 1,800,001 g/t ÷ 1,000,000 = 72,000,040 g
    const { status, body } = await declare(mill, {
      gramsCo2ePerTonne: '1800001',
      verifierId: verifier.organisationId,
    });
    expect(status).to.equal(201);
    expect(body).to.deep.include({
      emissionsGrams: '72000040',
      assurance: 'self-declared',
      supersedes: standing.id,
    });
    expect(body.plausibility.verdict).to.equal('needs-evidence');
    expect((await list(mill)).map(({ id, state }) => [id, state])).to.deep.equal([
      [body.id, 'standing'],
      [standing.id, 'superseded'],
    ]);
    const { rows } = await test.database.sql.query<{ status: string }>(
      'SELECT status FROM product_footprint WHERE id = $1',
      [standing.footprintId],
    );
    expect(rows).to.deep.equal([{ status: 'Deprecated' }]);
    standing = body;
  });

  it('refuse lots of others, periods that are over before they begin, and a verifier that is none', async () => {
    const foreign = await declare(rival, { gramsCo2ePerTonne: '1' });
    expect(foreign.status).to.equal(404);
    const [future, empty] = [
      await declare(mill, { gramsCo2ePerTonne: '1', referencePeriodEnd: '2099-01-01T00:00:00Z' }),
      await declare(mill, { gramsCo2ePerTonne: '1', referencePeriodStart: '2026-01-01T00:00:00Z' }),
    ];
    expect([future.status, empty.status]).to.deep.equal([400, 400]);
    const own = await declare(mill, { gramsCo2ePerTonne: '1', verifierId: mill.organisationId });
    expect(own.body).to.have.nested.property('errors[0].message', 'Nobody verifies their own statement.');
    const none = await declare(mill, { gramsCo2ePerTonne: '1', verifierId: rival.organisationId });
    expect(none.body).to.have.nested.property('errors[0].message', 'This organisation is no verifier here.');
  });

  it('may ask any registered verifier', async () => {
    const { body } = await mill.browser.get<{ items: unknown[] }>('/v2/verifiers');
    expect(body.items).to.deep.equal([{ id: verifier.organisationId, name: 'Bureau Alpin', country: 'FR' }]);
  });

  it('are seen by their declarer and by the verifier that is asked, and by nobody else', async () => {
    expect((await list(verifier)).map(({ id }) => id)).to.deep.equal([standing.id]);
    expect(await list(rival)).to.deep.equal([]);
    expect((await rival.browser.get(`/v2/emission-statements/${standing.id}`)).status).to.equal(404);
  });

  it('become verified by the one that is named, and only once; the declarer cannot', async () => {
    const opinion = { standardName: 'ISO 14064-3:2019', opinion: `0x${'0a'.repeat(32)}` };
    const path = `/v2/emission-statements/${standing.id}/verification`;
    expect((await mill.browser.post(path, opinion)).status).to.equal(403);
    for (const each of (await list(mill)).reverse()) await declareOnChain(test, each);
    const { status, body: asked } = await verifier.browser.post<Statement>(path, opinion);
    expect(status).to.equal(202);
    expect(asked).to.deep.include({ assurance: 'self-declared', verification: null });
    await verifyOnChain(test, asked);
    const { body } = await verifier.browser.get<Statement>(`/v2/emission-statements/${standing.id}`);
    expect(body).to.deep.include({
      assurance: 'verified',
      emissionsGrams: '72000040',
      documentHash: standing.documentHash,
    });
    expect(body.verification).to.include({ standardName: 'ISO 14064-3:2019', opinion: opinion.opinion });
    const twice = await verifier.browser.post(path, opinion);
    expect(twice.body).to.include({ code: 'conflict', reason: 'already-verified' });
    expect((await footprint(body.footprintId)).precedingPfIds).to.deep.equal([standing.footprintId]);
    const { reading } = readFootprint(await footprint(body.footprintId));
    expect(reading?.verification?.providerName).to.equal('Bureau Alpin');
    expect(reading?.assurance).to.equal('verified');
    standing = body;
  });

  it('are self-declared again when a verified one is corrected', async () => {
    const { body } = await declare(mill, { gramsCo2ePerTonne: '650000' });
    expect(body).to.deep.include({ assurance: 'self-declared', verifier: null, supersedes: standing.id });
    const late = await verifier.browser.post(`/v2/emission-statements/${standing.id}/verification`, {
      standardName: 'x',
    });
    expect(late.body).to.include({ code: 'conflict', reason: 'statement-superseded' });
    standing = body;
  });

  it('cannot be rewritten or removed by the marketplace itself', async () => {
    const tries = [
      'UPDATE emission_statement SET emissions_grams = 0',
      'DELETE FROM emission_statement',
      "UPDATE product_footprint SET body = '{}'",
      'DELETE FROM pact_incoming_event',
    ];
    for (const sql of tries) {
      const refused = await test.database.prisma.client
        .$executeRawUnsafe(sql)
        .catch((error: unknown) => String(error));
      expect(String(refused), sql).to.include('permission denied');
    }
  });

  it('say nothing for a lot that was commissioned without a figure', async () => {
    const certificate = await registerCertificate(test, rival, 'fr-coil-s235jr-4');
    await commissionLot(test, rival, certificate, { massGrams: '1000000' });
    expect(await list(rival)).to.deep.equal([]);
  });

  const declare = (member: Member, change: Record<string, unknown>) =>
    member.browser.post<Statement>('/v2/emission-statements', { lotId: lot.id, ...stated, ...change });
  const list = async (member: Member): Promise<Statement[]> =>
    (await member.browser.get<Page<Statement>>('/v2/emission-statements')).body.items;
  const footprint = async (id: string): Promise<ProductFootprint> => {
    const { rows } = await test.database.sql.query<{ body: ProductFootprint }>(
      'SELECT body FROM product_footprint WHERE id = $1',
      [id],
    );
    return rows[0]!.body;
  };
});

describe('PACT clients', () => {
  let test: TestApp;
  let mill: Member;
  let buyer: Member;
  let lot: Lot;
  before(async () => {
    test = await openApp();
    mill = await test.join('Acieries du Val', ['mill']);
    buyer = await test.join('Alpen Stahlbau', ['buyer']);
    const certificate = await registerCertificate(test, mill, 'fr-plate-s355j2-20');
    lot = await commissionLot(test, mill, certificate, { massGrams: '1000000', emissionsGramsPerKg: '621' });
  });
  after(() => test.close());

  it('see their organisation’s footprints, and others’ while the lot is on offer', async () => {
    const own = await tokenOf((await create(mill)).body);
    const foreign = await tokenOf((await create(buyer)).body);
    const mine = await listed(own);
    expect(mine).to.have.length(1);
    expect(await listed(foreign)).to.deep.equal([]);
    const hidden = await read(foreign, mine[0] ?? '');
    expect([hidden.status, hidden.body.code]).to.deep.equal([403, 'AccessDenied']);
    const offer = await offerLot(mill, lot);
    expect(await listed(foreign)).to.deep.equal(mine);
    expect((await read(foreign, mine[0] ?? '')).status).to.equal(200);
    await mill.browser.delete(`/v2/offers/${offer.id}`);
    expect(await listed(foreign)).to.deep.equal([]);
  });

  it('show their secret once and keep only its hash', async () => {
    const { status, body } = await create(buyer, {
      name: 'ERP',
      scopes: ['footprint:list'],
      callback: { url: 'https://erp.example', clientId: 'us', clientSecret: 'their-secret-for-us' },
    });
    expect(status).to.equal(201);
    expect(body.secret).to.match(/^[\w-]{43}$/);
    const { body: listing } = await buyer.browser.get<{ items: PactClient[] }>('/v2/pact-clients');
    expect(listing.items[0]).to.deep.include({
      id: body.id,
      secret: null,
      callback: { url: 'https://erp.example', clientId: 'us' },
    });
    const { rows } = await test.database.sql.query<{ text: string }>(
      'SELECT row_to_json(c)::text AS text FROM pact_client c',
    );
    const kept = rows.map(({ text }) => text).join();
    expect(kept).not.to.include(body.secret);
    expect(kept).not.to.include('their-secret-for-us');
  });

  it('do only what their scopes allow', async () => {
    const token = await tokenOf((await create(mill, { name: 'List only', scopes: ['footprint:list'] })).body);
    const [id = ''] = await listed(token);
    const refused = await read(token, id);
    expect([refused.status, refused.body.code]).to.deep.equal([403, 'AccessDenied']);
  });

  it('are told of a new footprint of a lot that their organisation made or received, and of no other', async () => {
    const callback = { url: 'https://erp.example', clientId: 'us', clientSecret: 'theirs' };
    const { body: own } = await create(mill, { name: 'Own', callback });
    const { body: stranger } = await create(buyer, { name: 'Stranger', callback });
    const received = await test.join('Empfaenger', ['buyer']);
    const { body: receiver } = await create(received, { name: 'Receiver', callback });
    const sale = { buyerId: received.organisationId, sellerId: mill.organisationId, massGrams: 100_000n };
    await receiveGoods(test, { ...sale, lot, receivedAt: '2026-11-01T08:00:00Z' });
    const { body: corrected } = await mill.browser.post<Statement>('/v2/emission-statements', {
      lotId: lot.id,
      gramsCo2ePerTonne: '630000',
      ...stated,
    });
    const { rows } = await test.database.sql.query<{
      client_id: string;
      body: { type: string; data: unknown };
    }>('SELECT client_id, body FROM pact_outgoing_event ORDER BY client_id');
    expect(rows.map(({ client_id }) => client_id)).to.deep.equal([own.id, receiver.id].sort());
    expect(rows.map(({ client_id }) => client_id)).not.to.include(stranger.id);
    for (const { body } of rows) {
      expect(body.type).to.equal('org.wbcsd.pact.ProductFootprint.PublishedEvent.3');
      expect(body.data).to.deep.equal({ pfIds: [corrected.footprintId] });
    }
  });

  it('lose every token when the secret is rotated, and all when they are revoked', async () => {
    const { body: made } = await create(mill);
    const token = await tokenOf(made);
    const { body: rotated } = await mill.browser.post<PactClient>(`/v2/pact-clients/${made.id}/rotate`);
    expect(await statusOf(token)).to.equal(401);
    expect(await tokenOf(made)).to.equal('');
    const next = await tokenOf(rotated);
    expect(await statusOf(next)).to.equal(200);
    await mill.browser.delete(`/v2/pact-clients/${made.id}`);
    expect(await statusOf(next)).to.equal(401);
    expect(await tokenOf(rotated)).to.equal('');
    const again = await mill.browser.post(`/v2/pact-clients/${made.id}/rotate`);
    expect(again.body).to.include({ code: 'conflict', reason: 'client-revoked' });
  });

  it('are their own organisation’s business', async () => {
    const { body } = await create(mill);
    expect((await buyer.browser.delete(`/v2/pact-clients/${body.id}`)).status).to.equal(404);
    const { body: listing } = await buyer.browser.get<{ items: PactClient[] }>('/v2/pact-clients');
    expect(listing.items.map(({ id }) => id)).not.to.include(body.id);
  });

  it('are refused a callback that is no base address', async () => {
    for (const url of ['https://user:pass@erp.example', 'https://erp.example/?x=1', 'ftp://erp.example']) {
      const { status } = await create(buyer, {
        name: 'x',
        callback: { url, clientId: 'a', clientSecret: 'b' },
      });
      expect(status, url).to.equal(400);
    }
  });

  it('are told in the words of OAuth what is wrong with a token request', async () => {
    const { body } = await create(mill);
    const ask = (payload: string, headers: Record<string, string> = {}) =>
      test.send<{ error: string }>({
        method: 'POST',
        url: '/auth/token',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload,
      });
    const id = `client_id=${body.clientId}&client_secret=${body.secret ?? ''}`;
    const errors = await Promise.all(
      [
        `grant_type=password&${id}`,
        id,
        `grant_type=client_credentials&scope=footprint:write&${id}`,
        'grant_type=client_credentials',
      ].map(async (payload) => (await ask(payload)).body.error),
    );
    expect(errors).to.deep.equal([
      'unsupported_grant_type',
      'invalid_request',
      'invalid_scope',
      'invalid_client',
    ]);
    expect((await ask(`grant_type=client_credentials&${id}`)).status).to.equal(200);
  });

  const create = (member: Member, input: Record<string, unknown> = { name: 'ERP' }) =>
    member.browser.post<PactClient>('/v2/pact-clients', input);
  const tokenOf = async ({ clientId, secret }: PactClient): Promise<string> => {
    const { body } = await test.send<{ access_token?: string }>({
      method: 'POST',
      url: '/auth/token',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${secret ?? ''}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: 'grant_type=client_credentials',
    });
    return body.access_token ?? '';
  };
  const call = <T>(token: string, url: string) =>
    test.send<T>({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
  const listed = async (token: string): Promise<string[]> =>
    (await call<{ data: { id: string }[] }>(token, '/3/footprints')).body.data.map(({ id }) => id);
  const read = (token: string, id: string) => call<{ code?: string }>(token, `/3/footprints/${id}`);
  const statusOf = async (token: string): Promise<number> => (await call(token, '/3/footprints')).status;
});
