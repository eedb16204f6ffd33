import type { BankLine, Part, ProviderPayout } from './book.ts';
import type { Match } from './match-receipt.ts';
import { plain, type Working } from './open-working.ts';
import { comparableName } from './payer-name.ts';

const DAY_MS = 86_400_000;
/** A payout is on the account on the day that the provider names, or over a long weekend after it. */
const DAYS_EARLY = 1;
const DAYS_LATE = 4;

/**
 * A provider's payout that came in, by the provider's own reference and its exact amount; or, when it failed, that went
 * out again. A line that names two is nobody's.
 */
export function matchNamedPayout(line: BankLine, book: Working): Match | null {
  const named = wordsOf(line);
  const [payout, second] = book.payouts.filter(({ ref }) => named.has(plain(ref)));
  if (payout === undefined || second !== undefined || payout.amountMinor !== line.amountMinor) return null;
  const isWaited =
    line.direction === 'credit' ? !payout.isArrived : payout.isFailed && payout.isArrived && !payout.isBack;
  if (!isWaited) return null;
  return {
    rule: 'payout-reference-and-amount',
    parts: [payoutPart(line, payout)],
    why: [`It names the payout ${payout.ref} of ${payout.provider}, to the cent.`],
  };
}

/** Whole words, and two that a bank may have parted where the provider writes `_`. */
function wordsOf({ texts, endToEndId }: BankLine): ReadonlySet<string> {
  const words = [...texts, endToEndId ?? ''].flatMap((text) =>
    text
      .slice(0, 4_000)
      .split(/[^\p{L}\p{N}_]+/u)
      .map(plain),
  );
  return new Set(words.flatMap((word, place) => [word, `${word}${words[place + 1] ?? ''}`]));
}

/** It has a word of the kind of the provider's references (`po_…`): a payout that we have not heard of yet. */
function namesAnother(line: BankLine, { ref }: ProviderPayout): boolean {
  const kind = plain(ref.split('_')[0] ?? '');
  return [...wordsOf(line)].some((word) => word.startsWith(kind) && /\d/u.test(word));
}

/** Payouts that an unnamed line from a provider may be: its exact amount, about its day. */
export function payoutsOf(line: BankLine, book: Working): ProviderPayout[] {
  if (line.direction !== 'credit' || line.isReturn || !book.isUnnamed(line)) return [];
  return book.payouts.filter(
    (payout) =>
      !payout.isArrived &&
      !payout.isFailed &&
      payout.amountMinor === line.amountMinor &&
      isFrom(line, payout) &&
      !namesAnother(line, payout) &&
      isAboutItsDay(line, payout),
  );
}

export const matchUnnamedPayout = (line: BankLine, payout: ProviderPayout): Match => ({
  rule: 'payout-amount-and-day',
  parts: [payoutPart(line, payout)],
  why: [
    `The sender is ${payout.provider}, and the amount and day are those of one of its payouts, ${payout.ref}.`,
  ],
});

export const payoutPart = (line: BankLine, payout: ProviderPayout): Part => ({
  kind: line.direction === 'credit' ? 'payout-arrived' : 'payout-back',
  targetId: payout.id,
  receiptLineId: null,
  amountMinor: line.amountMinor,
  feeMinor: 0n,
});

/** Its name begins the sender's: `STRIPE TECHNOLOGY EUROPE` pays for `stripe`. */
export const isFrom = ({ counterpartyName }: BankLine, { provider }: ProviderPayout): boolean =>
  comparableName(counterpartyName ?? '').split(' ')[0] === provider.toUpperCase();

export function isAboutItsDay({ bookedOn }: BankLine, { arrivesOn }: ProviderPayout): boolean {
  const days = (Date.parse(bookedOn) - Date.parse(arrivesOn)) / DAY_MS;
  return days >= -DAYS_EARLY && days <= DAYS_LATE;
}
