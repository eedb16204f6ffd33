import { expect } from 'chai';
import fc from 'fast-check';
import { readCertificate } from '../en10168/index.ts';
import { assessCertificate, assessOrder, readSteelOrder } from './index.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 300);

interface Element {
  Symbol: string;
  Actual?: { Value: unknown; Operator?: string };
  Unit: string;
}
interface Measurement {
  Value?: unknown;
  Unit?: string;
}
interface Inspection {
  C00: string;
  C02: string;
  C03: unknown;
  ChemicalComposition: Record<string, Element>;
  TensileTest: { C11: Measurement[]; C12: Measurement[]; C13: Measurement[] };
  NotchedBarImpactTest?: { C42: Measurement[] };
}
interface Document {
  grade: string;
  norm: string;
  thickness: unknown;
  inspections: Inspection[];
}

const contents = {
  C: '0.16',
  Si: '0.30',
  Mn: '1.40',
  P: '0.013',
  S: '0.006',
  N: '0.0045',
  Al: '0.038',
  Cu: '0.020',
  Cr: '0.030',
  Ni: '0.020',
  Mo: '0.004',
  V: '0.003',
};

const measured = (Unit: string, ...values: unknown[]): Measurement[] =>
  values.map((Value) => ({ Value, Unit }));

function inspectionOf(heat: string): Inspection {
  return {
    C00: heat,
    C02: 'Transverse',
    C03: '-20 °C',
    ChemicalComposition: Object.fromEntries(
      Object.entries(contents).map(([Symbol, Value], i) => [
        `C${71 + i}`,
        { Symbol, Actual: { Value, Operator: '=' }, Unit: '%' },
      ]),
    ),
    TensileTest: { C11: measured('MPa', 384), C12: measured('MPa', 527), C13: measured('%', 27) },
    NotchedBarImpactTest: { C42: measured('J', 105, 98, 112) },
  };
}

const sound = (): Document => ({
  grade: 'S355J2+N',
  norm: 'EN 10025-2:2019',
  thickness: 20,
  inspections: [inspectionOf('F26-41873'), inspectionOf('F26-41874')],
});

/** The document that a mill would send. */
function written({ grade, norm, thickness, inspections }: Document): string {
  return JSON.stringify({
    Certificate: {
      CommercialTransaction: { A01: { Name: "Aciéries du Val d'Orne" }, A02: '3.1', A03: 'AVO-1' },
      ProductDescription: {
        B01: 'Hot rolled plate',
        B02: { SteelDesignation: [grade], ProductNorm: [norm] },
        B09: { Form: 'Plate', Thickness: thickness, Unit: 'mm' },
        B13: { Value: 56_480, Unit: 'kg' },
      },
      Inspection: inspections,
    },
  });
}

/** A number that nobody could read otherwise, or undefined. */
function plainNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*[+-]?\d{1,15}(?:\.\d{1,15})?\s*$/.test(value)
    ? Number(value)
    : undefined;
}

/** Texts that hold no value at all. */
const void_ = new Set<unknown>([
  '',
  ' ',
  'NaN',
  'Infinity',
  'n/a',
  '-',
  '0.1.2',
  '1e400',
  '--1',
  '0x1',
  null,
  undefined,
  true,
]);

/**
 * An independent judgement, straight from the figures of the norm for S355J2 (EN 10025-2:2019): why a document must
 * not read "conforms". It knows nothing of how the engine works, and says nothing when it is not certain.
 */
function objection({ grade, norm, thickness, inspections }: Document): string | undefined {
  if (norm !== 'EN 10025-2:2019' || grade === 'S690QL' || grade === 'unknown')
    return `grade ${grade} to ${norm}`;
  if (!grade.startsWith('S355J2')) return undefined;
  const t = plainNumber(thickness);
  if (t === undefined || t <= 0 || t > 400) return `thickness ${String(thickness)}`;
  const carbon = t > 30 ? 0.22 : 0.2;
  const maxima = { C: carbon, Si: 0.55, Mn: 1.6, P: 0.025, S: 0.025 };
  const yieldMin =
    [355, 345, 335, 325, 315, 295, 285, 275, 265][
      [16, 40, 63, 80, 100, 150, 200, 250, 400].findIndex((edge) => t <= edge)
    ] ?? 0;
  const [rmMin, rmMax] = t < 3 ? [510, 680] : t <= 100 ? [470, 630] : [450, 600];
  const elongationMin =
    [20, 19, 18, 18, 17, 17][[40, 63, 100, 150, 250, 400].findIndex((edge) => t <= edge)] ?? 0;
  if (inspections.length === 0) return 'no heat';
  for (const { C00 } of inspections) {
    // What one inspection of a heat lacks, another of the same heat may give.
    const ofHeat = inspections.filter((other) => other.C00 === C00);
    const elements = ofHeat.flatMap(({ ChemicalComposition }) => Object.values(ChemicalComposition));
    for (const [symbol, max] of Object.entries(maxima)) {
      const stated = elements.filter(({ Symbol }) => Symbol.trim().toUpperCase() === symbol.toUpperCase());
      if (!stated.some(({ Actual }) => !void_.has(Actual?.Value))) return `${symbol} missing`;
      for (const { Actual, Unit } of stated) {
        const value = plainNumber(Actual?.Value);
        if (value === undefined) continue;
        const percent = Unit === 'ppm' ? value / 10_000 : value;
        if (percent > max + 1e-12) return `${symbol} ${percent}`;
        if (percent < 0) return `${symbol} negative`;
        if (Actual?.Operator === '>' || Actual?.Operator === '>=') return `${symbol} has no upper bound`;
      }
    }
    for (const [name, code, low, high] of [
      ['yield', 'C11', yieldMin, Number.POSITIVE_INFINITY],
      ['tensile', 'C12', rmMin, rmMax],
      ['elongation', 'C13', elongationMin, 100],
    ] as const) {
      const list = ofHeat.flatMap(({ TensileTest }) => TensileTest[code]);
      if (!list.some(({ Value }) => !void_.has(Value))) return `${name} missing`;
      for (const { Value, Unit } of list) {
        const value = plainNumber(Value);
        if (value === undefined) continue;
        if (name !== 'elongation' && Unit !== 'MPa' && Unit !== 'N/mm²')
          return `${name} in ${Unit ?? 'no unit'}`;
        if (value < low || value > high) return `${name} ${value}`;
      }
    }
    for (const { TensileTest } of ofHeat) {
      const [re, rm] = [TensileTest.C11[0], TensileTest.C12[0]].map((each) => plainNumber(each?.Value));
      if (re !== undefined && rm !== undefined && re > rm) return 'yield above tensile';
    }
    if (t < 6) continue;
    const sets = ofHeat.map((each) => impactOf(each));
    if (!sets.includes('enough')) return 'impact not shown';
    if (sets.includes('too low')) return 'impact too low';
  }
  return undefined;
}

/** 27 J on average of three at -20 °C or colder, none below 18.9 J. */
function impactOf({ C03, NotchedBarImpactTest }: Inspection): 'enough' | 'too low' | 'unknown' {
  const celsius = /^\s*([+-]?\d+)/.exec(String(C03))?.[1];
  const singles = (NotchedBarImpactTest?.C42 ?? []).flatMap(({ Value }) => plainNumber(Value) ?? []);
  if (celsius === undefined || Number(celsius) > -20 || singles.length === 0) return 'unknown';
  const mean = singles.reduce((sum, value) => sum + value, 0) / singles.length;
  if (mean < 27 || singles.some((value) => value < 18.9)) return 'too low';
  return singles.length < 3 ? 'unknown' : 'enough';
}

const numbers = fc.oneof(
  fc.double({ min: -1, max: 3, noNaN: true }).map((value) => value.toFixed(4)),
  fc.double({ min: 0, max: 1_000, noNaN: true }).map((value) => value.toFixed(1)),
  fc.integer({ min: -50, max: 5_000 }),
  // Just at and beside the limits.
  fc.constantFrom(
    '0.2200',
    '0.2201',
    '0.5501',
    '1.6001',
    '0.0251',
    '0.025',
    '251',
    '250',
    344,
    344.9,
    345,
    354,
    355,
  ),
  fc.constantFrom(
    294,
    295,
    469,
    469.9,
    470,
    509,
    510,
    600,
    601,
    630,
    630.1,
    631,
    19.9,
    20,
    '18.9',
    '17',
    '16.9',
  ),
  fc.constantFrom(
    '0.2000',
    '0.2001',
    '0.20',
    '0,21',
    '0,19',
    '.2',
    '2e-1',
    '1E400',
    '20000000000000000000',
    '9'.repeat(300),
  ),
  fc.constantFrom('٠.١٥', '０.１６', '0.16\u0000', '−0.16', '0.16 %', '1/6', '0.15-0.16', '≤0.19', '<0.30'),
  fc.constantFrom<unknown>(...void_),
);

type Mutation = (document: Document) => void;
const inspectionAt = fc.nat(1);
const within = (act: (inspection: Inspection) => void) =>
  inspectionAt.map(
    (i): Mutation =>
      ({ inspections }) => {
        const inspection = inspections[i % Math.max(1, inspections.length)];
        if (inspection !== undefined) act(inspection);
      },
  );
const elementsOf = ({ ChemicalComposition }: Inspection) => Object.values(ChemicalComposition);

const mutations: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(inspectionAt, fc.nat(11), numbers).map(
    ([i, n, value]): Mutation =>
      ({ inspections }) => {
        const element = elementsOf(inspections[i] ?? inspectionOf(''))[n];
        if (element !== undefined) element.Actual = { ...element.Actual, Value: value };
      },
  ),
  fc.tuple(fc.nat(11), fc.constantFrom('<', '<=', '>', '>=', '=', '~'), inspectionAt).map(
    ([n, Operator, i]): Mutation =>
      ({ inspections }) => {
        const element = elementsOf(inspections[i] ?? inspectionOf(''))[n];
        if (element?.Actual !== undefined) element.Actual = { ...element.Actual, Operator };
      },
  ),
  fc.tuple(fc.nat(11), fc.constantFrom('ppm', '%', '', 'PPM'), inspectionAt).map(
    ([n, Unit, i]): Mutation =>
      ({ inspections }) => {
        const element = elementsOf(inspections[i] ?? inspectionOf(''))[n];
        if (element !== undefined) element.Unit = Unit === 'PPM' ? 'ppm' : Unit;
      },
  ),
  fc.tuple(fc.nat(11), inspectionAt).map(
    ([n, i]): Mutation =>
      ({ inspections }) => {
        delete inspections[i]?.ChemicalComposition[`C${71 + n}`];
      },
  ),
  fc.tuple(fc.constantFrom('C', 'c', 'SI', 'Mn', ' P ', 's'), numbers, inspectionAt).map(
    ([Symbol, Value, i]): Mutation =>
      ({ inspections }) => {
        const list = inspections[i]?.ChemicalComposition;
        if (list !== undefined) list['C110'] = { Symbol, Actual: { Value }, Unit: '%' };
      },
  ),
  fc
    .tuple(
      fc.constantFrom('C11' as const, 'C12' as const, 'C13' as const),
      numbers,
      fc.boolean(),
      inspectionAt,
    )
    .map(
      ([code, Value, isSecond, i]): Mutation =>
        ({ inspections }) => {
          const test = inspections[i]?.TensileTest;
          const Unit = test?.[code][0]?.Unit ?? 'MPa';
          if (test !== undefined)
            test[code] = isSecond ? [...test[code], { Value, Unit }] : [{ Value, Unit }];
        },
    ),
  fc
    .tuple(
      fc.constantFrom('C11' as const, 'C12' as const),
      fc.constantFrom('N/mm²', 'kN/mm²', 'ksi', 'GPa', 'psi', ''),
      inspectionAt,
    )
    .map(
      ([code, Unit, i]): Mutation =>
        ({ inspections }) => {
          const test = inspections[i]?.TensileTest;
          if (test !== undefined) test[code] = test[code].map((each) => ({ ...each, Unit }));
        },
    ),
  fc.constantFrom('C11' as const, 'C12' as const, 'C13' as const).chain((code) =>
    within(({ TensileTest }) => {
      TensileTest[code] = [];
    }),
  ),
  fc.tuple(fc.array(fc.integer({ min: 10, max: 60 }), { maxLength: 4 }), inspectionAt).map(
    ([singles, i]): Mutation =>
      ({ inspections }) => {
        const inspection = inspections[i];
        if (inspection !== undefined) inspection.NotchedBarImpactTest = { C42: measured('J', ...singles) };
      },
  ),
  within((inspection) => {
    delete inspection.NotchedBarImpactTest;
  }),
  fc.tuple(fc.constantFrom<unknown>('0 °C', '-40 °C', '+20', 'RT', '', -19, -20), inspectionAt).map(
    ([celsius, i]): Mutation =>
      ({ inspections }) => {
        const inspection = inspections[i];
        if (inspection !== undefined) inspection.C03 = celsius;
      },
  ),
  fc
    .constantFrom<unknown>(16, 16.1, 30, 40, 41, 63, 120, 250, 251, 401, 0, -20, 2.5, '', 'thick', null, 5)
    .map(
      (thickness): Mutation =>
        (document) => {
          document.thickness = thickness;
        },
    ),
  fc.constantFrom('S355J2', 'S355K2+N', 'S690QL', '', 'S355J2+N / S355NL', 'S235JR').map(
    (grade): Mutation =>
      (document) => {
        document.grade = grade === '' ? 'unknown' : grade;
      },
  ),
  fc.constantFrom('EN 10025-2:1993', 'EN 10025-20:2019', 'EN 10080:2005', 'ASTM A36').map(
    (norm): Mutation =>
      (document) => {
        document.norm = norm;
      },
  ),
  fc.constant<Mutation>(({ inspections }) => {
    const [first, second] = inspections;
    if (first !== undefined && second !== undefined) [first.C00, second.C00] = [second.C00, first.C00];
  }),
  fc.constant<Mutation>(({ inspections }) => {
    inspections.pop();
  }),
  fc.constant<Mutation>(({ inspections }) => {
    const [first, second] = inspections;
    if (first !== undefined && second !== undefined) second.C00 = first.C00;
  }),
);

describe('mutated certificates', () => {
  it('conform as long as nothing is wrong with them', () => {
    const { certificate } = readCertificate(written(sound()));
    expect(certificate === undefined ? 'unread' : assessCertificate(certificate).verdict).to.equal(
      'conforms',
    );
    expect(objection(sound())).to.equal(undefined);
  });

  it('never conform where the figures of the norm say otherwise, and never crash', () => {
    const order = readSteelOrder({
      grade: 'S355J2+N',
      norm: 'EN 10025-2:2019',
      inspectionDocument: '3.1',
      dimensions: { thickness: 20 },
      requirements: { maxCarbonEquivalent: '0.45', impact: { temperatureCelsius: -20, minJoule: 27 } },
    });
    fc.assert(
      fc.property(fc.array(mutations, { minLength: 1, maxLength: 4 }), (list) => {
        const document = sound();
        for (const mutate of list) mutate(document);
        const { certificate } = readCertificate(written(document));
        if (certificate === undefined) return;
        const { verdict, sentence, findings } = assessCertificate(certificate, { today: '2026-11-26' });
        expect(sentence).to.match(/\.$/);
        assessOrder(order, certificate);
        const why = objection(document);
        if (why !== undefined) expect(verdict, `${why}: ${written(document)}`).to.not.equal('conforms');
        if (verdict === 'conforms') {
          expect(
            findings.every(({ status }) => status === 'conforms'),
            written(document),
          ).to.equal(true);
        }
      }),
      { numRuns: RUNS },
    );
  }).timeout(Math.max(30_000, RUNS * 40));

  it('are judged without a crash whatever stands in the normal form', () => {
    const { certificate } = readCertificate(written(sound()));
    if (certificate === undefined) throw new Error('The sound certificate could not be read.');
    const oddities = fc.oneof(
      fc.constantFrom('', '-1', '1e9', 'NaN', '9'.repeat(50), '٣', '0.15-0.16', '<', '\u0000', '1.'),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(
        oddities,
        oddities,
        fc.nat(30),
        fc.constantFrom('value', 'unit', 'label', 'symbol', 'temperatureCelsius'),
        (a, b, at, key) => {
          const analyses = certificate.analyses.map((analysis) => ({
            ...analysis,
            contents: analysis.contents.map((content, i) => (i === at ? { ...content, [key]: a } : content)),
          }));
          const mechanicals = certificate.mechanicals.map((item, i) =>
            i === at ? { ...item, [key]: b, individual: [a, b, a] } : item,
          );
          const odd = {
            ...certificate,
            analyses,
            mechanicals,
            grades: [a, 'S355J2+N'],
            thicknessMm: b,
            date: a,
          };
          expect(assessCertificate(odd).sentence).to.match(/\.$/);
          expect(assessCertificate({ ...odd, grades: ['S355J2'] }).sentence).to.match(/\.$/);
        },
      ),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  }).timeout(Math.max(30_000, RUNS * 20));
});
