import { readStatement, writeStatement, type BookedLine } from '../camt/index.ts';
import type { BankLine, Book, Part } from './book.ts';
import { linesOfEntry } from './line-of-entry.ts';

export const DAY = '2026-11-26';

/** What a line is for, without what follows from it. */
export type TruePart = Omit<Part, 'receiptLineId'>;

export interface TrueLine {
  line: BookedLine;
  /** Null where nothing on the line can tell. */
  truth: TruePart[] | null;
}

/** A bank day made from a seed, with what each of its lines really was. */
export interface DayWithTruth {
  xml: string;
  lines: BankLine[];
  book: Book;
  /** Targets and amounts, or null where nothing on the line can tell. */
  truth: Map<string, TruePart[] | null>;
}

/** The lines as the statement that a bank writes of them, read again. */
export function sealDay(seed: number, booked: readonly TrueLine[], book: Book): DayWithTruth {
  const openingCents = 50_000_000_00n;
  const xml = writeStatement({
    messageId: `day-${seed}`,
    statementId: `day-${seed}`,
    sequence: 1,
    createdAt: new Date(`${DAY}T22:00:00Z`),
    iban: 'LU280019400644750000',
    ownerName: 'TopSteel S.A.',
    balances: {
      openingCents,
      closingCents: booked.reduce(
        (total, { line: each }) =>
          total + (each.direction === 'credit' ? each.amountCents : -each.amountCents),
        openingCents,
      ),
      day: DAY,
    },
    lines: booked.map(({ line: each }) => each),
  });
  const lines = (readStatement(xml).statements[0]?.entries ?? []).flatMap((entry) =>
    linesOfEntry(entry, () => entry.accountServicerReference ?? ''),
  );
  return {
    xml,
    lines,
    book,
    truth: new Map(booked.map(({ line: each, truth }) => [each.bankReference, truth])),
  };
}

export function shuffled<T>(items: readonly T[], pick: (below: number) => number): T[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const [item] = mixed.splice(pick(at + 1), 1);
    if (item !== undefined) mixed.push(item);
  }
  return mixed;
}

/** How well the decisions meet the truth: a match is wrong when any of its parts is. */
export function gradeDecisions(
  decisions: readonly { lineId: string; kind: string; parts?: readonly Part[] }[],
  truth: DayWithTruth['truth'],
): { matched: number; wrong: string[]; left: number } {
  const write = (parts: readonly TruePart[]): string =>
    parts
      .map(({ kind, targetId, amountMinor, feeMinor }) => [kind, targetId, amountMinor, feeMinor].join(' '))
      .sort()
      .join('; ');
  const matches = decisions.filter(({ kind }) => kind === 'match');
  const wrong = matches.filter(({ lineId, parts = [] }) => {
    const right = truth.get(lineId);
    return right === null || right === undefined || write(right) !== write(parts);
  });
  return {
    matched: matches.length - wrong.length,
    wrong: wrong.map(({ lineId }) => lineId),
    left: decisions.length - matches.length,
  };
}

/** mulberry32: the same numbers for the same seed on every machine. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
