import { expect } from 'chai';
import fc from 'fast-check';
import { readDocument } from '../document/index.ts';
import { writeMetalsDmp } from '../metals-dmp/index.ts';
import { documentTypeOf, readWrittenNumber } from './index.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 300);

const certificate = {
  RefSchemaUrl: 'https://schemas.example/en10168-schemas/v0.5.0/schema.json',
  Certificate: {
    CertificateLanguages: ['DE'],
    CommercialTransaction: {
      A01: {
        Name: 'Stahlwerk Moselkopf',
        Street: ['Hüttenweg 1'],
        Country: 'DE',
        Identifiers: { VAT: 'DE811569869' },
      },
      A02: 'Abnahmeprüfzeugnis 3.1 nach EN 10204:2004',
      A03: 'MK-26-0417',
      A04: 'data:image/png;base64,iVBORw0KGgo=',
      'A06.1': { Name: 'Nordkai', Country: 'DE' },
      A98: 'DN-1',
    },
    ProductDescription: {
      B01: 'Plate',
      B02: { SteelDesignation: ['S355J2+N'], ProductNorm: ['EN 10025-2:2019'] },
      B07: ['P1', 'P2'],
      B08: 8,
      B09: { Form: 'Plate', Width: 2000, Thickness: 20, Unit: 'mm' },
      B10: { Value: 6000 },
      B13: { Value: '15072', Unit: 'kg' },
    },
    Inspection: [
      {
        C00: 'M26-0417',
        C03: '-20 °C',
        ChemicalComposition: {
          C70: 'Y',
          C71: {
            Symbol: 'C',
            Actual: { Value: '0.16', Operator: '<' },
            Maximum: { Value: '0.2' },
            Unit: '%',
          },
          C72: { Symbol: 'MN', Actual: 1.4 },
        },
        TensileTest: {
          C11: { Value: 378, Unit: 'MPa' },
          C12: [{ Value: 531 }],
          SupplementaryInformation: { C14: { Key: 'Re/Rm', Value: '0.71' } },
        },
        NotchedBarImpactTest: { C42: [{ Value: 96 }, { Value: 104 }, { Value: 88 }], C43: { Value: 96 } },
        HardnessTest: { C30: 'HBW', C31: [{ Value: 150 }] },
      },
    ],
    Validation: { Z01: 'Complies.', Z02: '2026-09-14', Z03: { Name: 'Jutta Kerner', Title: 'Inspector' } },
    Attachments: [{ Hash: { Algorithm: 'SHA256', Value: 'AA==' }, FileName: 'a', Data: 'data:;base64,AA==' }],
  },
};
const passport = writeMetalsDmp(
  readDocument(certificate).reading ??
    (() => {
      throw new Error('The sample is not a certificate.');
    })(),
);

type Path = readonly string[];
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

function changed(value: unknown, [key, ...rest]: Path, change: (item: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((item: unknown, at) => (String(at) === key ? changed(item, rest, change) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === key ? changed(item, rest, change) : item]),
  );
}

// prettier-ignore
const oddities: unknown[] = [
  null, true, 0, -1, 1e308, 1e-300, 0.1, [], {}, [[]], [null], { Value: {} }, { Value: '<' }, { Key: 1 }, '', ' ', '0,5', '1.234,5',
  '<0.005', '≤', '0.18-0.22', '5–4', '1e9999', '9'.repeat(60), '-', '٣', '3.1/3.2', '3.1 B', '\u0000', '__proto__', 'constructor',
  { __proto__: null, toString: 1 }, { ResultType: 'numeric', Value: '1' }, { ResultType: 'multi', Values: [] }, { ResultType: 'x' },
  'a'.repeat(5_000), '1 '.repeat(500), `EN ${'1-'.repeat(300)}3.1`,
];
const change = fc.oneof(
  fc.constantFrom(...oddities).map((oddity) => () => oddity),
  fc.jsonValue({ maxDepth: 2 }).map((value) => () => value),
  fc.string({ maxLength: 20 }).map((text) => () => text),
  fc.constant((item: unknown) => [item, item]),
  fc.constant((item: unknown) => ({ Value: item })),
  fc.constant((item: unknown) => (typeof item === 'string' ? item.slice(1) : JSON.stringify(item))),
);
const mutated = (sample: unknown) =>
  fc
    .array(fc.tuple(fc.constantFrom(...pathsOf(sample)), change), { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.reduce<unknown>((document, [path, how]) => changed(document, path, how), sample),
    );
/** Cuts, doubles and swaps characters of the text: mostly no JSON, sometimes another document. */
const torn = (sample: unknown) =>
  fc
    .array(fc.tuple(fc.nat(10_000), fc.constantFrom('', '"', '{', '}', ',', '0', '\\u0000', 'e9', '3.2')), {
      minLength: 1,
      maxLength: 3,
    })
    .map((cuts) =>
      cuts.reduce((text, [at, piece]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + piece + text.slice(place + 1);
      }, JSON.stringify(sample)),
    );

/** Reading is total and the same twice; what it calls a certificate has all that a certificate must have. */
function outcomeOf(document: unknown): string {
  const { state, findings, certificate: read, format } = readDocument(document);
  for (const { message, remedy } of findings) expect(`${message} ${remedy}`.trim()).to.match(/\.$/u);
  if (state === 'ready') expect(findings.filter(({ severity }) => severity !== 'info')).to.deep.equal([]);
  if (read !== undefined) {
    expect(read.massGrams > 0n && read.heatNumbers.length > 0).to.equal(true);
    for (const { contents } of read.analyses) {
      for (const { value } of contents) expect(value).to.match(/^-?\d+(?:\.\d+)?$/u);
    }
    // Judges tell results apart by their place: two in one place would be one.
    expect(new Set(read.mechanicals.map(({ field }) => field)).size).to.equal(read.mechanicals.length);
    for (const { value } of read.mechanicals) expect(value).to.match(/^-?\d+(?:\.\d+)?$/u);
  }
  return `${format ?? 'none'} ${state} ${findings.map(({ code, message }) => code + message).join()} ${read?.documentHash ?? ''}`;
}

describe('mutated certificates', () => {
  for (const [name, sample] of [
    ['of EN 10168', certificate],
    ['as passports', passport],
  ] as const) {
    it(`${name} are read or refused with a sentence, twice the same way`, () => {
      fc.assert(
        fc.property(
          fc.oneof({ weight: 4, arbitrary: mutated(sample) }, { weight: 1, arbitrary: torn(sample) }),
          (document) => {
            expect(outcomeOf(document)).to.equal(outcomeOf(document));
          },
        ),
        { numRuns: Math.ceil(RUNS / 2) },
      );
    }).timeout(0);
  }

  it('do not hang the reading of titles and numbers', () => {
    const piece = fc.constantFrom(
      'EN ',
      'DIN ',
      '10204',
      ':',
      '-',
      '3.1',
      ' ',
      '.',
      '2',
      'B',
      'rev ',
      '0,',
      '<',
      'max',
      '1 ',
      "'",
      'e',
      '(',
      '/',
    );
    const text = fc.array(piece, { maxLength: 300 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (title) => {
        expect(documentTypeOf(title)).to.be.oneOf([undefined, '2.1', '2.2', '3.1', '3.2']);
        const read = readWrittenNumber(title);
        if (read !== undefined) expect(read.value).to.match(/^-?\d+(?:\.\d+)?$/u);
      }),
      { numRuns: Math.min(RUNS, 20_000) },
    );
  }).timeout(0);
});
