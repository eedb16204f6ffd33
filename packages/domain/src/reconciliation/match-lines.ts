import { usualPolicy, type BankLine, type Book, type Decision, type MatchingPolicy } from './book.ts';
import {
  claimsByPayer,
  matchByOrderNumber,
  matchByPayer,
  matchByReference,
  matchBySum,
  type Match,
} from './match-receipt.ts';
import { matchNamedPayout, matchUnnamedPayout, payoutsOf } from './match-payout.ts';
import { matchReturned, matchSettled, matchTakenBack } from './match-return.ts';
import { groupBy, openWorking, type Working } from './open-working.ts';
import { suggest } from './suggest.ts';

type Rule = (line: BankLine, book: Working) => Match | null;

const credit =
  (rule: Rule): Rule =>
  (line, book) =>
    line.direction === 'credit' && !line.isReturn ? rule(line, book) : null;
const debit =
  (rule: Rule): Rule =>
  (line, book) =>
    line.direction === 'debit' ? rule(line, book) : null;

const charges: Rule = (line) =>
  line.isCharges && !line.isReturn
    ? {
        rule: 'bank-charges',
        parts: [
          {
            kind: 'charges',
            targetId: null,
            receiptLineId: null,
            amountMinor: line.amountMinor,
            feeMinor: 0n,
          },
        ],
        why: ['The bank books it as its charges.'],
      }
    : null;

/** What is sure by itself, strongest first; each rule sees all lines before the next one begins. */
const before: readonly Rule[] = [
  debit(matchSettled),
  debit(charges),
  // A credit that carries the id of a transfer of ours is that transfer coming back, whatever the bank calls it.
  (line, book) => (line.direction === 'credit' ? matchReturned(line, book) : null),
  matchNamedPayout,
  credit(matchByReference),
  credit(matchByOrderNumber),
];
const after: readonly Rule[] = [credit(matchBySum), debit(matchTakenBack)];

/**
 * Says of each line what it is for. A match is made only when its rule leaves no second reading; whatever could be two
 * things is a suggestion for a person, and what nothing speaks for is neither. The same lines and book always give the
 * same decisions; the order of the lines does not matter but for who pays twice.
 *
 * @param declined proposals that a person declined, by line
 * @example matchLines([{ … rfReferences: ['RF18539007547034'], amountMinor: 311_245n }], { claims: [{ … dueMinor: 311_245n }], … })
 * // [{ kind: 'match', rule: 'reference-and-amount', parts: [{ kind: 'receipt', amountMinor: 311245n, … }], … }]
 */
export function matchLines(
  lines: readonly BankLine[],
  book: Book,
  policy: MatchingPolicy = usualPolicy,
  declined: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
): Decision[] {
  const working = openWorking(book, policy);
  const decisions = new Map<string, Decision>();
  const keep = (line: BankLine, match: Match): void => {
    working.take(line, match.parts);
    decisions.set(line.id, { lineId: line.id, kind: 'match', ...match });
  };
  const isOpen = (line: BankLine): boolean => !decisions.has(line.id);
  const isDeclined = (line: BankLine, { parts }: Match): boolean =>
    declined.get(line.id)?.has(parts.map(({ kind, targetId }) => `${kind}:${targetId ?? ''}`).join('+')) ===
    true;
  const run = (rule: Rule): void => {
    for (const line of lines.filter(isOpen)) {
      const match = rule(line, working);
      if (match !== null && !isDeclined(line, match)) keep(line, match);
    }
  };

  for (const rule of before) run(rule);
  matchUnnamed(lines.filter(isOpen), working, (line, match) => {
    if (!isDeclined(line, match)) keep(line, match);
  });
  pairPayouts(lines.filter(isOpen), working, (line, match) => {
    if (!isDeclined(line, match)) keep(line, match);
  });
  for (const rule of after) run(rule);

  return lines.map((line) => {
    const decided = decisions.get(line.id);
    if (decided !== undefined) return decided;
    const candidates = suggest(line, working, declined.get(line.id) ?? new Set());
    return candidates.length === 0
      ? { lineId: line.id, kind: 'none' }
      : { lineId: line.id, kind: 'suggest', candidates };
  });
}

/** By sender, amount and day, when one line and one payout find each other and nobody else could be meant. */
function pairPayouts(
  lines: readonly BankLine[],
  book: Working,
  keep: (line: BankLine, match: Match) => void,
): void {
  const pairs = lines.map((line) => ({ line, payouts: payoutsOf(line, book) }));
  const wanted = groupBy(
    pairs.flatMap(({ payouts }) => payouts),
    ({ id }) => id,
  );
  for (const { line, payouts } of pairs) {
    const [payout, second] = payouts;
    if (payout === undefined || second !== undefined || (wanted.get(payout.id)?.length ?? 0) > 1) continue;
    keep(line, matchUnnamedPayout(line, payout));
  }
}

/** By payer and amount, when one payment and one order find each other and nobody else could be meant. */
function matchUnnamed(
  lines: readonly BankLine[],
  book: Working,
  keep: (line: BankLine, match: Match) => void,
): void {
  const pairs = lines
    .filter(({ direction, isReturn }) => direction === 'credit' && !isReturn)
    .map((line) => ({ line, claims: claimsByPayer(line, book) }));
  const wanted = groupBy(
    pairs.flatMap(({ claims }) => claims),
    ({ id }) => id,
  );
  for (const { line, claims } of pairs) {
    const [claim, second] = claims;
    if (claim === undefined || second !== undefined || (wanted.get(claim.id)?.length ?? 0) > 1) continue;
    const match = matchByPayer(line, claim, book);
    if (match !== null) keep(line, match);
  }
}
