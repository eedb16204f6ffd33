import type { TypedData } from '@topsteel/domain/api';
import { formatAmount, formatKilograms, formatTonnes } from '@topsteel/domain/units';
import { dateTimeText } from '../../ui/date-text.ts';

export type TypedDataWords = {
  /** What signing it does, in one sentence. */
  sentence: string;
  rows: { name: string; value: string; isCode?: boolean }[];
};

type Message = Record<string, unknown>;

const text = (message: Message, name: string): string => {
  const value = message[name];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
    ? String(value)
    : '';
};
const integer = (message: Message, name: string): bigint => BigInt(text(message, name) || '0');
const moment = (message: Message, name: string): string =>
  dateTimeText(new Date(Number(integer(message, name)) * 1000).toISOString());
const code = (name: string, value: string) => ({ name, value, isCode: true });

const KNOWN: Record<string, (message: Message) => TypedDataWords> = {
  ReceiveWithAuthorization: (message) => ({
    sentence: `Let the escrow collect ${formatAmount(integer(message, 'value'), 'USDC')} USDC from your wallet, once.`,
    rows: [
      { name: 'Amount', value: `${formatAmount(integer(message, 'value'), 'USDC')} USDC` },
      code('From your wallet', text(message, 'from')),
      code('To the escrow', text(message, 'to')),
      { name: 'Until', value: moment(message, 'validBefore') },
      code('Payment', text(message, 'nonce')),
    ],
  }),
  Receipt: (message) => ({
    sentence: `Confirm that ${formatKilograms(integer(message, 'grams'))} kg arrived, and release the payment for them.`,
    rows: [
      { name: 'Mass', value: `${formatKilograms(integer(message, 'grams'))} kg` },
      code('Payment', text(message, 'paymentId')),
    ],
  }),
  IssueBatch: (message) => ({
    sentence: `Register ${text(message, 'count')} ${text(message, 'count') === '1' ? 'certificate' : 'certificates'} in your name.`,
    rows: [
      code('Issuer', text(message, 'issuer')),
      { name: 'Batch number', value: text(message, 'batch') },
      { name: 'Certificates', value: text(message, 'count') },
      code('Fingerprint of the batch', text(message, 'root')),
      { name: 'Sign until', value: moment(message, 'deadline') },
    ],
  }),
  RevokeCertificate: (message) => ({
    sentence: 'Revoke a certificate. This is seen by everybody who checks it and cannot be undone.',
    rows: [
      code('Issuer', text(message, 'issuer')),
      { name: 'Batch and place', value: `${text(message, 'batch')} / ${text(message, 'index')}` },
      { name: 'Reason', value: text(message, 'reason') },
      { name: 'Sign until', value: moment(message, 'deadline') },
    ],
  }),
  Countersign: (message) => ({
    sentence:
      'Confirm, as independent inspection body, certificates of type 3.2. This is entered in the register and cannot be taken back.',
    rows: [
      code('Inspection body', text(message, 'body')),
      code('Manufacturer', text(message, 'issuer')),
      { name: 'Batch', value: text(message, 'batch') },
      { name: 'Places in the batch', value: JSON.stringify(message.indices) },
      code('The batch as you examined it', text(message, 'commitment')),
      { name: 'Sign until', value: moment(message, 'deadline') },
    ],
  }),
  Acceptance: (message) => ({
    sentence: 'Accept the order: its goods are reserved for this payment until it is settled.',
    rows: [code('Payment', text(message, 'paymentId'))],
  }),
  Commission: (message) => ({
    sentence: `Put ${formatTonnes(integer(message, 'massGrams'), 'en', 3)} t on the register as a lot.`,
    rows: [
      { name: 'Mass', value: `${formatTonnes(integer(message, 'massGrams'), 'en', 3)} t` },
      code('Certificate', text(message, 'certificate')),
      code('Owner', text(message, 'to')),
      { name: 'Sign until', value: moment(message, 'deadline') },
    ],
  }),
};

/**
 * Says in plain words what a piece of typed data does when signed. Kinds we do not know are listed field by field.
 *
 * @example typedDataWords(receipt).sentence
 *   // 'Confirm that 4,982 kg arrived, and release the payment for them.'
 */
export function typedDataWords(typedData: TypedData): TypedDataWords {
  const known = KNOWN[typedData.primaryType];
  if (known !== undefined) return known(typedData.message);
  return {
    sentence: `Sign a message of the kind ${typedData.primaryType}.`,
    rows: Object.entries(typedData.message).map(([name, value]) =>
      code(name, typeof value === 'string' ? value : JSON.stringify(value)),
    ),
  };
}
