import { formatScaled } from '../units/index.ts';
import { currencyExponent } from './currency-exponent.ts';
import { at, textAt, type XmlElement } from './parse-xml.ts';
import { note, within, type Place } from './read-amount.ts';
import { signedMinor } from './read-transaction.ts';
import type { Statement, StatementBalance } from './statement.ts';

type Judged = Omit<Statement, 'addsUp'>;

/**
 * Opening balance plus booked entries makes the closing balance, for each currency that has both. Null when the file
 * does not let us tell: no balances (notifications), one page of several, amounts kept as text.
 */
export function judgeBalances(statement: Judged, isOnePage: boolean, place: Place): boolean | null {
  const openings = statement.balances.filter(
    ({ name }) => name === 'opening' || name === 'previously-closed',
  );
  const closings = statement.balances.filter(({ name }) => name === 'closing');
  if (openings.length === 0 && closings.length === 0) return null;
  if (!isOnePage)
    return untold(
      place,
      'The statement is one page of several; its balances are those of the page or the whole.',
    );
  const pairs = closings.flatMap((closing) => {
    const same = openings.filter(({ amount }) => amount.currency === closing.amount.currency);
    const opening = same.find(({ name }) => name === 'opening') ?? same[0];
    return opening === undefined ? [] : [{ opening, closing }];
  });
  if (pairs.length === 0) {
    const currencies = (balances: readonly StatementBalance[]) =>
      [...new Set(balances.map(({ amount }) => amount.currency))].join(', ') || 'none';
    return untold(
      place,
      `No opening and closing balance in one currency are given (opening ${currencies(openings)}, closing ${currencies(closings)}), so the entries cannot be checked against them.`,
    );
  }
  const outcomes = pairs.map(({ opening, closing }) => judgePair(statement, opening, closing, place));
  if (outcomes.includes(false)) return false;
  return outcomes.includes(null) ? null : true;
}

function judgePair(
  { entries }: Judged,
  opening: StatementBalance,
  closing: StatementBalance,
  place: Place,
): boolean | null {
  const { currency } = closing.amount;
  const booked = entries.filter(
    ({ status, amount }) => (status === 'BOOK' || status === null) && amount.currency === currency,
  );
  const amounts = [opening, ...booked, closing].map(({ amount, direction }) =>
    signedMinor(amount, direction),
  );
  if (amounts.includes(null))
    return untold(place, `An amount in ${currency} is finer than its minor unit; the sum is not computed.`);
  const known = amounts.map((minor) => minor ?? 0n);
  const stated = known.at(-1) ?? 0n;
  const sum = known.slice(0, -1).reduce((total, minor) => total + minor, 0n);
  if (sum === stated) return true;
  const exponent = currencyExponent(currency) ?? 0;
  const written = (minor: bigint) => `${formatScaled(minor, exponent, exponent)} ${currency}`;
  const difference = stated > sum ? stated - sum : sum - stated;
  note(
    within(place, 'Bal'),
    'error',
    'balances-do-not-add-up',
    `Opening ${written(known[0] ?? 0n)} and ${booked.length} booked ${booked.length === 1 ? 'entry' : 'entries'} make ${written(sum)}, but the closing balance is ${written(stated)}: the difference is ${written(difference)}.`,
  );
  return false;
}

function untold(place: Place, message: string): null {
  note(within(place, 'Bal'), 'info', 'balances-not-checked', message);
  return null;
}

/** TxsSummry: number and sums of the entries as the bank counted them. */
export function judgeSummary(
  statement: Judged,
  summary: XmlElement | undefined,
  unread: number,
  place: Place,
): void {
  if (summary === undefined) return;
  const { entries } = statement;
  const groups = [
    ['TtlNtries', entries],
    ['TtlCdtNtries', entries.filter(({ direction }) => direction === 'credit')],
    ['TtlDbtNtries', entries.filter(({ direction }) => direction === 'debit')],
  ] as const;
  for (const [name, group] of groups) {
    const stated = textAt(summary, name, 'NbOfNtries');
    if (
      stated !== null &&
      /^\d{1,15}$/u.test(stated) &&
      BigInt(stated) !== BigInt(group.length + (name === 'TtlNtries' ? unread : 0))
    ) {
      contradict(`${name}: the bank counts ${stated} entries, the statement has ${group.length}.`);
    }
    const sumText = textAt(summary, name, 'Sum');
    const currencies = new Set(group.map(({ amount }) => amount.currency));
    const [currency] = currencies;
    if (sumText === null || currency === undefined || currencies.size > 1 || unread > 0) continue;
    const exponent = currencyExponent(currency) ?? 0;
    const minors = group.map(({ amount }) => amount.minor);
    if (minors.includes(null)) continue;
    const sum = minors.reduce<bigint>((total, minor) => total + (minor ?? 0n), 0n);
    if (!isSame(sumText, sum, exponent)) {
      contradict(
        `${name}: the bank's sum is ${sumText.slice(0, 40)}, the entries make ${formatScaled(sum, exponent, exponent)}.`,
      );
    }
  }
  function contradict(message: string): void {
    note(within(place, 'TxsSummry'), 'warn', 'summary-contradicts', message);
  }
}

function isSame(text: string, minor: bigint, exponent: number): boolean {
  const match = /^(\d{1,30})(?:\.(\d{1,30}))?$/u.exec(text);
  if (match === null) return false;
  const fraction = (match[2] ?? '').replace(/0+$/u, '');
  if (fraction.length > exponent) return false;
  return BigInt((match[1] ?? '0') + fraction.padEnd(exponent, '0')) === minor;
}

/** PgNb and LastPgInd of a message or a statement. */
export function readPage(pagination: XmlElement | undefined): {
  page: string | null;
  isLastPage: boolean | null;
} {
  const last = textAt(pagination, 'LastPgInd');
  return {
    page: textAt(at(pagination), 'PgNb'),
    isLastPage: last === null ? null : last === 'true' || last === '1',
  };
}
