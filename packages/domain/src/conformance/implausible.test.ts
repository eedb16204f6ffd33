import { expect } from 'chai';
import {
  certificateOf,
  content,
  HEAT,
  mechanical,
  soundContents,
  type Said,
} from './fixtures/certificate.ts';
import { assessCertificate } from './index.ts';

const codesOf = (said: Said) =>
  assessCertificate(certificateOf(said), { today: '2026-11-26' }).findings.flatMap(({ code }) => code ?? []);
const verdictOf = (said: Said) => assessCertificate(certificateOf(said), { today: '2026-11-26' }).verdict;

const twoAnalyses = (carbon: string, kind: 'ladle' | 'product'): Said => {
  const { analyses } = certificateOf();
  const second = { heatNumber: HEAT, kind, contents: [{ ...content('C', carbon), field: 'second' }] };
  return { more: { analyses: [...analyses, second] } };
};

/** Each certificate passes a schema, and each says something that cannot be. */
const rows: readonly (readonly [words: string, said: Said, code: string])[] = [
  ['a carbon content of 16 %', { contents: { ...soundContents, C: '16' } }, 'content-impossible'],
  ['a negative content', { contents: { ...soundContents, Si: '-0.3' } }, 'content-impossible'],
  [
    'contents of more than 100 % with iron',
    { contents: { ...soundContents, Fe: '99.9' } },
    'contents-above-100',
  ],
  [
    'contents given as fractions',
    { contents: { C: '0.0015', Si: '0.002', Mn: '0.0142', P: '0.00012', S: '0.00004', CEV: '0.0041' } },
    'contents-as-fractions',
  ],
  ['two carbon contents far apart for one heat', twoAnalyses('0.40', 'product'), 'analyses-apart'],
  [
    'a carbon equivalent that the contents contradict',
    { contents: { ...soundContents, CEV: '0.30' } },
    'carbon-equivalent-contradiction',
  ],
  ['a yield above the tensile strength', { yield: '528', tensile: '527' }, 'yield-above-tensile'],
  ['a tensile strength in the wrong unit', { yield: '3', tensile: '5' }, 'strength-impossible'],
  ['no elongation at all', { elongation: '0' }, 'elongation-impossible'],
  ['an elongation of more than 100 %', { elongation: '101' }, 'elongation-impossible'],
  ['a uniform elongation above the whole', { elongation: '22', agt: '23' }, 'elongation-impossible'],
  [
    'an energy beyond any pendulum',
    { impact: { at: '-20', singles: ['800', '810', '805'] } },
    'energy-impossible',
  ],
  [
    'a mean that its single values contradict',
    { impact: { at: '-20', singles: ['40', '41', '42'], mean: '60' } },
    'mean-contradiction',
  ],
  [
    'an impact test colder than liquid nitrogen',
    { impact: { at: '-200', singles: ['40', '41', '42'] } },
    'temperature-impossible',
  ],
  ['a thickness of nothing', { thicknessMm: '0' }, 'size-impossible'],
  [
    'a wall that does not fit into its tube',
    {
      form: 'RectangularTube',
      more: {
        dimensions: [
          { name: 'wall', value: '50', unit: 'mm' },
          { name: 'height', value: '100', unit: 'mm' },
        ],
      },
    },
    'size-impossible',
  ],
  [
    'a plate as thick as it is wide',
    {
      more: {
        dimensions: [
          { name: 'thickness', value: '20', unit: 'mm' },
          { name: 'width', value: '20', unit: 'mm' },
        ],
      },
    },
    'size-impossible',
  ],
  [
    'a mass that pieces and dimensions contradict',
    {
      more: {
        pieces: '1',
        dimensions: [
          { name: 'thickness', value: '20', unit: 'mm' },
          { name: 'width', value: '2500', unit: 'mm' },
          { name: 'length', value: '12', unit: 'm' },
        ],
      },
    },
    'mass-contradiction',
  ],
  [
    'an actual mass far from the theoretical',
    { more: { theoreticalMassGrams: 40_000_000n } },
    'mass-contradiction',
  ],
  ['a structural steel to the norm of rebar', { norms: ['EN 10080:2005'] }, 'designations-exclude'],
  ['a structural steel that is a rebar as well', { grades: ['S355J2', 'B500B'] }, 'designations-exclude'],
  [
    'the number of one steel and the name of another',
    { grades: ['S235JR', '1.0577'] },
    'designations-exclude',
  ],
  ['a designation +N and +M', { grades: ['S355J2+N+M'] }, 'condition-contradiction'],
  [
    'a designation +N that was thermomechanically rolled',
    { deliveryCondition: 'Thermomechanically rolled' },
    'condition-contradiction',
  ],
  [
    'a thermomechanical grade that was normalised',
    { grades: ['S355M'], norms: ['EN 10025-4:2019'], deliveryCondition: '+N' },
    'condition-contradiction',
  ],
  ['one heat of two furnaces', { more: { meltingProcess: 'BOF + EAF' } }, 'melting-contradiction'],
  ['one heat cast twice', { more: { meltingProcess: 'EAF+LF+CC and ingot' } }, 'melting-contradiction'],
  ['a validation in the future', { more: { date: '2026-11-27' } }, 'date-in-future'],
];

describe('a certificate that says what cannot be', () => {
  for (const [words, said, code] of rows) {
    it(`never conforms with ${words}`, () => {
      expect(codesOf(said)).to.include(code);
      expect(verdictOf(said)).to.be.oneOf(['implausible', 'deviates']);
    });
  }

  it('never conforms with one content stated twice', () => {
    const [analysis] = certificateOf().analyses;
    const contents = [...(analysis?.contents ?? []), { ...content('P', '0.012'), field: 'again' }];
    const said = { more: { analyses: [{ heatNumber: HEAT, kind: 'ladle' as const, contents }] } };
    expect([codesOf(said), verdictOf(said)]).to.deep.equal([['stated-twice'], 'implausible']);
  });

  it('names the value, the item and what is wrong', () => {
    const { sentence, line, findings } = assessCertificate(certificateOf({ elongation: '101' }));
    expect(sentence).to.equal(
      "Impossible value: elongation is given as 101 %. Ask Aciéries du Val d'Orne SAS for a corrected certificate.",
    );
    expect(line).to.deep.equal({
      key: 'implausible',
      params: { property: 'elongation', value: '101 %', issuer: "Aciéries du Val d'Orne SAS" },
    });
    expect(findings.find(({ code }) => code !== undefined)?.reason).to.equal(
      'elongation is given as 101 %; no steel has that.',
    );
  });

  it('applies no rule of steel to what is none', () => {
    const aluminium: Said = {
      grades: ['EN AW-6060'],
      norms: ['EN 755-2:2016'],
      contents: { Al: '98.5', Mg: '0.5' },
    };
    const { verdict, sentence, findings } = assessCertificate(certificateOf(aluminium));
    expect([verdict, sentence, findings]).to.deep.equal([
      'not-evaluated',
      'Not judged: EN AW-6060 is no steel.',
      [],
    ]);
  });

  it('finds nothing in what is merely unusual or allowed', () => {
    const fine: Said[] = [
      {},
      { deliveryCondition: 'Normalised (+N)' },
      { grades: ['S355J2+N / S355NL'], norms: ['EN 10025-2:2019', 'EN 10025-3:2019'] },
      { grades: ['S355J2', '1.0577'] },
      { grades: ['S235JR', 'S275JR'] },
      { contents: { ...soundContents, Fe: '97.9' } },
      { more: { meltingProcess: 'EAF+LF+RH+CC' } },
      { more: { theoreticalMassGrams: 56_000_000n, date: '2026-11-26' } },
      twoAnalyses('0.18', 'product'),
      { impact: { at: '-60', singles: ['40', '41', '43'] } },
      { more: { mechanicals: [...certificateOf().mechanicals, mechanical('hardness', '160', 'HBW')] } },
    ];
    expect(fine.map(codesOf)).to.deep.equal(fine.map(() => []));
  });
});
