import {
  maxima,
  minima,
  ranges,
  type Band,
  type ContentLimit,
  type GradeTable,
  type NormTable,
} from '../norm-table.ts';

interface Quality {
  quality: 'JR' | 'J0' | 'J2' | 'K2';
  number: string;
  carbon: readonly Band[];
  productCarbon: readonly Band[];
}

interface Strength {
  name: 'S235' | 'S275' | 'S355';
  silicon: readonly [ladle: string, product: string] | undefined;
  manganese: readonly [ladle: string, product: string];
  carbonEquivalent: readonly Band[];
  yield: readonly Band[];
  tensile: readonly Band[];
  longitudinal: readonly Band[];
  transverse: readonly Band[];
  qualities: readonly Quality[];
}

const UP_TO = '250';
const phosphorusAndSulphur = { JR: '0.035', J0: '0.030', J2: '0.025', K2: '0.025' } as const;
const phosphorusAndSulphurInProduct = { JR: '0.045', J0: '0.040', J2: '0.035', K2: '0.035' } as const;
const impactTemperature = { JR: '20', J0: '0', J2: '-20', K2: '-20' } as const;

const carbonBands = (to16: string, to40: string, above: string) =>
  maxima(['16', to16], ['40', to40], [UP_TO, above]);
const yieldBands = (...values: readonly [string, string, string, string, string, string, string, string]) =>
  minima(
    ...(['16', '40', '63', '80', '100', '150', '200', '250'] as const).map(
      (upToMm, i) => [upToMm, values[i] ?? ''] as const,
    ),
  );

const strengths: readonly Strength[] = [
  {
    name: 'S235',
    silicon: undefined,
    manganese: ['1.40', '1.50'],
    carbonEquivalent: maxima(['40', '0.35'], ['150', '0.38'], [UP_TO, '0.40']),
    yield: yieldBands('235', '225', '215', '215', '215', '195', '185', '175'),
    tensile: ranges(['100', '360', '510'], ['150', '350', '500'], [UP_TO, '340', '490']),
    longitudinal: minima(['40', '26'], ['63', '25'], ['100', '24'], ['150', '22'], [UP_TO, '21']),
    transverse: minima(['40', '24'], ['63', '23'], ['100', '22'], ['150', '22'], [UP_TO, '21']),
    qualities: [
      {
        quality: 'JR',
        number: '1.0038',
        carbon: carbonBands('0.17', '0.17', '0.20'),
        productCarbon: carbonBands('0.19', '0.19', '0.23'),
      },
      {
        quality: 'J0',
        number: '1.0114',
        carbon: carbonBands('0.17', '0.17', '0.17'),
        productCarbon: carbonBands('0.19', '0.19', '0.19'),
      },
      {
        quality: 'J2',
        number: '1.0117',
        carbon: carbonBands('0.17', '0.17', '0.17'),
        productCarbon: carbonBands('0.19', '0.19', '0.19'),
      },
    ],
  },
  {
    name: 'S275',
    silicon: undefined,
    manganese: ['1.50', '1.60'],
    carbonEquivalent: maxima(['40', '0.40'], ['150', '0.42'], [UP_TO, '0.44']),
    yield: yieldBands('275', '265', '255', '245', '235', '225', '215', '205'),
    tensile: ranges(
      ['2.99', '430', '580'],
      ['100', '410', '560'],
      ['150', '400', '540'],
      [UP_TO, '380', '540'],
    ),
    longitudinal: minima(['40', '23'], ['63', '22'], ['100', '21'], ['150', '19'], [UP_TO, '18']),
    transverse: minima(['40', '21'], ['63', '20'], ['100', '19'], ['150', '19'], [UP_TO, '18']),
    qualities: [
      {
        quality: 'JR',
        number: '1.0044',
        carbon: carbonBands('0.21', '0.21', '0.22'),
        productCarbon: carbonBands('0.24', '0.24', '0.25'),
      },
      {
        quality: 'J0',
        number: '1.0143',
        carbon: carbonBands('0.18', '0.18', '0.18'),
        productCarbon: carbonBands('0.21', '0.21', '0.21'),
      },
      {
        quality: 'J2',
        number: '1.0145',
        carbon: carbonBands('0.18', '0.18', '0.18'),
        productCarbon: carbonBands('0.21', '0.21', '0.21'),
      },
    ],
  },
  {
    name: 'S355',
    silicon: ['0.55', '0.60'],
    manganese: ['1.60', '1.70'],
    carbonEquivalent: maxima(['30', '0.45'], ['150', '0.47'], [UP_TO, '0.49']),
    yield: yieldBands('355', '345', '335', '325', '315', '295', '285', '275'),
    tensile: ranges(['2.99', '510', '680'], ['100', '470', '630'], [UP_TO, '450', '600']),
    longitudinal: minima(['40', '22'], ['63', '21'], ['100', '20'], ['150', '18'], [UP_TO, '17']),
    transverse: minima(['40', '20'], ['63', '19'], ['100', '18'], ['150', '18'], [UP_TO, '17']),
    qualities: [
      {
        quality: 'JR',
        number: '1.0045',
        carbon: carbonBands('0.24', '0.24', '0.24'),
        productCarbon: carbonBands('0.27', '0.27', '0.27'),
      },
      {
        quality: 'J0',
        number: '1.0553',
        carbon: carbonBands('0.20', '0.20', '0.22'),
        productCarbon: carbonBands('0.23', '0.23', '0.24'),
      },
      {
        quality: 'J2',
        number: '1.0577',
        carbon: carbonBands('0.20', '0.20', '0.22'),
        productCarbon: carbonBands('0.23', '0.23', '0.24'),
      },
      {
        quality: 'K2',
        number: '1.0596',
        carbon: carbonBands('0.20', '0.20', '0.22'),
        productCarbon: carbonBands('0.23', '0.23', '0.24'),
      },
    ],
  },
];

function contents(
  strength: Strength,
  { quality, carbon, productCarbon }: Quality,
  kind: 'ladle' | 'product',
): ContentLimit[] {
  const isLadle = kind === 'ladle';
  const clause = isLadle ? 'table 2' : 'table 4';
  const flat = (max: string) => maxima([UP_TO, max]);
  const limit = (symbol: string, bands: readonly Band[], isRequired: boolean): ContentLimit => ({
    symbol,
    bands,
    isRequired,
    clause,
  });
  const max = isLadle ? phosphorusAndSulphur[quality] : phosphorusAndSulphurInProduct[quality];
  const inLongProducts = {
    '0.025': '0.030',
    '0.030': '0.035',
    '0.035': '0.040',
    '0.040': '0.045',
    '0.045': '0.050',
  }[max];
  const impurity = (symbol: string): ContentLimit => ({
    ...limit(symbol, flat(max), true),
    longProducts: flat(inLongProducts),
  });
  const silicon = strength.silicon?.[isLadle ? 0 : 1];
  const nitrogen: ContentLimit = {
    ...limit('N', flat(isLadle ? '0.012' : '0.014'), true),
    waivedByAluminium: '0.020',
  };
  return [
    limit('C', isLadle ? carbon : productCarbon, true),
    ...(silicon === undefined ? [] : [limit('Si', flat(silicon), true)]),
    limit('Mn', flat(strength.manganese[isLadle ? 0 : 1]), true),
    impurity('P'),
    impurity('S'),
    ...(quality === 'JR' || quality === 'J0' ? [nitrogen] : []),
    limit('Cu', flat(isLadle ? '0.55' : '0.60'), false),
  ];
}

function gradeTable(strength: Strength, quality: Quality): GradeTable {
  return {
    grade: `${strength.name}${quality.quality}`,
    number: quality.number,
    ladle: contents(strength, quality, 'ladle'),
    product: contents(strength, quality, 'product'),
    carbonEquivalent: { bands: strength.carbonEquivalent, clause: 'table 6' },
    yield: { bands: strength.yield, clause: 'table 7' },
    tensile: { bands: strength.tensile, clause: 'table 7' },
    elongation: { longitudinal: strength.longitudinal, transverse: strength.transverse, clause: 'table 7' },
    impact: {
      temperatureCelsius: impactTemperature[quality.quality],
      minJoule: quality.quality === 'K2' ? '40' : '27',
      upToMm: '150',
      fromMm: '6',
      // The impact energy of quality JR is verified only when the order says so (7.3.2.2).
      isRequired: quality.quality !== 'JR',
      clause: 'table 9',
    },
  };
}

/** Non-alloy structural steels, hot rolled. Limits for nominal thicknesses up to 250 mm. */
export const en10025Part2: NormTable = {
  norm: 'EN 10025-2',
  aliases: [],
  edition: '2004',
  source:
    'EN 10025-2:2004, tables 2, 4, 6, 7 and 9, and 7.2.2 (phosphorus and sulphur of long products may be 0.005 % higher). The 2019 edition keeps these figures for these grades.',
  grades: strengths.flatMap((strength) => strength.qualities.map((quality) => gradeTable(strength, quality))),
};
