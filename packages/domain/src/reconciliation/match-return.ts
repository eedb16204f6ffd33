import type { BankLine, Receipt, SentTransfer } from './book.ts';
import type { Match } from './match-receipt.ts';
import { sum, type Working } from './open-working.ts';

/** A transfer of ours that left: by the id that we gave it, or all of a file in one sum. */
export function matchSettled(line: BankLine, book: Working): Match | null {
  if (line.isReturn) return null;
  const transfer = book.transferBy(line.endToEndId);
  if (transfer !== undefined) {
    if (transfer.isSettled || transfer.amountMinor !== line.amountMinor) return null;
    return { rule: 'end-to-end-id', parts: [partOf(transfer, 'settled')], why: [ownId] };
  }
  const open = book.transfersOf(line.messageId).filter(({ isSettled }) => !isSettled);
  // A file of which a part was refused is booked without that part, or with it when the bank made it all the same.
  const batch = [open.filter(({ isRefused }) => !isRefused), open].find(
    (each) => each.length > 0 && sum(each.map(({ amountMinor }) => amountMinor)) === line.amountMinor,
  );
  if (batch === undefined) return null;
  return {
    rule: 'message-and-sum',
    parts: batch.map((each) => partOf(each, 'settled')),
    why: ['It books our payment file in one sum.'],
  };
}

/** A transfer of ours that came back, maybe days later. The beneficiary's bank may keep stated charges. */
export function matchReturned(line: BankLine, book: Working): Match | null {
  const own = book.transferBy(line.endToEndId);
  if (own === undefined && !line.isReturn) return null;
  const isWhole = (transfer: SentTransfer): boolean =>
    transfer.amountMinor === line.amountMinor ||
    (line.chargesMinor > 0n && transfer.amountMinor === line.amountMinor + line.chargesMinor);
  const found =
    own === undefined
      ? book.transfers.filter(
          (transfer) =>
            isBackable(transfer) && isWhole(transfer) && transfer.creditorIban === line.counterpartyIban,
        )
      : [own].filter((transfer) => isBackable(transfer) && isWhole(transfer));
  const [transfer, second] = found;
  if (transfer === undefined || second !== undefined) return null;
  const fee = transfer.amountMinor - line.amountMinor;
  return {
    rule: 'return-of-transfer',
    parts: [{ ...partOf(transfer, 'returned'), amountMinor: line.amountMinor, feeMinor: fee }],
    why: [own === undefined ? 'It is the only payment to this account of this amount.' : ownId],
  };
}

/** Money that the payer's bank takes back: named by the payment's own ids, and only when one receipt fits. */
export function matchTakenBack(line: BankLine, book: Working): Match | null {
  if (!line.isReturn) return null;
  const open = book.receipts.filter(
    (receipt) => receipt.amountMinor - receipt.takenBackMinor === line.amountMinor,
  );
  const shares = (one: readonly string[], other: readonly string[]): boolean =>
    one.some((each) => other.includes(each));
  const tests: [string, (receipt: Receipt) => boolean][] = [
    ['The bank names the payment that it takes back.', (r) => shares(r.bankReferences, line.bankReferences)],
    [
      'The payer’s id, account and amount are those of one payment.',
      (r) =>
        line.endToEndId !== null &&
        r.endToEndId === line.endToEndId &&
        (line.counterpartyIban === null || r.payerIban === line.counterpartyIban),
    ],
    [
      'The reference and the amount are those of one payment.',
      (r) => shares(r.rfReferences, line.rfReferences.flat()),
    ],
    [
      'It is the only payment from this account of this amount.',
      (r) => line.counterpartyIban !== null && r.payerIban === line.counterpartyIban,
    ],
  ];
  for (const [why, test] of tests) {
    const found = open.filter(test);
    const [receipt, second] = found;
    if (second !== undefined) return null;
    if (receipt === undefined) continue;
    receipt.takenBackMinor += line.amountMinor;
    return {
      rule: 'return-of-receipt',
      parts: [
        {
          kind: 'taken-back',
          targetId: receipt.claimId,
          receiptLineId: receipt.lineId,
          amountMinor: line.amountMinor,
          feeMinor: 0n,
        },
      ],
      why: [why],
    };
  }
  return null;
}

const ownId = 'It carries the id that we gave the transfer.';
const isBackable = ({ isSettled, isReturned }: SentTransfer): boolean => isSettled && !isReturned;

const partOf = (transfer: SentTransfer, kind: 'settled' | 'returned') => ({
  kind,
  targetId: transfer.id,
  receiptLineId: null,
  amountMinor: transfer.amountMinor,
  feeMinor: 0n,
});
