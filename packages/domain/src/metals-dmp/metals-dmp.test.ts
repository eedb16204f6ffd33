import { expect } from 'chai';
import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readDocument } from '../document/index.ts';
import { readCertificate, type CertificateReading } from '../en10168/index.ts';
import { readMetalsDmp, writeMetalsDmp } from './index.ts';

const vectors = new URL('../../../../../shared/vectors/metals-dmp/', import.meta.url);
const isPresent = existsSync(vectors);
const everyType = { acceptedTypes: ['2.1', '2.2', '3.1', '3.2'] } as const;

type Json = Record<string, unknown>;
const numeric = (Value: number, more: Json = {}) => ({ ResultType: 'numeric', Value, ...more });

/** A passport of one plate, as a plate mill's laboratory system would export it. */
function passport(parts: Json = {}): { DigitalMaterialPassport: Json } {
  return {
    DigitalMaterialPassport: {
      Languages: ['EN', 'DE'],
      Id: 'MK-26-0418',
      Version: '1.0.0',
      IssueDate: '2026-09-14',
      TransactionData: {
        Parties: {
          Manufacturer: {
            Name: 'Stahlwerk Moselkopf',
            Street: ['Hüttenweg 1'],
            ZipCode: '66763',
            City: 'Dillingen',
            Country: 'DE',
            Identifiers: { VAT: 'DE811569869' },
          },
          Customer: {
            Name: 'Nordkai Stahlbau',
            Street: ['Kai 2'],
            ZipCode: '20457',
            City: 'Hamburg',
            Country: 'DE',
          },
        },
        BusinessTransaction: {
          Order: { Id: 'PO 4711', Position: '10', CustomerProductId: 'PL20' },
          Delivery: { Id: 'DN-26-77', Quantity: 15072, QuantityUnit: 'kg' },
        },
      },
      Product: {
        Name: 'Hot rolled plate',
        ProductNorms: [{ Standard: 'EN 10025-2', Year: '2019' }],
        MaterialDesignations: [{ Name: { Value: 'S355J2+N' }, Number: { Value: '1.0577' } }],
        Shape: { Form: 'Plate', Length: 6000, Width: 2000, Thickness: 20, Unit: 'mm' },
        BatchId: 'P1',
        Quantity: 8,
        Weight: 15.072,
        WeightUnit: 't',
        DeliveryCondition: { Code: 'N', Description: 'Normalised' },
      },
      ChemicalAnalysis: {
        MeltingProcess: 'BOF+LF+CC',
        HeatNumber: 'M26-0418',
        Elements: [
          {
            PropertySymbol: 'C',
            Unit: '%',
            Actual: numeric(0.16, { SignificantDigits: 3 }),
            Maximum: numeric(0.2),
          },
          { PropertySymbol: 'Nb', Unit: '%', Actual: numeric(0.005, { Operator: '<' }) },
          { PropertySymbol: 'N', Unit: 'ppm', Actual: numeric(42) },
          { PropertySymbol: 'Si', Unit: '%', Actual: { ResultType: 'range', Minimum: 0.28, Maximum: 0.32 } },
          { PropertySymbol: 'F2', Unit: '-', Formula: 'Al/N', Actual: numeric(2.31) },
        ],
      },
      MechanicalProperties: [
        { PropertySymbol: 'ReH', Unit: 'MPa', Actual: numeric(378), Minimum: numeric(345) },
        {
          PropertySymbol: 'Rm',
          Unit: 'MPa',
          Actual: { ResultType: 'multiValue', Values: [numeric(531), numeric(528), numeric(530)] },
        },
        { PropertyName: 'Tensile Strength', Unit: 'MPa', TestConditions: 'at 300 °C', Actual: numeric(470) },
        {
          PropertySymbol: 'KV2',
          Unit: 'J',
          TestConditions: 'Test temperature: -20 °C, 3 specimens',
          SpecimenSpecification: { Orientation: 'L' },
          Actual: {
            ResultType: 'multiValue',
            Values: [numeric(96), numeric(104), numeric(88)],
            Statistics: { Average: numeric(96) },
          },
        },
        { PropertySymbol: 'Z', PropertyName: 'Reduction of area', Unit: '%', Actual: numeric(62) },
      ],
      SupplementaryTests: [
        {
          PropertyName: 'Ultrasonic test',
          Method: 'EN 10160',
          Actual: { ResultType: 'boolean', Value: true },
          Interpretation: 'In Specification',
        },
      ],
      Validation: {
        ValidationStatement: { Statement: 'The plate complies with the order.' },
        ValidationDate: '2026-09-15',
        Validators: [{ Name: 'Jutta Kerner', Title: 'Works inspector' }],
        CertificateType: { Standard: 'EN 10204', Type: '3.1' },
      },
      ...parts,
    },
  };
}
const withProduct = (change: Json) => {
  const document = passport();
  return passport({ Product: { ...(document.DigitalMaterialPassport['Product'] as Json), ...change } });
};

describe('a Metals Digital Material Passport', () => {
  it('is read into the same normal form as an EN 10168 certificate', () => {
    const { state, certificate, findings } = readMetalsDmp(passport());
    expect([state, findings.map(({ code }) => code)]).to.deep.equal([
      'ready',
      ['range-read', 'condition-special'],
    ]);
    expect(certificate).to.deep.include({
      documentNumber: 'MK-26-0418',
      type: '3.1',
      typeText: 'EN 10204 3.1',
      date: '2026-09-15',
      purchaseOrder: 'PO 4711',
      heatNumbers: ['M26-0418'],
      batchIdentifications: ['P1'],
      grades: ['S355J2+N', '1.0577'],
      norms: ['EN 10025-2:2019'],
      thicknessMm: '20',
      dimensionsText: '20 × 2000 × 6000 mm',
      massGrams: 15_072_000n,
      deliveryCondition: 'N (Normalised)',
      route: 'BF-BOF',
      pieces: '8',
    });
    expect(
      certificate?.analyses[0]?.contents.map(({ symbol, operator, value, unit, rangeLow }) => [
        symbol,
        operator,
        value,
        unit,
        rangeLow,
      ]),
    ).to.deep.equal([
      ['C', '=', '0.160', '%', undefined],
      ['Nb', '<', '0.005', '%', undefined],
      ['N', '=', '42', 'ppm', undefined],
      ['Si', '<=', '0.32', '%', '0.28'],
      ['F2', '=', '2.31', '-', undefined],
    ]);
    expect(
      certificate?.mechanicals.map(({ property, value, individual, temperatureCelsius, direction }) => [
        property,
        value,
        individual.length,
        temperatureCelsius,
        direction,
      ]),
    ).to.deep.equal([
      ['yield', '378', 0, null, null],
      ['tensile', '531', 0, null, null],
      ['tensile', '528', 0, null, null],
      ['tensile', '530', 0, null, null],
      ['impact', '96', 3, '-20', 'L (longitudinal)'],
    ]);
    expect(
      certificate?.details?.otherResults.map(({ label, value, unit }) => [label, value, unit]),
    ).to.deep.equal([
      ['Tensile Strength, at 300 °C', '470', 'MPa'],
      ['Reduction of area', '62', '%'],
      ['Ultrasonic test', 'passed', null],
    ]);
  });

  it('gives each specimen a place of its own, and is held against itself', () => {
    const tested = readMetalsDmp(
      passport({
        MechanicalProperties: [
          { PropertySymbol: 'ReH', Unit: 'MPa', Actual: numeric(560) },
          { PropertySymbol: 'Rm', Unit: 'MPa', Actual: { ResultType: 'range', Minimum: 531, Maximum: 545 } },
          { PropertySymbol: 'A', Unit: '%', Actual: numeric(18), Interpretation: 'Out of Specification' },
        ],
      }),
    );
    expect(tested.reading?.mechanicals.map(({ value, field }) => [value, field.slice(45)])).to.deep.equal([
      ['560', '0'],
      ['531', '1.Actual.Minimum'],
      ['545', '1.Actual.Maximum'],
      ['18', '2'],
    ]);
    expect(tested.findings.map(({ code, severity }) => [code, severity])).to.deep.equal([
      ['range-read', 'info'],
      ['outside-stated-limits', 'warn'],
      ['yield-above-tensile', 'refuse'],
    ]);
  });

  it('takes its mass from the weight, in pounds too, else from the delivery', () => {
    const mass = (change: Json) => {
      const { reading, findings } = readMetalsDmp(withProduct(change));
      return [
        reading?.massGrams,
        ...findings.map(({ code }) => code).filter((code) => /mass|number/.test(code)),
      ];
    };
    expect(mass({ Weight: 15072, WeightUnit: 'kg' })).to.deep.equal([15_072_000n]);
    expect(mass({ Weight: 33228, WeightUnit: 'lb' })).to.deep.equal([15_071_967n, 'number-interpreted']);
    expect(mass({ Weight: undefined })[0]).to.equal(undefined);
    expect(mass({ Weight: null })).to.deep.equal([15_072_000n, 'mass-from-delivery']);
    expect(mass({ Weight: 12, WeightUnit: 'm' })).to.deep.equal([null, 'mass-wrong']);
  });

  it('has its type from the statement of compliance when none is stated, and is refused without one', () => {
    const validation = (change: Json) =>
      readMetalsDmp(passport({ Validation: { ValidationDate: '2026-09-15', ...change } }), everyType);
    const named = validation({
      ValidationStatement: { Statement: 'Tested according to EN 10204:2004 type 3.2.' },
    });
    expect([named.reading?.type, named.findings.map(({ code }) => code)]).to.deep.equal([
      '3.2',
      ['type-name-differs', 'range-read', 'condition-special'],
    ]);
    expect(validation({}).findings[0]).to.include({ code: 'type-not-stated', severity: 'refuse' });
    const foreign = validation({ CertificateType: { Standard: 'JIS', Type: '3.1' } });
    expect([foreign.reading?.type, foreign.findings[0]?.severity]).to.deep.equal(['3.1', 'warn']);
  });

  it('of another metal is read without the rules of steel', () => {
    const aluminium = readMetalsDmp(
      passport({
        Product: {
          Name: 'Extruded profile',
          BatchId: 'EXT-1',
          MaterialDesignations: [{ Number: { Value: 'EN AW-6060' } }],
          Shape: { Form: 'Plate', Length: 6000, Width: 1000, Thickness: 4, Unit: 'mm' },
          Quantity: 1,
          Weight: 65,
          WeightUnit: 'kg',
        },
        ChemicalAnalysis: {
          HeatNumber: 'A1',
          Elements: [{ PropertySymbol: 'Al', Unit: '%', Actual: numeric(98.5) }],
        },
        MechanicalProperties: [],
      }),
    );
    expect([aluminium.state, aluminium.findings.map(({ code }) => code)]).to.deep.equal([
      'ready',
      ['not-steel'],
    ]);
  });

  it('that is none is refused with the path', () => {
    expect(
      readMetalsDmp({ DigitalMaterialPassport: { Id: 'x' } }).findings.map(({ field }) => field),
    ).to.deep.equal(['DigitalMaterialPassport.TransactionData', 'DigitalMaterialPassport.Product']);
    expect(readMetalsDmp('{').findings[0]?.code).to.equal('not-json');
  });
});

/** What both formats can say, without where it stands and how it is hashed. */
function comparable(reading: CertificateReading | undefined) {
  if (reading === undefined) throw new Error('The document was not read.');
  const place = <T extends { field: string }>({ field: _, ...rest }: T) => rest;
  return {
    number: reading.documentNumber,
    type: reading.type,
    parties: [reading.issuer, reading.purchaser, reading.details?.consignee, reading.details?.subPurchaser],
    order: reading.purchaseOrder,
    date: reading.date,
    product: [
      reading.product,
      reading.grades,
      reading.norms,
      reading.deliveryCondition,
      reading.marking,
      reading.pieces,
    ],
    heats: reading.heatNumbers,
    dimensions: [...reading.dimensions].sort((a, b) => (a.name < b.name ? -1 : 1)),
    thickness: reading.thicknessMm,
    mass: reading.massGrams,
    process: [reading.meltingProcess, reading.route],
    analyses: reading.analyses.map(({ contents, ...rest }) => ({ ...rest, contents: contents.map(place) })),
    mechanicals: reading.mechanicals.map(({ label: _, ...item }) => place(item)),
    statement: reading.details?.statement,
    validators: reading.details?.validatedBy,
  };
}

describe('writing a passport', () => {
  const again = (reading: CertificateReading | undefined) => {
    if (reading === undefined) throw new Error('The document was not read.');
    return readMetalsDmp(JSON.stringify(writeMetalsDmp(reading)), everyType).reading;
  };

  it('loses nothing that a passport said', () => {
    const first = readMetalsDmp(passport()).reading;
    expect(comparable(again(first))).to.deep.equal(comparable(first));
  });

  it('loses nothing of an EN 10168 certificate that a passport can say', () => {
    const { reading } = readCertificate({
      Certificate: {
        CommercialTransaction: {
          A01: {
            Name: 'Rohrwerk Salzach GmbH',
            Street: ['Werkstraße 4'],
            ZipCode: '5400',
            City: 'Hallein',
            Country: 'AT',
            Identifiers: { VAT: 'ATU12345678' },
          },
          A02: 'Abnahmeprüfzeugnis 3.1',
          A03: 'RS-26-118',
          'A06.1': { Name: 'Nordkai', City: 'Hamburg', Country: 'DE' },
          'A06.2': { Name: 'Lager Nordkai', City: 'Hamburg', Country: 'DE' },
          A07: '0334/26',
        },
        ProductDescription: {
          B01: 'Cold formed hollow section',
          B02: { SteelDesignation: ['S355J2H', '1.0576'], ProductNorm: ['EN 10219-1:2006'] },
          B04: '+N',
          B07: ['7282841'],
          B08: 16,
          B09: { Form: 'Tube', OuterDiameter: 219.1, WallThickness: 6.3, Unit: 'mm' },
          B10: { Property: 'Length', Value: 12000, Unit: 'mm' },
          B13: { Value: 6346.123, Unit: 'kg' },
        },
        Inspection: ['175508', '175509'].map((C00, i) => ({
          C00,
          C02: 'längs',
          C03: '-20 °C',
          ChemicalComposition: {
            C70: 'E',
            C71: { Symbol: 'C', Actual: { Value: `0.15${i}` }, Maximum: { Value: '0.22' }, Unit: '%' },
            C72: { Symbol: 'N', Actual: { Value: '40' }, Unit: 'ppm' },
            C73: { Symbol: 'Nb', Actual: { Value: '0.0050', Operator: '<' }, Unit: '%' },
          },
          TensileTest: {
            C11: { Property: 'ReH', Value: 410 + i, Unit: 'MPa', Minimum: 355 },
            C12: { Property: 'Rm', Value: '502.50', Unit: 'MPa' },
          },
          NotchedBarImpactTest: {
            C41: { Value: 5, Unit: 'mm' },
            C42: [{ Value: 71 }, { Value: 84 }, { Value: 85 }],
            C43: { Value: 80, Unit: 'J' },
          },
        })),
        Validation: {
          Z01: 'Complies with the order.',
          Z02: '2026-09-14',
          Z03: { Name: 'Herta Moser', Title: 'Werkssachverständige' },
        },
      },
    });
    expect(reading?.details?.format).to.equal('EN 10168');
    expect(comparable(again(reading))).to.deep.equal(comparable(reading));
  });

  it('keeps every digit of a decimal', () => {
    const base = readMetalsDmp(passport()).reading;
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.integer({ min: 0, max: 6 }),
        (unscaled, scale) => {
          const digits = unscaled.toString().padStart(scale + 1, '0');
          const value = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
          const [analysis] = base?.analyses ?? [];
          const [content] = analysis?.contents ?? [];
          if (base === undefined || analysis === undefined || content === undefined)
            throw new Error('No analysis.');
          const changed = { ...base, analyses: [{ ...analysis, contents: [{ ...content, value }] }] };
          expect(again(changed)?.analyses[0]?.contents[0]?.value).to.equal(value);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('needs what a passport requires', () => {
    const { reading } = readMetalsDmp(passport());
    if (reading === undefined) throw new Error('The document was not read.');
    expect(() => writeMetalsDmp({ ...reading, documentNumber: '' })).to.throw(
      'A Digital Material Passport needs a document number',
    );
  });
});

describe('one front door for documents', () => {
  it('tells the format and reads it', () => {
    expect(readDocument(JSON.stringify(passport())).format).to.equal('Metals DMP');
    expect(readDocument({ Certificate: {} }).format).to.equal('EN 10168');
    expect(readDocument('{"footprint":1}').findings[0]?.message).to.equal(
      'The file is JSON, but no certificate: it has neither a part "Certificate" (EN 10168) nor "DigitalMaterialPassport" (Metals DMP).',
    );
    expect(readDocument('%PDF-1.7').findings[0]?.code).to.equal('not-json');
  });
});

describe('published passports', () => {
  (isPresent ? it : it.skip)('are all read, with the heat, the mass and the type that they state', () => {
    const rows = readdirSync(vectors).map((name) => {
      const { reading } = readDocument(readFileSync(new URL(name, vectors), 'utf8'), everyType);
      return [
        name,
        reading?.type,
        reading?.heatNumbers[0],
        reading?.massGrams,
        reading?.analyses[0]?.contents.length ?? 0,
      ];
    });
    expect(rows).to.deep.include.members([
      ['valid_minimal.json', '3.1', 'H98765', 250_000n, 11],
      ['valid_product_shapes.json', '3.1', 'H-79513', 75_000_000n, 6],
      ['valid_result_types.json', '3.1', 'T-65432', 1_000_000n, 8],
      ['valid_supplementary_tests.json', '3.1', 'H-87654', 200_000n, 9],
      ['valid_extruded_aluminium_profile.json', '3.1', 'EXT-2025-05-0173', 4_440_000n, 0],
      ['valid_packaging_and_marking.json', null, 'H98765', 250_000n, 9],
    ]);
    for (const [name, , heat, mass] of rows) expect([heat, mass], String(name)).to.not.include(undefined);
  });

  (isPresent ? it : it.skip)('say the same when they are written again', () => {
    for (const name of readdirSync(vectors)) {
      const { reading } = readMetalsDmp(readFileSync(new URL(name, vectors), 'utf8'), everyType);
      if (reading === undefined) throw new Error(`${name} was not read.`);
      const written = readMetalsDmp(writeMetalsDmp(reading), everyType).reading;
      expect(comparable(written).analyses, name).to.deep.equal(comparable(reading).analyses);
      expect(comparable(written).mass, name).to.equal(comparable(reading).mass);
    }
  });
});
