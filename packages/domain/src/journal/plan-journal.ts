import { AppError } from '../errors/index.ts';
import type { AccountRef, Leg, Side } from '../ledger/index.ts';
import { formatAmount, type Currency } from '../units/index.ts';
import { handRuleOf, notByHand, ownerFault } from './hand-rule.ts';

/** One line of a journal entry: an account, the side it is booked on, and how much, in minor units. */
export interface JournalLine {
  account: AccountRef;
  side: Side;
  amountMinor: bigint;
}

/** What is wrong with an entry, and at which field of it. */
export interface JournalFault {
  field: string;
  message: string;
}

export const MOST_JOURNAL_LINES = 40;

/**
 * Everything that keeps lines from being a journal entry; empty when they are one. An entry is in one currency, has each
 * account once and as much on the debit as on the credit side.
 *
 * @param namesOrder whether the entry says which order it corrects
 */
export function journalFaults(
  lines: readonly JournalLine[],
  currency: Currency,
  namesOrder: boolean,
): JournalFault[] {
  const faults: JournalFault[] = [];
  const seen = new Set<string>();
  for (const [index, { account, amountMinor }] of lines.entries()) {
    const say = (field: string, message: string) =>
      faults.push({ field: `lines.${index}.${field}`, message });
    const refusal = notByHand(account.code);
    const owner = ownerFault(account.code, account.owner);
    const name = `${account.code}|${account.owner.toLowerCase()}`;
    if (refusal !== undefined) say('code', refusal);
    else if (handRuleOf(account.code) === 'order' && !namesOrder)
      say('code', 'Name the order whose money this corrects.');
    else if (owner !== undefined) say('owner', owner);
    else if (seen.has(name))
      say('code', 'This account is in the entry already. Put both amounts into one line.');
    seen.add(name);
    if (amountMinor <= 0n) say('amountMinor', 'Give an amount above zero.');
  }
  if (lines.length > MOST_JOURNAL_LINES)
    faults.push({
      field: 'lines',
      message: `An entry has at most ${MOST_JOURNAL_LINES} lines. Make two of it.`,
    });
  const { debits, credits } = sidesOf(lines);
  if (debits !== credits || lines.length < 2) {
    const amountOf = (minor: bigint): string => `${formatAmount(minor, currency)} ${currency}`;
    faults.push({
      field: 'lines',
      message: `Debits are ${amountOf(debits)}, credits ${amountOf(credits)}. They have to be the same.`,
    });
  }
  return faults;
}

/** @throws AppError `invalid-input` with reason `journal-wrong` and everything that is wrong, by its field. */
export function requireJournal(faults: readonly JournalFault[]): void {
  const [first] = faults;
  if (first === undefined) return;
  throw new AppError('invalid-input', {
    message: first.message,
    details: { reason: 'journal-wrong', errors: faults },
  });
}

/**
 * The movements that make the lines of an entry: debits and credits in their order, each taken up by the next of the other
 * side. An account moves by exactly what its line says; there is at most one movement less than there are lines.
 *
 * @throws AppError `not-conserved` when the two sides differ.
 * @example
 * // rent 1,000.00 and VAT 170.00 debited, bank 1,170.00 credited
 * // → rent_expense ← bank 1,000.00 · vat_deductible ← bank 170.00
 */
export function planJournal(
  lines: readonly JournalLine[],
  currency: Currency,
  code: Leg['code'],
): (Leg & { currency: Currency })[] {
  const sides = sidesOf(lines);
  if (sides.debits !== sides.credits) {
    throw new AppError('not-conserved', {
      message: `Debits are ${sides.debits}, credits ${sides.credits}.`,
      details: { debitsMinor: sides.debits.toString(), creditsMinor: sides.credits.toString() },
    });
  }
  const queue = (side: Side) =>
    lines
      .filter((line) => line.side === side)
      .map(({ account, amountMinor }) => ({ account, left: amountMinor }));
  const [debits, credits] = [queue('debit'), queue('credit')];
  const legs: (Leg & { currency: Currency })[] = [];
  let [debit, credit] = [debits.shift(), credits.shift()];
  while (debit !== undefined && credit !== undefined) {
    const amountMinor = debit.left < credit.left ? debit.left : credit.left;
    legs.push({ debit: debit.account, credit: credit.account, amountMinor, code, currency });
    debit.left -= amountMinor;
    credit.left -= amountMinor;
    if (debit.left === 0n) debit = debits.shift();
    if (credit.left === 0n) credit = credits.shift();
  }
  return legs;
}

/** The counter entry: the same amounts on the other sides. */
export const counterLines = (lines: readonly JournalLine[]): JournalLine[] =>
  lines.map((line) => ({ ...line, side: line.side === 'debit' ? 'credit' : 'debit' }));

/** What the lines make on each side. */
export function sidesOf(lines: readonly Pick<JournalLine, 'side' | 'amountMinor'>[]): {
  debits: bigint;
  credits: bigint;
} {
  let [debits, credits] = [0n, 0n];
  for (const { side, amountMinor } of lines) {
    if (side === 'debit') debits += amountMinor;
    else credits += amountMinor;
  }
  return { debits, credits };
}
