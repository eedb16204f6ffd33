import {
  maxima,
  minima,
  ranges,
  type Band,
  type ContentLimit,
  type GradeTable,
  type NormTable,
} from '../norm-table.ts';

const UP_TO = '120';
const clause = 'table 2';

function content(symbol: string, max: string, isRequired: boolean, inLongProducts?: string): ContentLimit {
  const longProducts = inLongProducts === undefined ? {} : { longProducts: maxima([UP_TO, inLongProducts]) };
  return { symbol, bands: maxima([UP_TO, max]), isRequired, clause, ...longProducts };
}

const aluminium: ContentLimit = { symbol: 'Al', bands: minima([UP_TO, '0.020']), isRequired: false, clause };

interface Row {
  grade: string;
  number: string;
  maxContents: readonly (readonly [symbol: string, max: string, inLongProducts?: string])[];
  carbonEquivalent: readonly Band[];
  yield: readonly Band[];
  tensile: readonly Band[];
  elongation: string;
}

const alwaysStated = new Set(['C', 'Si', 'Mn', 'P', 'S', 'Nb', 'V', 'N']);

const rows: readonly Row[] = [
  {
    grade: 'S355M',
    number: '1.8823',
    maxContents: [
      ['C', '0.14', '0.16'],
      ['Si', '0.50'],
      ['Mn', '1.60'],
      ['P', '0.030', '0.035'],
      ['S', '0.025', '0.030'],
      ['Nb', '0.05'],
      ['V', '0.10'],
      ['Ti', '0.05'],
      ['Cr', '0.30'],
      ['Ni', '0.50'],
      ['Mo', '0.10'],
      ['Cu', '0.55'],
      ['N', '0.015'],
    ],
    carbonEquivalent: maxima(['40', '0.39'], ['63', '0.40'], [UP_TO, '0.45']),
    yield: minima(['16', '355'], ['40', '345'], ['63', '335'], ['100', '325'], [UP_TO, '320']),
    tensile: ranges(['40', '470', '630'], ['63', '450', '610'], ['100', '440', '600'], [UP_TO, '430', '590']),
    elongation: '22',
  },
  {
    grade: 'S460M',
    number: '1.8827',
    maxContents: [
      ['C', '0.16', '0.18'],
      ['Si', '0.60'],
      ['Mn', '1.70'],
      ['P', '0.030', '0.035'],
      ['S', '0.025', '0.030'],
      ['Nb', '0.05'],
      ['V', '0.12'],
      ['Ti', '0.05'],
      ['Cr', '0.30'],
      ['Ni', '0.80'],
      ['Mo', '0.20'],
      ['Cu', '0.55'],
      ['N', '0.025'],
    ],
    carbonEquivalent: maxima(['16', '0.45'], ['40', '0.46'], ['63', '0.47'], [UP_TO, '0.48']),
    yield: minima(['16', '460'], ['40', '440'], ['63', '430'], ['80', '410'], ['100', '400'], [UP_TO, '385']),
    tensile: ranges(
      ['40', '540', '720'],
      ['63', '530', '710'],
      ['80', '510', '690'],
      ['100', '500', '680'],
      [UP_TO, '490', '660'],
    ),
    elongation: '17',
  },
];

function gradeTable(row: Row): GradeTable {
  return {
    grade: row.grade,
    number: row.number,
    ladle: [
      ...row.maxContents.map(([symbol, max, long]) => content(symbol, max, alwaysStated.has(symbol), long)),
      aluminium,
    ],
    carbonEquivalent: { bands: row.carbonEquivalent, clause: 'table 4' },
    yield: { bands: row.yield, clause: 'table 5' },
    tensile: { bands: row.tensile, clause: 'table 5' },
    elongation: {
      longitudinal: minima([UP_TO, row.elongation]),
      transverse: minima([UP_TO, row.elongation]),
      clause: 'table 5',
    },
    impact: {
      temperatureCelsius: '-20',
      minJoule: '40',
      upToMm: UP_TO,
      fromMm: '6',
      isRequired: true,
      clause: 'table 6',
    },
  };
}

/** Thermomechanically rolled weldable fine grain structural steels. Limits up to 120 mm, longitudinal impact tests. */
export const en10025Part4: NormTable = {
  norm: 'EN 10025-4',
  aliases: [],
  edition: '2004',
  source:
    'EN 10025-4:2004, tables 2, 4, 5 and 6. The 2019 edition keeps these figures for these grades. Product limits (table 3) and grades ML are not in this table.',
  grades: rows.map(gradeTable),
};
