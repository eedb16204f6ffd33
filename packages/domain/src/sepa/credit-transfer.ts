import { isRfReference } from '../camt/check-digits.ts';
import { AppError } from '../errors/index.ts';
import { formatScaled } from '../units/index.ts';
import { requireSepaIban } from './iban.ts';
import { toSepaText } from './sepa-text.ts';
import { document, element } from './write-xml.ts';

export const CREDIT_TRANSFER_SCHEMA = 'pain.001.001.09';

/** One transfer of a file. */
export interface CreditTransfer {
  /** Names it for ever, to us and through every bank: up to 35 letters, digits and / - ? : ( ) . , ' +. */
  endToEndId: string;
  creditorName: string;
  creditorIban: string;
  creditorBic: string | null;
  amountCents: bigint;
  /** An ISO 11649 reference travels structured, anything else as free text of up to 140 characters. */
  remittance: string;
}

/** A file of transfers from one account, executed on one day. */
export interface CreditTransferFile {
  /** The bank takes a message of one id once. */
  messageId: string;
  createdAt: Date;
  /** `2026-11-26`. */
  executeOn: string;
  debtorName: string;
  debtorIban: string;
  debtorBic: string | null;
  transfers: readonly CreditTransfer[];
}

/**
 * Writes a SEPA credit transfer initiation (pain.001.001.09, EPC132-08): one payment information block, booked transfer by
 * transfer, charges shared.
 *
 * @throws AppError `invalid-input` for a wrong IBAN, an id that banks would not carry, an amount below 0.01 EUR, two
 *   transfers of one id, or none
 */
export function writeCreditTransfer(file: CreditTransferFile): string {
  const { transfers } = file;
  if (transfers.length === 0) throw refused('It has no transfer.');
  const ids = new Set(transfers.map(({ endToEndId }) => endToEndId));
  if (ids.size !== transfers.length) throw refused('Two of its transfers have the same end-to-end id.');
  for (const id of [file.messageId, ...ids]) requireId(id);
  const count = transfers.length.toString();
  const sum = euros(transfers.reduce((total, { amountCents }) => total + amountCents, 0n));
  return document(CREDIT_TRANSFER_SCHEMA, 'CstmrCdtTrfInitn', [
    element('GrpHdr', [
      element('MsgId', file.messageId),
      element('CreDtTm', file.createdAt.toISOString()),
      element('NbOfTxs', count),
      element('CtrlSum', sum),
      element('InitgPty', [element('Nm', nameOf(file.debtorName))]),
    ]),
    element('PmtInf', [
      element('PmtInfId', file.messageId),
      element('PmtMtd', 'TRF'),
      element('BtchBookg', 'false'),
      element('NbOfTxs', count),
      element('CtrlSum', sum),
      element('PmtTpInf', [element('SvcLvl', [element('Cd', 'SEPA')])]),
      element('ReqdExctnDt', [element('Dt', file.executeOn)]),
      element('Dbtr', [element('Nm', nameOf(file.debtorName))]),
      account('DbtrAcct', file.debtorIban),
      agent('DbtrAgt', file.debtorBic) ??
        element('DbtrAgt', [element('FinInstnId', [element('Othr', [element('Id', 'NOTPROVIDED')])])]),
      element('ChrgBr', 'SLEV'),
      ...transfers.map(writeTransfer),
    ]),
  ]);
}

function writeTransfer(transfer: CreditTransfer): string {
  const { endToEndId, amountCents, creditorBic, creditorName, creditorIban } = transfer;
  if (amountCents < 1n) throw refused(`Transfer ${endToEndId} has no amount.`);
  return element('CdtTrfTxInf', [
    element('PmtId', [element('InstrId', endToEndId), element('EndToEndId', endToEndId)]),
    element('Amt', [element('InstdAmt', euros(amountCents), { Ccy: 'EUR' })]),
    agent('CdtrAgt', creditorBic),
    element('Cdtr', [element('Nm', nameOf(creditorName))]),
    account('CdtrAcct', creditorIban),
    writeRemittance(transfer.remittance),
  ]);
}

function writeRemittance(remittance: string): string | null {
  const plain = remittance.replace(/\s/gu, '').toUpperCase();
  if (isRfReference(plain)) {
    const type = element('Tp', [element('CdOrPrtry', [element('Cd', 'SCOR')])]);
    return element('RmtInf', [element('Strd', [element('CdtrRefInf', [type, element('Ref', plain)])])]);
  }
  const text = toSepaText(remittance, 140);
  return text === '' ? null : element('RmtInf', [element('Ustrd', text)]);
}

const euros = (cents: bigint): string => formatScaled(cents, 2, 2);

function nameOf(name: string): string {
  const text = toSepaText(name, 70);
  if (text === '') throw refused('A party has no name.');
  return text;
}

const account = (name: string, iban: string): string =>
  element(name, [element('Id', [element('IBAN', requireSepaIban(iban))])]);

const agent = (name: string, bic: string | null): string | null =>
  bic === null ? null : element(name, [element('FinInstnId', [element('BICFI', bic)])]);

function requireId(id: string): void {
  // EPC217-08: no slash at either end and no double slash, for the SWIFT network's sake.
  if (/^(?!\/)(?!.*\/\/)[A-Za-z0-9/\-?:().,'+ ]{1,35}(?<!\/)$/u.test(id)) return;
  throw refused(
    `"${id.slice(0, 50)}" is not an id that banks carry: 1 to 35 letters, digits and / - ? : ( ) . , ' +.`,
  );
}

const refused = (reason: string): AppError =>
  new AppError('invalid-input', { message: `The payment file cannot be made. ${reason}` });
