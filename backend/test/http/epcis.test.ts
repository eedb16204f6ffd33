import type { EventAnchor, Lot } from '@topsteel/domain/api';
import { isEventUnder } from '@topsteel/domain/epcis';
import { rawCidOf } from '@topsteel/domain/ipfs';
import { expect } from 'chai';
import { SendOutbox } from '../../src/platform/outbox/index.ts';
import { AnchorEvents, EVENT_BOOK } from '../../src/traceability/anchor-events.ts';
import { openApp, type Member, type TestApp } from './open-app.ts';
import { registerCertificate } from './register-certificate.ts';

interface QueryAnswer {
  epcisBody: { queryResults: { queryName: string; resultsBody: { eventList: Record<string, unknown>[] } } };
}

type Commissioned = Lot & { documentHash: string; epcisEvent: string };

const context = [
  'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  { mill: 'https://ns.mill.example/epcis/' },
];

/** A bundle of plates leaves the yard of the mill on a lorry. */
const loaded = {
  type: 'AggregationEvent',
  eventTime: '2026-03-05T07:00:00+01:00',
  eventTimeZoneOffset: '+01:00',
  action: 'ADD',
  bizStep: 'loading',
  disposition: 'in_transit',
  parentID: 'urn:epc:id:sscc:9520123.0000000017',
  childEPCs: ['urn:epc:id:sgtin:9520123.045678.B1', 'https://mill.example/01/9520123456788/21/B2?11=260301'],
  'mill:lorry': 'GT-418-KX',
};
// printf %s 'eventType=AggregationEventeventTime=2026-03-05T06:00:00.000Z…{https://ns.mill.example/epcis/}lorry=GT-418-KX' | sha256sum
const loadedHash = 'd3a98befebe2e78dc12fad608f4501c044c7a8e3693f5d3a7b7bf625ed9be1a0';
const loadedId = `ni:///sha-256;${loadedHash}?ver=CBV2.0`;
const slit = {
  type: 'TransformationEvent',
  eventTime: '2026-03-04T11:15:00Z',
  eventTimeZoneOffset: '+01:00',
  transformationID: 'urn:uuid:6b5e7f6e-93d4-4f0e-9c3b-6f7f0a6a8f21',
  bizStep: 'commissioning',
  inputQuantityList: [
    { epcClass: 'urn:epc:class:lgtin:9520123.045678.COIL-88', quantity: 24650, uom: 'KGM' },
  ],
  outputQuantityList: [
    { epcClass: 'urn:epc:class:lgtin:9520123.045679.SLIT-A', quantity: 24300.5, uom: 'KGM' },
  ],
};
const documentOf = (...events: object[]) => ({
  '@context': context,
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-03-05T08:00:00Z',
  epcisBody: { eventList: events },
});
const eventsIn = (body: QueryAnswer) => body.epcisBody.queryResults.resultsBody.eventList;

describe('EPCIS', () => {
  let test: TestApp;
  let mill: Member;
  let rival: Member;
  before(async () => {
    test = await openApp();
    mill = await test.join('Acieries du Val', ['mill']);
    rival = await test.join('Rivale', ['mill']);
  });
  after(() => test.close());

  const found = async (who: Pick<Member, 'browser'>, parameters: string): Promise<unknown[]> => {
    const { status, body } = await who.browser.get<QueryAnswer>(`/epcis/events?${parameters}`);
    expect(status, parameters).to.equal(200);
    return eventsIn(body).map((event) => event.eventID);
  };
  const stranger = () => ({ browser: test.browserOf() });

  it('tells what it speaks', async () => {
    const reply = await test.app.inject({ method: 'OPTIONS', url: '/epcis/capture' });
    expect(reply.statusCode).to.equal(204);
    expect(reply.headers).to.include({
      allow: 'GET, POST, OPTIONS',
      'gs1-epcis-version': '2.0.0',
      'gs1-epcis-capture-limit': '1000',
      'gs1-capture-error-behaviour': 'rollback, proceed',
    });
  });

  it('captures a document, and answers where to look for what became of it', async () => {
    const { status, headers } = await mill.browser.post('/epcis/capture', documentOf(loaded, slit), {
      'content-type': 'application/ld+json',
    });
    expect(status).to.equal(202);
    expect(headers['gs1-epcis-version']).to.equal('2.0.0');
    const { body: job } = await mill.browser.get(String(headers.location));
    expect(job).to.deep.include({
      running: false,
      success: true,
      captureErrorBehaviour: 'rollback',
      eventCount: 2,
      capturedCount: 2,
      errors: [],
    });
    expect((await rival.browser.get(String(headers.location))).status).to.equal(404);
    const { body: jobs } = await mill.browser.get<unknown[]>('/epcis/capture');
    expect(jobs).to.deep.equal([job]);
  });

  it('names an event by its hash and keeps it with the context that it needs', async () => {
    const { status, body, headers } = await mill.browser.get(`/epcis/events/${encodeURIComponent(loadedId)}`);
    expect(status).to.equal(200);
    expect(String(headers['content-type'])).to.include('application/json');
    const { recordTime, ...event } = body;
    expect(recordTime).to.be.a('string');
    expect(event).to.deep.equal({ '@context': context, ...loaded, eventID: loadedId });
  });

  it('takes the same event again without keeping it twice', async () => {
    const again = { ...loaded, '@context': context, eventID: loadedId };
    const { status, headers, body } = await mill.browser.post('/epcis/events', again);
    expect(status).to.equal(201);
    expect(headers.location).to.equal(`/epcis/events/${encodeURIComponent(loadedId)}`);
    expect(body.eventID).to.equal(loadedId);
    expect(await found(mill, '')).to.have.lengthOf(2);
  });

  it('refuses an eventID that is the hash of another event, or that another event has', async () => {
    const wrong = { ...slit, eventID: loadedId };
    const { status, body } = await mill.browser.post('/epcis/events', wrong);
    expect(status).to.equal(400);
    expect(body).to.include({ type: 'epcisException:ValidationException', reason: 'event-id-mismatch' });
    const { transformationID: _, ...cut } = slit;
    const named = {
      ...cut,
      eventTime: '2026-03-06T08:00:00Z',
      bizStep: 'sampling',
      eventID: 'urn:uuid:0f0e4b8a-4c56-4a55-b8c7-4ea6d3e0d1aa',
    };
    expect((await mill.browser.post('/epcis/events', named)).status).to.equal(201);
    const taken = await mill.browser.post('/epcis/events', { ...named, disposition: 'active' });
    expect(taken.status).to.equal(409);
    expect(taken.body.type).to.equal('epcisException:ResourceAlreadyExistsException');
  });

  it('keeps nothing of a document with a wrong event, or the rest when told to proceed', async () => {
    const good = { ...loaded, bizStep: 'unloading' };
    const bad = { ...loaded, action: 'PUT', eventTime: '2026-03-05', lorry: 'x' };
    const all = await mill.browser.post('/epcis/capture', documentOf(good, bad));
    expect(all.status).to.equal(202);
    const { body: none } = await mill.browser.get<{ errors: unknown[] }>(String(all.headers.location));
    expect(none).to.include({ success: false, capturedCount: 0 });
    expect(none.errors).to.deep.equal([
      {
        type: 'epcisException:ValidationException',
        title: 'The event is not in order',
        status: 400,
        eventIndex: 1,
        detail:
          'This is no EPCIS 2.0 event: eventTime: Give date and time with its zone, such as 2026-03-02T09:30:00+01:00.',
      },
    ]);
    expect(await found(mill, 'EQ_bizStep=unloading')).to.deep.equal([]);
    const rest = await mill.browser.post('/epcis/capture', documentOf(good, bad), {
      'gs1-capture-error-behaviour': 'proceed',
    });
    const { body: some } = await mill.browser.get(String(rest.headers.location));
    expect(some).to.include({ success: false, capturedCount: 1, captureErrorBehaviour: 'proceed' });
    expect(await found(mill, 'EQ_bizStep=unloading')).to.have.lengthOf(1);
  });

  it('finds events by every parameter, in whatever form the identifier is written', async () => {
    const is = async (parameters: string, ids: string[]) =>
      expect(await found(mill, parameters), parameters).to.deep.equal(ids);
    const b2 = encodeURIComponent('urn:epc:id:sgtin:9520123.045678.B2');
    const noUnloading = 'EQ_bizStep=urn:epcglobal:cbv:bizstep:loading';
    await is(`MATCH_anyEPC=${b2}&${noUnloading}`, [loadedId]);
    await is(`MATCH_epc=https://id.gs1.org/01/09520123456788/21/B2&EQ_bizStep=loading|receiving`, [loadedId]);
    await is(`MATCH_anyEPC=urn:epc:id:sscc:9520123.0000000017&${noUnloading}`, [loadedId]);
    await is('MATCH_epc=urn:epc:id:sscc:9520123.0000000017', []);
    await is(`eventType=AggregationEvent&EQ_action=ADD&EQ_disposition=in_transit&${noUnloading}`, [loadedId]);
    await is(`EQ_eventID=${encodeURIComponent(loadedId)}`, [loadedId]);
    await is('LT_eventTime=2026-03-04T11:15:00Z', []);
    expect(
      await found(mill, 'GE_eventTime=2026-03-04T11:15:00Z&LT_eventTime=2026-03-05T00:00:00Z'),
    ).to.have.lengthOf(1);
    expect(await found(mill, `EQ_transformationID=${slit.transformationID}`)).to.have.lengthOf(1);
    expect(
      await found(
        mill,
        'MATCH_anyEPCClass=https://x.example/01/9520123456795/10/SLIT-A&EQ_bizStep=commissioning',
      ),
    ).to.have.lengthOf(1);
    expect(await found(mill, 'MATCH_epcClass=https://x.example/01/9520123456795/10/SLIT-A')).to.deep.equal(
      [],
    );
  });

  it('finds events by what went in and out, by parent, order and owner', async () => {
    const sold = {
      type: 'ObjectEvent',
      eventTime: '2026-03-07T09:00:00Z',
      eventTimeZoneOffset: '+00:00',
      action: 'OBSERVE',
      bizStep: 'shipping',
      epcList: ['urn:epc:id:sgtin:9520123.045678.B9'],
      bizTransactionList: [{ type: 'po', bizTransaction: 'urn:epcglobal:cbv:bt:9520123000004:4711' }],
      sourceList: [{ type: 'owning_party', source: 'urn:epc:id:pgln:9520123.00000' }],
      destinationList: [{ type: 'owning_party', destination: 'urn:epc:id:pgln:4012345.00001' }],
    };
    const { body } = await mill.browser.post('/epcis/events', sold);
    const owner = 'https://id.gs1.org/417/4012345000016';
    expect(await found(mill, `EQ_destination_owning_party=${owner}`)).to.deep.equal([body.eventID]);
    expect(await found(mill, `EQ_source_owning_party=${owner}`)).to.deep.equal([]);
    expect(await found(mill, 'EQ_bizTransaction_po=urn:epcglobal:cbv:bt:9520123000004:4711')).to.deep.equal([
      body.eventID,
    ]);
    expect(await found(mill, 'EQ_bizTransaction_inv=urn:epcglobal:cbv:bt:9520123000004:4711')).to.deep.equal(
      [],
    );
    const coil = 'urn:epc:class:lgtin:9520123.045678.COIL-88';
    expect(await found(mill, `MATCH_inputEPCClass=${coil}`)).to.have.lengthOf(2);
    expect(await found(mill, `MATCH_outputEPCClass=${coil}`)).to.deep.equal([]);
    const parent = 'MATCH_parentID=https://id.gs1.org/00/095201230000000172';
    expect(await found(mill, `${parent}&EQ_bizStep=loading`)).to.deep.equal([loadedId]);
  });

  it('refuses a parameter that it does not know rather than pass over it', async () => {
    const { status, body } = await mill.browser.get('/epcis/events?EQ_colour=blue');
    expect(status).to.equal(400);
    expect(body).to.include({ type: 'epcisException:QueryParameterException', reason: 'query-parameter' });
    for (const url of ['/epcis/events?EQ_eventID=a%00b', '/epcis/events/a%00b', '/epcis/queries/a%00b']) {
      expect((await mill.browser.get(url)).status, url).to.equal(400);
    }
    const { status: pattern } = await mill.browser.get('/epcis/events?MATCH_epc=urn:epc:idpat:sgtin:*.*.*');
    expect(pattern).to.equal(400);
  });

  it('goes through pages by the link of each', async () => {
    const seen: unknown[] = [];
    let url: string | undefined = '/epcis/events?perPage=1';
    while (url !== undefined) {
      const answer: Awaited<ReturnType<typeof mill.browser.get<QueryAnswer>>> =
        await mill.browser.get<QueryAnswer>(url);
      seen.push(...eventsIn(answer.body).map((event) => event.eventID));
      url = /^<([^>]+)>; rel="next"$/.exec(String(answer.headers.link))?.[1];
    }
    expect(seen).to.have.lengthOf(5);
    expect(new Set(seen).size).to.equal(5);
  });

  it('shows nobody the events of another organisation', async () => {
    expect(await found(rival, '')).to.deep.equal([]);
    expect(await found(stranger(), '')).to.deep.equal([]);
    for (const who of [rival, stranger()]) {
      const { status, body } = await who.browser.get(`/epcis/events/${encodeURIComponent(loadedId)}`);
      expect(status).to.equal(404);
      expect(body.type).to.equal('epcisException:NoSuchResourceException');
    }
    const { status, body } = await test.browserOf().post('/epcis/events', loaded);
    expect(status).to.equal(401);
    expect(body).to.include({ type: 'epcisException:SecurityException', code: 'unauthenticated' });
  });

  it('keeps queries under a name', async () => {
    const query = { EQ_bizStep: ['loading', 'unloading'], eventType: ['AggregationEvent'] };
    const { status, headers } = await mill.browser.post('/epcis/queries', { name: 'yard', query });
    expect(status).to.equal(201);
    expect(headers.location).to.equal('/epcis/queries/yard');
    const taken = await mill.browser.post('/epcis/queries', { name: 'yard', query });
    expect([taken.status, taken.body.reason]).to.deep.equal([409, 'query-name-taken']);
    const unknown = await mill.browser.post('/epcis/queries', { name: 'odd', query: { WD_readPoint: 'x' } });
    expect(unknown.body.type).to.equal('epcisException:QueryParameterException');
    const { body } = await mill.browser.get<QueryAnswer>('/epcis/queries/yard/events');
    expect(body.epcisBody.queryResults.queryName).to.equal('yard');
    expect(eventsIn(body)).to.have.lengthOf(2);
    expect(
      (await mill.browser.get<{ name: string }[]>('/epcis/queries')).body.map(({ name }) => name),
    ).to.deep.equal(['yard']);
    const foreign = await rival.browser.get('/epcis/queries/yard');
    expect([foreign.status, foreign.body.type]).to.deep.equal([404, 'epcisException:NoSuchNameException']);
    expect((await mill.browser.delete('/epcis/queries/yard')).status).to.equal(204);
    expect((await mill.browser.get('/epcis/queries/yard/events')).status).to.equal(404);
  });

  it('are anchored together, and each is proved by its siblings', async () => {
    const anchors = test.app.get(AnchorEvents);
    const address = `/epcis/events/${encodeURIComponent(loadedId)}/anchor`;
    const { body: waiting } = await mill.browser.get(address);
    expect(waiting).to.include({ status: 404, reason: 'not-anchored' });
    const closedAt = new Date('2026-03-07T12:00:00Z');
    expect(await anchors.run(closedAt)).to.equal(5);
    expect(await anchors.run(new Date('2026-03-07T12:02:00Z')), 'while one is on its way').to.equal(0);
    const key = `anchor:${EVENT_BOOK}:1772884800`;
    await test.moveIntent(key, 'failed', { code: 'X', args: {}, message: 'No funds.' });
    expect((await mill.browser.get(address)).status, 'after a failure').to.equal(404);

    expect(await anchors.run(new Date('2026-03-07T12:02:00Z'))).to.equal(5);
    const { body: asked } = await mill.browser.get<EventAnchor>(address);
    expect(asked).to.include({ book: EVENT_BOOK, sequence: '1772884920', state: 'requested', txHash: null });
    expect(
      isEventUnder(asked.root as `0x${string}`, `0x${loadedHash}`, asked.proof as `0x${string}`[]),
    ).to.equal(true);
    const later = `anchor:${EVENT_BOOK}:1772884920`;
    await test.moveIntent(later, 'mined', { publisher: mill.account });
    const { body: anchored } = await mill.browser.get<EventAnchor>(address);
    expect(anchored).to.include({ state: 'anchored', publisher: mill.account });
    expect(anchored.txHash).to.match(/^0x[0-9a-f]{64}$/);
    await test.moveIntent(later, 'sent');
    expect((await mill.browser.get<EventAnchor>(address)).body).to.include({
      state: 'requested',
      txHash: null,
    });
    await test.moveIntent(later, 'final', { publisher: mill.account });
    expect((await mill.browser.get<EventAnchor>(address)).body.state).to.equal('final');
    expect((await rival.browser.get(address)).status).to.equal(404);
    expect(await anchors.run(new Date('2026-03-07T12:04:00Z')), 'when nothing is new').to.equal(0);
  });

  it('cannot be changed once captured', async () => {
    const { rows } = await test.database.sql.query(
      `SELECT verb, has_table_privilege('topsteel_app', 'epcis_event', verb) AS may
         FROM unnest(ARRAY['INSERT', 'UPDATE', 'DELETE']) AS verb`,
    );
    expect(rows).to.deep.equal([
      { verb: 'INSERT', may: true },
      { verb: 'UPDATE', may: false },
      { verb: 'DELETE', may: false },
    ]);
  });

  it('keeps the hash of a commissioning that goes on chain, and shows it to all once it is there', async () => {
    const lot = await commission();
    const id = `ni:///sha-256;${lot.epcisEvent.slice(2)}?ver=CBV2.0`;
    expect(await found(stranger(), '')).to.deep.equal([]);
    expect(await found(mill, 'eventType=ObjectEvent&EQ_bizStep=commissioning')).to.deep.equal([id]);
    await test.app.get(SendOutbox).run();
    const preHash = new TextDecoder().decode(test.ipfs.blocks.get(rawCidOf(lot.epcisEvent)));
    expect(preHash).to.match(/^eventType=ObjectEventeventTime=\S+Z/);
    expect(preHash).to.include(
      `quantityListquantityElementepcClass=https://id.gs1.org/01/09521001001014/10/${lot.lotCode}quantity=40000000uom=GRM`,
    );
    const event = await test.emit('materialLedger', 'LotCommissioned', chainFactsOf(lot));
    expect(await found(stranger(), 'EQ_bizStep=commissioning')).to.deep.equal([id]);
    expect(await found(rival, '')).to.deep.equal([id]);
    await test.moveEvent(event, 'orphaned');
    expect(await found(stranger(), '')).to.deep.equal([]);
  });

  const commission = async (): Promise<Commissioned> => {
    const { id, documentHash } = await registerCertificate(test, mill, 'fr-plate-s355j2-20');
    const { body } = await mill.browser.post<Lot>('/v2/lots', { certificateId: id, massGrams: '40000000' });
    const { rows } = await test.database.sql.query<{ hash: string }>(
      'SELECT epcis_event AS hash FROM lot WHERE id = $1',
      [body.id],
    );
    return { ...body, documentHash, epcisEvent: rows[0]?.hash ?? '' };
  };
  const chainFactsOf = (lot: Commissioned) => ({
    lotId: lot.lotId,
    certificate: lot.onChainCertificate as `0x${string}`,
    issuer: mill.account as `0x${string}`,
    to: mill.account as `0x${string}`,
    massGrams: '40000000',
    emissionsGrams: '0',
    documentHash: lot.documentHash as `0x${string}`,
    subject: `0x${'ab'.repeat(32)}` as const,
    evidence: lot.evidence as `0x${string}`,
    epcisEvent: lot.epcisEvent as `0x${string}`,
    certificateUsedGrams: '40000000',
  });
});
