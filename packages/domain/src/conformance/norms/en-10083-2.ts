import {
  maxima,
  minima,
  ranges,
  type Band,
  type ContentLimit,
  type GradeTable,
  type MechanicalLimits,
  type NormTable,
} from '../norm-table.ts';

/** Quality (no letter), special steel with a maximum (E) or a range (R) of sulphur. */
type Kind = '' | 'E' | 'R';

interface Family {
  name: string;
  numbers: Partial<Record<Kind, string>>;
  carbon: string;
  manganese: string;
  /** Normalised: diameter or thickness up to 16, 100 and 250 mm. */
  normalised: { yield: string; tensile: string; elongation: string };
  /** Quenched and tempered: diameter up to 16, 40 and 100 mm, thickness of flats up to 8, 20 and 60 mm. */
  tempered: { yield: readonly string[]; tensile: readonly string[]; elongation: readonly string[] };
  /** KV2 at room temperature of the special steels in J; undefined: the norm has none, or we know one source only. */
  impact?: readonly string[];
}

const families: readonly Family[] = [
  {
    name: 'C22',
    numbers: { E: '1.1151', R: '1.1149' },
    carbon: '0.17-0.24',
    manganese: '0.40-0.70',
    normalised: { yield: '16:240 100:210', tensile: '16:430 100:410', elongation: '16:24 100:25' },
    tempered: { yield: ['340', '290'], tensile: ['500-650', '470-620'], elongation: ['20', '22'] },
  },
  {
    name: 'C35',
    numbers: { '': '1.0501', E: '1.1181', R: '1.1180' },
    carbon: '0.32-0.39',
    manganese: '0.50-0.80',
    normalised: {
      yield: '16:300 100:270 250:245',
      tensile: '16:550 100:520 250:500',
      elongation: '16:18 250:19',
    },
    tempered: {
      yield: ['430', '380', '320'],
      tensile: ['630-780', '600-750', '550-700'],
      elongation: ['17', '19', '20'],
    },
    impact: ['35', '35', '35'],
  },
  {
    name: 'C40',
    numbers: { '': '1.0511', E: '1.1186', R: '1.1189' },
    carbon: '0.37-0.44',
    manganese: '0.50-0.80',
    normalised: {
      yield: '16:320 100:290 250:260',
      tensile: '16:580 100:550 250:530',
      elongation: '16:16 250:17',
    },
    tempered: {
      yield: ['460', '400', '350'],
      tensile: ['650-800', '630-780', '600-750'],
      elongation: ['16', '18', '19'],
    },
    impact: ['30', '30', '30'],
  },
  {
    name: 'C45',
    numbers: { '': '1.0503', E: '1.1191', R: '1.1201' },
    carbon: '0.42-0.50',
    manganese: '0.50-0.80',
    normalised: {
      yield: '16:340 100:305 250:275',
      tensile: '16:620 100:580 250:560',
      elongation: '16:14 250:16',
    },
    tempered: {
      yield: ['490', '430', '370'],
      tensile: ['700-850', '650-800', '630-780'],
      elongation: ['14', '16', '17'],
    },
    impact: ['25', '25', '25'],
  },
  {
    name: 'C55',
    numbers: { '': '1.0535', E: '1.1203', R: '1.1209' },
    carbon: '0.52-0.60',
    manganese: '0.60-0.90',
    normalised: {
      yield: '16:370 100:330 250:300',
      tensile: '16:680 100:640 250:620',
      elongation: '16:11 250:12',
    },
    tempered: {
      yield: ['550', '490', '420'],
      tensile: ['800-950', '750-900', '700-850'],
      elongation: ['12', '14', '15'],
    },
  },
  {
    name: 'C60',
    numbers: { '': '1.0601', E: '1.1221', R: '1.1223' },
    carbon: '0.57-0.65',
    manganese: '0.60-0.90',
    normalised: {
      yield: '16:380 100:340 250:310',
      tensile: '16:710 100:670 250:650',
      elongation: '16:10 250:11',
    },
    tempered: {
      yield: ['580', '520', '450'],
      tensile: ['850-1000', '800-950', '750-900'],
      elongation: ['11', '13', '14'],
    },
  },
  {
    name: '28Mn6',
    numbers: { E: '1.1170' },
    carbon: '0.25-0.32',
    manganese: '1.30-1.65',
    normalised: {
      yield: '16:345 100:310 250:290',
      tensile: '16:630 100:600 250:590',
      elongation: '16:17 250:18',
    },
    tempered: {
      yield: ['590', '490', '440'],
      tensile: ['800-950', '700-850', '650-800'],
      elongation: ['13', '15', '16'],
    },
    impact: ['35', '40', '40'],
  },
];

const diameters = ['16', '40', '100'];
const thicknesses = ['8', '20', '60'];
const join = (edges: readonly string[], values: readonly string[]) =>
  values.map((value, i) => `${edges[i] ?? ''}:${value}`).join(' ');

function tempered({ tempered: values, impact }: Family, kind: Kind): MechanicalLimits {
  const clause = 'table 5';
  const banded = (of: readonly string[], read: (rows: string) => Band[]) => ({
    bands: read(join(diameters, of)),
    flat: read(join(thicknesses, of)),
    clause,
  });
  const elongation = banded(values.elongation, minima);
  return {
    yield: banded(values.yield, minima),
    tensile: banded(values.tensile, ranges),
    elongation: { longitudinal: elongation.bands, transverse: [], flat: elongation.flat, clause },
    ...(impact === undefined || kind === ''
      ? {}
      : {
          impact: {
            ...banded(impact, minima),
            temperatureCelsius: '20',
            fromMm: '0',
            isRequired: true,
          },
        }),
  };
}

function normalised({ normalised: values }: Family): MechanicalLimits {
  const clause = 'table 6';
  return {
    yield: { bands: minima(values.yield), clause },
    tensile: { bands: minima(values.tensile), clause },
    elongation: { longitudinal: minima(values.elongation), transverse: [], clause },
  };
}

const upTo = (limit: string): Band[] =>
  limit.includes('-') ? ranges(`250:${limit}`) : maxima(`250:${limit}`);

function content(symbol: string, limit: string, clause: string, isRequired = true): ContentLimit {
  return { symbol, bands: upTo(limit), isRequired, clause };
}

/** Permissible deviations of the product analysis from the ladle limits (table 4), in hundredths or thousandths of a percent. */
function widened(limit: string, by: string): string {
  const shift = (value: string, sign: 1n | -1n) => {
    const scaled = (text: string) => BigInt(text.replace('.', '').padEnd(4, '0'));
    const digits = (scaled(value) + sign * scaled(by)).toString().padStart(4, '0');
    return `${digits.slice(0, -3)}.${digits.slice(-3)}`.replace(/0$/, '');
  };
  const [first = '', last] = limit.split('-');
  return last === undefined ? shift(first, 1n) : `${shift(first, -1n)}-${shift(last, 1n)}`;
}

function gradeTable(family: Family, kind: Kind): GradeTable {
  const { name, carbon, manganese } = family;
  const impurities =
    kind === '' ? { P: '0.045', S: '0.045' } : { P: '0.030', S: kind === 'R' ? '0.020-0.040' : '0.035' };
  const residuals = { Cr: '0.40', Mo: '0.10', Ni: '0.40' };
  const limits = { C: carbon, Si: '0.40', Mn: manganese, ...impurities };
  const isHighCarbon = carbon.startsWith('0.5');
  const deviations: Readonly<Record<string, string>> = {
    C: isHighCarbon ? '0.03' : '0.02',
    Si: '0.03',
    Mn: manganese.startsWith('1') ? '0.06' : '0.04',
    P: '0.005',
    S: '0.005',
  };
  return {
    grade: name === '28Mn6' ? name : `${name}${kind}`,
    number: family.numbers[kind] ?? '',
    ladle: [
      ...Object.entries(limits).map(([symbol, limit]) => content(symbol, limit, 'table 3')),
      ...Object.entries(residuals).map(([symbol, limit]) => content(symbol, limit, 'table 3', false)),
    ],
    product: Object.entries(limits).map(([symbol, limit]) =>
      content(symbol, widened(limit, deviations[symbol] ?? '0'), 'table 4'),
    ),
    sums: [{ symbols: ['Cr', 'Mo', 'Ni'], max: '0.63', isRequired: true, clause: 'table 3' }],
    byCondition: { QT: tempered(family, kind), N: normalised(family) },
    ...(name === 'C22' && kind !== ''
      ? { open: { impact: 'its limits are known to us from one source only' } }
      : {}),
  };
}

/** Non-alloy steels for quenching and tempering, in the conditions +QT (up to 100 mm) and +N (up to 250 mm). */
export const en10083Part2: NormTable = {
  norm: 'EN 10083-2',
  aliases: [],
  edition: '2006',
  nationalYears: ['2006', '2007'],
  source:
    'EN 10083-2:2006, tables 3 (ladle), 4 (deviations of the product analysis), 5 (+QT) and 6 (+N). Reduction of area, hardness, hardenability, grades C50E and C50R, and the conditions +U, +A and +S are not evaluated.',
  grades: families.flatMap((family) =>
    (['', 'E', 'R'] as const)
      .filter((kind) => Object.hasOwn(family.numbers, kind))
      .map((kind) => gradeTable(family, kind)),
  ),
};
