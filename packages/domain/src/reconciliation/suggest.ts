import { printRfReference } from '../sepa/index.ts';
import { formatAmount } from '../units/index.ts';
import type { BankLine, Candidate, Claim, Part } from './book.ts';
import { payerSentence } from './match-receipt.ts';
import { isAboutItsDay, isFrom, payoutPart } from './match-payout.ts';
import type { Working } from './open-working.ts';

const MOST = 5;
const LEAST_SCORE = 25;

/** What a line may be for, best first, with the reasons; nothing here is certain. */
export function suggest(line: BankLine, book: Working, declined: ReadonlySet<string>): Candidate[] {
  const candidates = line.direction === 'credit' ? receipts(line, book) : debits(line, book);
  return candidates
    .filter(({ key, score }) => score >= LEAST_SCORE && !declined.has(key))
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    .slice(0, MOST);
}

function receipts(line: BankLine, book: Working): Candidate[] {
  if (line.isReturn) return returns(line, book);
  const named = book.namedBy(line).claims;
  const numbered = book.numberedBy(line);
  const single = book.claims.map((claim): Candidate => {
    const reasons: [number, string][] = [];
    if (named.includes(claim)) {
      reasons.push([50, `It names the reference ${printRfReference(claim.reference)}.`]);
    }
    if (numbered.includes(claim)) reasons.push([40, `It names order ${claim.orderNumber}.`]);
    const due = book.dueOf(claim);
    if (due === line.amountMinor) reasons.push([30, 'The amount is exactly what is due.']);
    else if (due > 0n && due === line.amountMinor + line.chargesMinor) {
      reasons.push([25, 'The amount and the stated charges make what is due.']);
    }
    const payer = claim.isClosed ? null : book.payerOf(line, claim);
    if (payer !== null) reasons.push([payer === 'account' ? 25 : 20, payerSentence(payer)]);
    if (claim.isClosed) reasons.push([-10, 'Nothing is expected for this order any more.']);
    return candidateOf([receiptOf(claim, line.amountMinor)], reasons);
  });
  const several = [...new Set([...named, ...numbered])];
  const split = several.length > 1 ? [splitOf(line, several, book)] : [];
  return [...split.flatMap((candidate) => candidate ?? []), ...single, ...payouts(line, book)];
}

function payouts(line: BankLine, book: Working): Candidate[] {
  return book.payouts
    .filter(({ isArrived, amountMinor }) => !isArrived && amountMinor === line.amountMinor)
    .map((payout) => {
      const reasons: [number, string][] = [
        [30, `The amount is that of the payout ${payout.ref} of ${payout.provider}.`],
      ];
      if (isFrom(line, payout)) reasons.push([25, `The sender is ${payout.provider}.`]);
      if (isAboutItsDay(line, payout)) reasons.push([10, 'The provider names about this day.']);
      return candidateOf([payoutPart(line, payout)], reasons);
    });
}

/** Fills the named orders in turn, as far as the money goes. */
function splitOf(line: BankLine, claims: readonly Claim[], book: Working): Candidate | null {
  let rest = line.amountMinor;
  const parts: Part[] = [];
  for (const [index, claim] of claims.entries()) {
    const due = book.dueOf(claim);
    const isLast = index === claims.length - 1;
    const amount = isLast || due > rest ? rest : due;
    if (amount > 0n) parts.push(receiptOf(claim, amount));
    rest -= amount > 0n ? amount : 0n;
  }
  if (parts.length < 2 || rest !== 0n) return null;
  return candidateOf(parts, [[60, `It names ${claims.map(({ orderNumber }) => orderNumber).join(', ')}.`]]);
}

/** What came back is booked as the whole transfer: what the bank may have kept of it is at most what we bear. */
function returns(line: BankLine, book: Working): Candidate[] {
  return book.transfers
    .filter(({ isSettled, isReturned }) => isSettled && !isReturned)
    .map((transfer) => ({ transfer, keptMinor: transfer.amountMinor - line.amountMinor }))
    .filter(({ keptMinor }) => keptMinor >= 0n && keptMinor <= book.policy.feeLimitMinor)
    .map(({ transfer, keptMinor }) => {
      const reasons: [number, string][] = [];
      if (keptMinor === 0n) reasons.push([30, 'The amount is that of our transfer.']);
      else reasons.push([0, `The bank kept ${formatAmount(keptMinor, 'EUR')} EUR of our transfer.`]);
      if (transfer.creditorIban === line.counterpartyIban) reasons.push([30, 'It went to this account.']);
      if (transfer.endToEndId === line.endToEndId) reasons.push([60, 'It carries our id.']);
      const part = { kind: 'returned', targetId: transfer.id, receiptLineId: null } as const;
      return candidateOf([{ ...part, amountMinor: line.amountMinor, feeMinor: keptMinor }], reasons);
    });
}

function debits(line: BankLine, book: Working): Candidate[] {
  if (line.isReturn) {
    return book.receipts
      .filter(({ amountMinor, takenBackMinor }) => amountMinor - takenBackMinor >= line.amountMinor)
      .map((receipt) => {
        const reasons: [number, string][] = [];
        if (receipt.amountMinor === line.amountMinor) reasons.push([30, 'One payment has this amount.']);
        if (receipt.payerIban === line.counterpartyIban) reasons.push([30, 'It came from this account.']);
        const part = {
          kind: 'taken-back',
          targetId: receipt.claimId,
          receiptLineId: receipt.lineId,
        } as const;
        return candidateOf([{ ...part, amountMinor: line.amountMinor, feeMinor: 0n }], reasons);
      });
  }
  const sent = book.transfers
    .filter(({ isSettled, amountMinor }) => !isSettled && amountMinor === line.amountMinor)
    .map((transfer) => {
      const reasons: [number, string][] = [[30, 'A transfer of ours has this amount.']];
      if (transfer.creditorIban === line.counterpartyIban) reasons.push([30, 'It goes to this account.']);
      if (transfer.isRefused) reasons.push([-10, 'The bank had refused this transfer.']);
      const part = { kind: 'settled', targetId: transfer.id, receiptLineId: null } as const;
      return candidateOf([{ ...part, amountMinor: line.amountMinor, feeMinor: 0n }], reasons);
    });
  return sent;
}

const receiptOf = (claim: Claim, amountMinor: bigint): Part => ({
  kind: 'receipt',
  targetId: claim.id,
  receiptLineId: null,
  amountMinor,
  feeMinor: 0n,
});

function candidateOf(parts: Part[], reasons: readonly [number, string][]): Candidate {
  return {
    key: parts.map(({ kind, targetId }) => `${kind}:${targetId ?? ''}`).join('+'),
    parts,
    why: reasons.map(([, sentence]) => sentence),
    score: reasons.reduce((total, [points]) => total + points, 0),
  };
}
