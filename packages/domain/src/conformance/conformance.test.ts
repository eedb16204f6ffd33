import { expect } from 'chai';
import fc from 'fast-check';
import { readCertificate, type NormalCertificate } from '../en10168/index.ts';
import { compareDecimal, parseDecimal } from '../units/index.ts';
import { assessCertificate, findTable, gradeKeyOf, normTables } from './index.ts';
import { judgeValue } from './judge-value.ts';

type Contents = Record<string, string>;
interface Plate {
  grade?: string;
  norm?: string;
  thickness?: number;
  form?: string;
  contents?: Contents;
  yield?: number;
  tensile?: number;
  elongation?: number;
  direction?: string;
  impact?: { at?: string; singles: number[]; mean?: number; width?: number } | undefined;
  kind?: string;
}

const good: Contents = {
  C: '0.165',
  Si: '0.32',
  Mn: '1.46',
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

function documentOf(plate: Plate = {}): unknown {
  const impact = 'impact' in plate ? plate.impact : { singles: [112, 98, 105] };
  return {
    Certificate: {
      CommercialTransaction: {
        A01: { Name: "Aciéries du Val d'Orne", Country: 'FR' },
        A02: 'Inspection certificate 3.1',
        A03: 'AVO-1',
      },
      ProductDescription: {
        B01: 'Hot rolled plate',
        B02: {
          SteelDesignation: [plate.grade ?? 'S355J2+N'],
          ProductNorm: [plate.norm ?? 'EN 10025-2:2019'],
        },
        B09: { Form: plate.form ?? 'Plate', Width: 2500, Thickness: plate.thickness ?? 20, Unit: 'mm' },
        B13: { Value: 56_480, Unit: 'kg' },
      },
      Inspection: {
        C00: 'F26-41873',
        C01: plate.kind ?? 'Head',
        C02: plate.direction ?? 'Transverse',
        C03: impact?.at ?? '-20 °C',
        ChemicalComposition: Object.fromEntries(
          Object.entries(plate.contents ?? good).map(([Symbol, Value], i) => [
            `C${71 + i}`,
            {
              Symbol,
              Actual: { Value: Value.replace('<', ''), Operator: Value.startsWith('<') ? '<' : '=' },
              Unit: '%',
            },
          ]),
        ),
        TensileTest: {
          C11: { Value: plate.yield ?? 384, Unit: 'MPa' },
          C12: { Value: plate.tensile ?? 527, Unit: 'MPa' },
          C13: { Value: plate.elongation ?? 27, Unit: '%' },
        },
        ...(impact === undefined
          ? {}
          : {
              NotchedBarImpactTest: {
                ...(impact.width === undefined ? {} : { C41: { Value: impact.width } }),
                C42: impact.singles.map((Value) => ({ Value, Unit: 'J' })),
                ...(impact.mean === undefined ? {} : { C43: { Value: impact.mean, Unit: 'J' } }),
              },
            }),
      },
    },
  };
}

function certificate(plate: Plate = {}): NormalCertificate {
  const { certificate: read, findings } = readCertificate(documentOf(plate));
  if (read === undefined) throw new Error(JSON.stringify(findings));
  return read;
}
const assess = (plate: Plate = {}) => assessCertificate(certificate(plate));
const without = (symbol: string): Contents =>
  Object.fromEntries(Object.entries(good).filter(([each]) => each !== symbol));

// Property tests run many documents; a busy machine may take longer than mocha's two seconds.
const LONG_MS = 30_000;

describe('judging one value', () => {
  it('includes the limit itself and compares decimals, not text', () => {
    const judge = (value: string, min?: string, max?: string) =>
      judgeValue({ value: parseDecimal(value), operator: '=' }, { min, max });
    expect(judge('0.20', undefined, '0.2')).to.equal('conforms');
    expect(judge('0.2000001', undefined, '0.20')).to.equal('deviates');
    expect(judge('355', '355')).to.equal('conforms');
    expect(judge('354.99', '355')).to.equal('deviates');
    expect(judge('630', '470', '630')).to.equal('conforms');
    expect(judge('1', undefined, undefined)).to.equal('not-evaluated');
  });

  it('knows what an inequality says and what it does not', () => {
    const rows = [
      ['<', '0.005', '0.05', 'conforms'],
      ['<', '0.05', '0.05', 'conforms'],
      ['<', '0.1', '0.05', 'not-evaluated'],
      ['<=', '0.05', '0.05', 'conforms'],
      ['>', '0.05', '0.05', 'deviates'],
      ['>=', '0.05', '0.05', 'not-evaluated'],
      ['>', '0.01', '0.05', 'not-evaluated'],
    ] as const;
    for (const [operator, value, max, status] of rows) {
      expect(judgeValue({ value: parseDecimal(value), operator }, { max }), `${operator}${value}`).to.equal(
        status,
      );
    }
  });
});

describe('finding the table', () => {
  it('reads designations as they are written', () => {
    expect(
      ['S355J2+N', 'S 355 J2', 's355j2 (+N)', 'EN 10025-2 - S355J2', 'S355J2+Z25'].map(gradeKeyOf),
    ).to.deep.equal(Array<string>(5).fill('S355J2'));
    const found = findTable(['1.0577'], ['DIN EN 10025-2:2019-10']);
    expect(found.ok && found.found.grade.grade).to.equal('S355J2');
  });

  it('never guesses between norms, never mistakes one grade for another', () => {
    const hollow = (norms: string[]) => {
      const result = findTable(['S355J2H'], norms);
      return result.ok ? result.found.table.norm : result.reason;
    };
    expect(hollow(['EN 10219-1:2006'])).to.equal('EN 10219-1');
    expect(hollow(['EN 10210-1:2006'])).to.equal('EN 10210-1');
    expect(hollow([])).to.equal(
      'the certificate does not name EN 10210-1 or EN 10219-1, which S355J2H is judged by',
    );
    for (const grade of ['S355', 'S355J2W', 'S355NL', 'X5CrNi18-10', 'S356J2']) {
      expect(findTable([grade], ['EN 10025-2']).ok, grade).to.equal(false);
    }
    expect(findTable(['S355J2'], ['EN 10025-20']).ok).to.equal(false);
  });

  it('has a source, an edition and ordered bands everywhere', () => {
    for (const table of normTables) {
      expect(table.source).to.contain(`${table.norm}:${table.edition}`);
      for (const grade of table.grades) {
        const lists = [
          grade.yield?.bands ?? [],
          grade.tensile?.bands ?? [],
          ...grade.ladle.map(({ bands }) => bands),
        ];
        for (const bands of lists) {
          bands.slice(1).forEach((band, i) => {
            const isOrdered =
              compareDecimal(parseDecimal(band.upToMm), parseDecimal(bands[i]?.upToMm ?? '0')) > 0;
            expect(isOrdered, `${grade.grade} ${band.upToMm}`).to.equal(true);
          });
        }
      }
    }
  });
});

describe('a certificate against its grade', () => {
  it('conforms when every required value is there and within limits', () => {
    const { verdict, sentence, line, findings } = assess();
    expect([verdict, sentence]).to.deep.equal([
      'conforms',
      'Meets S355J2+N (EN 10025-2:2019): 11 of 11 required values are within limits.',
    ]);
    expect(line).to.deep.equal({
      key: 'conforms',
      params: { grade: 'S355J2+N', norm: 'EN 10025-2:2019', n: 11 },
    });
    expect(findings.map(({ property, value, limit }) => `${property} ${value} | ${limit}`)).to.deep.equal([
      'C 0.165 % | max 0.20 %',
      'Si 0.32 % | max 0.55 %',
      'Mn 1.46 % | max 1.60 %',
      'P 0.013 % | max 0.025 %',
      'S 0.006 % | max 0.025 %',
      'Cu 0.020 % | max 0.55 %',
      'CEV 0.42 % | max 0.45 %',
      'yield 384 MPa | min 345 MPa',
      'tensile 527 MPa | 470 to 630 MPa',
      'elongation 27 % | min 20 %',
      'impact 105.0 J | min 27 J at -20 °C',
    ]);
    expect(findings[0]?.clause).to.equal('EN 10025-2:2019, table 1');
    expect(findings[8]).to.include({ min: '470', max: '630' });
  });

  it('deviates with one value outside, and says which', () => {
    expect(assess({ contents: { ...good, C: '0.201' } }).line).to.deep.equal({
      key: 'conformanceFail',
      params: {
        grade: 'S355J2+N',
        norm: 'EN 10025-2:2019',
        property: 'C',
        value: '0.201 %',
        limit: 'max 0.20 %',
      },
    });
    expect(assess({ yield: 344 }).sentence).to.equal(
      'Does not meet S355J2+N (EN 10025-2:2019): yield strength is 344 MPa, limit min 345 MPa (EN 10025-2:2019, table 6).',
    );
    expect(assess({ tensile: 631 }).verdict).to.equal('deviates');
    expect(assess({ elongation: 19.9 }).verdict).to.equal('deviates');
  });

  it('changes limits at the edge of a thickness band', () => {
    expect(assess({ yield: 355, thickness: 16 }).verdict).to.equal('conforms');
    expect(assess({ yield: 354, thickness: 16 }).verdict).to.equal('deviates');
    expect(assess({ yield: 354, thickness: 16.1 }).verdict).to.equal('conforms');
    expect(assess({ thickness: 401 }).verdict).to.equal('not-evaluated');
  });

  it('does not judge what it lacks', () => {
    expect(assess({ contents: without('P') }).line).to.deep.equal({
      key: 'conformanceUnknown',
      params: { k: 1, grade: 'S355J2+N', list: 'P' },
    });
    expect(assess({ contents: without('Ni') }).line.params).to.include({ list: 'CEV' });
    expect(assess({ impact: undefined }).line.params).to.include({ list: 'impact energy' });
    expect(assess({ grade: 'S690QL', norm: 'EN 10025-6' }).sentence).to.equal(
      'Not judged: S690QL is not in our tables.',
    );
  });

  it('finds a deviation even when other values are missing', () => {
    expect(assess({ contents: { ...without('P'), S: '0.040' } }).verdict).to.equal('deviates');
  });

  it('calls an impossible value impossible, not a deviation', () => {
    const { verdict, line } = assess({ contents: { ...good, C: '16.5' } });
    expect([verdict, line.key, line.params['property'], line.params['value']]).to.deep.equal([
      'implausible',
      'implausible',
      'C',
      '16.5 %',
    ]);
    expect(assess({ contents: { ...good, C: '16.5', S: '0.040' } }).verdict).to.equal('deviates');
  });

  it('waives nitrogen when aluminium binds it, and only then', () => {
    const jr = (N: string, Al: string) =>
      assess({
        grade: 'S235JR',
        yield: 291,
        tensile: 412,
        contents: { ...good, C: '0.11', Mn: '0.62', N, Al },
      });
    expect(jr('0.012', '0.003').verdict).to.equal('conforms');
    expect(jr('0.013', '0.003').verdict).to.equal('deviates');
    expect(jr('0.013', '0.020').verdict).to.equal('conforms');
    expect(jr('0.013', '<0.030').verdict).to.equal('deviates');
  });

  it('allows long products a little more phosphorus and sulphur', () => {
    const sulphur = { ...good, S: '0.030' };
    expect(assess({ contents: sulphur }).verdict).to.equal('deviates');
    expect(assess({ contents: sulphur, form: 'Beam' }).verdict).to.equal('conforms');
  });

  it('judges a product analysis by the product limits', () => {
    const both = certificate({ contents: { ...good, C: '0.22' }, kind: 'product analysis' });
    expect(assessCertificate(both).findings.find(({ property }) => property === 'C')).to.include({
      status: 'conforms',
      limit: 'max 0.23 %',
      clause: 'EN 10025-2:2019, table 3',
    });
    expect(assessCertificate(both).verdict).to.equal('not-evaluated');
  });

  it('needs the impact energy at the temperature, on average and singly', () => {
    const impact = (value: Plate['impact']) => assess({ impact: value }).verdict;
    expect(impact({ singles: [27, 27, 27] })).to.equal('conforms');
    expect(impact({ singles: [18, 32, 33] })).to.equal('deviates');
    expect(impact({ singles: [19, 31, 32] })).to.equal('conforms');
    expect(impact({ singles: [26, 26, 40] })).to.equal('deviates');
    expect(impact({ singles: [20, 20, 20], mean: 40 })).to.equal('deviates');
    expect(impact({ at: '-40 °C', singles: [30, 30, 30] })).to.equal('conforms');
    expect(impact({ at: '0 °C', singles: [30, 30, 30] })).to.equal('not-evaluated');
    expect(impact({ singles: [14, 14, 14], width: 5 })).to.equal('conforms');
    expect(impact({ singles: [13, 13, 13], width: 5 })).to.equal('deviates');
  }).timeout(LONG_MS);

  it('takes no side on elongation when the direction is not given', () => {
    const at21 = (direction: string) => assess({ direction, elongation: 21 }).verdict;
    expect([at21('Transverse'), at21('Längs'), at21('')]).to.deep.equal([
      'conforms',
      'deviates',
      'not-evaluated',
    ]);
  });

  it('never says conforms of a value outside its limit', () => {
    const limits = { C: 0.2, Si: 0.55, Mn: 1.6, P: 0.025, S: 0.025, Cu: 0.55 } as const;
    const mutation = fc.record({
      symbol: fc.constantFrom(...(Object.keys(limits) as (keyof typeof limits)[])),
      excess: fc.integer({ min: 1, max: 9_000 }),
      spelling: fc.constantFrom(
        (s: string) => s,
        (s: string) => s.toUpperCase(),
        (s: string) => ` ${s} `,
      ),
    });
    fc.assert(
      fc.property(mutation, ({ symbol, excess, spelling }) => {
        const tenThousandths = Math.round(limits[symbol] * 10_000) + excess;
        const value = `${Math.floor(tenThousandths / 10_000)}.${(tenThousandths % 10_000).toString().padStart(4, '0')}`;
        const contents = { ...without(symbol), [spelling(symbol)]: value };
        expect(assess({ contents }).verdict, `${symbol} ${value}`).to.be.oneOf(['deviates', 'implausible']);
      }),
      { numRuns: 100 },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 344 }),
        fc.integer({ min: 17, max: 40 }),
        (strength, thickness) => {
          expect(assess({ yield: strength, thickness }).verdict).to.equal('deviates');
        },
      ),
      { numRuns: 60 },
    );
  }).timeout(LONG_MS);

  it('never says conforms of a certificate with a value removed or made unreadable', () => {
    const required = ['C', 'Si', 'Mn', 'P', 'S', 'Cr', 'Mo', 'V', 'Ni'];
    fc.assert(
      fc.property(
        fc.constantFrom(...required),
        fc.constantFrom('gone', 'n/a', '', '0,,2', '<9'),
        (symbol, value) => {
          const contents = value === 'gone' ? without(symbol) : { ...good, [symbol]: value };
          expect(assess({ contents }).verdict, `${symbol} ${value}`).to.not.equal('conforms');
        },
      ),
    );
  }).timeout(LONG_MS);
});

/** All paths of a document, to put something else at one of them. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item: unknown, i) => (String(i) === key ? replaced(item, rest, by) : item));
  const entries = Object.entries(value as Record<string, unknown>);
  return Object.fromEntries(
    entries.map(([name, item]) => [name, name === key ? replaced(item, rest, by) : item]),
  );
}

describe('a mutated certificate', () => {
  it('is read and judged without a crash, whatever stands anywhere in it', () => {
    const document = documentOf();
    const oddities = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('', ' ', '0', '-1', '1e400', '99999999999999999999', '∞', '0,5', '<', '\u0000'),
      fc.double(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(document)), oddities, (path, oddity) => {
        const { certificate: read, findings } = readCertificate(replaced(document, path, oddity));
        for (const { message, remedy } of findings) expect(`${message} ${remedy}`).to.match(/\.$/);
        if (read !== undefined) expect(assessCertificate(read).sentence).to.match(/\.$/);
      }),
      { numRuns: 400 },
    );
  }).timeout(LONG_MS);
});

describe('reinforcing steel', () => {
  const rebar = (re: number, rm: number, agt: string) => {
    const { certificate: read } = readCertificate({
      Certificate: {
        CommercialTransaction: { A01: { Name: 'Laminoirs Sauer' }, A02: '3.1', A03: 'LS-1' },
        ProductDescription: {
          B01: 'Rebar',
          B02: { SteelDesignation: ['B500B'], ProductNorm: ['EN 10080:2005'] },
          B09: { Form: 'RoundBar', Diameter: 16, Unit: 'mm' },
          B13: { Value: 28_340 },
        },
        Inspection: {
          C00: 'L650466',
          ChemicalComposition: Object.fromEntries(
            Object.entries({ ...good, C: '0.19', Mn: '0.72', Cu: '0.34' }).map(([Symbol, Value], i) => [
              `C${71 + i}`,
              { Symbol, Actual: { Value }, Unit: '%' },
            ]),
          ),
          TensileTest: {
            C11: { Value: re, Unit: 'N/mm²' },
            C12: { Value: rm, Unit: 'N/mm²' },
            SupplementaryInformation: { C14: { Key: 'Agt', Value: agt, Unit: '%' } },
          },
        },
      },
    });
    if (read === undefined) throw new Error('The rebar certificate could not be read.');
    return assessCertificate(read).verdict;
  };

  it('needs Re, Rm/Re and Agt', () => {
    expect(rebar(542, 634, '8.4')).to.equal('conforms');
    expect(rebar(499, 634, '8.4')).to.equal('deviates');
    expect(rebar(500, 540, '8.4')).to.equal('conforms');
    expect(rebar(500, 539, '8.4')).to.equal('deviates');
    expect(rebar(542, 634, '4.9')).to.equal('deviates');
    expect(rebar(542, 634, 'ok')).to.equal('not-evaluated');
  });
});
