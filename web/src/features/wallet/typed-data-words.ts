import { useTranslations } from 'next-intl';
import type { TypedData } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';

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
const iso = (message: Message, name: string): string =>
  new Date(Number(integer(message, name)) * 1000).toISOString();
const code = (name: string, value: string) => ({ name, value, isCode: true });

/**
 * Says in plain words what a piece of typed data does when signed. Kinds we do not know are listed field by field.
 *
 * @example useTypedDataWords(receipt).sentence
 *   // 'Confirm that 4,982 kg arrived, and release the payment for them.'
 */
export function useTypedDataWords({ primaryType, message }: TypedData): TypedDataWords {
  const t = useTranslations('wallet');
  const formats = useFormats();
  const until = (name: string) => ({
    name: t('field.signUntil'),
    value: formats.instant(iso(message, name)),
  });
  switch (primaryType) {
    case 'ReceiveWithAuthorization': {
      const amount = formats.money(integer(message, 'value'), 'USDC');
      return {
        sentence: t('signed.ReceiveWithAuthorization', { amount }),
        rows: [
          { name: t('field.amount'), value: amount },
          code(t('field.from'), text(message, 'from')),
          code(t('field.to'), text(message, 'to')),
          { name: t('field.until'), value: formats.instant(iso(message, 'validBefore')) },
          code(t('field.payment'), text(message, 'nonce')),
        ],
      };
    }
    case 'Receipt': {
      const mass = `${formats.mass(integer(message, 'grams'), 'kg')}\u00a0kg`;
      return {
        sentence: t('signed.Receipt', { mass }),
        rows: [{ name: t('field.mass'), value: mass }, code(t('field.payment'), text(message, 'paymentId'))],
      };
    }
    case 'IssueBatch':
      return {
        sentence: t('signed.IssueBatch', { count: Number(integer(message, 'count')) }),
        rows: [
          code(t('field.issuer'), text(message, 'issuer')),
          { name: t('field.batch'), value: text(message, 'batch') },
          { name: t('field.certificates'), value: text(message, 'count') },
          code(t('field.root'), text(message, 'root')),
          until('deadline'),
        ],
      };
    case 'RevokeCertificate':
      return {
        sentence: t('signed.RevokeCertificate'),
        rows: [
          code(t('field.issuer'), text(message, 'issuer')),
          { name: t('field.place'), value: `${text(message, 'batch')} / ${text(message, 'index')}` },
          { name: t('field.reason'), value: text(message, 'reason') },
          until('deadline'),
        ],
      };
    case 'Countersign':
      return {
        sentence: t('signed.Countersign'),
        rows: [
          code(t('field.body'), text(message, 'body')),
          code(t('field.manufacturer'), text(message, 'issuer')),
          { name: t('field.batch'), value: text(message, 'batch') },
          { name: t('field.places'), value: JSON.stringify(message.indices) },
          code(t('field.commitment'), text(message, 'commitment')),
          until('deadline'),
        ],
      };
    case 'Acceptance':
      return {
        sentence: t('signed.Acceptance'),
        rows: [code(t('field.payment'), text(message, 'paymentId'))],
      };
    case 'Commission': {
      const mass = `${formats.mass(integer(message, 'massGrams'), 't')}\u00a0t`;
      return {
        sentence: t('signed.Commission', { mass }),
        rows: [
          { name: t('field.mass'), value: mass },
          code(t('field.certificate'), text(message, 'certificate')),
          code(t('field.owner'), text(message, 'to')),
          until('deadline'),
        ],
      };
    }
    default:
      return {
        sentence: t('signed.other', { kind: primaryType }),
        rows: Object.entries(message).map(([name, value]) =>
          code(name, typeof value === 'string' ? value : JSON.stringify(value)),
        ),
      };
  }
}
