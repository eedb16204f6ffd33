import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { run } from '../run.ts';

const file = (content: unknown): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'topsteel-assess-')), 'document.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const contents = {
  C: '0.16',
  Si: '0.30',
  Mn: '1.40',
  P: '0.013',
  S: '0.006',
  Cr: '0.03',
  Mo: '0.004',
  V: '0.003',
  Ni: '0.02',
  Cu: '0.02',
};

/** A mill's certificate of one plate S355J2+N, 20 mm. */
const certificate = (changes: { contents?: Record<string, string>; yield?: number } = {}): unknown => ({
  Certificate: {
    CommercialTransaction: {
      A01: { Name: "Aciéries du Val d'Orne SAS" },
      A02: 'Inspection certificate 3.1',
      A03: 'AVO-2026-11873',
      A07: '4500123456',
    },
    ProductDescription: {
      B01: 'Hot rolled plate',
      B02: { SteelDesignation: ['S355J2+N'], ProductNorm: ['EN 10025-2:2019'] },
      B04: '+N',
      B09: { Form: 'Plate', Thickness: 20, Width: 2500, Unit: 'mm' },
      B13: { Value: 56_480, Unit: 'kg' },
    },
    Inspection: {
      C00: 'F26-41873',
      C02: 'Transverse',
      C03: '-20 °C',
      ChemicalComposition: Object.fromEntries(
        Object.entries({ ...contents, ...changes.contents }).map(([Symbol, Value], i) => [
          `C${71 + i}`,
          { Symbol, Actual: { Value }, Unit: '%' },
        ]),
      ),
      TensileTest: {
        C11: { Value: changes.yield ?? 384, Unit: 'MPa' },
        C12: { Value: 527, Unit: 'MPa' },
        C13: { Value: 27, Unit: '%' },
      },
      NotchedBarImpactTest: { C42: [105, 98, 112].map((Value) => ({ Value, Unit: 'J' })) },
    },
    Validation: { Z02: '2026-09-04' },
  },
});

describe('topsteel assess', () => {
  it('prints the sentence, then a value a line with its limit and clause', async () => {
    const { code, stdout } = await run(['assess', file(certificate())]);
    expect(code).to.equal(0);
    expect(stdout.split('\n').slice(0, 19)).to.deep.equal([
      'Meets S355J2+N (EN 10025-2:2019): 11 of 11 required values are within limits.',
      '',
      "Certificate AVO-2026-11873, type 3.1, by Aciéries du Val d'Orne SAS.",
      'Heat F26-41873.',
      'Judged by EN 10025-2:2019.',
      '',
      '  property          value    limit               verdict   clause',
      '  C                 0.16 %   max 0.20 %          conforms  EN 10025-2:2019, table 1',
      '  Si                0.30 %   max 0.55 %          conforms  EN 10025-2:2019, table 1',
      '  Mn                1.40 %   max 1.60 %          conforms  EN 10025-2:2019, table 1',
      '  P                 0.013 %  max 0.025 %         conforms  EN 10025-2:2019, table 1',
      '  S                 0.006 %  max 0.025 %         conforms  EN 10025-2:2019, table 1',
      '  Cu                0.02 %   max 0.55 %          conforms  EN 10025-2:2019, table 1',
      '  CEV               0.40 %   max 0.45 %          conforms  EN 10025-2:2019, table 5',
      '  yield strength    384 MPa  min 345 MPa         conforms  EN 10025-2:2019, table 6',
      '  tensile strength  527 MPa  470 to 630 MPa      conforms  EN 10025-2:2019, table 6',
      '  elongation        27 %     min 20 %            conforms  EN 10025-2:2019, table 6',
      '  impact energy     105.0 J  min 27 J at -20 °C  conforms  EN 10025-2:2019, table 8',
      '',
    ]);
  });

  it('ends with 1 when a value is outside its limit or cannot be, and 2 when one is missing', async () => {
    const outcome = async (changes: Parameters<typeof certificate>[0]) => {
      const { code, stdout } = await run(['assess', file(certificate(changes))]);
      return [code, stdout.split('\n')[0]];
    };
    expect(await outcome({ yield: 344 })).to.deep.equal([
      1,
      'Does not meet S355J2+N (EN 10025-2:2019): yield strength is 344 MPa, limit min 345 MPa (EN 10025-2:2019, table 6).',
    ]);
    expect(await outcome({ contents: { C: '16' } })).to.deep.equal([
      1,
      "Impossible value: C is given as 16 %. Ask Aciéries du Val d'Orne SAS for a corrected certificate.",
    ]);
    expect(await outcome({ contents: { P: 'n/a' } })).to.deep.equal([
      2,
      'Not fully judged: 1 value needed for S355J2+N could not be judged: P.',
    ]);
  });

  it('adds the order, and ends by the worse of the two', async () => {
    const order = (changes: object) =>
      file({ grade: 'S355J2+N', inspectionDocument: '3.1', number: '4500123456', ...changes });
    const judge = async (changes: object) => {
      const { code, stdout } = await run(['assess', file(certificate()), '--order', order(changes)]);
      return [code, stdout.split('\n')[1]];
    };
    expect(await judge({ norm: 'EN 10025-2:2019' })).to.deep.equal([0, 'Is as ordered: 5 of 5 items agree.']);
    expect(await judge({ inspectionDocument: '3.2' })).to.deep.equal([
      1,
      'Is not as ordered: inspection document is 3.1, ordered 3.2.',
    ]);
    expect(await judge({ requirements: { throughThickness: 'Z25' } })).to.deep.equal([
      2,
      'Cannot be told from the certificate: through-thickness quality.',
    ]);
  });

  it('gives programs every finding', async () => {
    const { stdout } = await run(['assess', file(certificate()), '--json']);
    const answer = JSON.parse(stdout) as { verdict: string; judgedBy: string; findings: object[] };
    expect([answer.verdict, answer.judgedBy, answer.findings.length]).to.deep.equal([
      'conforms',
      'EN 10025-2:2019',
      11,
    ]);
    expect(answer.findings[7]).to.deep.equal({
      min: '345',
      max: null,
      property: 'yield',
      status: 'conforms',
      value: '384 MPa',
      limit: 'min 345 MPa',
      clause: 'EN 10025-2:2019, table 6',
      heatNumber: 'F26-41873',
      field: 'Certificate.Inspection.0.TensileTest.C11',
      isRequired: true,
      grade: 'S355J2+N',
    });
  });

  it('cannot tell about a file that is no certificate, or an order that cannot be read', async () => {
    const { code, stdout } = await run(['assess', file('{"plate": 20}')]);
    expect([code, stdout.split('\n')[0]]).to.deep.equal([2, 'Cannot tell: the certificate cannot be read.']);
    expect(await run(['assess', file(certificate()), '--order', file({ steel: 'S355J2' })])).to.deep.include({
      code: 2,
      stdout: '',
    });
  });
});
