import { document, element } from '../sepa/write-xml.ts';
import { formatScaled } from '../units/index.ts';
import type { Direction } from './statement.ts';

/** One transaction as a bank books it; amounts in cents of the euro. */
export interface BookedLine {
  /** The bank's own reference; the same in the notification and in the statement. */
  bankReference: string;
  direction: Direction;
  amountCents: bigint;
  /** `2026-11-26`. */
  bookedOn: string;
  valueOn: string;
  /** Domain, family and sub-family, such as PMNT, RCDT, ESCT. */
  code: readonly [domain: string, family: string, subFamily: string];
  counterpartyName: string | null;
  counterpartyIban: string | null;
  endToEndId: string | null;
  /** Free text, or a structured creditor reference. */
  remittance: string | null;
  structuredReference: string | null;
  /** What the payer ordered, when charges were taken on the way. */
  instructedCents: bigint | null;
  chargesCents: bigint | null;
  /** Why it came back, for a return. */
  returnReason: string | null;
}

interface AccountFile {
  messageId: string;
  statementId: string;
  sequence: number;
  createdAt: Date;
  iban: string;
  ownerName: string;
  lines: readonly BookedLine[];
}

/**
 * Writes a bank's end-of-day statement (camt.053.001.08), or with no balances a notification (camt.054.001.08).
 *
 * @param balances in cents, positive for credit; the closing has to be the opening and the lines
 */
export function writeStatement(
  file: AccountFile & { balances: { openingCents: bigint; closingCents: bigint; day: string } | null },
): string {
  const isStatement = file.balances !== null;
  const schema = isStatement ? 'camt.053.001.08' : 'camt.054.001.08';
  return document(schema, isStatement ? 'BkToCstmrStmt' : 'BkToCstmrDbtCdtNtfctn', [
    element('GrpHdr', [element('MsgId', file.messageId), element('CreDtTm', file.createdAt.toISOString())]),
    element(isStatement ? 'Stmt' : 'Ntfctn', [
      element('Id', file.statementId),
      element('ElctrncSeqNb', file.sequence.toString()),
      element('CreDtTm', file.createdAt.toISOString()),
      element('Acct', [
        element('Id', [element('IBAN', file.iban)]),
        element('Ccy', 'EUR'),
        element('Ownr', [element('Nm', file.ownerName)]),
      ]),
      ...(file.balances === null
        ? []
        : [
            balance('OPBD', file.balances.openingCents, file.balances.day),
            balance('CLBD', file.balances.closingCents, file.balances.day),
          ]),
      ...file.lines.map(writeLine),
    ]),
  ]);
}

function balance(code: string, cents: bigint, day: string): string {
  return element('Bal', [
    element('Tp', [element('CdOrPrtry', [element('Cd', code)])]),
    amount(cents < 0n ? -cents : cents),
    element('CdtDbtInd', cents < 0n ? 'DBIT' : 'CRDT'),
    element('Dt', [element('Dt', day)]),
  ]);
}

function writeLine(line: BookedLine): string {
  const direction = line.direction === 'credit' ? 'CRDT' : 'DBIT';
  const [domain, family, subFamily] = line.code;
  return element('Ntry', [
    element('NtryRef', line.bankReference),
    amount(line.amountCents),
    element('CdtDbtInd', direction),
    element('Sts', [element('Cd', 'BOOK')]),
    element('BookgDt', [element('Dt', line.bookedOn)]),
    element('ValDt', [element('Dt', line.valueOn)]),
    element('AcctSvcrRef', line.bankReference),
    element('BkTxCd', [
      element('Domn', [
        element('Cd', domain),
        element('Fmly', [element('Cd', family), element('SubFmlyCd', subFamily)]),
      ]),
    ]),
    line.chargesCents === null
      ? null
      : element('Chrgs', [element('TtlChrgsAndTaxAmt', euros(line.chargesCents), { Ccy: 'EUR' })]),
    element('NtryDtls', [
      element('TxDtls', [
        element('Refs', [
          element('AcctSvcrRef', line.bankReference),
          element('EndToEndId', line.endToEndId ?? 'NOTPROVIDED'),
        ]),
        amount(line.amountCents),
        element('CdtDbtInd', direction),
        line.instructedCents === null
          ? null
          : element('AmtDtls', [element('InstdAmt', [amount(line.instructedCents)])]),
        writeParties(line),
        writeRemittance(line),
        line.returnReason === null
          ? null
          : element('RtrInf', [element('Rsn', [element('Cd', line.returnReason)])]),
      ]),
    ]),
  ]);
}

/** A return keeps the roles of the payment that it undoes, so its parties stand the other way round. */
function writeParties(line: BookedLine): string | null {
  const { counterpartyName, counterpartyIban } = line;
  if (counterpartyName === null && counterpartyIban === null) return null;
  const isDebtor = (line.direction === 'credit') === (line.returnReason === null);
  const role = isDebtor ? 'Dbtr' : 'Cdtr';
  return element('RltdPties', [
    counterpartyName === null ? null : element(role, [element('Pty', [element('Nm', counterpartyName)])]),
    counterpartyIban === null
      ? null
      : element(`${role}Acct`, [element('Id', [element('IBAN', counterpartyIban)])]),
  ]);
}

function writeRemittance({ remittance, structuredReference }: BookedLine): string | null {
  if (remittance === null && structuredReference === null) return null;
  const type = element('Tp', [element('CdOrPrtry', [element('Cd', 'SCOR')])]);
  return element('RmtInf', [
    remittance === null ? null : element('Ustrd', remittance),
    structuredReference === null
      ? null
      : element('Strd', [element('CdtrRefInf', [type, element('Ref', structuredReference)])]),
  ]);
}

const amount = (cents: bigint): string => element('Amt', euros(cents), { Ccy: 'EUR' });
const euros = (cents: bigint): string => formatScaled(cents, 2, 2);
