import { canonicalText, sha256Hex } from '@topsteel/domain/jcs';
import { expect } from 'chai';
import { FakeRegister } from './fixtures/fake-register.ts';
import { certificateDocument, LOT_ID } from './fixtures/specimen-lot.ts';
import { verifyDocument } from './verify-document.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('verifyDocument', () => {
  let register: FakeRegister;
  beforeEach(() => {
    register = new FakeRegister();
  });

  it('recognises the registered certificate in any formatting, and reports its lot', async () => {
    const pretty = utf8(JSON.stringify({ ...certificateDocument }, null, 4));
    const { line, lotId, report } = await verifyDocument({
      ...register.input(),
      lotId: undefined,
      bytes: pretty,
    });
    expect(line.key).to.equal('intact');
    expect(lotId).to.equal(LOT_ID.toString());
    expect(report?.lines).to.have.length(6);
  });

  for (const [what, text] of [
    [
      'field',
      canonicalText(certificateDocument).replace('"heat":"482911"', '"heat":"482911","tensile":"510"'),
    ],
    ['byte', canonicalText({ Certificate: { ...certificateDocument.Certificate, mass: 96 }, x: '482911' })],
  ] as const) {
    it(`finds an altered ${what} and names the original`, async () => {
      const { line, lotId, report } = await verifyDocument({
        ...register.input(),
        lotId: undefined,
        bytes: utf8(text),
      });
      expect(line).to.deep.include({ key: 'altered', params: { issuer: 'Aciéries de Lorraine' } });
      expect(lotId).to.equal(LOT_ID.toString());
      expect(report).to.equal(undefined);
    });
  }

  it('accuses nobody of a file it has no record of', async () => {
    const bytes = utf8('{"Certificate":{"CommercialTransaction":{"A03":"another"}}}');
    expect((await verifyDocument({ ...register.input(), lotId: undefined, bytes })).line).to.deep.include({
      key: 'notRegistered',
    });
  });

  it('does not take the same number of another maker and heat for an altered copy', async () => {
    const bytes = utf8(
      '{"Certificate":{"CommercialTransaction":{"A03":"3.1-2026-0482","A01":{"Name":"Other Mill"}}}}',
    );
    expect((await verifyDocument({ ...register.input(), lotId: undefined, bytes })).line.key).to.equal(
      'notRegistered',
    );
  });

  it('recognises a registered PDF by its hash', async () => {
    const pdf = utf8('%PDF-1.7 certificate 3.1-2026-0482');
    const evidence = JSON.parse(new TextDecoder().decode(register.blocks.get(register.lot.evidence))) as {
      documents: unknown[];
    };
    evidence.documents.push({
      role: 'certificate-pdf',
      mediaType: 'application/pdf',
      sha256: sha256Hex(pdf),
      cid: 'bafkrei',
    });
    register.lot.evidence = register.put(evidence);
    register.logs = [register.commissioned(LOT_ID, register.lot.certificate)];
    expect((await verifyDocument({ ...register.input(), lotId: undefined, bytes: pdf })).line.key).to.equal(
      'intact',
    );
  });

  it('compares a file dropped on the page of a lot with that lot', async () => {
    const { line } = await verifyDocument({
      ...register.input(),
      lotId: LOT_ID,
      bytes: utf8('%PDF-1.7 another'),
    });
    expect(line.key).to.equal('altered');
  });

  it('says how many entries it could not read', async () => {
    register.isStoreAway = true;
    const { line } = await verifyDocument({ ...register.input(), lotId: undefined, bytes: utf8('{"a":1}') });
    expect(line).to.deep.include({ key: 'notRegistered' });
    expect(line.how).to.deep.equal({
      key: 'filePartlyCompared',
      params: { register: 'node.example', store: 'files.example', block: '1200', unread: 1 },
    });
  });

  it('says unknown when the register is away', async () => {
    register.isNodeAway = true;
    const { line } = await verifyDocument({ ...register.input(), lotId: undefined, bytes: utf8('{"a":1}') });
    expect(line).to.deep.include({ key: 'integrityUnknown' });
    expect(line.how.key).to.equal('registerAway');
  });
});
