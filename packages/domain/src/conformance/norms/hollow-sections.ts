import { maxima, minima, ranges, type ContentLimit, type GradeTable, type NormTable } from '../norm-table.ts';
import { fineGrainGrade, type Clauses, type FineGrainRow } from './fine-grain.ts';

interface HollowRow {
  grade: string;
  number: string;
  /** C up to 40 mm and above. */
  carbon: readonly [string, string];
  contents: Readonly<Record<string, string>>;
  impact: readonly [celsius: string, joules: string, isRequired: boolean];
}

/** Table A.1 of both norms; EN 10219-1 ends at 40 mm. Qualities JR and J0 are tested only by option 1.3. */
const rows: readonly HollowRow[] = [
  {
    grade: 'S235JRH',
    number: '1.0039',
    carbon: ['0.17', '0.20'],
    contents: { Mn: '1.40', P: '0.040', S: '0.040', N: '0.009' },
    impact: ['20', '27', false],
  },
  {
    grade: 'S275J0H',
    number: '1.0149',
    carbon: ['0.20', '0.22'],
    contents: { Mn: '1.50', P: '0.035', S: '0.035', N: '0.009' },
    impact: ['0', '27', false],
  },
  {
    grade: 'S275J2H',
    number: '1.0138',
    carbon: ['0.20', '0.22'],
    contents: { Mn: '1.50', P: '0.030', S: '0.030' },
    impact: ['-20', '27', true],
  },
  {
    grade: 'S355J0H',
    number: '1.0547',
    carbon: ['0.22', '0.22'],
    contents: { Si: '0.55', Mn: '1.60', P: '0.035', S: '0.035', N: '0.009' },
    impact: ['0', '27', false],
  },
  {
    grade: 'S355J2H',
    number: '1.0576',
    carbon: ['0.22', '0.22'],
    contents: { Si: '0.55', Mn: '1.60', P: '0.030', S: '0.030' },
    impact: ['-20', '27', true],
  },
  {
    grade: 'S355K2H',
    number: '1.0512',
    carbon: ['0.22', '0.22'],
    contents: { Si: '0.55', Mn: '1.60', P: '0.030', S: '0.030' },
    impact: ['-20', '40', true],
  },
];

interface Strength {
  carbonEquivalent: string;
  yield: string;
  tensile: string;
  longitudinal: string;
  transverse: string;
}

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

const cold: Readonly<Record<string, Strength>> = {
  S235: {
    carbonEquivalent: '40:0.35',
    yield: '16:235 40:225',
    tensile: '40:360-510',
    longitudinal: '40:24',
    transverse: '40:24',
  },
  S275: {
    carbonEquivalent: '40:0.40',
    yield: '16:275 40:265',
    tensile: '<3:430-580 40:410-560',
    longitudinal: '40:20',
    transverse: '40:20',
  },
  S355: {
    carbonEquivalent: '40:0.45',
    yield: '16:355 40:345',
    tensile: '<3:510-680 40:470-630',
    longitudinal: '40:20',
    transverse: '40:20',
  },
};

function contentLimits({ carbon: [to40, above], contents }: HollowRow, upToMm: string): ContentLimit[] {
  const clause = 'table A.1';
  return [
    {
      symbol: 'C',
      bands: maxima(upToMm === '40' ? `40:${to40}` : `40:${to40} ${upToMm}:${above}`),
      isRequired: true,
      clause,
    },
    ...Object.entries(contents).map(
      ([symbol, max]): ContentLimit => ({
        symbol,
        bands: maxima(`${upToMm}:${max}`),
        isRequired: true,
        clause,
        ...(symbol === 'N'
          ? { waivedByAluminium: '0.020', waiverRatio: '2', orOtherBinders: true as const }
          : {}),
      }),
    ),
  ];
}

function nonAlloy(
  row: HollowRow,
  strengths: Readonly<Record<string, Strength>>,
  upToMm: string,
): GradeTable[] {
  const strength = strengths[row.grade.slice(0, 4)];
  if (strength === undefined) return [];
  const [temperatureCelsius, joules, isRequired] = row.impact;
  return [
    {
      grade: row.grade,
      number: row.number,
      ladle: contentLimits(row, upToMm),
      carbonEquivalent: { bands: maxima(strength.carbonEquivalent), clause: 'table A.2' },
      yield: { bands: minima(strength.yield), clause: 'table A.3' },
      tensile: { bands: ranges(strength.tensile), clause: 'table A.3' },
      elongation: {
        longitudinal: minima(strength.longitudinal),
        transverse: minima(strength.transverse),
        fromMm: '3',
        clause: 'table A.3',
      },
      impact: {
        temperatureCelsius,
        bands: minima(`${upToMm}:${joules}`),
        fromMm: '6',
        isRequired,
        clause: 'table A.3',
      },
    },
  ];
}

const pure = { P: '0.035', S: '0.030' };
const pureLow = { P: '0.030', S: '0.025' };
const at20 = (upToMm: string) => ({ temperatureCelsius: '-20', joules: `${upToMm}:40` });
const at50 = (upToMm: string) => ({ temperatureCelsius: '-50', joules: `${upToMm}:27` });

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

const hotClauses: Clauses = {
  ladle: 'table B.1',
  product: '',
  carbonEquivalent: 'table B.2',
  tensile: 'table B.3',
  impact: 'table B.3',
};
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

/** Hot finished structural hollow sections: non-alloy steels up to 120 mm, fine grain steels up to 65 mm. */
export const en10210Part1: NormTable = {
  norm: 'EN 10210-1',
  aliases: [],
  edition: '2006',
  nationalYears: ['2006', '2007'],
  source:
    'EN 10210-1:2006, tables A.1 to A.3 and B.1 to B.3. Product analyses, S275NH and S275NLH are not in this table.',
  grades: [
    ...rows.flatMap((row) => nonAlloy(row, hot, '120')),
    ...hotFineGrain().map((row) => fineGrainGrade(row, '65', hotClauses)),
  ],
};

/** Cold formed welded structural hollow sections, walls up to 40 mm. */
export const en10219Part1: NormTable = {
  norm: 'EN 10219-1',
  aliases: [],
  edition: '2006',
  nationalYears: ['2006', '2007'],
  source:
    'EN 10219-1:2006, tables A.1 to A.3 and B.1 to B.5; the lower elongation of thick-walled small sections (table A.3, note b) is not applied. Product analyses, S275NH and S275MH are not in this table.',
  grades: [
    ...rows.flatMap((row) => nonAlloy(row, cold, '40')),
    ...coldFineGrain().map((row) => fineGrainGrade(row, '40', coldClauses(row.grade))),
  ],
};
