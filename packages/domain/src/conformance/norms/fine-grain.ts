import { maxima, minima, ranges, type ContentLimit, type GradeTable } from '../norm-table.ts';

/** Contents of one grade: symbol → maximum, or "minimum-maximum"; aluminium is the minimum. */
export type Contents = Readonly<Record<string, string>>;

export interface FineGrainRow {
  grade: string;
  number: string;
  ladle: Contents;
  /** More is allowed in long products. */
  ladleLong?: Contents;
  product?: Contents;
  /** Symbols whose figure we know from one source only. */
  unconfirmed?: readonly string[];
  carbonEquivalent?: string;
  yield: string;
  tensile: string;
  longitudinal: string;
  transverse: string;
  impact: FineGrainImpact;
  /** Properties that the norm limits and our tables do not. */
  open?: Readonly<Record<string, string>>;
}

export interface FineGrainImpact {
  temperatureCelsius: string;
  joules: string;
  transverseJoules?: string;
  isRequired?: boolean;
}

export interface Clauses {
  ladle: string;
  product: string;
  carbonEquivalent: string;
  tensile: string;
  impact: string;
}

/** Contents that the certificate must state; the others are limits for what it does state. */
const required = new Set(['C', 'Si', 'Mn', 'P', 'S', 'Al', 'Nb', 'V', 'N']);

/** As the norms list them. */
const order = ['C', 'Si', 'Mn', 'P', 'S', 'N', 'Al', 'Nb', 'V', 'Ti', 'Cr', 'Ni', 'Mo', 'Cu'];

export function contentLimits(
  contents: Contents,
  upToMm: string,
  clause: string,
  {
    long = {},
    unconfirmed = [],
    isAllRequired = false,
  }: { long?: Contents; unconfirmed?: readonly string[]; isAllRequired?: boolean } = {},
): ContentLimit[] {
  const entries = Object.entries(contents).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return entries.map(([symbol, limit]) => {
    const inLong = Object.hasOwn(long, symbol) ? long[symbol] : undefined;
    return {
      symbol,
      bands: bandsOf(symbol, limit, upToMm),
      isRequired: isAllRequired || required.has(symbol),
      clause,
      ...(inLong === undefined ? {} : { longProducts: maxima(`${upToMm}:${inLong}`) }),
      ...(symbol === 'Al' ? { orOtherBinders: true as const } : {}),
      ...(unconfirmed.includes(symbol) ? { isUnconfirmed: true as const } : {}),
    };
  });
}

function bandsOf(symbol: string, limit: string, upToMm: string) {
  if (symbol === 'Al') return minima(`${upToMm}:${limit}`);
  return limit.includes('-') ? ranges(`${upToMm}:${limit}`) : maxima(`${upToMm}:${limit}`);
}

/** A grade of EN 10025-3 or -4, or of annex B of the norms for hollow sections. */
export function fineGrainGrade(row: FineGrainRow, upToMm: string, clauses: Clauses): GradeTable {
  const { impact } = row;
  const options = {
    ...(row.ladleLong === undefined ? {} : { long: row.ladleLong }),
    ...(row.unconfirmed === undefined ? {} : { unconfirmed: row.unconfirmed }),
  };
  return {
    grade: row.grade,
    number: row.number,
    ladle: contentLimits(row.ladle, upToMm, clauses.ladle, options),
    ...(row.product === undefined
      ? {}
      : { product: contentLimits(row.product, upToMm, clauses.product, { unconfirmed: ['Mo'] }) }),
    ...(row.carbonEquivalent === undefined
      ? {}
      : { carbonEquivalent: { bands: maxima(row.carbonEquivalent), clause: clauses.carbonEquivalent } }),
    yield: { bands: minima(row.yield), clause: clauses.tensile },
    tensile: { bands: ranges(row.tensile), clause: clauses.tensile },
    elongation: {
      longitudinal: minima(row.longitudinal),
      transverse: minima(row.transverse),
      fromMm: '3',
      clause: clauses.tensile,
    },
    impact: {
      temperatureCelsius: impact.temperatureCelsius,
      bands: minima(impact.joules),
      ...(impact.transverseJoules === undefined ? {} : { transverse: minima(impact.transverseJoules) }),
      fromMm: '6',
      isRequired: impact.isRequired ?? true,
      clause: clauses.impact,
    },
    ...(row.open === undefined ? {} : { open: row.open }),
  };
}
