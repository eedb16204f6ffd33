import { expect } from 'chai';
import type { Finding } from './finding.ts';
import type { Content, Mechanical } from './normal-certificate.ts';
import { judgePlausibility, type Plausible } from './plausibility.ts';

const content = (symbol: string, value: string): Content => ({
  symbol,
  isElement: true,
  value,
  operator: '=',
  unit: '%',
  minimum: null,
  maximum: null,
  field: `Certificate.Inspection.0.ChemicalComposition.${symbol}`,
});
const mechanical = (
  property: Mechanical['property'],
  value: string,
  more: Partial<Mechanical> = {},
): Mechanical => ({
  property,
  label: property,
  value,
  unit: 'MPa',
  minimum: null,
  maximum: null,
  individual: [],
  temperatureCelsius: null,
  direction: null,
  specimenWidthMm: null,
  heatNumber: 'F26-41873',
  field: `Certificate.Inspection.0.TensileTest.${property}`,
  ...more,
});

function codesOf(contents: Content[], mechanicals: Mechanical[]): Finding['code'][] {
  const findings: Finding[] = [];
  const certificate: Plausible = {
    analyses: [{ heatNumber: 'F26-41873', kind: 'ladle', contents }],
    mechanicals,
    grades: ['S355J2+N'],
    form: null,
    dimensions: [],
    pieces: null,
    actualMassGrams: null,
    theoreticalMassGrams: null,
  };
  judgePlausibility(certificate, findings);
  return findings.map(({ code }) => code);
}

describe('plausibility of single values', () => {
  it('compares each test piece with its own tensile strength', () => {
    const pieces = (...tensiles: string[]) => [
      mechanical('yield', '384'),
      mechanical('yield', '390'),
      ...tensiles.map((value) => mechanical('tensile', value)),
    ];
    expect(codesOf([], pieces('527', '530'))).to.deep.equal([]);
    expect(codesOf([], pieces('527', '389'))).to.deep.equal(['yield-above-tensile']);
    expect(codesOf([], pieces('389'))).to.deep.equal(['yield-above-tensile']);
  });

  it('knows that a megapascal is a newton per square millimetre', () => {
    const above = (unit: string) => [mechanical('yield', '630.1', { unit }), mechanical('tensile', '527')];
    expect(codesOf([], above('N/mm²'))).to.deep.equal(['yield-above-tensile']);
    expect(codesOf([], above('N/mm2'))).to.deep.equal(['yield-above-tensile']);
    expect(codesOf([], above('ksi'))).to.deep.equal([]);
  });

  it('takes a ratio in percent for the same figure', () => {
    const ratio = (value: string, unit: string) =>
      codesOf(
        [],
        [
          mechanical('yield', '400'),
          mechanical('tensile', '500'),
          mechanical('ratio', value, { label: 'Re/Rm', unit }),
        ],
      );
    expect([ratio('0.80', ''), ratio('80', '%'), ratio('80', ''), ratio('75', '%')]).to.deep.equal([
      [],
      [],
      ['ratio-contradiction'],
      ['ratio-contradiction'],
    ]);
  });

  it('adds iron to the others, with room for their rounding', () => {
    const iron = (value: string) =>
      codesOf([content('C', '0.16'), content('Mn', '1.40'), content('Fe', value)], []);
    expect([iron('98.4'), iron('99.4'), iron('99.5')]).to.deep.equal([[], [], ['contents-above-100']]);
  });

  it('knows no bounds for what is no element of steel, and takes no name for one', () => {
    expect(codesOf([content('toString', '12'), content('constructor', '12')], [])).to.deep.equal([]);
    expect(codesOf([content('__proto__', '61')], [])).to.deep.equal(['content-impossible']);
  });

  it('leaves alone what cannot be read as a number', () => {
    expect(
      codesOf([content('C', 'n/a')], [mechanical('yield', '?'), mechanical('tensile', '527')]),
    ).to.deep.equal([]);
  });
});
