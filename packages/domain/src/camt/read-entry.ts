import { formatScaled } from '../units/index.ts';
import { currencyExponent } from './currency-exponent.ts';
import { all, at, textAt, type XmlElement } from './parse-xml.ts';
import { readAmount, readDate, readDirection, note, within, type Place } from './read-amount.ts';
import { readBankTransactionCode } from './read-transaction-code.ts';
import { readTransaction } from './read-transaction.ts';
import type { StatementAmount, StatementBatch, StatementEntry } from './statement.ts';

/** One booking line (Ntry); undefined, with a finding, when it has no amount that can be read. */
export function readEntry(
  entry: XmlElement,
  index: number,
  accountId: string | null,
  place: Place,
): StatementEntry | undefined {
  const amount = readAmount(at(entry, 'Amt'), within(place, 'Amt'));
  if (amount === null) {
    if (at(entry, 'Amt') === undefined)
      note(within(place, 'Amt'), 'error', 'amount-unread', 'The entry has no amount.');
    return undefined;
  }
  const direction = readDirection(entry, within(place, 'CdtDbtInd'));
  const isReversal = textAt(entry, 'RvslInd') === 'true' || textAt(entry, 'RvslInd') === '1';
  const details = all(entry, 'NtryDtls');
  const transactions = details
    .flatMap((detail) => all(detail, 'TxDtls'))
    .map((detail, at) =>
      readTransaction(detail, { direction, isReversal, accountId }, within(place, `TxDtls.${at}`)),
    );
  const read: StatementEntry = {
    index,
    amount,
    direction,
    isReversal,
    status: textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts', 'Prtry') ?? textAt(entry, 'Sts'),
    bookedOn: readDate(at(entry, 'BookgDt'), within(place, 'BookgDt')),
    valueOn: readDate(at(entry, 'ValDt'), within(place, 'ValDt')),
    reference: textAt(entry, 'NtryRef'),
    accountServicerReference: textAt(entry, 'AcctSvcrRef'),
    code: readBankTransactionCode(at(entry, 'BkTxCd')),
    batch: readBatch(details, place),
    charges: readCharges(at(entry, 'Chrgs'), place),
    additionalInformation: textAt(entry, 'AddtlNtryInf'),
    transactions,
  };
  judgeDetails(read, place);
  return read;
}

/** The batch that an entry books in one sum (Btch); before 001.02 its id stood in the first transaction only. */
function readBatch(details: readonly XmlElement[], place: Place): StatementBatch | null {
  const batch = details.map((detail) => at(detail, 'Btch')).find((found) => found !== undefined);
  if (batch === undefined) return null;
  return {
    messageId: textAt(batch, 'MsgId'),
    paymentInformationId: textAt(batch, 'PmtInfId'),
    count: textAt(batch, 'NbOfTxs'),
    amount: readAmount(at(batch, 'TtlAmt'), within(place, 'Btch.TtlAmt')),
  };
}

function readCharges(charges: XmlElement | undefined, place: Place): StatementAmount | null {
  return (
    readAmount(at(charges, 'TtlChrgsAndTaxAmt'), within(place, 'Chrgs')) ??
    readAmount(at(charges, 'Rcrd', 'Amt') ?? at(charges, 'Amt'), within(place, 'Chrgs'))
  );
}

/** The itemised amounts of one entry, when all are given in its currency, make its amount. */
function judgeDetails({ amount, direction, transactions }: StatementEntry, place: Place): void {
  if (transactions.length === 0 || amount.minor === null) return;
  let sum = 0n;
  for (const transaction of transactions) {
    const { amount: part } = transaction;
    if (part?.minor === undefined || part.minor === null || part.currency !== amount.currency) return;
    sum += transaction.direction === direction ? part.minor : -part.minor;
  }
  if (sum === amount.minor) return;
  const exponent = currencyExponent(amount.currency) ?? 0;
  note(
    place,
    'warn',
    'details-do-not-add-up',
    `The ${transactions.length === 1 ? 'transaction' : `${transactions.length} transactions`} of the entry ${transactions.length === 1 ? 'makes' : 'make'} ${formatScaled(sum, exponent, exponent)} ${amount.currency}; the entry books ${amount.text}.`,
  );
}
