import { all, at, parseXml, textAt, type XmlElement } from '../camt/parse-xml.ts';
import { AppError } from '../errors/index.ts';
import { parseAmountMinor } from '../units/index.ts';
import type { CreditTransfer, CreditTransferFile } from './credit-transfer.ts';

/**
 * Reads a credit transfer initiation (pain.001.001.03 and .09) as a bank does: counts, control sums and ids have to
 * agree with the transfers before any of them is looked at.
 *
 * @throws AppError `invalid-input` saying what contradicts itself
 */
export function readCreditTransfer(xml: string): CreditTransferFile {
  const root = parseXml(xml);
  const message = at(root, 'CstmrCdtTrfInitn');
  if (message === undefined) throw refused('It is no credit transfer initiation (CstmrCdtTrfInitn).');
  const header = at(message, 'GrpHdr');
  const blocks = all(message, 'PmtInf');
  const [block] = blocks;
  if (block === undefined || blocks.length > 1) throw refused('It has not exactly one payment block.');
  const transfers = all(block, 'CdtTrfTxInf').map(readTransfer);
  if (transfers.length === 0) throw refused('It has no transfer.');
  for (const [name, stated] of [
    ['GrpHdr', header],
    ['PmtInf', block],
  ] as const) {
    requireSame(name, stated, transfers);
  }
  const ids = new Set(transfers.map(({ endToEndId }) => endToEndId));
  if (ids.size !== transfers.length) throw refused('Two of its transfers have the same end-to-end id.');
  return {
    messageId: required(textAt(header, 'MsgId'), 'GrpHdr.MsgId'),
    createdAt: new Date(required(textAt(header, 'CreDtTm'), 'GrpHdr.CreDtTm')),
    executeOn: required(
      textAt(block, 'ReqdExctnDt', 'Dt') ?? textAt(block, 'ReqdExctnDt'),
      'PmtInf.ReqdExctnDt',
    ),
    debtorName: required(textAt(block, 'Dbtr', 'Nm'), 'PmtInf.Dbtr.Nm'),
    debtorIban: required(textAt(block, 'DbtrAcct', 'Id', 'IBAN'), 'PmtInf.DbtrAcct.Id.IBAN'),
    debtorBic: textAt(block, 'DbtrAgt', 'FinInstnId', 'BICFI'),
    transfers,
  };
}

function readTransfer(transfer: XmlElement): CreditTransfer {
  const amount = at(transfer, 'Amt', 'InstdAmt');
  const currency = amount?.attributes.get('Ccy');
  if (amount === undefined || currency !== 'EUR') throw refused('A transfer is not in euros.');
  return {
    endToEndId: required(textAt(transfer, 'PmtId', 'EndToEndId'), 'PmtId.EndToEndId'),
    creditorName: required(textAt(transfer, 'Cdtr', 'Nm'), 'Cdtr.Nm'),
    creditorIban: required(textAt(transfer, 'CdtrAcct', 'Id', 'IBAN'), 'CdtrAcct.Id.IBAN'),
    creditorBic: textAt(transfer, 'CdtrAgt', 'FinInstnId', 'BICFI'),
    amountCents: parseAmountMinor(amount.text, 'EUR'),
    remittance:
      textAt(transfer, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref') ?? textAt(transfer, 'RmtInf', 'Ustrd') ?? '',
  };
}

function requireSame(
  name: string,
  stated: XmlElement | undefined,
  transfers: readonly CreditTransfer[],
): void {
  const count = textAt(stated, 'NbOfTxs');
  if (count !== null && count !== transfers.length.toString()) {
    throw refused(`${name} counts ${count} transfers; there are ${transfers.length}.`);
  }
  const sum = textAt(stated, 'CtrlSum');
  const total = transfers.reduce((cents, { amountCents }) => cents + amountCents, 0n);
  if (sum !== null && parseAmountMinor(sum, 'EUR') !== total) {
    throw refused(`${name} has the control sum ${sum}; the transfers make ${total.toString()} cents.`);
  }
}

function required(text: string | null, path: string): string {
  if (text === null) throw refused(`It has no ${path}.`);
  return text;
}

const refused = (reason: string): AppError =>
  new AppError('invalid-input', { message: `The payment file cannot be taken. ${reason}` });
