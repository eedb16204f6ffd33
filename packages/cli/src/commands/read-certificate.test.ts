import { expect } from 'chai';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.ts';

type Json = Record<string, unknown>;

const plate = (transaction: Json = {}, product: Json = {}, inspection: Json = {}) => ({
  Certificate: {
    CommercialTransaction: {
      A01: { Name: 'Stahlwerk Moselkopf', City: 'Dillingen', Country: 'DE' },
      A02: 'Abnahmeprüfzeugnis 3.1 nach EN 10204:2004',
      A03: 'MK-26-0417',
      ...transaction,
    },
    ProductDescription: {
      B01: 'Hot rolled plate',
      B02: { SteelDesignation: ['S355J2+N'], ProductNorm: ['EN 10025-2:2019'] },
      B13: { Value: 15072, Unit: 'kg' },
      ...product,
    },
    Inspection: {
      C00: 'M26-0417',
      ChemicalComposition: {
        C71: { Symbol: 'C', Actual: { Value: '0.160' }, Maximum: { Value: '0.20' }, Unit: '%' },
        C72: { Symbol: 'Nb', Actual: '<0.005', Unit: '%' },
      },
      TensileTest: { C11: { Property: 'ReH', Value: 378, Unit: 'MPa', Minimum: 345 } },
      ...inspection,
    },
  },
});

describe('topsteel read-certificate', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'topsteel-read-'));
  });
  after(() => rm(folder, { recursive: true }));
  const keep = async (name: string, content: unknown) => {
    const path = join(folder, name);
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  it('says what a certificate says, one idea a line', async () => {
    const { code, stdout } = await run(['read-certificate', await keep('plate.json', plate())]);
    expect(code).to.equal(0);
    expect(stdout.replace(/SHA-256 .*/, 'SHA-256').split('\n')).to.deep.equal([
      'Inspection certificate 3.1, according to EN 10204:2004',
      'EN 10168',
      '',
      'Document number       MK-26-0417',
      'Manufacturer’s works  Stahlwerk Moselkopf, Dillingen, DE',
      'Product               Hot rolled plate',
      'Steel designation     S355J2+N',
      'Product standard      EN 10025-2:2019',
      'Heat number           M26-0417',
      'Actual mass           15072 kg',
      '',
      'Chemical composition, ladle analysis, M26-0417',
      '  C   0.160 %   Max. 0.20',
      '  Nb  <0.005 %',
      '',
      'Mechanical tests',
      '  Yield or proof strength (ReH)  378 MPa  Min. 345, M26-0417',
      '',
      'SHA-256',
      '',
      'Read. Nothing stands against registering it.',
      '',
    ]);
  });

  it('says it in six languages, and in JSON as the normal form', async () => {
    const path = await keep('plate.json', plate());
    const { stdout } = await run(['read-certificate', path, '--language', 'fr']);
    expect(stdout).to.contain('Certificat de réception 3.1, selon EN 10204:2004');
    expect(stdout).to.contain('  C   0,160 %   Max. 0,20');
    const json = JSON.parse((await run(['read-certificate', path, '--json'])).stdout) as Json;
    expect(json).to.deep.include({
      format: 'EN 10168',
      state: 'ready',
      canBeRegistered: true,
      type: '3.1',
      heatNumbers: ['M26-0417'],
      massGrams: '15072000',
      findings: [],
    });
    expect(json).not.to.have.property('canonicalBytes');
    const { stderr } = await run(['read-certificate', path, '--language', 'xx']);
    expect(stderr).to.equal('There is no language "xx". Use one of en, fr, de, es, it, nl.\n');
  });

  it('reads a test report 2.2 and a certificate that could not be registered, and says so', async () => {
    const report = await run([
      'read-certificate',
      await keep('report.json', plate({ A02: 'Werkszeugnis 2.2' })),
      '--json',
    ]);
    expect([report.code, (JSON.parse(report.stdout) as Json)['type']]).to.deep.equal([0, '2.2']);
    const heatless = await keep('heatless.json', plate({}, {}, { C00: '' }));
    const { code, stdout } = await run(['read-certificate', heatless]);
    expect(code).to.equal(0);
    expect(stdout).to.contain(
      'error    The certificate names no heat: neither a heat number (C00) nor a batch',
    );
    expect(stdout).to.contain(
      'Read, but it could not be registered: 1 error. topsteel assess judges the values.',
    );
    expect((await run(['read-certificate', heatless, '--strict'])).code).to.equal(1);
  });

  it('is not valid when an item is missing that every certificate has, with its path', async () => {
    const { code, stdout } = await run([
      'read-certificate',
      await keep('numberless.json', plate({ A03: undefined })),
    ]);
    expect(code).to.equal(1);
    expect(stdout).to.contain(
      'error    The document number (A03) is missing. Add Certificate.CommercialTransaction.A03 and upload the certificate again. [Certificate.CommercialTransaction.A03]',
    );
    const ambiguous = await run(['read-certificate', await keep('type.json', plate({ A02: '3.1/3.2' }))]);
    expect(ambiguous.code).to.equal(1);
  });

  it('cannot tell about a file that is no certificate', async () => {
    for (const [name, content] of [
      ['text.json', 'no JSON'],
      ['other.json', { footprint: 1 }],
      ['empty.pdf', '%PDF-1.7\n'],
    ] as const) {
      expect((await run(['read-certificate', await keep(name, content)])).code, name).to.equal(2);
    }
  });

  it('writes a PDF that it reads again as the same certificate, and a passport', async () => {
    const path = await keep('plate.json', plate());
    const pdf = join(folder, 'plate.pdf');
    const dmp = join(folder, 'plate.dmp.json');
    const { stdout } = await run(['read-certificate', path, '--pdf', pdf, '--dmp', dmp, '--language', 'it']);
    expect(stdout).to.contain(`Written: ${pdf} (PDF/A-3b, with the JSON inside)`);
    const hashOf = async (file: string) =>
      (JSON.parse((await run(['read-certificate', file, '--json'])).stdout) as Json)['documentHash'];
    expect(await hashOf(pdf)).to.equal(await hashOf(path));
    const passport = JSON.parse((await run(['read-certificate', dmp, '--json'])).stdout) as Json;
    expect(passport).to.deep.include({ format: 'Metals DMP', type: '3.1', massGrams: '15072000' });
    expect((await readFile(pdf)).subarray(0, 5).toString()).to.equal('%PDF-');
    expect((await run(['read-certificate', path, '--pdf', join(folder, 'no', 'x.pdf')])).stderr).to.contain(
      'Cannot write',
    );
  });
});
