import type { NormTable } from '../norm-table.ts';
import { fineGrainGrade, type Clauses, type FineGrainRow } from './fine-grain.ts';
import { at20, at50, nonAlloy, pure, pureLow, rows, type Strength } from './hollow-sections.ts';

const cold: Readonly<Record<string, Strength>> = {
  S235: {
    carbonEquivalent: '40:0.35',
    yield: '16:235 40:225',
    tensile: '40:360-510',
    longitudinal: '40:24',
    transverse: '40:24',
    thickWalled: '40:22',
  },
  S275: {
    carbonEquivalent: '40:0.40',
    yield: '16:275 40:265',
    tensile: '<3:430-580 40:410-560',
    longitudinal: '40:20',
    transverse: '40:20',
    thickWalled: '40:18',
  },
  S355: {
    carbonEquivalent: '40:0.45',
    yield: '16:355 40:345',
    tensile: '<3:510-680 40:470-630',
    longitudinal: '40:20',
    transverse: '40:20',
    thickWalled: '40:18',
  },
};

/** Annex B of EN 10219-1: feedstock N (table B.1) and M (table B.2), up to 40 mm. */
function coldFineGrain(): FineGrainRow[] {
  const ofN = { Nb: '0.050', Ti: '0.03', Cr: '0.30', Mo: '0.10', Al: '0.020' };
  const ofM = { Nb: '0.050', Ti: '0.050', Ni: '0.30', Mo: '0.20', Al: '0.020' };
  const series = [
    {
      name: 'S355',
      qualities: ['NH', 'NLH'],
      numbers: ['1.0539', '1.0549'],
      carbon: ['0.20', '0.18'],
      ladle: { Si: '0.50', Mn: '0.90-1.65', V: '0.12', Ni: '0.50', Cu: '0.35', N: '0.015', ...ofN },
      figures: { carbonEquivalent: '40:0.43', tensile: '40:470-630' },
    },
    {
      name: 'S460',
      qualities: ['NH', 'NLH'],
      numbers: ['1.8953', '1.8956'],
      carbon: ['0.20', '0.20'],
      ladle: { Si: '0.60', Mn: '1.00-1.70', V: '0.20', Ni: '0.80', Cu: '0.70', N: '0.025', ...ofN },
      figures: { carbonEquivalent: '40:0.53', tensile: '40:540-720' },
    },
    {
      name: 'S355',
      qualities: ['MH', 'MLH'],
      numbers: ['1.8845', '1.8846'],
      carbon: ['0.14', '0.14'],
      ladle: { Si: '0.50', Mn: '1.50', V: '0.10', N: '0.020', ...ofM },
      figures: { carbonEquivalent: '40:0.39', tensile: '40:450-610' },
    },
    {
      name: 'S420',
      qualities: ['MH', 'MLH'],
      numbers: ['1.8847', '1.8848'],
      carbon: ['0.16', '0.16'],
      ladle: { Si: '0.50', Mn: '1.70', V: '0.12', N: '0.020', ...ofM },
      figures: { carbonEquivalent: '40:0.43', tensile: '40:500-660' },
    },
    {
      name: 'S460',
      qualities: ['MH', 'MLH'],
      numbers: ['1.8849', '1.8850'],
      carbon: ['0.16', '0.16'],
      ladle: { Si: '0.60', Mn: '1.70', V: '0.12', N: '0.025', ...ofM },
      figures: { carbonEquivalent: '40:0.46', tensile: '40:530-720' },
    },
  ];
  const elongations: Readonly<Record<string, string>> = { S355: '40:22', S420: '40:19', S460: '40:17' };
  const yields: Readonly<Record<string, string>> = {
    S355: '16:355 40:345',
    S420: '16:420 40:400',
    S460: '16:460 40:440',
  };
  return series.flatMap(({ name, qualities, numbers, carbon, ladle, figures }) =>
    qualities.map((quality, i) => ({
      grade: `${name}${quality}`,
      number: numbers[i] ?? '',
      ladle: { C: carbon[i] ?? '', ...ladle, ...(i === 0 ? pure : pureLow) },
      ...figures,
      yield: yields[name] ?? '',
      longitudinal: elongations[name] ?? '',
      transverse: elongations[name] ?? '',
      impact: i === 0 ? at20('40') : at50('40'),
    })),
  );
}

const coldClauses = (grade: string): Clauses => {
  const isN = grade.includes('N');
  const tensile = isN ? 'table B.4' : 'table B.5';
  return {
    ladle: isN ? 'table B.1' : 'table B.2',
    product: '',
    carbonEquivalent: 'table B.3',
    tensile,
    impact: tensile,
  };
};

/** Cold formed welded structural hollow sections, walls up to 40 mm. */
export const en10219Part1: NormTable = {
  norm: 'EN 10219-1',
  aliases: [],
  edition: '2006',
  nationalYears: ['2006', '2007'],
  covers: 'hollow sections',
  source:
    'EN 10219-1:2006, tables A.1 to A.3 and B.1 to B.5; thick-walled small sections above 3 mm have 2 % less elongation (table A.3, note b). Product analyses, S275NH and S275MH are not in this table.',
  grades: [
    ...rows.flatMap((row) => nonAlloy(row, cold, '40')),
    ...coldFineGrain().map((row) => fineGrainGrade(row, '40', coldClauses(row.grade))),
  ],
};
