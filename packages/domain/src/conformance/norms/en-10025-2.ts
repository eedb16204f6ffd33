import { maxima, minima, ranges, type ContentLimit, type GradeTable, type NormTable } from '../norm-table.ts';

/** One row of the tables for contents: C up to 16, 30, 40 mm and above, then Si, Mn, P, S, N, Cu. */
interface Contents {
  carbon: string;
  silicon?: string;
  manganese: string;
  phosphorusAndSulphur: string;
  longPhosphorusAndSulphur: string;
  nitrogen?: string;
}

interface Row {
  grade: string;
  number: string;
  ladle: Contents;
  product: Contents;
}

interface Strength {
  carbonEquivalent: string;
  longCarbonEquivalent2019: string;
  yield: string;
  tensile: string;
  longitudinal: string;
  transverse: string;
  /** Flat products above 250 and up to 400 mm: CEV, yield, tensile and elongation. */
  thickest: readonly [carbonEquivalent: string, yielding: string, tensile: string, elongation: string];
}

const S235: Strength = {
  carbonEquivalent: '40:0.35 150:0.38 250:0.40',
  longCarbonEquivalent2019: '40:0.35 150:0.38 250:0.40',
  yield: '16:235 40:225 63:215 80:215 100:215 150:195 200:185 250:175',
  tensile: '100:360-510 150:350-500 250:340-490',
  longitudinal: '40:26 63:25 100:24 150:22 250:21',
  transverse: '40:24 63:23 100:22 150:22 250:21',
  thickest: ['400:0.40', '400:165', '400:330-480', '400:21'],
};
const S275: Strength = {
  carbonEquivalent: '40:0.40 150:0.42 250:0.44',
  longCarbonEquivalent2019: '40:0.40 150:0.42 250:0.44',
  yield: '16:275 40:265 63:255 80:245 100:235 150:225 200:215 250:205',
  tensile: '<3:430-580 100:410-560 150:400-540 250:380-540',
  longitudinal: '40:23 63:22 100:21 150:19 250:18',
  transverse: '40:21 63:20 100:19 150:19 250:18',
  thickest: ['400:0.44', '400:195', '400:380-540', '400:18'],
};
const S355: Strength = {
  carbonEquivalent: '30:0.45 150:0.47 250:0.49',
  longCarbonEquivalent2019: '30:0.45 150:0.47 250:0.54',
  yield: '16:355 40:345 63:335 80:325 100:315 150:295 200:285 250:275',
  tensile: '<3:510-680 100:470-630 250:450-600',
  longitudinal: '40:22 63:21 100:20 150:18 250:17',
  transverse: '40:20 63:19 100:18 150:18 250:17',
  thickest: ['400:0.49', '400:265', '400:450-600', '400:17'],
};
const strengths: Readonly<Record<string, Strength>> = { S235, S275, S355 };

const contents = (
  carbon: string,
  silicon: string | undefined,
  manganese: string,
  phosphorusAndSulphur: string,
  longPhosphorusAndSulphur: string,
  nitrogen?: string,
): Contents => ({
  carbon,
  manganese,
  phosphorusAndSulphur,
  longPhosphorusAndSulphur,
  ...(silicon === undefined ? {} : { silicon }),
  ...(nitrogen === undefined ? {} : { nitrogen }),
});

/** Ladle: 2004 table 2, 2019 table 1. Product: 2004 table 4, 2019 table 3. Carbon above 30 and 150 mm by their footnotes. */
const rows: readonly Row[] = [
  {
    grade: 'S235JR',
    number: '1.0038',
    ladle: contents('40:0.17 400:0.20', undefined, '1.40', '0.035', '0.040', '0.012'),
    product: contents('40:0.19 400:0.23', undefined, '1.50', '0.045', '0.050', '0.014'),
  },
  {
    grade: 'S235J0',
    number: '1.0114',
    ladle: contents('400:0.17', undefined, '1.40', '0.030', '0.035', '0.012'),
    product: contents('400:0.19', undefined, '1.50', '0.040', '0.045', '0.014'),
  },
  {
    grade: 'S235J2',
    number: '1.0117',
    ladle: contents('400:0.17', undefined, '1.40', '0.025', '0.030'),
    product: contents('400:0.19', undefined, '1.50', '0.035', '0.040'),
  },
  {
    grade: 'S275JR',
    number: '1.0044',
    ladle: contents('40:0.21 400:0.22', undefined, '1.50', '0.035', '0.040', '0.012'),
    product: contents('40:0.24 400:0.25', undefined, '1.60', '0.045', '0.050', '0.014'),
  },
  {
    grade: 'S275J0',
    number: '1.0143',
    ladle: contents('150:0.18 400:0.20', undefined, '1.50', '0.030', '0.035', '0.012'),
    product: contents('150:0.21 400:0.22', undefined, '1.60', '0.040', '0.045', '0.014'),
  },
  {
    grade: 'S275J2',
    number: '1.0145',
    ladle: contents('150:0.18 400:0.20', undefined, '1.50', '0.025', '0.030'),
    product: contents('150:0.21 400:0.22', undefined, '1.60', '0.035', '0.040'),
  },
  {
    grade: 'S355JR',
    number: '1.0045',
    ladle: contents('400:0.24', '0.55', '1.60', '0.035', '0.040', '0.012'),
    product: contents('400:0.27', '0.60', '1.70', '0.045', '0.050', '0.014'),
  },
  {
    grade: 'S355J0',
    number: '1.0553',
    ladle: contents('30:0.20 400:0.22', '0.55', '1.60', '0.030', '0.035', '0.012'),
    product: contents('30:0.23 400:0.24', '0.60', '1.70', '0.040', '0.045', '0.014'),
  },
  {
    grade: 'S355J2',
    number: '1.0577',
    ladle: contents('30:0.20 400:0.22', '0.55', '1.60', '0.025', '0.030'),
    product: contents('30:0.23 400:0.24', '0.60', '1.70', '0.035', '0.040'),
  },
  {
    grade: 'S355K2',
    number: '1.0596',
    ladle: contents('30:0.20 400:0.22', '0.55', '1.60', '0.025', '0.030'),
    product: contents('30:0.23 400:0.24', '0.60', '1.70', '0.035', '0.040'),
  },
];

/** Impact energy in J at °C by quality; JR is verified only when the order says so. */
const impacts: Readonly<Record<string, readonly [celsius: string, joules: string, isRequired: boolean]>> = {
  JR: ['20', '250:27', false],
  J0: ['0', '250:27', true],
  J2: ['-20', '250:27', true],
  K2: ['-20', '150:40 250:33', true],
};

interface Edition {
  edition: '2004' | '2019';
  ladle: string;
  product: string;
  carbonEquivalent: string;
  tensile: string;
  impact: string;
  productAluminium: string;
}

const editions: readonly Edition[] = [
  {
    edition: '2004',
    ladle: 'table 2',
    product: 'table 4',
    carbonEquivalent: 'table 6',
    tensile: 'table 7',
    impact: 'table 9',
    productAluminium: '0.020',
  },
  {
    edition: '2019',
    ladle: 'table 1',
    product: 'table 3',
    carbonEquivalent: 'table 5',
    tensile: 'table 6',
    impact: 'table 8',
    productAluminium: '0.015',
  },
];

const all = (max: string) => maxima(`400:${max}`);

function contentLimits(row: Contents, of: Edition, kind: 'ladle' | 'product'): ContentLimit[] {
  const clause = of[kind];
  const isLadle = kind === 'ladle';
  const limit = (symbol: string, max: string, isRequired = true): ContentLimit => ({
    symbol,
    bands: all(max),
    isRequired,
    clause,
  });
  const impurity = (symbol: string): ContentLimit => ({
    ...limit(symbol, row.phosphorusAndSulphur),
    longProducts: all(row.longPhosphorusAndSulphur),
  });
  const residuals = isLadle ? { Cr: '0.29', Mo: '0.11', Ni: '0.42' } : { Cr: '0.34', Mo: '0.14', Ni: '0.47' };
  return [
    { symbol: 'C', bands: maxima(row.carbon), isRequired: true, clause },
    ...(row.silicon === undefined ? [] : [limit('Si', row.silicon)]),
    limit('Mn', row.manganese),
    impurity('P'),
    impurity('S'),
    ...(row.nitrogen === undefined
      ? []
      : [
          {
            ...limit('N', row.nitrogen),
            waivedByAluminium: isLadle ? '0.020' : of.productAluminium,
            orOtherBinders: true as const,
          },
        ]),
    limit('Cu', isLadle ? '0.55' : '0.60', false),
    ...(of.edition === '2004'
      ? []
      : Object.entries(residuals).map(([symbol, max]) => ({
          ...limit(symbol, max, false),
          isUnconfirmed: true as const,
        }))),
  ];
}

function gradeTable(row: Row, of: Edition): GradeTable {
  const strength = strengths[row.grade.slice(0, 4)] ?? S235;
  const quality = row.grade.slice(4);
  const [temperatureCelsius, joules, isRequired] = impacts[quality] ?? ['20', '250:27', false];
  // Flat products above 250 mm: qualities J2 and K2 in 2004, all in 2019. Long products end at 250 mm.
  const isThickest = of.edition === '2019' || quality === 'J2' || quality === 'K2';
  const [carbonEquivalent, yieldStrength, tensile, elongation] = strength.thickest;
  const and = (rows: string, thickest: string) => (isThickest ? `${rows} ${thickest}` : rows);
  const longEquivalent =
    of.edition === '2019' ? strength.longCarbonEquivalent2019 : strength.carbonEquivalent;
  return {
    grade: row.grade,
    number: row.number,
    ladle: contentLimits(row.ladle, of, 'ladle'),
    product: contentLimits(row.product, of, 'product'),
    carbonEquivalent: {
      bands: maxima(and(strength.carbonEquivalent, carbonEquivalent)),
      longProducts: maxima(longEquivalent),
      clause: of.carbonEquivalent,
    },
    yield: {
      bands: minima(and(strength.yield, yieldStrength)),
      longProducts: minima(strength.yield),
      clause: of.tensile,
    },
    tensile: {
      bands: ranges(and(strength.tensile, tensile)),
      longProducts: ranges(strength.tensile),
      clause: of.tensile,
    },
    elongation: {
      longitudinal: minima(and(strength.longitudinal, elongation)),
      transverse: minima(and(strength.transverse, elongation)),
      fromMm: '3',
      clause: of.tensile,
    },
    impact: {
      temperatureCelsius,
      bands: minima(and(joules, quality === 'K2' ? '400:33' : '400:27')),
      fromMm: '6',
      isRequired,
      clause: of.impact,
    },
  };
}

const table = (of: Edition, nationalYears: readonly string[], source: string): NormTable => ({
  norm: 'EN 10025-2',
  aliases: [],
  edition: of.edition,
  nationalYears,
  covers: 'all but hollow sections',
  source,
  grades: rows.map((row) => gradeTable(row, of)),
});

const [of2004, of2019] = editions as [Edition, Edition];

/** Non-alloy structural steels, hot rolled: limits by nominal thickness, edition 2004. */
export const en10025Part2Of2004 = table(
  of2004,
  ['2004', '2005', '2006'],
  'EN 10025-2:2004, tables 2, 4, 6, 7 and 9; long products may have 0.005 % more phosphorus and sulphur (table 2, note d). Flat products of qualities J2 and K2 up to 400 mm, all others up to 250 mm. S450J0 is not in this table.',
);

/** The same steels by the edition of 2019, which is the current one. */
export const en10025Part2Of2019 = table(
  of2019,
  ['2019', '2020'],
  'EN 10025-2:2019, tables 1, 3, 5, 6 and 8; long products may have 0.005 % more phosphorus and sulphur (table 1). Flat products up to 400 mm, long products up to 250 mm. S460 and S500 are not in this table.',
);
