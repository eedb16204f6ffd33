import { expect } from 'chai';
import { certificateOf, soundContents, type Said } from './fixtures/certificate.ts';
import { assessCertificate, normTables } from './index.ts';

/** A sound certificate of each norm: it conforms, and one value at a time is then moved to its limit and beyond. */
const sound: Readonly<Record<string, Said>> = {
  'EN 10025-2': {},
  'EN 10025-3': {
    grades: ['S355N'],
    norms: ['EN 10025-3:2019'],
    contents: { ...soundContents, Mn: '1.30' },
  },
  'EN 10025-4': {
    grades: ['S460M'],
    norms: ['EN 10025-4:2019'],
    contents: { ...soundContents, C: '0.12', Mn: '1.50' },
    yield: '480',
    tensile: '600',
    elongation: '20',
  },
  'EN 10210-1': {
    grades: ['S355J2H'],
    norms: ['EN 10210-1:2006'],
    form: 'RectangularTube',
    dimensionName: 'wall',
    thicknessMm: '8',
  },
  'EN 10219-1': {
    grades: ['S355J2H'],
    norms: ['EN 10219-1:2006'],
    form: 'QuadraticTube',
    dimensionName: 'wall',
    thicknessMm: '5',
    impact: null,
    contents: { ...soundContents, Mn: '1.20' },
  },
  'EN 10080': {
    grades: ['B500B'],
    norms: ['EN 10080:2005'],
    form: 'RoundBar',
    dimensionName: 'diameter',
    thicknessMm: '16',
    contents: { ...soundContents, C: '0.19', Mn: '0.72', Cu: '0.34' },
    yield: '542',
    tensile: '634',
    elongation: null,
    agt: '8.4',
    impact: null,
  },
  'EN 10083-2': {
    grades: ['C45E+QT'],
    norms: ['EN 10083-2:2006'],
    form: 'RoundBar',
    dimensionName: 'diameter',
    thicknessMm: '30',
    contents: {
      C: '0.45',
      Si: '0.25',
      Mn: '0.65',
      P: '0.010',
      S: '0.020',
      Cr: '0.10',
      Mo: '0.02',
      Ni: '0.10',
    },
    yield: '450',
    tensile: '720',
    elongation: '18',
    impact: { at: '20', singles: ['40', '42', '44'] },
  },
};

type Row = readonly [
  norm: string,
  changes: Said,
  property: string,
  within: string,
  at: string,
  beyond: string,
  limit: string,
  clause: string,
];

const grade = (name: string, edition: string, more: Said = {}): Said => ({
  ...more,
  grades: [name],
  norms: [edition],
});
const E2 = 'EN 10025-2:2019';

/** Limits as they stand in the norms, typed by hand: value within, at and beyond each. */
const rows: readonly Row[] = [
  // EN 10025-2: contents by thickness, with the footnotes on 30 and 150 mm.
  ['EN 10025-2', { thicknessMm: '16' }, 'C', '0.199', '0.20', '0.201', 'max 0.20 %', `${E2}, table 1`],
  ['EN 10025-2', { thicknessMm: '30' }, 'C', '0.199', '0.20', '0.201', 'max 0.20 %', `${E2}, table 1`],
  ['EN 10025-2', { thicknessMm: '30.1' }, 'C', '0.219', '0.22', '0.221', 'max 0.22 %', `${E2}, table 1`],
  ['EN 10025-2', {}, 'Si', '0.549', '0.55', '0.551', 'max 0.55 %', `${E2}, table 1`],
  ['EN 10025-2', {}, 'Mn', '1.59', '1.60', '1.61', 'max 1.60 %', `${E2}, table 1`],
  ['EN 10025-2', {}, 'P', '0.0249', '0.025', '0.0251', 'max 0.025 %', `${E2}, table 1`],
  ['EN 10025-2', { form: 'Beam' }, 'P', '0.0299', '0.030', '0.0301', 'max 0.030 %', `${E2}, table 1`],
  ['EN 10025-2', {}, 'S', '0.0249', '0.025', '0.0251', 'max 0.025 %', `${E2}, table 1`],
  ['EN 10025-2', {}, 'Cu', '0.549', '0.55', '0.551', 'max 0.55 %', `${E2}, table 1`],
  [
    'EN 10025-2',
    grade('S355J2', 'EN 10025-2:2004'),
    'C',
    '0.199',
    '0.20',
    '0.201',
    'max 0.20 %',
    'EN 10025-2:2004, table 2',
  ],
  ['EN 10025-2', grade('S235JR', E2), 'C', '0.169', '0.17', '0.171', 'max 0.17 %', `${E2}, table 1`],
  [
    'EN 10025-2',
    grade('S235JR', E2, { thicknessMm: '41' }),
    'C',
    '0.199',
    '0.20',
    '0.201',
    'max 0.20 %',
    `${E2}, table 1`,
  ],
  ['EN 10025-2', grade('S275J0', E2), 'P', '0.0299', '0.030', '0.0301', 'max 0.030 %', `${E2}, table 1`],
  [
    'EN 10025-2',
    grade('S275J2', E2, { thicknessMm: '160' }),
    'C',
    '0.199',
    '0.20',
    '0.201',
    'max 0.20 %',
    `${E2}, table 1`,
  ],
  ['EN 10025-2', grade('S355JR', E2), 'S', '0.0349', '0.035', '0.0351', 'max 0.035 %', `${E2}, table 1`],
  // EN 10025-2: carbon equivalent as stated, strengths, elongation.
  ['EN 10025-2', { thicknessMm: '30' }, 'CEV', '0.44', '0.45', '0.451', 'max 0.45 %', `${E2}, table 5`],
  ['EN 10025-2', { thicknessMm: '30.1' }, 'CEV', '0.46', '0.47', '0.471', 'max 0.47 %', `${E2}, table 5`],
  ['EN 10025-2', { thicknessMm: '16' }, 'yield', '356', '355', '354', 'min 355 MPa', `${E2}, table 6`],
  ['EN 10025-2', { thicknessMm: '16.1' }, 'yield', '346', '345', '344', 'min 345 MPa', `${E2}, table 6`],
  ['EN 10025-2', { thicknessMm: '63' }, 'yield', '336', '335', '334', 'min 335 MPa', `${E2}, table 6`],
  ['EN 10025-2', { thicknessMm: '80' }, 'yield', '326', '325', '324', 'min 325 MPa', `${E2}, table 6`],
  ['EN 10025-2', { thicknessMm: '100' }, 'yield', '316', '315', '314', 'min 315 MPa', `${E2}, table 6`],
  ['EN 10025-2', { thicknessMm: '150' }, 'yield', '296', '295', '294', 'min 295 MPa', `${E2}, table 6`],
  ['EN 10025-2', { thicknessMm: '250' }, 'yield', '276', '275', '274', 'min 275 MPa', `${E2}, table 6`],
  ['EN 10025-2', {}, 'tensile', '629', '630', '631', '470 to 630 MPa', `${E2}, table 6`],
  ['EN 10025-2', {}, 'tensile', '471', '470', '469', '470 to 630 MPa', `${E2}, table 6`],
  ['EN 10025-2', { thicknessMm: '2.9' }, 'tensile', '511', '510', '509', '510 to 680 MPa', `${E2}, table 6`],
  ['EN 10025-2', { thicknessMm: '3' }, 'tensile', '471', '470', '469', '470 to 630 MPa', `${E2}, table 6`],
  ['EN 10025-2', { thicknessMm: '120' }, 'tensile', '599', '600', '601', '450 to 600 MPa', `${E2}, table 6`],
  ['EN 10025-2', {}, 'elongation', '22.5', '22', '21.5', 'min 22 %', `${E2}, table 6`],
  [
    'EN 10025-2',
    { direction: 'Transverse' },
    'elongation',
    '20.5',
    '20',
    '19.5',
    'min 20 %',
    `${E2}, table 6`,
  ],
  ['EN 10025-2', { thicknessMm: '120' }, 'elongation', '18.5', '18', '17.5', 'min 18 %', `${E2}, table 6`],
  ['EN 10025-2', grade('S235J2', E2), 'yield', '226', '225', '224', 'min 225 MPa', `${E2}, table 6`],
  ['EN 10025-2', grade('S275JR', E2), 'tensile', '411', '410', '409', '410 to 560 MPa', `${E2}, table 6`],
  ['EN 10025-2', { thicknessMm: '400' }, 'yield', '266', '265', '264', 'min 265 MPa', `${E2}, table 6`],
  ['EN 10025-2', { thicknessMm: '400' }, 'tensile', '451', '450', '449', '450 to 600 MPa', `${E2}, table 6`],
  // EN 10025-3
  ['EN 10025-3', {}, 'C', '0.199', '0.20', '0.201', 'max 0.20 %', 'EN 10025-3:2019, table 1'],
  [
    'EN 10025-3',
    grade('S355NL', 'EN 10025-3:2004'),
    'C',
    '0.179',
    '0.18',
    '0.181',
    'max 0.18 %',
    'EN 10025-3:2004, table 1',
  ],
  ['EN 10025-3', {}, 'Mn', '0.91', '0.90', '0.89', '0.90 to 1.65 %', 'EN 10025-3:2019, table 1'],
  ['EN 10025-3', {}, 'Mn', '1.64', '1.65', '1.66', '0.90 to 1.65 %', 'EN 10025-3:2019, table 1'],
  ['EN 10025-3', {}, 'Nb', '0.049', '0.05', '0.051', 'max 0.05 %', 'EN 10025-3:2019, table 1'],
  ['EN 10025-3', {}, 'V', '0.119', '0.12', '0.121', 'max 0.12 %', 'EN 10025-3:2019, table 1'],
  ['EN 10025-3', {}, 'N', '0.0149', '0.015', '0.0151', 'max 0.015 %', 'EN 10025-3:2019, table 1'],
  ['EN 10025-3', {}, 'Al', '0.021', '0.020', '0.019', 'min 0.020 %', 'EN 10025-3:2019, table 1'],
  ['EN 10025-3', {}, 'CEV', '0.42', '0.43', '0.431', 'max 0.43 %', 'EN 10025-3:2019, table 3'],
  ['EN 10025-3', {}, 'elongation', '22.5', '22', '21.5', 'min 22 %', 'EN 10025-3:2019, table 4'],
  [
    'EN 10025-3',
    grade('S420N', 'EN 10025-3:2019'),
    'yield',
    '401',
    '400',
    '399',
    'min 400 MPa',
    'EN 10025-3:2019, table 4',
  ],
  [
    'EN 10025-3',
    grade('S460NL', 'EN 10025-3:2019'),
    'tensile',
    '541',
    '540',
    '539',
    '540 to 720 MPa',
    'EN 10025-3:2019, table 4',
  ],
  [
    'EN 10025-3',
    grade('S275N', 'EN 10025-3:2019'),
    'yield',
    '266',
    '265',
    '264',
    'min 265 MPa',
    'EN 10025-3:2019, table 4',
  ],
  // EN 10025-4
  ['EN 10025-4', {}, 'C', '0.159', '0.16', '0.161', 'max 0.16 %', 'EN 10025-4:2019, table 1'],
  ['EN 10025-4', { form: 'Beam' }, 'C', '0.179', '0.18', '0.181', 'max 0.18 %', 'EN 10025-4:2019, table 1'],
  [
    'EN 10025-4',
    { thicknessMm: '16' },
    'CEV',
    '0.44',
    '0.45',
    '0.451',
    'max 0.45 %',
    'EN 10025-4:2019, table 3',
  ],
  [
    'EN 10025-4',
    { thicknessMm: '16' },
    'yield',
    '461',
    '460',
    '459',
    'min 460 MPa',
    'EN 10025-4:2019, table 4',
  ],
  ['EN 10025-4', {}, 'yield', '441', '440', '439', 'min 440 MPa', 'EN 10025-4:2019, table 4'],
  ['EN 10025-4', {}, 'tensile', '541', '540', '539', '540 to 720 MPa', 'EN 10025-4:2019, table 4'],
  ['EN 10025-4', {}, 'elongation', '17.5', '17', '16.5', 'min 17 %', 'EN 10025-4:2019, table 4'],
  [
    'EN 10025-4',
    grade('S355ML', 'EN 10025-4:2004'),
    'P',
    '0.0249',
    '0.025',
    '0.0251',
    'max 0.025 %',
    'EN 10025-4:2004, table 1',
  ],
  [
    'EN 10025-4',
    grade('S420M', 'EN 10025-4:2019', { thicknessMm: '63' }),
    'tensile',
    '501',
    '500',
    '499',
    '500 to 660 MPa',
    'EN 10025-4:2019, table 4',
  ],
  // EN 10210-1: at 3 mm the higher band still holds; EN 10219-1: no longer.
  ['EN 10210-1', {}, 'C', '0.219', '0.22', '0.221', 'max 0.22 %', 'EN 10210-1:2006, table A.1'],
  [
    'EN 10210-1',
    { thicknessMm: '17' },
    'CEV',
    '0.46',
    '0.47',
    '0.471',
    'max 0.47 %',
    'EN 10210-1:2006, table A.2',
  ],
  [
    'EN 10210-1',
    { thicknessMm: '3' },
    'tensile',
    '511',
    '510',
    '509',
    '510 to 680 MPa',
    'EN 10210-1:2006, table A.3',
  ],
  ['EN 10210-1', {}, 'elongation', '22.5', '22', '21.5', 'min 22 %', 'EN 10210-1:2006, table A.3'],
  [
    'EN 10210-1',
    grade('S275J2H', 'EN 10210-1:2006'),
    'S',
    '0.0299',
    '0.030',
    '0.0301',
    'max 0.030 %',
    'EN 10210-1:2006, table A.1',
  ],
  [
    'EN 10210-1',
    grade('S420NH', 'EN 10210-1:2006'),
    'yield',
    '421',
    '420',
    '419',
    'min 420 MPa',
    'EN 10210-1:2006, table B.3',
  ],
  ['EN 10219-1', {}, 'CEV', '0.44', '0.45', '0.451', 'max 0.45 %', 'EN 10219-1:2006, table A.2'],
  [
    'EN 10219-1',
    { thicknessMm: '3' },
    'tensile',
    '471',
    '470',
    '469',
    '470 to 630 MPa',
    'EN 10219-1:2006, table A.3',
  ],
  ['EN 10219-1', {}, 'elongation', '20.5', '20', '19.5', 'min 20 %', 'EN 10219-1:2006, table A.3'],
  [
    'EN 10219-1',
    grade('S235JRH', 'EN 10219-1:2006'),
    'elongation',
    '24.5',
    '24',
    '23.5',
    'min 24 %',
    'EN 10219-1:2006, table A.3',
  ],
  [
    'EN 10219-1',
    grade('S355MH', 'EN 10219-1:2006'),
    'C',
    '0.139',
    '0.14',
    '0.141',
    'max 0.14 %',
    'EN 10219-1:2006, table B.2',
  ],
  // EN 10080
  ['EN 10080', {}, 'C', '0.219', '0.22', '0.221', 'max 0.22 %', 'EN 10080:2005, table 2'],
  ['EN 10080', {}, 'Cu', '0.79', '0.80', '0.81', 'max 0.80 %', 'EN 10080:2005, table 2'],
  ['EN 10080', {}, 'S', '0.0499', '0.050', '0.0501', 'max 0.050 %', 'EN 10080:2005, table 2'],
  ['EN 10080', {}, 'CEV', '0.49', '0.50', '0.501', 'max 0.50 %', 'EN 10080:2005, table 2'],
  ['EN 10080', {}, 'yield', '501', '500', '499', 'min 500 MPa', 'EN 1992-1-1:2004, table C.1'],
  ['EN 10080', {}, 'agt', '5.1', '5.0', '4.9', 'min 5.0 %', 'EN 1992-1-1:2004, table C.1'],
  [
    'EN 10080',
    grade('B500A', 'EN 10080:2005'),
    'agt',
    '2.6',
    '2.5',
    '2.4',
    'min 2.5 %',
    'EN 1992-1-1:2004, table C.1',
  ],
  [
    'EN 10080',
    grade('B500C', 'EN 10080:2005'),
    'agt',
    '7.6',
    '7.5',
    '7.4',
    'min 7.5 %',
    'EN 1992-1-1:2004, table C.1',
  ],
  // EN 10083-2
  ['EN 10083-2', {}, 'C', '0.43', '0.42', '0.419', '0.42 to 0.50 %', 'EN 10083-2:2006, table 3'],
  ['EN 10083-2', {}, 'C', '0.49', '0.50', '0.501', '0.42 to 0.50 %', 'EN 10083-2:2006, table 3'],
  ['EN 10083-2', {}, 'S', '0.034', '0.035', '0.0351', 'max 0.035 %', 'EN 10083-2:2006, table 3'],
  [
    'EN 10083-2',
    grade('C45R+QT', 'EN 10083-2:2006'),
    'S',
    '0.021',
    '0.020',
    '0.019',
    '0.020 to 0.040 %',
    'EN 10083-2:2006, table 3',
  ],
  ['EN 10083-2', {}, 'yield', '431', '430', '429', 'min 430 MPa', 'EN 10083-2:2006, table 5'],
  ['EN 10083-2', {}, 'tensile', '799', '800', '801', '650 to 800 MPa', 'EN 10083-2:2006, table 5'],
  [
    'EN 10083-2',
    { dimensionName: 'thickness' },
    'yield',
    '371',
    '370',
    '369',
    'min 370 MPa',
    'EN 10083-2:2006, table 5',
  ],
  [
    'EN 10083-2',
    grade('C45E+N', 'EN 10083-2:2006'),
    'yield',
    '306',
    '305',
    '304',
    'min 305 MPa',
    'EN 10083-2:2006, table 6',
  ],
  [
    'EN 10083-2',
    grade('C35+N', 'EN 10083-2:2006', { thicknessMm: '16' }),
    'tensile',
    '551',
    '550',
    '549',
    'min 550 MPa',
    'EN 10083-2:2006, table 6',
  ],
  [
    'EN 10083-2',
    grade('28Mn6+QT', 'EN 10083-2:2006'),
    'Mn',
    '1.31',
    '1.30',
    '1.29',
    '1.30 to 1.65 %',
    'EN 10083-2:2006, table 3',
  ],
  [
    'EN 10083-2',
    grade('C60E+QT', 'EN 10083-2:2006'),
    'elongation',
    '13.5',
    '13',
    '12.5',
    'min 13 %',
    'EN 10083-2:2006, table 5',
  ],
];

function saidWith(norm: string, changes: Said, property: string, value: string): Said {
  const base: Said = { ...sound[norm], ...changes };
  if (property === 'yield' || property === 'tensile' || property === 'elongation' || property === 'agt') {
    return { ...base, [property]: value };
  }
  const { Mn: manganese, ...others } = base.contents ?? soundContents;
  // Without manganese nothing contradicts a stated carbon equivalent.
  if (property === 'CEV') return { ...base, contents: { ...others, CEV: value } };
  return { ...base, contents: { ...others, Mn: manganese, [property]: value } };
}

describe('the limits of the norms', () => {
  for (const [norm, said] of Object.entries(sound)) {
    it(`of ${norm} are kept by a sound certificate`, () => {
      const { verdict, sentence, judgedBy } = assessCertificate(certificateOf(said));
      expect([verdict, sentence]).to.deep.equal(['conforms', sentence]);
      expect(judgedBy).to.match(new RegExp(`^${norm}:`));
    });
  }

  for (const [norm, changes, property, within, at, beyond, limit, clause] of rows) {
    const name = changes.grades?.[0] ?? sound[norm]?.grades?.[0] ?? 'S355J2+N';
    const size = changes.thicknessMm ?? sound[norm]?.thicknessMm ?? '20';
    it(`${name}, ${size} mm: ${property} ${limit} holds ${at}, not ${beyond}`, () => {
      const statusOf = (value: string) => {
        const { findings } = assessCertificate(certificateOf(saidWith(norm, changes, property, value)));
        const found = findings.filter((finding) => finding.property === property);
        return found.map((finding) => [finding.status, finding.limit, finding.clause]);
      };
      expect([statusOf(within), statusOf(at), statusOf(beyond)]).to.deep.equal([
        [['conforms', limit, clause]],
        [['conforms', limit, clause]],
        [['deviates', limit, clause]],
      ]);
    });
  }

  it('stand in tables whose bands rise and whose clauses are named', () => {
    for (const { grades, norm, edition } of normTables) {
      for (const { grade: name, ladle, product = [], byCondition = {}, ...limits } of grades) {
        const mechanical = [limits, ...Object.values(byCondition)].flatMap((each) => [
          each.yield,
          each.tensile,
          each.impact,
        ]);
        for (const each of [...ladle, ...product, ...mechanical, limits.carbonEquivalent]) {
          if (each === undefined) continue;
          const edges = each.bands.map(({ upToMm }) => Number(upToMm));
          expect(edges, `${norm}:${edition} ${name}`).to.deep.equal([...edges].sort((a, b) => a - b));
          expect(each.clause, `${norm}:${edition} ${name}`).to.match(/table|C\.1/);
          for (const { min, max } of each.bands) {
            const figures = [min, max].filter((figure) => figure !== undefined);
            expect(
              figures.length > 0 && figures.every((figure) => /^\d+(\.\d+)?$/.test(figure)),
              name,
            ).to.equal(true);
          }
        }
      }
    }
  });
});
