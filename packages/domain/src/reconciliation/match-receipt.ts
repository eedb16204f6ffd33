import { printRfReference } from '../sepa/index.ts';
import type { BankLine, Claim, MatchRule, Part } from './book.ts';
import { sum, type Working } from './open-working.ts';

/** A match that one rule is sure of. */
export interface Match {
  rule: MatchRule;
  parts: Part[];
  why: string[];
}

const amountIsDue = 'The amount is exactly what is due.';
const chargesMakeUp = 'The amount and the stated charges make exactly what is due.';

const receipt = (claim: Claim, amountMinor: bigint, feeMinor = 0n): Part => ({
  kind: 'receipt',
  targetId: claim.id,
  receiptLineId: null,
  amountMinor,
  feeMinor,
});

/**
 * By the creditor reference: with the exact amount (charges counted), or with the payer, whatever the amount; several
 * references with their exact sum. A reference that is not ours beside one that is leaves it to a person.
 */
export function matchByReference(line: BankLine, book: Working): Match | null {
  const { claims, isForeign } = book.namedBy(line);
  const [claim] = claims;
  if (claim === undefined || isForeign) return null;
  if (claims.length > 1) return split(line, claims, book, 'references-and-sum');
  const named = `The reference ${printRfReference(claim.reference)} is that of order ${claim.orderNumber}.`;
  const exact = exactly(line, claim, book);
  if (exact !== null) return { rule: 'reference-and-amount', parts: exact.parts, why: [named, exact.why] };
  const payer = book.payerOf(line, claim);
  if (payer === null || isDueElsewhere(line, claim, book)) return null;
  return {
    rule: 'reference-and-payer',
    parts: [receipt(claim, line.amountMinor)],
    why: [named, payerSentence(payer)],
  };
}

/** A payer that copied the wrong reference pays exactly what another of its orders is due. */
const isDueElsewhere = (line: BankLine, named: Claim, book: Working): boolean =>
  book.claims.some(
    (claim) =>
      claim !== named &&
      !claim.isClosed &&
      exactly(line, claim, book) !== null &&
      book.payerOf(line, claim) !== null,
  );

/** By the order's number in free text, with the exact amount; several numbers with their exact sum. */
export function matchByOrderNumber(line: BankLine, book: Working): Match | null {
  if (book.namedBy(line).isForeign) return null;
  const claims = book.numberedBy(line);
  const [claim] = claims;
  if (claim === undefined) return null;
  if (claims.length > 1) return split(line, claims, book, 'order-numbers-and-sum');
  const exact = exactly(line, claim, book);
  if (exact === null) return null;
  const named = `The text names order ${claim.orderNumber}.`;
  return { rule: 'order-number-and-amount', parts: exact.parts, why: [named, exact.why] };
}

/** Claims that an unnamed payment may be for: the same payer, exactly the amount, within the window. */
export function claimsByPayer(line: BankLine, book: Working): Claim[] {
  if (!book.isUnnamed(line)) return [];
  return book.claims.filter(
    (claim) =>
      !claim.isClosed &&
      exactly(line, claim, book) !== null &&
      book.isInWindow(line, claim) &&
      book.payerOf(line, claim) !== null,
  );
}

export function matchByPayer(line: BankLine, claim: Claim, book: Working): Match | null {
  const exact = exactly(line, claim, book);
  const payer = book.payerOf(line, claim);
  if (exact === null || payer === null) return null;
  return {
    rule: 'payer-and-amount',
    parts: exact.parts,
    why: [payerSentence(payer), exact.why, 'It is the payer’s only open order of this amount.'],
  };
}

const MOST_CLAIMS = 12;

/** One transfer for several orders without naming them: one, and only one, set of the payer's open orders makes it. */
export function matchBySum(line: BankLine, book: Working): Match | null {
  if (!book.isUnnamed(line)) return null;
  const open = book.claims.filter(
    (claim) =>
      !claim.isClosed &&
      book.dueOf(claim) > 0n &&
      book.isInWindow(line, claim) &&
      book.payerOf(line, claim) === 'account',
  );
  if (open.length < 2 || open.length > MOST_CLAIMS) return null;
  const [set, second] = setsThatMake(
    line.amountMinor,
    open.map((claim) => book.dueOf(claim)),
  );
  if (set === undefined || second !== undefined || set.length < 2) return null;
  const claims = set.flatMap((index) => open[index] ?? []);
  return {
    rule: 'payer-and-sum',
    parts: claims.map((claim) => receipt(claim, book.dueOf(claim))),
    why: [
      payerSentence('account'),
      'Only these of its open orders make the amount.',
      ...claims.map(numbered),
    ],
  };
}

/** Index sets whose amounts make the total, two at most: a second one means that nobody can tell. */
function setsThatMake(total: bigint, amounts: readonly bigint[]): number[][] {
  const found: number[][] = [];
  for (let mask = 1; mask < 1 << amounts.length && found.length < 2; mask += 1) {
    const set = amounts.flatMap((_, index) => ((mask & (1 << index)) === 0 ? [] : [index]));
    if (sum(set.map((index) => amounts[index] ?? 0n)) === total) found.push(set);
  }
  return found;
}

function split(line: BankLine, claims: readonly Claim[], book: Working, rule: MatchRule): Match | null {
  const dues = claims.map((claim) => book.dueOf(claim));
  if (dues.some((due) => due <= 0n)) return null;
  const fee = book.feeOf(line);
  const missing = sum(dues) - line.amountMinor;
  if (missing !== 0n && missing !== fee) return null;
  const parts = claims.map((claim, index) => receipt(claim, dues[index] ?? 0n));
  const last = parts.at(-1);
  if (last === undefined || last.amountMinor <= missing) return null;
  last.amountMinor -= missing;
  last.feeMinor = missing;
  const made = missing === 0n ? 'Together they are exactly the amount.' : chargesMakeUp;
  return { rule, parts, why: [...claims.map(numbered), made] };
}

/** What is due, to the cent, with the stated charges when they are within the limit. */
function exactly(line: BankLine, claim: Claim, book: Working): { parts: Part[]; why: string } | null {
  const due = book.dueOf(claim);
  if (due <= 0n) return null;
  if (line.amountMinor === due) return { parts: [receipt(claim, due)], why: amountIsDue };
  const fee = book.feeOf(line);
  if (fee === 0n || line.amountMinor + fee !== due) return null;
  return { parts: [receipt(claim, line.amountMinor, fee)], why: chargesMakeUp };
}

const numbered = ({ orderNumber }: Claim): string => `It names order ${orderNumber}.`;

export const payerSentence = (payer: 'account' | 'name'): string =>
  payer === 'account' ? 'The payer has paid from this account before.' : 'The payer’s name is the buyer’s.';
