import { maxima, minima, ranges, type ContentLimit, type GradeTable } from '../norm-table.ts';

export interface HollowRow {
  grade: string;
  number: string;
  /** C up to 40 mm and above. */
  carbon: readonly [string, string];
  contents: Readonly<Record<string, string>>;
  impact: readonly [celsius: string, joules: string, isRequired: boolean];
}

/** Table A.1 of both norms; EN 10219-1 ends at 40 mm. Qualities JR and J0 are tested only by option 1.3. */
export const rows: readonly HollowRow[] = [
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

export interface Strength {
  carbonEquivalent: string;
  yield: string;
  tensile: string;
  longitudinal: string;
  transverse: string;
  thickWalled?: string;
}

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

/** The grade of annex A with the figures of one norm; none when the norm does not have its strength. */
export function nonAlloy(
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
        ...(strength.thickWalled === undefined ? {} : { thickWalled: minima(strength.thickWalled) }),
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

/** Phosphorus and sulphur of annex B, without and with the letter L. */
export const pure = { P: '0.035', S: '0.030' };
export const pureLow = { P: '0.030', S: '0.025' };
export const at20 = (upToMm: string) => ({ temperatureCelsius: '-20', joules: `${upToMm}:40` });
export const at50 = (upToMm: string) => ({ temperatureCelsius: '-50', joules: `${upToMm}:27` });
