import {
  maxima,
  minima,
  ranges,
  type Band,
  type ContentLimit,
  type GradeTable,
  type NormTable,
} from '../norm-table.ts';

interface Row {
  grade: string;
  number: string;
  ratio: string;
  agt: string;
}

/** Ductility classes of EN 1992-1-1:2004, table C.1. */
const rows: readonly Row[] = [
  { grade: 'B500A', number: '1.0438', ratio: '50:1.05', agt: '50:2.5' },
  { grade: 'B500B', number: '1.0439', ratio: '50:1.08', agt: '50:5.0' },
  { grade: 'B500C', number: '', ratio: '50:1.15-1.35', agt: '50:7.5' },
];

const ladle = { C: '0.22', P: '0.050', S: '0.050', N: '0.012', Cu: '0.80' };
const product = { C: '0.24', P: '0.055', S: '0.055', N: '0.014', Cu: '0.85' };

function contents(values: Readonly<Record<string, string>>): ContentLimit[] {
  return Object.entries(values).map(([symbol, max]) => ({
    symbol,
    bands: maxima(`50:${max}`),
    isRequired: true,
    clause: 'table 2',
    ...(symbol === 'N' ? { orOtherBinders: true as const } : {}),
  }));
}

function ratioBands(ratio: string): Band[] {
  if (!ratio.includes('-')) return minima(ratio);
  return ranges(ratio).map((band) => ({ ...band, isMaxExcluded: true as const }));
}

function gradeTable(row: Row): GradeTable {
  const clause = 'EN 1992-1-1:2004, table C.1';
  return {
    grade: row.grade,
    number: row.number,
    ladle: contents(ladle),
    product: contents(product),
    carbonEquivalent: { bands: maxima('50:0.50'), clause: 'table 2' },
    yield: { bands: minima('50:500'), clause },
    strengthRatio: { bands: ratioBands(row.ratio), clause },
    agt: { bands: minima(row.agt), clause },
  };
}

/** Weldable reinforcing steel of ductility classes A, B and C. Nominal diameters up to 50 mm. */
export const en10080: NormTable = {
  norm: 'EN 10080',
  aliases: ['BS 4449', 'NF A35-080', 'NF A 35-080'],
  edition: '2005',
  nationalYears: ['2005', '2006', '2010', '2013', '2016', '2019', '2020', '2021'],
  source:
    'EN 10080:2005, table 2 (contents and carbon equivalent); EN 1992-1-1:2004, table C.1 (class A: Rm/Re 1.05, Agt 2.5 %; B: 1.08, 5.0 %; C: 1.15 to 1.35, 7.5 %; Re 500). Fatigue, bond and bend tests, the exchange of carbon against carbon equivalent (note a), the exemptions below 8 mm, and the upper limit of the yield strength are not evaluated.',
  grades: rows.map(gradeTable),
};

/** The German steels: less copper, and a lower carbon equivalent above 28 mm. */
export const din488: NormTable = {
  norm: 'DIN 488',
  aliases: [],
  edition: '2009',
  nationalYears: ['2009'],
  source:
    'DIN 488:2009 (DIN 488-1), tables 2 and 3 (classes A and B; carbon equivalent 0.50 %, above 28 mm 0.47 %). Copper is known from one source only: a content above 0.60 % is not evaluated.',
  grades: rows
    .filter(({ grade }) => grade !== 'B500C')
    .map(gradeTable)
    .map((grade) => ({
      ...grade,
      ladle: contents({ ...ladle, Cu: '0.60' }).map(unconfirmedCopper),
      product: contents({ ...product, Cu: '0.65' }).map(unconfirmedCopper),
      carbonEquivalent: { bands: maxima('28:0.50 50:0.47'), clause: 'table 2' },
    })),
};

function unconfirmedCopper(limit: ContentLimit): ContentLimit {
  return limit.symbol === 'Cu' ? { ...limit, isUnconfirmed: true } : limit;
}
