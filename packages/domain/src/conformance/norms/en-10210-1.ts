import type { NormTable } from '../norm-table.ts';
import { fineGrainGrade, type Clauses, type FineGrainRow } from './fine-grain.ts';
import { at20, at50, nonAlloy, pure, pureLow, rows, type Strength } from './hollow-sections.ts';

const hot: Readonly<Record<string, Strength>> = {
  S235: {
    carbonEquivalent: '16:0.37 40:0.39 65:0.41 120:0.44',
    yield: '16:235 40:225 100:215 120:195',
    tensile: '100:360-510 120:350-500',
    longitudinal: '40:26 63:25 100:24 120:22',
    transverse: '40:24 63:23 100:22 120:20',
  },
  S275: {
    carbonEquivalent: '16:0.41 40:0.43 65:0.45 120:0.48',
    yield: '16:275 40:265 63:255 80:245 100:235 120:225',
    tensile: '3:430-580 100:410-560 120:400-540',
    longitudinal: '40:23 63:22 100:21 120:19',
    transverse: '40:21 63:20 100:19 120:17',
  },
  S355: {
    carbonEquivalent: '16:0.45 40:0.47 65:0.50 120:0.53',
    yield: '16:355 40:345 63:335 80:325 100:315 120:295',
    tensile: '3:510-680 100:470-630 120:450-600',
    longitudinal: '40:22 63:21 100:20 120:18',
    transverse: '40:20 63:19 100:18 120:16',
  },
};

/** Annex B of EN 10210-1: quality N, up to 65 mm. */
function hotFineGrain(): FineGrainRow[] {
  const common = { Nb: '0.050', Ti: '0.03', Cr: '0.30', Mo: '0.10', Al: '0.020' };
  const series = [
    {
      name: 'S355',
      numbers: ['1.0539', '1.0549'],
      carbon: ['0.20', '0.18'],
      ladle: { Si: '0.50', Mn: '0.90-1.65', V: '0.12', Ni: '0.50', Cu: '0.35', N: '0.015', ...common },
      unconfirmed: ['N'],
      carbonEquivalent: '16:0.43 65:0.45',
      yield: '16:355 40:345 65:335',
      tensile: '65:470-630',
      longitudinal: '65:22',
      transverse: '65:20',
    },
    {
      name: 'S420',
      numbers: ['1.8750', '1.8751'],
      carbon: ['0.22', '0.22'],
      ladle: { Si: '0.60', Mn: '1.00-1.70', V: '0.20', Ni: '0.80', Cu: '0.70', N: '0.025', ...common },
      unconfirmed: [],
      carbonEquivalent: '16:0.50 65:0.52',
      yield: '16:420 40:400 65:390',
      tensile: '65:520-680',
      longitudinal: '65:19',
      transverse: '65:17',
    },
    {
      name: 'S460',
      numbers: ['1.8953', '1.8956'],
      carbon: ['0.22', '0.22'],
      ladle: { Si: '0.60', Mn: '1.00-1.70', V: '0.20', Ni: '0.80', Cu: '0.70', N: '0.025', ...common },
      unconfirmed: [],
      carbonEquivalent: '16:0.53 65:0.55',
      yield: '16:460 40:440 65:430',
      tensile: '65:540-720',
      longitudinal: '65:17',
      transverse: '65:15',
    },
  ];
  return series.flatMap(({ name, numbers, carbon, ladle, ...limits }) =>
    ['NH', 'NLH'].map((quality, i) => ({
      grade: `${name}${quality}`,
      number: numbers[i] ?? '',
      ladle: { C: carbon[i] ?? '', ...ladle, ...(i === 0 ? pure : pureLow) },
      ...limits,
      impact: i === 0 ? at20('65') : at50('65'),
    })),
  );
}

const hotClauses: Clauses = {
  ladle: 'table B.1',
  product: '',
  carbonEquivalent: 'table B.2',
  tensile: 'table B.3',
  impact: 'table B.3',
};
/** Hot finished structural hollow sections: non-alloy steels up to 120 mm, fine grain steels up to 65 mm. */
export const en10210Part1: NormTable = {
  norm: 'EN 10210-1',
  aliases: [],
  edition: '2006',
  nationalYears: ['2006', '2007'],
  covers: 'hollow sections',
  source:
    'EN 10210-1:2006, tables A.1 to A.3 and B.1 to B.3. Product analyses, S275NH and S275NLH are not in this table.',
  grades: [
    ...rows.flatMap((row) => nonAlloy(row, hot, '120')),
    ...hotFineGrain().map((row) => fineGrainGrade(row, '65', hotClauses)),
  ],
};
