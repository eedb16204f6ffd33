import { toScaledExact, tryParseDecimal } from '../units/index.ts';
import { currencyExponent } from './currency-exponent.ts';
import { isIban } from './check-digits.ts';
import { at, textAt, type XmlElement } from './parse-xml.ts';
import type {
  Direction,
  StatementAmount,
  StatementDate,
  StatementFinding,
  StatementFindingCode,
  StatementFindingSeverity,
} from './statement.ts';

/** Where a reader is in the file, and what it found there. */
export interface Place {
  path: string;
  findings: StatementFinding[];
}

export const within = ({ path, findings }: Place, part: string): Place => ({
  path: path === '' ? part : `${path}.${part}`,
  findings,
});

export function note(
  { path, findings }: Place,
  severity: StatementFindingSeverity,
  code: StatementFindingCode,
  message: string,
): void {
  // One busy statement must not drown its reader: the first thousand say enough.
  if (findings.length < 1_000) findings.push({ code, severity, path, message });
}

/** ActiveCurrencyAndAmount: a decimal without sign and its currency; null, with a finding, when it cannot be read. */
export function readAmount(element: XmlElement | undefined, place: Place): StatementAmount | null {
  if (element === undefined) return null;
  const text = element.text;
  const currency = element.attributes.get('Ccy') ?? '';
  const decimal = text.length <= 40 ? tryParseDecimal(text) : undefined;
  if (decimal === undefined || !/^\d/u.test(text) || !/^[A-Z]{3}$/u.test(currency)) {
    note(
      place,
      'error',
      'amount-unread',
      `"${text.slice(0, 40)} ${currency.slice(0, 10)}" is not an amount of money.`,
    );
    return null;
  }
  const exponent = currencyExponent(currency);
  const minor = exponent === null ? undefined : toScaledExact(decimal, exponent);
  if (minor === undefined) {
    note(
      place,
      'warn',
      'amount-finer-than-currency',
      exponent === null
        ? `${currency} has no minor unit; ${text} is kept as text only.`
        : `${text} ${currency} is finer than the ${exponent} decimals of ${currency}; it is kept as text and not rounded.`,
    );
  }
  return { currency, text, minor: minor ?? null };
}

/** CRDT or DBIT; a missing word is an error, because an amount without its direction means nothing. */
export function readDirection(element: XmlElement, place: Place, fallback?: Direction): Direction {
  const word = textAt(element, 'CdtDbtInd');
  if (word === 'CRDT') return 'credit';
  if (word === 'DBIT') return 'debit';
  if (fallback !== undefined && word === null) return fallback;
  note(
    place,
    'error',
    'direction-missing',
    `The entry says neither CRDT nor DBIT${word === null ? '' : ` but "${word.slice(0, 20)}"`}; it is not counted.`,
  );
  return fallback ?? 'credit';
}

const DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?|Z|[+-]\d{2}:\d{2})?$/u;

/** DateAndDateTimeChoice; some banks write a time into Dt. */
export function readDate(element: XmlElement | undefined, place: Place): StatementDate | null {
  const text = textAt(element, 'Dt') ?? textAt(element, 'DtTm');
  if (text === null) return null;
  const match = DATE.exec(text);
  if (match === null || !isDay(Number(match[1]), Number(match[2]), Number(match[3]))) {
    note(place, 'warn', 'date-unread', `"${text.slice(0, 40)}" is not a date of ISO 8601.`);
    return null;
  }
  return { date: text.slice(0, 10), at: text.charAt(10) === 'T' ? text : null };
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** An IBAN with its check digits verified; spaces that printing left are dropped. */
export function readIban(element: XmlElement | undefined, place: Place): string | null {
  const text = textAt(element, 'Id', 'IBAN');
  if (text === null) return null;
  const iban = text.replace(/\s/gu, '').toUpperCase();
  if (!isIban(iban))
    note(place, 'warn', 'iban-wrong', `The check digits of the IBAN ${iban.slice(0, 34)} are wrong.`);
  return iban;
}

export const bicOf = (institution: XmlElement | undefined): string | null =>
  textAt(institution, 'BICFI') ?? textAt(institution, 'BIC') ?? textAt(institution, 'CmbndId', 'BIC');

export const institutionOf = (agent: XmlElement | undefined): XmlElement | undefined =>
  at(agent, 'FinInstnId');
