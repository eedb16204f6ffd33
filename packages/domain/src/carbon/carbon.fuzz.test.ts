import { expect } from 'chai';
import fc from 'fast-check';
import {
  checkEpd,
  declareEmissions,
  findFootprints,
  makeFootprint,
  matchesFilter,
  pactEvent,
  readEpd,
  readFootprint,
  readStatement,
  type ProductFootprint,
} from './index.ts';

const numRuns = Number(process.env.FUZZ_RUNS ?? 300);

const footprint = makeFootprint({
  id: '01a20687-a5b4-76e1-804c-b0e0d5ee8742',
  createdAt: new Date('2026-11-26T08:00:00Z'),
  precedingPfIds: ['01a20687-a5b4-76e1-804c-b0e0d5ee8741'],
  company: { id: '0f6a8f1e-53f0-4a3e-9f4b-0d3a1f6e2b11', name: 'Aciéries du Val', vatNumber: null },
  product: {
    name: 'Rebar 16 mm',
    grade: 'B500B',
    norm: 'EN 10080',
    heatNumber: 'L26-7',
    gtin: null,
    lotCode: 'A',
    cn: '7214',
    route: 'EAF-scrap',
    countryOfMelt: 'LU',
    carbonPercent: '0.2',
  },
  emissions: declareEmissions(1_000_000n, 590_000n),
  method: 'EN 19694-2',
  boundary: 'A1-A3',
  referencePeriodStart: new Date('2025-01-01T00:00:00Z'),
  referencePeriodEnd: new Date('2026-01-01T00:00:00Z'),
  host: 'steel.test',
  comment: null,
});
const hostile = fc.constantFrom<unknown>(
  null,
  '',
  '-',
  '+',
  '1e9',
  '0'.repeat(79),
  '9'.repeat(81),
  -1,
  Number.NaN,
  [],
  {},
  '__proto__',
  '2026-02-30T00:00:00Z',
  '\u202e',
  'urn:',
  true,
);
const value = fc.oneof(hostile, fc.string(), fc.double(), fc.jsonValue());
const keys = [
  ...Object.keys(footprint),
  ...Object.keys(footprint.pcf).map((key) => `pcf.${key}`),
  '__proto__',
  'constructor',
  'pcf.verification',
  'pcf.dqi',
];
const change = fc.tuple(fc.constantFrom(...keys), value);

function mutate(changes: readonly (readonly [string, unknown])[]): unknown {
  const copy = structuredClone(footprint) as unknown as Record<string, unknown>;
  for (const [path, what] of changes) {
    const [first = '', second] = path.split('.');
    const target = second === undefined ? copy : copy.pcf;
    if (typeof target !== 'object' || target === null) continue;
    Object.defineProperty(target, second ?? first, {
      value: what,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return copy;
}

describe('Carbon documents under fuzz', () => {
  it('are read or refused with a reason, and verified only by a named verifier', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const { reading, findings } = readFootprint(mutate(changes));
        if (reading === null) {
          expect(findings.length).to.be.greaterThan(0);
          return;
        }
        const named = reading.footprint.pcf.verification?.providerName?.trim() ?? '';
        expect(reading.assurance).to.equal(named === '' ? 'self-declared' : 'verified');
        matchesFilter(reading.footprint, { geography: ['LU'], validOn: new Date(0), status: 'Active' });
      }),
      { numRuns },
    );
  });

  it('of any shape whatever never make a reader fall over', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (document) => {
        for (const each of findFootprints(document).values) readFootprint(each);
        readStatement(document);
        pactEvent.safeParse(document);
        const { epd } = readEpd({
          declared_unit: { qty: 1, unit: 't' },
          impacts: { EF: { gwp: { A1A2A3: document } } },
        });
        if (epd) checkEpd(epd);
      }),
      { numRuns },
    );
    expect(({} as Record<string, unknown>).pcf).to.equal(undefined);
  });

  it('say the same figure per tonne whatever the declared amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (amount) => {
        const scaled = (text: string): string => (BigInt(text.replace('.', '')) * BigInt(amount)).toString();
        const pcf = {
          ...footprint.pcf,
          declaredUnitAmount: String(amount),
          productMassPerDeclaredUnit: String(amount),
        };
        const total = scaled('0.59')
          .padStart(3, '0')
          .replace(/(\d\d)$/, '.$1');
        const changed: ProductFootprint = {
          ...footprint,
          pcf: { ...pcf, pcfExcludingBiogenicUptake: total, pcfIncludingBiogenicUptake: total },
        };
        expect(readFootprint(changed).reading?.gramsCo2ePerTonne).to.equal(590_000n);
      }),
      { numRuns },
    );
  });
});
