import { isRfReference } from '../camt/check-digits.ts';
import { AppError } from '../errors/index.ts';
import { formatScaled } from '../units/index.ts';
import { requireSepaIban } from './iban.ts';

const MAX_CENTS = 99_999_999_999n;
const MAX_BYTES = 331;

/** What the code asks the payer's bank to transfer. */
export interface TransferRequest {
  beneficiary: string;
  iban: string;
  /** May be left out within the EEA. */
  bic: string | null;
  amountCents: bigint;
  /** ISO 11649. */
  reference: string;
}

/**
 * The text of a QR code that starts a SEPA credit transfer (EPC069-12 v2.1, version 002, UTF-8, structured reference).
 *
 * @throws AppError `invalid-input` for a wrong IBAN or reference, an empty or too long name, and amounts outside of
 *   0.01 to 999,999,999.99 EUR
 * @example epcQrOf({ beneficiary: 'TopSteel SA', iban: 'LU280019400644750000', bic: null, amountCents: 311_245n, reference: 'RF18539007547034' })
 * // 'BCD\n002\n1\nSCT\n\nTopSteel SA\nLU280019400644750000\nEUR3112.45\n\nRF18539007547034'
 */
export function epcQrOf({ beneficiary, iban, bic, amountCents, reference }: TransferRequest): string {
  if (beneficiary === '' || beneficiary.length > 70) {
    throw refused('The beneficiary’s name has 1 to 70 characters.');
  }
  if (!isRfReference(reference)) throw refused(`${reference.slice(0, 40)} is no creditor reference.`);
  if (amountCents < 1n || amountCents > MAX_CENTS) {
    throw refused('The amount has to lie between 0.01 and 999,999,999.99 EUR.');
  }
  const amount = `EUR${formatScaled(amountCents, 2, 2)}`;
  const text = [
    'BCD',
    '002',
    '1',
    'SCT',
    bic ?? '',
    beneficiary,
    requireSepaIban(iban),
    amount,
    '',
    reference,
  ].join('\n');
  if (new TextEncoder().encode(text).length > MAX_BYTES) throw refused('It is longer than 331 bytes.');
  return text;
}

const refused = (reason: string): AppError =>
  new AppError('invalid-input', { message: `The transfer code cannot be made. ${reason}` });
