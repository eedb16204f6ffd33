import { maxima, minima, ranges, type ContentLimit, type GradeTable, type NormTable } from '../norm-table.ts';

interface HollowGrade {
  name: string;
  number: string;
  contents: readonly (readonly [symbol: string, max: string])[];
  impact: { temperatureCelsius: string; minJoule: string; isRequired: boolean };
}

const grades: readonly HollowGrade[] = [
  {
    name: 'S235JRH',
    number: '1.0039',
    contents: [
      ['C', '0.17'],
      ['Mn', '1.40'],
      ['P', '0.040'],
      ['S', '0.040'],
      ['N', '0.009'],
    ],
    impact: { temperatureCelsius: '20', minJoule: '27', isRequired: false },
  },
  {
    name: 'S355J2H',
    number: '1.0576',
    contents: [
      ['C', '0.22'],
      ['Si', '0.55'],
      ['Mn', '1.60'],
      ['P', '0.030'],
      ['S', '0.030'],
    ],
    impact: { temperatureCelsius: '-20', minJoule: '27', isRequired: true },
  },
];

function contentLimits(grade: HollowGrade, upToMm: string): ContentLimit[] {
  return grade.contents.map(([symbol, max]) => ({
    symbol,
    bands: maxima([upToMm, max]),
    isRequired: true,
    clause: 'table A.1',
    ...(symbol === 'N' ? { waivedByAluminium: '0.020' } : {}),
  }));
}

const is355 = (grade: HollowGrade) => grade.name.startsWith('S355');

function hotFinished(grade: HollowGrade): GradeTable {
  return {
    grade: grade.name,
    number: grade.number,
    ladle: contentLimits(grade, '40'),
    carbonEquivalent: {
      bands: is355(grade) ? maxima(['16', '0.45'], ['40', '0.47']) : maxima(['16', '0.37'], ['40', '0.39']),
      clause: 'table 2',
    },
    yield: {
      bands: is355(grade) ? minima(['16', '355'], ['40', '345']) : minima(['16', '235'], ['40', '225']),
      clause: 'table A.3',
    },
    tensile: {
      bands: is355(grade)
        ? ranges(['3', '510', '680'], ['40', '470', '630'])
        : ranges(['3', '360', '510'], ['40', '360', '510']),
      clause: 'table A.3',
    },
    elongation: {
      longitudinal: minima(['40', is355(grade) ? '22' : '26']),
      transverse: minima(['40', is355(grade) ? '20' : '24']),
      clause: 'table A.3',
    },
    impact: { ...grade.impact, upToMm: '40', fromMm: '6', clause: 'table A.3' },
  };
}

function coldFormed(grade: HollowGrade): GradeTable {
  return {
    ...hotFinished(grade),
    carbonEquivalent: { bands: maxima(['40', is355(grade) ? '0.45' : '0.35']), clause: 'table 2' },
    elongation: {
      longitudinal: minima(['40', is355(grade) ? '20' : '24']),
      transverse: minima(['40', is355(grade) ? '20' : '24']),
      clause: 'table A.3',
    },
  };
}

/** Hot finished structural hollow sections of non-alloy steels. Limits for walls up to 40 mm. */
export const en10210Part1: NormTable = {
  norm: 'EN 10210-1',
  aliases: [],
  edition: '2006',
  source:
    'EN 10210-1:2006, tables 2, A.1 and A.3. Walls above 40 mm and product analyses are not in this table.',
  grades: grades.map(hotFinished),
};

/** Cold formed welded structural hollow sections of non-alloy steels. Limits for walls up to 40 mm. */
export const en10219Part1: NormTable = {
  norm: 'EN 10219-1',
  aliases: [],
  edition: '2006',
  source: 'EN 10219-1:2006, tables 2, A.1 and A.3. Product analyses are not in this table.',
  grades: grades.map(coldFormed),
};
