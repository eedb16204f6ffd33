import { moneyCodes, type MoneyCode } from '@topsteel/domain/conversion';
import type { ConversionInput, MoneyAccount } from '@topsteel/domain/api';
import { currencyDecimals, type Currency } from '@topsteel/domain/units';
import { typedAmount } from '../../ui/typed-amount.ts';
import type { Language } from '../../words/languages.ts';

/** A conversion as a form describes it, or what keeps it from being one. */
export type ConversionReading =
  | { ok: true; input: ConversionInput }
  | { ok: false; figure: string; currency: Currency }
  | { ok: false; figure: null };

/** An account in a list: its value says which. @example accountValue({ code: 'bank', owner: 'lu28…', currency: 'EUR' }) // 'bank|lu28…|EUR' */
export const accountValue = ({ code, owner, currency }: MoneyAccount): string =>
  [code, owner, currency].join('|');

function accountOf(value: string): MoneyAccount | undefined {
  const [code, owner, currency] = value.split('|');
  const isKnown = (moneyCodes as readonly (string | undefined)[]).includes(code);
  if (!isKnown || owner === undefined || currency === undefined || !(currency in currencyDecimals))
    return undefined;
  return { code: code as MoneyCode, owner, currency: currency as Currency };
}

/**
 * The conversion that a form describes; amounts as the reader's language writes them, in the currency of their account.
 *
 * @returns the first figure that is none, or nothing when an account is not chosen
 * @example readConversion((name) => typed[name] ?? '', 'de') // { ok: true, input: { fromMinor: '1000000', … } }
 */
export function readConversion(field: (name: string) => string, language: Language): ConversionReading {
  const [from, to] = [accountOf(field('from')), accountOf(field('to'))];
  if (from === undefined || to === undefined) return { ok: false, figure: null };
  const feeCurrency = field('feeIn') === 'to' ? to.currency : from.currency;
  const typed = [
    { text: field('fromAmount'), currency: from.currency },
    { text: field('toAmount'), currency: to.currency },
    { text: field('fee').trim() === '' ? '0' : field('fee'), currency: feeCurrency },
  ].map(({ text, currency }) => ({
    text,
    currency,
    minor: typedAmount(text, currencyDecimals[currency], language),
  }));
  const wrong = typed.find(({ minor }) => minor === undefined || minor < 0n);
  if (wrong !== undefined) return { ok: false, figure: wrong.text, currency: wrong.currency };
  const [left = '', arrived = '', fee = ''] = typed.map(({ minor }) => (minor ?? 0n).toString());
  const note = field('note').trim();
  return {
    ok: true,
    input: {
      from,
      fromMinor: left,
      to,
      toMinor: arrived,
      feeCurrency,
      feeMinor: fee,
      counterparty: field('counterparty').trim(),
      reference: field('reference').trim(),
      happenedOn: field('day'),
      ...(note === '' ? {} : { note }),
    },
  };
}
