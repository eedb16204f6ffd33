import { lower } from './seen-log.ts';
import { add, type Row, type Tables } from './tables.ts';

const TOKEN_FIGURES = [
  ...['paymentCount', 'authorizedMinor', 'capturedMinor', 'feeMinor', 'voidedMinor', 'refundedMinor'],
  ...['feeReversedMinor', 'disputedMinor', 'creditAssignedMinor', 'creditClaimedMinor'],
] as const;
const CURRENCY_FIGURES = ['orderCount', 'orderedMinor', 'releasedMinor', 'releasedGrams'] as const;
const STEEL_FIGURES = [
  ...['certificateCount', 'revocationCount', 'lotCount', 'commissionedGrams', 'commissionedEmissionsGrams'],
  ...['transformationCount', 'transformedGrams', 'lossGrams', 'processEmissionsGrams', 'recallCount'],
  ...['statementCount', 'statedGrams', 'statedEmissionsGrams', 'movedGrams', 'releasedGrams'],
] as const;
const CARBON_FIGURES = ['issuedGrams', 'transferredGrams', 'retiredGrams', 'cancelledGrams'] as const;

type Figures<name extends string> = Partial<Record<name, bigint | number>>;

/** Adds to the day and the month of a token. */
export function addToToken(
  tables: Tables,
  at: bigint,
  token: string,
  figures: Figures<(typeof TOKEN_FIGURES)[number]>,
): void {
  addFigures(tables, 'TokenPeriod', at, lower(token), { token: lower(token) }, TOKEN_FIGURES, figures);
}

/** Adds to the day and the month of a currency. */
export function addToCurrency(
  tables: Tables,
  at: bigint,
  currency: string,
  figures: Figures<(typeof CURRENCY_FIGURES)[number]>,
): void {
  addFigures(tables, 'CurrencyPeriod', at, currency, { currency }, CURRENCY_FIGURES, figures);
}

/** Adds to the day and the month of everybody, and of the organisation if one acted. */
export function addToSteel(
  tables: Tables,
  at: bigint,
  organisation: string | null,
  figures: Figures<(typeof STEEL_FIGURES)[number]>,
): void {
  addFigures(tables, 'SteelPeriod', at, null, { organisation: null }, STEEL_FIGURES, figures);
  if (organisation !== null) {
    const id = lower(organisation);
    addFigures(tables, 'SteelPeriod', at, id, { organisation: id }, STEEL_FIGURES, figures);
  }
}

/** Adds to the day and the month of a class. */
export function addToCarbon(
  tables: Tables,
  at: bigint,
  carbonClass: string,
  figures: Figures<(typeof CARBON_FIGURES)[number]>,
): void {
  addFigures(tables, 'CarbonPeriod', at, carbonClass, { carbonClass }, CARBON_FIGURES, figures);
}

function addFigures(
  tables: Tables,
  entity: string,
  at: bigint,
  subject: string | null,
  about: Row,
  known: readonly string[],
  figures: Figures<string>,
): void {
  const day = new Date(Number(at) * 1_000).toISOString().slice(0, 10);
  for (const [length, name, begin] of [
    ['DAY', day, day],
    ['MONTH', day.slice(0, 7), `${day.slice(0, 7)}-01`],
  ] as const) {
    const id = subject === null ? name : `${name}-${subject}`;
    const row = tables.ensure(entity, id, () => ({
      length,
      begin: BigInt(Date.parse(`${begin}T00:00:00Z`)) / 1_000n,
      ...about,
      ...Object.fromEntries(known.map((figure) => [figure, 0n])),
    }));
    for (const [figure, amount] of Object.entries(figures)) add(row, figure, amount ?? 0);
  }
}
