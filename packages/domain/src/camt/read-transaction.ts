import { isRfReference } from './check-digits.ts';
import { findRfReference } from './find-reference.ts';
import { all, at, textAt, type XmlElement } from './parse-xml.ts';
import { note, readAmount, readDirection, within, type Place } from './read-amount.ts';
import { readBankTransactionCode } from './read-transaction-code.ts';
import { readAgent, readParty } from './read-party.ts';
import type {
  Direction,
  StatementAmount,
  StatementParty,
  StatementTransaction,
  StructuredRemittance,
  TransactionReferences,
} from './statement.ts';

interface OfEntry {
  direction: Direction;
  isReversal: boolean;
  /** IBAN or number of the account that the statement is of. */
  accountId: string | null;
}

export function readTransaction(detail: XmlElement, of: OfEntry, place: Place): StatementTransaction {
  const parties = at(detail, 'RltdPties');
  const party = (name: string) =>
    readParty(at(parties, name), at(parties, `${name}Acct`), within(place, `RltdPties.${name}`));
  const debtor = party('Dbtr');
  const creditor = party('Cdtr');
  const direction = readDirection(detail, within(place, 'CdtDbtInd'), of.direction);
  const amounts = at(detail, 'AmtDtls');
  const remittance = readRemittance(at(detail, 'RmtInf'));
  const returned = at(detail, 'RtrInf');
  return {
    references: readReferences(at(detail, 'Refs')),
    amount:
      readAmount(at(detail, 'Amt'), within(place, 'Amt')) ??
      readAmount(at(amounts, 'TxAmt', 'Amt'), within(place, 'AmtDtls.TxAmt')),
    instructedAmount: readAmount(at(amounts, 'InstdAmt', 'Amt'), within(place, 'AmtDtls.InstdAmt')),
    direction,
    debtor,
    creditor,
    ultimateDebtor: party('UltmtDbtr'),
    ultimateCreditor: party('UltmtCdtr'),
    debtorAgent: readAgent(at(detail, 'RltdAgts', 'DbtrAgt')),
    creditorAgent: readAgent(at(detail, 'RltdAgts', 'CdtrAgt')),
    counterparty: counterpartyOf({ debtor, creditor, ...of, direction, isReturn: returned !== undefined }),
    remittance,
    rfReference: rfReferenceOf(remittance, within(place, 'RmtInf')),
    code: readBankTransactionCode(at(detail, 'BkTxCd')),
    purpose: textAt(detail, 'Purp', 'Cd') ?? textAt(detail, 'Purp', 'Prtry'),
    returnReason: textAt(returned, 'Rsn', 'Cd') ?? textAt(returned, 'Rsn', 'Prtry'),
    returnInformation: textAt(returned, 'AddtlInf'),
    acceptedAt: textAt(detail, 'RltdDts', 'AccptncDtTm'),
    additionalInformation: textAt(detail, 'AddtlTxInf'),
  };
}

function readReferences(refs: XmlElement | undefined): TransactionReferences {
  const endToEndId = textAt(refs, 'EndToEndId');
  return {
    messageId: textAt(refs, 'MsgId'),
    accountServicerReference: textAt(refs, 'AcctSvcrRef'),
    paymentInformationId: textAt(refs, 'PmtInfId'),
    instructionId: textAt(refs, 'InstrId'),
    endToEndId: endToEndId === 'NOTPROVIDED' ? null : endToEndId,
    uetr: textAt(refs, 'UETR'),
    transactionId: textAt(refs, 'TxId'),
    mandateId: textAt(refs, 'MndtId'),
    chequeNumber: textAt(refs, 'ChqNb'),
    clearingSystemReference: textAt(refs, 'ClrSysRef'),
    accountOwnerTransactionId: textAt(refs, 'AcctOwnrTxId'),
    accountServicerTransactionId: textAt(refs, 'AcctSvcrTxId'),
    marketInfrastructureTransactionId: textAt(refs, 'MktInfrstrctrTxId'),
    processingId: textAt(refs, 'PrcgId'),
    proprietary: all(refs, 'Prtry').map((own) => ({
      type: textAt(own, 'Tp'),
      reference: textAt(own, 'Ref'),
    })),
  };
}

function readRemittance(information: XmlElement | undefined): StatementTransaction['remittance'] {
  const structured = all(information, 'Strd').map((block): StructuredRemittance => {
    const reference = at(block, 'CdtrRefInf');
    return {
      reference: textAt(reference, 'Ref') ?? textAt(reference, 'CdtrRef'),
      type:
        textAt(reference, 'Tp', 'CdOrPrtry', 'Cd') ??
        textAt(reference, 'Tp', 'CdOrPrtry', 'Prtry') ??
        textAt(reference, 'CdtrRefTp', 'Cd') ??
        textAt(reference, 'CdtrRefTp', 'Prtry'),
      additional: all(block, 'AddtlRmtInf').map(({ text }) => text),
    };
  });
  return { unstructured: all(information, 'Ustrd').map(({ text }) => text), structured };
}

/** ISO 11649 starts with RF; a structured reference that does and has wrong check digits was mistyped. */
function rfReferenceOf(
  { unstructured, structured }: StatementTransaction['remittance'],
  place: Place,
): string | null {
  for (const { reference } of structured) {
    const plain = (reference ?? '').replace(/\s/gu, '').toUpperCase();
    if (isRfReference(plain)) return plain;
    if (/^RF\d{2}/u.test(plain)) {
      note(
        place,
        'warn',
        'reference-wrong',
        `The check digits of the creditor reference ${plain.slice(0, 25)} are wrong.`,
      );
    }
  }
  const free = [...structured.flatMap(({ additional }) => additional), ...unstructured];
  return findRfReference(...free);
}

/**
 * The side that is not the account's own: told by the account number when it is given, else by the direction. Reversals
 * and returns keep the roles of the payment that they undo.
 */
function counterpartyOf({
  debtor,
  creditor,
  accountId,
  direction,
  isReversal,
  isReturn,
}: OfEntry & {
  debtor: StatementParty | null;
  creditor: StatementParty | null;
  isReturn: boolean;
}): StatementParty | null {
  const isOwn = (party: StatementParty | null) =>
    accountId !== null && party?.account?.identification === accountId;
  if (isOwn(debtor) !== isOwn(creditor)) return isOwn(debtor) ? creditor : debtor;
  const wasCredit = (direction === 'credit') !== (isReversal || isReturn);
  return wasCredit ? debtor : creditor;
}

/** The amount with its sign: credits positive, debits negative; null when it is kept as text only. */
export function signedMinor(amount: StatementAmount, direction: Direction): bigint | null {
  if (amount.minor === null) return null;
  return direction === 'credit' ? amount.minor : -amount.minor;
}
