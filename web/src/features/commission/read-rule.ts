import type { CommissionPreviewInput, CommissionRuleInput } from '@topsteel/domain/api';
import { MAX_COMMISSION_BPS } from '@topsteel/domain/commission';
import { currencyDecimals } from '@topsteel/domain/units';
import { typedAmount } from '../../ui/typed-amount.ts';
import type { Language } from '../../words/languages.ts';

/** What was typed where something else should stand. */
export interface WrongEntry {
  kind: 'figure' | 'priority' | 'offer' | 'past' | 'days' | 'bounds' | 'rates' | 'turnover';
  /** The name of the field. */
  field: string;
  text: string;
}

/** What a form describes, or the first entry that cannot be read. */
export type Reading<T> = { ok: true; value: T } | { ok: false; wrong: WrongEntry };

type Field = (name: string) => string;
type Sale = NonNullable<CommissionPreviewInput['sale']>;

/** The most components that a tariff may have. */
export const MOST_COMPONENTS = 8;
const MOST_PRIORITY = 1_000n;

/** Thrown with the entry that is wrong. */
class Wrong extends Error {
  readonly entry: WrongEntry;

  constructor(entry: WrongEntry) {
    super(entry.text);
    this.entry = entry;
  }
}

function read<T>(value: () => T): Reading<T> {
  try {
    return { ok: true, value: value() };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, wrong: error.entry };
    throw error;
  }
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

function figures(field: Field, language: Language) {
  const figure = (name: string, decimals: number): bigint | null => {
    const text = field(name).trim();
    if (text === '') return null;
    const read = typedAmount(text, decimals, language);
    if (read === undefined || read < 0n) throw new Wrong({ kind: 'figure', field: name, text });
    return read;
  };
  const amount = (name: string): string | null => figure(name, currencyDecimals.USDC)?.toString() ?? null;
  const bounds = (minimum: string, maximum: string) => {
    const [minimumMinor, maximumMinor] = [amount(minimum), amount(maximum)];
    if (minimumMinor !== null && maximumMinor !== null && BigInt(minimumMinor) > BigInt(maximumMinor))
      throw new Wrong({ kind: 'bounds', field: maximum, text: field(maximum) });
    return { minimumMinor, maximumMinor };
  };
  return { figure, amount, bounds };
}

const chosen = (field: Field, name: string): string | null => (field(name) === '' ? null : field(name));

/** An offer by its address or its id. */
function offerOf(field: Field, name: string): string | null {
  const text = field(name).trim();
  if (text === '') return null;
  const id = UUID.exec(text)?.[0];
  if (id === undefined) throw new Wrong({ kind: 'offer', field: name, text });
  return id.toLowerCase();
}

/** The beginning of a day, UTC. @example startOf('2026-12-01') // '2026-12-01T00:00:00.000Z' */
export const startOf = (day: string): string => new Date(`${day}T00:00:00Z`).toISOString();
/** The first day that has not begun, UTC. @example firstDayAfter(new Date('2026-11-27T13:00:00Z')) // '2026-11-28' */
export const firstDayAfter = (now: Date): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1))
    .toISOString()
    .slice(0, 10);
const dayOf = (field: Field, name: string): string | null => {
  const day = chosen(field, name);
  return day === null ? null : startOf(day);
};

/**
 * The rule that a form describes. Rates are given in percent with at most two decimals, amounts in USDC, days by their
 * beginning in UTC. A component without a name is none.
 *
 * @param firstDay the first day that a rule may begin on
 * @returns the first entry that cannot be read or that the marketplace would refuse, where there is one
 * @example readRule((name) => ({ priority: '10', name1: 'Sale', rate1: '0,8' })[name] ?? '', 'de', '2026-12-01') // …components[0].bps: 80
 */
export function readRule(field: Field, language: Language, firstDay: string): Reading<CommissionRuleInput> {
  const { figure, amount, bounds } = figures(field, language);
  return read(() => {
    const priority = figure('priority', 0) ?? 0n;
    if (priority > MOST_PRIORITY)
      throw new Wrong({ kind: 'priority', field: 'priority', text: field('priority') });
    for (const name of ['from', 'until'])
      if (field(name) !== '' && field(name) < firstDay)
        throw new Wrong({ kind: 'past', field: name, text: field(name) });
    const [validFrom, validUntil] = [dayOf(field, 'from'), dayOf(field, 'until')];
    if (validFrom !== null && validUntil !== null && validUntil <= validFrom)
      throw new Wrong({ kind: 'days', field: 'until', text: field('until') });
    const components = Array.from({ length: MOST_COMPONENTS }, (_, index) => (index + 1).toString())
      .filter((position) => field(`name${position}`) !== '')
      .map((position) => ({
        name: field(`name${position}`),
        bps: Number(figure(`rate${position}`, 2) ?? 0n),
        fixedMinor: amount(`fixed${position}`) ?? '0',
        ...bounds(`minimum${position}`, `maximum${position}`),
      }));
    const sumBps = components.reduce((sum, { bps }) => sum + bps, 0);
    if (sumBps > MAX_COMMISSION_BPS) throw new Wrong({ kind: 'rates', field: 'rate1', text: field('rate1') });
    const [turnoverFromMinor, turnoverBelowMinor] = [amount('turnoverFrom'), amount('turnoverBelow')];
    if (
      turnoverFromMinor !== null &&
      turnoverBelowMinor !== null &&
      BigInt(turnoverFromMinor) >= BigInt(turnoverBelowMinor)
    )
      throw new Wrong({ kind: 'turnover', field: 'turnoverBelow', text: field('turnoverBelow') });
    const key = chosen(field, 'key');
    return {
      ...(key !== null && { key }),
      name: field('name'),
      priority: Number(priority),
      sellerId: chosen(field, 'sellerId'),
      buyerId: chosen(field, 'buyerId'),
      category: chosen(field, 'category'),
      offerId: offerOf(field, 'offer'),
      turnoverFromMinor,
      turnoverBelowMinor,
      tariff: { components, ...bounds('minimum', 'maximum') },
      validFrom,
      validUntil,
    };
  });
}

/** The sale that a form describes, its total in USDC. */
export function readSale(field: Field, language: Language): Reading<Sale> {
  const { figure } = figures(field, language);
  return read(() => {
    const totalMinor = figure('saleTotal', currencyDecimals.USDC);
    if (totalMinor === null) throw new Wrong({ kind: 'figure', field: 'saleTotal', text: '' });
    return {
      sellerId: field('saleSeller'),
      buyerId: field('saleBuyer'),
      offerId: offerOf(field, 'saleOffer'),
      category: chosen(field, 'saleCategory'),
      totalMinor: totalMinor.toString(),
      at: dayOf(field, 'saleDay'),
    };
  });
}
