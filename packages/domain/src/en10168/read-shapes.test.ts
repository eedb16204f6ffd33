import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { documentTypeOf, readCertificate, readTitle, readWrittenNumber, type ReadResult } from './index.ts';

type Json = Record<string, unknown>;

/** Four tubes of two heats, as a tube mill's system of 2019 and one of 2026 would both write them. */
function tubes(
  parts: { transaction?: Json; product?: Json; inspection?: unknown; rest?: Json } = {},
): ReadResult {
  return readCertificate({
    RefSchemaUrl: 'https://schemas.example/en10168-schemas/v0.5.0/schema.json',
    Certificate: {
      CertificateLanguages: ['DE', 'EN'],
      CommercialTransaction: {
        A01: {
          Name: 'Rohrwerk Salzach GmbH',
          Street: ['Werkstraße 4'],
          ZipCode: '5400',
          City: 'Hallein',
          Country: 'AT',
        },
        A02: 'Abnahmeprüfzeugnis 3.1',
        A03: 'RS-26-118',
        ...parts.transaction,
      },
      ProductDescription: {
        B01: 'Hollow section',
        B02: { SteelDesignation: ['S355J2H'], ProductNorm: ['EN 10219-1:2006'] },
        B13: { Value: 5739.3, Unit: 'kg' },
        ...parts.product,
      },
      Inspection: parts.inspection ?? {
        C00: '175508',
        ChemicalComposition: { C71: { Symbol: 'C', Actual: { Value: '0.15' } } },
      },
      ...parts.rest,
    },
  });
}
const analysis = (elements: unknown, C00: unknown = '175508') =>
  tubes({ inspection: { C00, ChemicalComposition: elements } });
const contentsOf = (result: ReadResult) =>
  result.reading?.analyses[0]?.contents.map(({ symbol, operator, value, unit, rangeLow }) =>
    [symbol, operator, value, unit, rangeLow].filter((part) => part !== undefined).join(' '),
  );
const notes = ({ findings }: ReadResult) =>
  findings.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);

describe('numbers as certificates write them', () => {
  it('are read exactly, with what was meant by them', () => {
    const read = (text: string) => {
      const number = readWrittenNumber(text);
      if (number === undefined) return undefined;
      const { value, operator, low, unit } = number;
      return [low, operator, value, unit].filter((part) => part !== null && part !== '=').join(' ');
    };
    const rows: [string, string | undefined][] = [
      ['0.18', '0.18'],
      ['0,18', '0.18'],
      ['.005', '0.005'],
      ['<0.005', '< 0.005'],
      ['≤ 0,02 %', '<= 0.02 %'],
      ['max. 0.02', '<= 0.02'],
      ['27 J min', '>= 27 J'],
      ['0.18 - 0.22', '0.18 <= 0.22'],
      ['380–395 N/mm²', '380 <= 395 N/mm²'],
      ['5 739 kg', '5739 kg'],
      ['5.739,3', '5739.3'],
      ['5,739.3', '5739.3'],
      ['1.2E-3', '0.0012'],
      ['-20', '-20'],
      ['0.22-0.18', undefined],
      ['<<1', undefined],
      ['traces', undefined],
      ['12 x 3', undefined],
      ['0.2.3', undefined],
      ['', undefined],
    ];
    for (const [text, meaning] of rows) expect(read(text), text).to.equal(meaning);
  });
});

describe('the chemical analysis of a certificate', () => {
  it('takes operators, commas, ranges and units in the value, and says so', () => {
    const result = analysis({
      C71: { Symbol: 'C', Actual: '0,15' },
      C72: { Symbol: 'Nb', Actual: { Value: '<0.005' }, Unit: '%' },
      C73: { Symbol: 'N', Actual: { Value: '42 ppm' } },
      C74: { Symbol: 'Si', Actual: '0.18 - 0.22' },
      C75: { Symbol: 'Al', Actual: { Value: '0.02', Operator: '≥' }, Minimum: 'min. 0.015' },
      C76: { Symbol: 'B (ppm)', Actual: '3' },
      C77: { Symbol: 'V', Actual: '0.5', Unit: '‰' },
    });
    expect(contentsOf(result)).to.deep.equal([
      'C = 0.15 %',
      'Nb < 0.005 %',
      'N = 42 ppm',
      'Si <= 0.22 % 0.18',
      'Al >= 0.02 %',
      'B = 3 ppm',
      'V = 0.05 %',
    ]);
    expect(result.reading?.analyses[0]?.contents[4]?.minimum).to.equal('0.015');
    expect(notes(result).filter((note) => !note.includes('logo'))).to.deep.equal([
      'info number-interpreted: One number is not written as plain decimals and was read: C "0,15" as 0.15 %.',
      'info range-read: One value is a range, and both ends count: Si "0.18 - 0.22" as 0.18 to 0.22 %.',
    ]);
  });

  it('leaves out what it cannot read, and names it', () => {
    const result = analysis({
      C71: { Symbol: 'C', Actual: { Value: '0.15', Operator: '<' } },
      C72: { Symbol: 'Mn', Actual: { Value: '<1', Operator: '>' } },
      C73: { Symbol: 'P', Actual: 'traces' },
      C74: { Symbol: 'S', Actual: '0.01', Unit: 'mol' },
      C75: { Symbol: 'Cu', Actual: '0.01', Unit: '%' },
      C76: { Symbol: 'Ni' },
      C77: { Symbol: 'V', Actual: '42 ppm', Unit: '%' },
    });
    expect(contentsOf(result)).to.deep.equal(['C < 0.15 %', 'Cu = 0.01 %']);
    expect(
      result.findings
        .filter(({ severity }) => severity === 'warn')
        .map(({ code, field }) => [code, field.slice(-3)]),
    ).to.deep.equal([
      ['value-unread', 'C72'],
      ['value-unread', 'C73'],
      ['unit-unknown', 'C74'],
      ['value-unread', 'C76'],
      ['unit-unknown', 'C77'],
    ]);
  });

  it('doubts contents without units that are a hundredth of what steels have', () => {
    const early = analysis({ C71: { Symbol: 'C', Actual: 0.0015 }, C73: { Symbol: 'Mn', Actual: 0.01 } });
    expect(early.findings.map(({ code, severity }) => [code, severity])).to.deep.equal([
      ['content-unusual', 'warn'],
    ]);
    const interstitialFree = analysis({
      C71: { Symbol: 'C', Actual: 0.0015 },
      C73: { Symbol: 'Mn', Actual: 0.11 },
    });
    expect(interstitialFree.findings).to.deep.equal([]);
  });

  it('reads no more entries than an analysis can have', () => {
    const many = analysis(
      Object.fromEntries(
        Array.from({ length: 300 }, (_, at) => [`C${at}`, { Symbol: `X${at}`, Actual: '0' }]),
      ),
    );
    expect(many.reading?.analyses[0]?.contents.length).to.equal(200);
    expect(many.findings[0]?.message).to.equal('The analysis holds 300 entries; the first 200 are read.');
  });

  it('keeps a content that is stated again with another value, and says so', () => {
    const result = analysis({
      C71: { Symbol: 'C', Actual: '0.15', Unit: '%' },
      C72: { Symbol: 'C', Actual: '0.24', Unit: '%' },
      C73: { Symbol: 'N', Actual: '0.005', Unit: '%' },
      C74: { Symbol: 'N2', Actual: '50', Unit: 'ppm' },
    });
    expect(contentsOf(result)).to.deep.equal(['C = 0.15 %', 'C = 0.24 %', 'N = 0.005 %']);
    expect(result.findings.map(({ code, message }) => [code, message])).to.deep.equal([
      ['content-twice', 'C is stated twice in one analysis: 0.15 % and 0.24 %.'],
    ]);
  });

  it('takes a symbol from the name of the field, or elements from a list', () => {
    const byName = analysis({ C: '0.15', Mn: 1.2, C70: 'E' });
    expect(contentsOf(byName)).to.deep.equal(['C = 0.15 %', 'Mn = 1.2 %']);
    expect(byName.reading?.route).to.equal('EAF-scrap');
    expect(notes(byName)).to.deep.equal([
      'info symbol-from-name: 2 contents have no Symbol; the name of the field is taken for it: C, Mn.',
    ]);
    expect(
      contentsOf(
        analysis([
          { Symbol: 'C', Actual: 0.15 },
          { Symbol: 'MN', Value: '1.2' },
        ]),
      ),
    ).to.deep.equal(['C = 0.15 %', 'Mn = 1.2 %']);
  });
});

describe('the heats of a certificate', () => {
  it('have each their own analysis', () => {
    const of = (heat: string, carbon: string) => ({
      C00: heat,
      ChemicalComposition: { C71: { Symbol: 'C', Actual: carbon } },
      TensileTest: { C11: 410, C12: '502 MPa', C13: { Value: '27,5', Unit: '%' } },
    });
    const { reading, findings } = tubes({ inspection: [of('175508', '0.15'), of('175509', '0.16')] });
    expect(reading?.heatNumbers).to.deep.equal(['175508', '175509']);
    expect(
      reading?.analyses.map(({ heatNumber, contents }) => [heatNumber, contents[0]?.value]),
    ).to.deep.equal([
      ['175508', '0.15'],
      ['175509', '0.16'],
    ]);
    expect(
      reading?.mechanicals
        .filter(({ heatNumber }) => heatNumber === '175509')
        .map(({ property, value, unit }) => [property, value, unit]),
    ).to.deep.equal([
      ['yield', '410', ''],
      ['tensile', '502', 'MPa'],
      ['elongation', '27.5', '%'],
    ]);
    expect(findings.map(({ code }) => code)).to.deep.equal(['number-interpreted', 'several-heats']);
  });

  it('may stand in one text, in a supplement, or in the batch', () => {
    const heats = (C00: unknown) =>
      analysis({ C71: { Symbol: 'C', Actual: '0.15' } }, C00).reading?.heatNumbers;
    expect(heats('175508, 175509')).to.deep.equal(['175508', '175509']);
    expect(heats('A12 / A13')).to.deep.equal(['A12', 'A13']);
    expect(heats('175508/2')).to.deep.equal(['175508/2']);
    expect(heats(['175508', 175509])).to.deep.equal(['175508', '175509']);
    const shared = analysis({ C71: { Symbol: 'C', Actual: '0.15' } }, 'A12 + A13').reading;
    expect(shared?.analyses[0]?.heatNumber).to.equal(null);
    const supplement = tubes({
      inspection: [{ C00: 'Charge Chemical Analysis' }],
      product: { SupplementaryInformation: { B20: { Key: 'Schmelze', Value: 'm 4711' } } },
    });
    expect(supplement.reading?.heatNumbers).to.deep.equal(['M 4711']);
    expect(supplement.findings[0]?.code).to.equal('heat-from-supplement');
    const batch = tubes({ inspection: [], product: { B07: { Bundle: 'P77', Count: 3 } } });
    expect([batch.reading?.heatNumbers, batch.reading?.batchIdentifications]).to.deep.equal([
      ['P77'],
      ['P77', '3'],
    ]);
  });
});

describe('mechanical results', () => {
  it('of several specimens are all kept; ranges count with both ends, bounds not at all', () => {
    const result = tubes({
      inspection: {
        C00: '175508',
        C02: 'L',
        C03: '-20 °C',
        TensileTest: [
          { C11: { Value: 410, Unit: 'MPa' }, C12: { Value: '500-512', Unit: 'MPa' } },
          { C11: { Value: '>= 400', Unit: 'MPa' }, C12: { Value: 505, Unit: 'MPa' } },
        ],
        HardnessTest: { C30: 'HBW 10/3000', C31: [{ Value: 151 }, { Value: 155 }, { Value: 152 }] },
        NotchedBarImpactTest: [
          { C42: [{ Value: 80 }, { Value: 84 }], C43: 82 },
          { C40: 'KV2', C42: [40, 44, 45] },
        ],
      },
    });
    expect(
      result.reading?.mechanicals.map(({ property, value, individual, field }) => [
        property,
        value,
        individual.length,
        field.slice(25),
      ]),
    ).to.deep.equal([
      ['yield', '410', 0, 'TensileTest.0.C11'],
      ['tensile', '500', 0, 'TensileTest.0.C12.low'],
      ['tensile', '512', 0, 'TensileTest.0.C12.high'],
      ['tensile', '505', 0, 'TensileTest.1.C12'],
      ['hardness', '152.6', 3, 'HardnessTest.C31'],
      ['impact', '82', 2, 'NotchedBarImpactTest.0.C43'],
      ['impact', '43.0', 3, 'NotchedBarImpactTest.1.C43'],
    ]);
    expect(
      result.reading?.details?.otherResults.map(({ label, value, unit }) => [label, value, unit]),
    ).to.deep.equal([['yield', '>= 400', 'MPa']]);
    expect(result.findings.map(({ code }) => code)).to.include('value-bounded');
  });
});

describe('masses', () => {
  it('are read with unit and grouping, and doubt is said', () => {
    const mass = (B13: unknown) => {
      const { reading, findings } = tubes({ product: { B13 } });
      return [reading?.massGrams, ...findings.map(({ severity, code }) => `${severity} ${code}`)];
    };
    expect(mass({ Value: '5 739,3 kg' })).to.deep.equal([5_739_300n, 'info number-interpreted']);
    expect(mass({ Value: 5.7393, Unit: 't' })).to.deep.equal([5_739_300n]);
    expect(mass(5739)).to.deep.equal([5_739_000n, 'info unit-assumed']);
    expect(mass({ Value: '5,739', Unit: 'kg' })).to.deep.equal([5_739n, 'warn number-interpreted']);
    expect(mass({ Value: 'max. 5739', Unit: 'kg' })).to.deep.equal([null, 'refuse mass-wrong']);
    expect(mass({ Value: '5739 kg', Unit: 't' })).to.deep.equal([null, 'refuse mass-wrong']);
  });
});

describe('a certificate outside of its schema', () => {
  it('is read without the fields that are not of the shape', () => {
    const result = tubes({
      transaction: {
        A05: ['x'],
        A97: 1,
        A98: { Key: 'Delivery note', Value: 'DN-7' },
        'A06.1': { Name: { first: 1 } },
      },
      product: { B08: { pieces: 4 }, B04: null },
    });
    expect(result.state).to.equal('warning');
    expect(result.certificate?.documentNumber).to.equal('RS-26-118');
    expect(result.findings.map(({ code, field }) => [code, field])).to.deep.equal([
      ['field-ignored', 'Certificate.CommercialTransaction.A05'],
      ['field-ignored', 'Certificate.CommercialTransaction.A06.1.Name'],
      ['field-ignored', 'Certificate.ProductDescription.B08'],
    ]);
    expect(result.reading?.details?.references.map(({ code, value }) => [code, value])).to.deep.equal([
      ['A97', '1'],
      ['A98', 'DN-7'],
    ]);
  });

  it('is refused with path and remedy when an item is missing on which everything hangs, and read all the same', () => {
    const result = tubes({ transaction: { A01: null, A03: '', A02: 'Inspection certificate' } });
    expect(result.certificate).to.equal(undefined);
    expect(result.reading?.massGrams).to.equal(5_739_300n);
    expect(
      result.findings.map(({ field, message, remedy }) => [field, message, remedy]).slice(0, 3),
    ).to.deep.equal([
      [
        'Certificate.CommercialTransaction.A01.Name',
        'The manufacturer (A01) is missing.',
        'Add Certificate.CommercialTransaction.A01.Name and upload the certificate again.',
      ],
      [
        'Certificate.CommercialTransaction.A03',
        'The document number (A03) is missing.',
        'Add Certificate.CommercialTransaction.A03 and upload the certificate again.',
      ],
      [
        'Certificate.CommercialTransaction.A02',
        '"Inspection certificate" does not say whether it is a 3.1 or a 3.2.',
        'Write the type in Certificate.CommercialTransaction.A02, such as "Inspection certificate 3.1 according to EN 10204:2004".',
      ],
    ]);
  });
});

describe('everything else that a certificate says', () => {
  it('is kept: parties, references, tests in words, validation', () => {
    const party = (Name: string) => ({
      Name,
      Street: 'Kai 2',
      ZipCode: '20457',
      City: 'Hamburg',
      Country: 'DE',
    });
    const { reading } = tubes({
      transaction: {
        'A06.1': { ...party('Nordkai Stahlhandel AG'), Identifiers: { VAT: 'DE811569869' } },
        'A06.2': party('Lager Nordkai'),
        'A06.3': party('Prüfstelle Nordkai'),
        'A06.4': { CompanyName: 'Brückenbau Elbe GmbH', VAT_Id: 'DE136695976' },
        A08: 'W-958722',
      },
      inspection: {
        C00: '175508',
        OtherMechanicalTests: {
          C50: { Key: 'Flattening test', Value: 'satisfactory', Method: 'EN ISO 8492' },
        },
      },
      rest: {
        OtherTests: {
          D01: 'No objections',
          NonDestructiveTests: { D02: { Key: 'Visual', Interpretation: 'Positive' } },
        },
        Validation: {
          Z01: 'The material complies with the order.',
          Z02: '2026-09-14',
          Z03: 'Ing. Herta Moser',
          Z04: { NotifiedBodyNumber: '0780', DoCYear: '19', DoCNumber: '0780-CPR-12' },
        },
      },
    });
    const details = reading?.details;
    expect([
      details?.purchaser?.vat,
      details?.consignee?.name,
      details?.certificateReceiver?.name,
    ]).to.deep.equal(['DE811569869', 'Lager Nordkai', 'Prüfstelle Nordkai']);
    expect(details?.subPurchaser).to.deep.include({
      name: 'Brückenbau Elbe GmbH',
      vat: 'DE136695976',
      streets: [],
    });
    expect(
      details?.otherResults.map(({ code, label, value, method }) => [code, label, value, method]),
    ).to.deep.equal([
      ['C50', 'Flattening test', 'satisfactory', 'EN ISO 8492'],
      ['D01', 'Marking and identification, surface, shape and dimensions', 'No objections', null],
      ['D02', 'Visual', '', null],
    ]);
    expect(details?.validatedBy).to.deep.equal([{ name: 'Ing. Herta Moser', title: null }]);
    expect(details?.ceMarking).to.deep.equal({ notifiedBody: '0780', year: '19', number: '0780-CPR-12' });
    expect([details?.formatVersion, details?.languages]).to.deep.equal(['0.5.0', ['DE', 'EN']]);
  });

  it('checks attachments against their hashes', () => {
    const file = Buffer.from('Prüfprotokoll 4711');
    const hash = createHash('sha256').update(file);
    const attach = (Hash: Json, Data = `data:text/plain;base64, ${file.toString('base64')}`) => {
      const { reading, findings } = tubes({ rest: { Attachments: [{ Hash, FileName: 'a.txt', Data }] } });
      return [reading?.details?.attachments[0]?.isIntact, ...findings.map(({ code }) => code)];
    };
    const right = hash.copy().digest('base64');
    expect(attach({ Algorithm: 'SHA256', Encoding: 'base64', Value: right })).to.deep.equal([true]);
    expect(attach({ Algorithm: 'SHA256', Value: hash.digest('hex').toUpperCase() })).to.deep.equal([true]);
    const sha3 = createHash('sha3-256').update(file).digest('base64');
    expect(attach({ Algorithm: 'SHA3-256', Value: sha3 })).to.deep.equal([true]);
    expect(attach({ Algorithm: 'SHA256', Value: sha3 })).to.deep.equal([false, 'attachment-altered']);
    expect(attach({ Algorithm: 'MD5', Value: right })).to.deep.equal([null, 'attachment-unchecked']);
    expect(attach({ Value: right }, '?')).to.deep.equal([null, 'attachment-unchecked']);
  });
});

describe('the type of a document', () => {
  it('is never a norm number, a date, a revision or a measure', () => {
    for (const title of [
      'EN 10025-3.1',
      'Certificate of 3.1.2026',
      'Certificate rev. 3.1',
      'Sheet 3.1 mm',
      'Report 13.1',
      '3.10',
      '10025-3.1',
    ]) {
      expect(documentTypeOf(title), title).to.equal(undefined);
    }
    const rows = {
      'EN 10204-3.1 for EN 10025-2:2019': '3.1',
      'EN 10204:2004/3.2': '3.2',
      'DIN 50 049-3.1B': '3.1',
      'DIN 50049 3.1 A': '3.2',
      'ISO 10474 2.3': '2.2',
      'Keuringscertificaat 3.1': '3.1',
      'WZ nach EN 10204': '2.2',
      'Sheet 3 mm, test report 2.2 of 3.1.2026': '2.2',
      '检验证书 3.1': '3.1',
    };
    for (const [title, type] of Object.entries(rows)) expect(documentTypeOf(title), title).to.equal(type);
  });

  it('that is old, doubtful or contradicts its name is said', () => {
    expect(readTitle('APZ 3.1.B, DIN 50049')).to.deep.include({ types: ['3.1'], oldType: '3.1.B' });
    const typed = (A02: string) => notes(tubes({ transaction: { A02 } }));
    expect(typed('DIN 50049 3.1 B')).to.deep.equal([
      'info type-old-edition: 3.1.B is a type of an edition before EN 10204:2004; it is taken as 3.1.',
    ]);
    expect(typed('Werkszeugnis 3.1')).to.deep.equal([
      'warn type-name-differs: "Werkszeugnis 3.1" gives the number 3.1, but its name is that of a 2.2. The number is taken.',
    ]);
    expect(typed('Type 3.1/3.2')).to.deep.equal([
      'refuse type-unclear: "Type 3.1/3.2" names 3.1 and 3.2, and a document is of one type.',
    ]);
  });
});
