import { readFileSync } from 'node:fs';
import { findEmbeddedJson } from '@topsteel/documents';
import type { ReadAnswer } from '@topsteel/domain/api';
import { readDocument } from '@topsteel/domain/document';
import { sha256Hex } from '@topsteel/domain/jcs';
import { writeMetalsDmp } from '@topsteel/domain/metals-dmp';
import { expect } from 'chai';
import { openApp, type Member, type TestApp } from './open-app.ts';

const plate = readFileSync(
  new URL('../../../scripts/seed/world/certificates/fr-plate-s355j2-20.json', import.meta.url),
  'utf8',
);

describe('Certificates for people', () => {
  let test: TestApp;
  let mill: Member;
  before(async () => {
    test = await openApp();
    mill = await test.join('Acieries du Val', ['mill']);
  });
  after(() => test.close());

  const keep = async (name: string, content: string) => {
    const { body } = await mill.browser.upload<ReadAnswer>('/v2/certificates/read', [{ name, content }]);
    return body.rows[0];
  };

  it('are PDF/A-3 in the language asked for, with the registered JSON inside', async () => {
    const draft = await keep('plate.json', plate);
    const { status, headers, raw } = await mill.browser.get(
      `/v2/certificates/${draft?.draftId ?? ''}/pdf?language=de`,
    );
    expect([status, headers['content-type'], headers['cache-control']]).to.deep.equal([
      200,
      'application/pdf',
      'private, no-store',
    ]);
    expect(headers['content-disposition']).to.equal('inline; filename="certificate-AVO-2026-11873-de.pdf"');
    const json = findEmbeddedJson(raw) ?? new Uint8Array();
    expect(sha256Hex(json)).to.equal(readDocument(plate).certificate?.documentHash);
  });

  it('are in English without a language, and no other language than the six', async () => {
    const draft = await keep('plate.json', plate);
    const english = await mill.browser.get(`/v2/certificates/${draft?.draftId ?? ''}/pdf`);
    expect(english.headers['content-disposition']).to.contain('-en.pdf');
    const polish = await mill.browser.get(`/v2/certificates/${draft?.draftId ?? ''}/pdf?language=pl`);
    expect(polish.status).to.equal(400);
  });

  it('are nobody else’s', async () => {
    const draft = await keep('plate.json', plate);
    const other = await test.join('Nordwerk', ['mill']);
    expect((await other.browser.get(`/v2/certificates/${draft?.draftId ?? ''}/pdf`)).status).to.equal(404);
  });

  it('may come as Metals Digital Material Passports', async () => {
    const { reading } = readDocument(plate);
    if (reading === undefined) throw new Error('The plate was not read.');
    const passport = JSON.stringify(
      writeMetalsDmp({ ...reading, documentNumber: 'AVO-DMP-1', heatNumbers: ['F26-50001'] }),
    );
    const row = await keep('passport.json', passport);
    expect(row?.certificate).to.include({
      number: 'AVO-DMP-1',
      kind: 31,
      heatNumber: 'F26-50001',
      grade: 'S355J2+N',
    });
    expect(row?.draftId).to.be.a('string');
    const { raw } = await mill.browser.get(`/v2/certificates/${row?.draftId ?? ''}/pdf`);
    expect(Buffer.from(findEmbeddedJson(raw) ?? []).toString()).to.contain('"DigitalMaterialPassport"');
  });
});
