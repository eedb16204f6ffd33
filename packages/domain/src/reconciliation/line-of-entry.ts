import { referencesIn, type StatementEntry, type StatementTransaction } from '../camt/index.ts';
import type { BankLine } from './book.ts';

/**
 * The lines of a booked entry: one for each transaction when the bank itemises it to the cent, else one for the entry.
 *
 * @param ids names each line, by its place within the entry
 */
export function linesOfEntry(entry: StatementEntry, idOf: (place: number) => string): BankLine[] {
  const { transactions, amount } = entry;
  if (amount.minor === null) return [];
  const isItemised =
    transactions.length > 1 &&
    transactions.every((each) => each.amount?.currency === amount.currency && each.amount.minor !== null) &&
    transactions.reduce(
      (total, each) =>
        total +
        (each.direction === entry.direction ? (each.amount?.minor ?? 0n) : -(each.amount?.minor ?? 0n)),
      0n,
    ) === amount.minor;
  if (!isItemised) return [lineOf(entry, transactions.length > 1 ? undefined : transactions[0], idOf(0))];
  return transactions.map((transaction, place) => lineOf(entry, transaction, idOf(place)));
}

function lineOf(entry: StatementEntry, transaction: StatementTransaction | undefined, id: string): BankLine {
  const isWhole = entry.transactions.length <= 1;
  const amountMinor =
    (isWhole ? entry.amount.minor : (transaction?.amount?.minor ?? entry.amount.minor)) ?? 0n;
  const texts = [
    ...(transaction?.remittance.unstructured ?? []),
    ...(transaction?.remittance.structured.flatMap(({ reference, additional }) => [
      ...(reference === null ? [] : [reference]),
      ...additional,
    ]) ?? []),
    ...[transaction?.additionalInformation, entry.additionalInformation].flatMap((text) => text ?? []),
  ];
  const refs = transaction?.references;
  const code = transaction?.code ?? entry.code;
  const family = entry.code?.family ?? code?.family;
  return {
    id,
    direction: transaction === undefined || isWhole ? entry.direction : transaction.direction,
    amountMinor,
    bookedOn: entry.bookedOn?.date ?? entry.valueOn?.date ?? '',
    counterpartyName: transaction?.counterparty?.name ?? null,
    counterpartyIban: transaction?.counterparty?.account?.iban ?? null,
    rfReferences: referencesIn([...texts, refs?.endToEndId ?? '']),
    texts,
    endToEndId: refs?.endToEndId ?? null,
    bankReferences: [refs?.transactionId, refs?.uetr, refs?.clearingSystemReference].filter(
      (reference) => reference !== null && reference !== undefined,
    ),
    messageId:
      entry.batch?.paymentInformationId ?? entry.batch?.messageId ?? refs?.paymentInformationId ?? null,
    chargesMinor: chargesOf(entry, transaction, amountMinor),
    isReturn: typeof transaction?.returnReason === 'string' || entry.isReversal || code?.subFamily === 'RRTN',
    returnReason: transaction?.returnReason ?? null,
    isCharges: family === 'MDOP' && (code?.subFamily === 'CHRG' || code?.subFamily === 'COMM'),
  };
}

/** Stated by the bank, or what was instructed above what arrived, in the same currency. */
function chargesOf(
  entry: StatementEntry,
  transaction: StatementTransaction | undefined,
  amountMinor: bigint,
): bigint {
  const instructed = transaction?.instructedAmount;
  if (instructed?.currency === entry.amount.currency && (instructed.minor ?? 0n) > amountMinor) {
    return (instructed.minor ?? 0n) - amountMinor;
  }
  const isSame = entry.charges?.currency === entry.amount.currency && entry.transactions.length <= 1;
  return isSame ? (entry.charges?.minor ?? 0n) : 0n;
}
