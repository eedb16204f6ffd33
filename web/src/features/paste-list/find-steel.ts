import {
  basket as basketSchema,
  madeBasket,
  pastedAnswer,
  searchAnswer,
  type SearchHit,
} from '@topsteel/domain/api';
import type { PriceBasis } from '@topsteel/domain/pricing';
import { formatScaled } from '@topsteel/domain/units';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import type { SendOnce } from '../../backend/use-send-once.ts';
import { typedMilli } from '../../ui/typed-amount.ts';
import { entryText, readFigure, typedDecimal } from '../../ui/typed-decimal.ts';
import type { Language } from '../../words/languages.ts';
import type { PastedRow } from './read-rows.ts';

/** Steel that a row may mean. */
export type Candidate = SearchHit;

/** A row of the list with what was found for it. */
export type FoundRow = {
  row: number;
  text: string;
  candidates: readonly Candidate[];
  /** The offer that is taken; null: none yet, or left out. */
  offerId: string | null;
  /** Known without candidates: the line named its offer by part number. */
  isNamed: boolean;
  /** As it stands in its field, in the page's language; empty where nothing was said. */
  amount: string;
  /** The amount as it was written where it could be read as two; empty otherwise. */
  unclear: string;
  unit: PriceBasis;
  /** Words that nothing on offer answers. */
  loose: readonly string[];
  fault: string | null;
  isAdded: boolean;
};

const BASES = ['piece', 'metre', 'kg', '100kg', 'tonne'] as const;
const isBasis = (unit: string): unit is PriceBasis => BASES.some((basis) => basis === unit);

/** The amount of a line from elsewhere, as a field of this page shows it. */
function amountOf(row: PastedRow, language: Language): Pick<FoundRow, 'amount' | 'unclear'> {
  const plain = typedDecimal(row.amount, 'any');
  if (plain !== undefined) return { amount: entryText(plain, language), unclear: '' };
  const isUnclear = readFigure(row.amount, 'any').state === 'unclear';
  return { amount: row.amount, unclear: isUnclear ? row.amount : '' };
}

/** Searches what a row says in words. */
async function search(row: PastedRow, number: number, language: Language): Promise<FoundRow> {
  const query = new URLSearchParams({ q: (row.offer ?? row.text).slice(0, 200), limit: '8' });
  const answer = await send(`/v2/search?${query.toString()}`, { method: 'GET', schema: searchAnswer });
  const written = amountOf(row, language);
  const base = { row: number, text: row.text, isNamed: false, isAdded: false, ...written };
  if (!answer.ok) {
    return {
      ...base,
      candidates: [],
      offerId: null,
      unit: 'tonne',
      loose: [],
      fault: answer.problem.sentence,
    };
  }
  const { items, understood } = answer.value;
  const said = understood.quantity;
  const unit = isBasis(row.unit) ? row.unit : (said?.unit ?? items[0]?.price.basis ?? 'tonne');
  return {
    ...base,
    candidates: items,
    offerId: items.length === 1 ? (items[0]?.offerId ?? null) : null,
    amount:
      row.amount === '' && said !== null
        ? entryText(formatScaled(BigInt(said.amountMilli), 3), language)
        : written.amount,
    unit,
    loose: [...understood.ignored, ...understood.relaxed],
    fault: null,
  };
}

/** Makes sure that there is a basket: a guest gets one with its key. */
async function requireBasket(): Promise<Problem | undefined> {
  const answer = await send('/v2/baskets/current', { method: 'GET', schema: basketSchema });
  if (answer.ok && answer.value.id !== null) return undefined;
  const made = await send('/v2/baskets', {
    body: {},
    schema: madeBasket,
    idempotencyKey: crypto.randomUUID(),
  });
  return made.ok ? undefined : made.problem;
}

type Told = { ok: true; rows: FoundRow[] } | { ok: false; problem: Problem };

/**
 * Looks every row up: those with a part number are judged by the basket, the others are searched. `tell` hears how far it
 * has come.
 */
export async function findSteel(
  rows: readonly PastedRow[],
  language: Language,
  tell: (done: number) => void,
): Promise<Told> {
  const failed = await requireBasket();
  if (failed !== undefined) return { ok: false, problem: failed };
  const named = rows.flatMap((row, index) => (row.offer === null ? [] : [{ row, index, offer: row.offer }]));
  const found = new Map<number, FoundRow>();
  if (named.length > 0) {
    const lines = named.map(({ row, offer }) => ({
      offer,
      amount: typedDecimal(row.amount, 'any') ?? row.amount,
      unit: row.unit,
    }));
    const answer = await send('/v2/baskets/current/pasted-lines', {
      body: { lines, isDryRun: true },
      schema: pastedAnswer,
    });
    if (!answer.ok) return { ok: false, problem: answer.problem };
    answer.value.rows.forEach(({ fault }, at) => {
      const one = named[at];
      if (one === undefined || (fault !== null && /^offer-/.test(fault.reason))) return;
      found.set(one.index, {
        row: one.index + 1,
        text: one.row.text,
        candidates: [],
        offerId: one.offer,
        isNamed: true,
        ...amountOf(one.row, language),
        unit: isBasis(one.row.unit) ? one.row.unit : 'tonne',
        loose: [],
        fault: fault?.sentence ?? null,
        isAdded: false,
      });
    });
  }
  for (const [index, row] of rows.entries()) {
    if (!found.has(index)) found.set(index, await search(row, index + 1, language));
    tell(found.size);
  }
  return { ok: true, rows: rows.flatMap((_row, index) => found.get(index) ?? []) };
}

/** Whether a row can go into the basket as it stands. */
export const isReady = (row: FoundRow, language: Language): boolean =>
  !row.isAdded && row.offerId !== null && row.fault === null && milliOf(row, language) !== undefined;

/** Thousandths of the amount in a row's field; undefined when it is none, or may be two. */
export const milliOf = ({ amount, unclear }: FoundRow, language: Language): string | undefined =>
  unclear === '' ? typedMilli(amount, language) : undefined;

/** Puts the ready rows into the basket, once though its answer be lost; each that is refused keeps its reason. */
export async function addReady(
  rows: readonly FoundRow[],
  language: Language,
  sendOnce: SendOnce,
): Promise<Told> {
  const ready = rows.filter((row) => isReady(row, language));
  const answer = await sendOnce('/v2/baskets/current/pasted-lines', {
    body: {
      lines: ready.map(({ offerId, amount, unit }) => ({
        offer: offerId ?? '',
        amount: typedDecimal(amount, language) ?? amount,
        unit,
      })),
    },
    schema: pastedAnswer,
  });
  if (!answer.ok) return { ok: false, problem: answer.problem };
  const outcome = new Map(ready.map(({ row }, index) => [row, answer.value.rows[index]]));
  return {
    ok: true,
    rows: rows.map((one) => {
      const told = outcome.get(one.row);
      return told === undefined
        ? one
        : { ...one, isAdded: told.isAdded, fault: told.fault?.sentence ?? null };
    }),
  };
}
