import { createHmac } from 'node:crypto';
import { tagSignature } from '@topsteel/domain/scan';
import { expect } from 'chai';
import { forgetOld } from '../../src/scan/infra/scan-store.ts';
import { PrismaService } from '../../src/platform/database/index.ts';
import { TakeReading } from '../../src/scan/take-reading.ts';
import { openApp, type Member, type TestApp } from './open-app.ts';

const CODE = '4F7QH2K9XM0T6RBW3C8D';
const OTHER = '00000000000000000001';

describe('Readings of labels', () => {
  let test: TestApp;
  let mill: Member;
  let stranger: Member;
  let headers: Record<string, string>;

  before(async () => {
    test = await openApp();
    mill = await test.join('Acieries du Val d Orne', ['mill']);
    stranger = await test.join('Ferramenta Adda', ['buyer']);
    const key = createHmac('sha256', test.database.config.settings.authSecret)
      .update('readings')
      .digest('hex');
    headers = { 'x-readings-key': key };
    await test.database.sql.query(
      `INSERT INTO certificate (id, organisation_id, state, number, kind, heat_number, grade, subject, mass_grams, summary,
         findings, document_hash, siblings, updated_at)
       VALUES ($1, $2, 'registered', 'AVO-1', 31, 'F26-1', 'S355J2', '0x01', 1000, '{}', '[]', '0x02', '{}', now())`,
      [CERTIFICATE, mill.organisationId],
    );
    await test.database.sql.query(
      `INSERT INTO lot (id, organisation_id, certificate_id, lot_id, lot_code, ordinal, state, mass_grams, held_grams,
         reserved_grams, committed_grams, emissions_grams, country_of_melt, route, evidence, evidence_cid, epcis_event, updated_at)
       VALUES (uuidv7(), $1, $2, '1', $3, 0, 'final', 1000, 1000, 0, 0, 0, 'FR', 'BF-BOF', '0x03', 'b', '0x04', now())`,
      [mill.organisationId, CERTIFICATE, CODE],
    );
  });
  after(() => test.close());
  beforeEach(() => test.database.sql.query('DELETE FROM label_reading; DELETE FROM label_report;'));

  const read = (reader: string, country?: string, more: object = {}) =>
    test.browserOf().post('/v2/scans', { lotCode: CODE, reader, country, ...more }, headers);
  const rows = async () =>
    (await test.database.sql.query<Record<string, unknown>>('SELECT * FROM label_reading ORDER BY read_at'))
      .rows;

  it('are counted with a country and a hash, and without the reader', async () => {
    expect((await read('203.0.113.7 Mozilla/5.0', 'FR')).body).to.deep.equal({ signal: null, tag: 'none' });
    const [row] = await rows();
    expect(row).to.include({ lot_code: CODE, serial: '', country: 'FR', latitude_tenths: null, tag: 'none' });
    expect(row?.['reader']).to.match(/^[0-9a-f]{32}$/);
    expect(JSON.stringify(row)).to.not.include('203.0.113.7');
  });

  it('keep a position to a tenth of a degree', async () => {
    await read('a', 'NL', { latitude: 51.9225, longitude: 4.47917 });
    expect((await rows())[0]).to.include({ latitude_tenths: 519, longitude_tenths: 45 });
  });

  it('in two countries within minutes are a suspected clone, told to everybody by country', async () => {
    await read('a', 'NL', { latitude: 51.9225, longitude: 4.47917 });
    const { body } = await read('b', 'TR', { latitude: 41.0082, longitude: 28.9784 });
    expect(body).to.have.nested.property('signal.key', 'suspectedClone');
    expect(body).to.have.nested.property('signal.params.placeA', 'NL');
    expect(body).to.have.nested.property('signal.params.placeB', 'TR');
    const asked = await test.browserOf().get(`/v2/scans/${CODE}`);
    expect(asked.body).to.have.nested.property('signal.key', 'suspectedClone');
    expect(JSON.stringify(asked.body)).to.not.match(/51\.9|41\.0/);
    expect((await rows()).length).to.equal(2);
  });

  it('of one reader count five times a day for one label', async () => {
    for (let i = 0; i < 7; i += 1) await read('the same', 'FR');
    expect((await rows()).length).to.equal(5);
  });

  it('of a label of no lot are not kept', async () => {
    const { body } = await test.browserOf().post('/v2/scans', { lotCode: OTHER, reader: 'a' }, headers);
    expect(body).to.deep.equal({ signal: null, tag: 'none' });
    expect(await rows()).to.deep.equal([]);
  });

  it('cannot be made up by others than our own page', async () => {
    const wrong: Record<string, string>[] = [
      {},
      { 'x-readings-key': 'guess' },
      { 'x-readings-key': '0'.repeat(64) },
    ];
    for (const others of wrong) {
      const { status, body } = await test
        .browserOf()
        .post('/v2/scans', { lotCode: CODE, reader: 'a', country: 'TR' }, others);
      expect([status, body['reason']]).to.deep.equal([403, 'not-ours']);
    }
    expect(await rows()).to.deep.equal([]);
  });

  it('say whether a signed tag carries the signature of its vendor', async () => {
    const seen = await mill.browser.get<{ tag: string }>(`/v2/lots/${CODE}/readings`);
    expect((await read('a', 'FR', { tag: seen.body.tag })).body).to.include({ tag: 'right' });
    const guess = tagSignature(new Uint8Array(16), CODE, '');
    expect((await read('a', 'FR', { tag: guess })).body).to.include({ tag: 'wrong' });
  });

  it('are seen label by label by the vendor, and by nobody without title', async () => {
    await read('a', 'FR');
    await read('b', 'FR', { serial: 'ZZZZZZZZZZZZZZZZZZZZ' });
    const { body } = await mill.browser.get<{ total: string; labels: { serial: string; count: string }[] }>(
      `/v2/lots/${CODE}/readings`,
    );
    expect(body.total).to.equal('2');
    expect(body.labels.map(({ serial, count }) => [serial, count]).sort()).to.deep.equal([
      ['', '1'],
      ['ZZZZZZZZZZZZZZZZZZZZ', '1'],
    ]);
    expect((await stranger.browser.get(`/v2/lots/${CODE}/readings`)).status).to.equal(404);
  });

  it('are forgotten after 90 days, and the key of a day after two', async () => {
    await read('a', 'FR');
    const { client } = test.app.get(PrismaService);
    await test.app
      .get(TakeReading)
      .run({ lotCode: CODE, serial: '', reader: 'b', country: 'FR' }, new Date(Date.now() - 91 * 86_400_000));
    expect((await rows()).length).to.equal(2);
    await forgetOld(client, new Date());
    expect((await rows()).length).to.equal(1);
    await forgetOld(client, new Date(Date.now() + 4 * 86_400_000));
    expect((await test.database.sql.query('SELECT * FROM reader_key')).rows).to.deep.equal([]);
  });

  it('keep a report that a device tells again once, also when it may report no more', async () => {
    const key = '0b0e6a4e-9a53-8c1d-a1d2-3f6f0a9be111';
    const report = (more: object) =>
      test
        .browserOf()
        .post('/v2/scans/report', { lotCode: CODE, what: 'damaged', reader: 'c', ...more }, headers);
    const told = await Promise.all([report({ key }), report({ key })]);
    expect(told.map(({ status }) => status)).to.deep.equal([202, 202]);
    await report({});
    await report({});
    expect([(await report({ key })).status, (await report({})).status]).to.deep.equal([202, 429]);
    const { rows } = await test.database.sql.query<{ id: string }>('SELECT id FROM label_report');
    expect(rows.filter(({ id }) => id === key).length).to.equal(1);
    expect(rows.length).to.equal(3);
  });

  it('come with reports that the vendor reads, three a day of one reader', async () => {
    const report = (reader: string) =>
      test
        .browserOf()
        .post(
          '/v2/scans/report',
          { lotCode: CODE, what: 'mark-differs', text: 'The plate says 41874.', contact: '+33 1 23', reader },
          headers,
        );
    for (let i = 0; i < 3; i += 1) expect((await report('a')).status).to.equal(202);
    expect([(await report('a')).status, (await report('b')).status]).to.deep.equal([429, 202]);
    const { body } = await mill.browser.get<{ reports: { what: string; text: string }[] }>(
      `/v2/lots/${CODE}/readings`,
    );
    expect(body.reports.length).to.equal(4);
    expect(body.reports[0]).to.include({
      what: 'mark-differs',
      text: 'The plate says 41874.',
      contact: '+33 1 23',
    });
  });
});

const CERTIFICATE = '01a20687-a5b4-76e1-804c-b0e0d5ee8742';
