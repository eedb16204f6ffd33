import type { JournalInput } from '@topsteel/domain/api';
import { handRuleOf, sidesOf } from '@topsteel/domain/journal';
import { chartOfAccounts, type AccountCode, type Side } from '@topsteel/domain/ledger';
import { currencyDecimals, type Currency } from '@topsteel/domain/units';
import { typedAmount } from '../../ui/typed-amount.ts';
import type { Language } from '../../words/languages.ts';

/** One line as it is typed: an account of the list, whom it is for, and an amount on one of two sides. */
export interface TypedLine {
  /** `rent_expense`, or `bank|lu28…` for one of our own accounts. */
  account: string;
  owner: string;
  debit: string;
  credit: string;
}

/** What a line is, as far as it can be read. */
export type LineReading =
  | { ok: true; code: AccountCode; owner: string; side: Side; amountMinor: bigint }
  | { ok: false; field: 'account' | 'owner' | 'amount' };

const isCode = (code: string | undefined): code is AccountCode =>
  code !== undefined && Object.hasOwn(chartOfAccounts, code);

/** @example accountChoice('bank', 'lu28…') // 'bank|lu28…' */
export const accountChoice = (code: AccountCode, owner = ''): string =>
  owner === '' ? code : `${code}|${owner}`;

/** The account that a choice of the list means; its owner is empty where it is typed beside it. */
export function chosenAccount(choice: string): { code: AccountCode; owner: string } | undefined {
  const [code, ...owner] = choice.split('|');
  return isCode(code) ? { code, owner: owner.join('|') } : undefined;
}

/** What is asked beside the account; nothing for one of ours, of an order, or that is the only one of its kind. */
export type OwnerAsked = 'country' | 'pair' | 'provider' | 'supplier' | 'shareholder' | 'matter';
const asked: Readonly<Record<string, OwnerAsked>> = {
  country: 'country',
  'currency pair': 'pair',
  provider: 'provider',
  supplier: 'supplier',
  shareholder: 'shareholder',
  matter: 'matter',
};

/** @example ownerAsked('supplier_payable') // 'supplier' */
export const ownerAsked = (code: AccountCode): OwnerAsked | undefined =>
  handRuleOf(code) === 'free' ? asked[chartOfAccounts[code].owner] : undefined;

/**
 * Reads one line; amounts as the reader's language writes them, on one side only.
 *
 * @example readLine({ account: 'rent_expense', owner: '', debit: '1.000,00', credit: '' }, 'EUR', 'de') // { amountMinor: 100000n, … }
 */
export function readLine(line: TypedLine, currency: Currency, language: Language): LineReading {
  const chosen = chosenAccount(line.account);
  if (chosen === undefined) return { ok: false, field: 'account' };
  const owner = ownerAsked(chosen.code) === undefined ? chosen.owner : line.owner.trim();
  if (ownerAsked(chosen.code) !== undefined && owner === '') return { ok: false, field: 'owner' };
  const [debit, credit] = [line.debit.trim(), line.credit.trim()];
  const amountMinor =
    debit !== '' && credit !== ''
      ? undefined
      : typedAmount(debit === '' ? credit : debit, currencyDecimals[currency], language);
  if (amountMinor === undefined || amountMinor <= 0n) return { ok: false, field: 'amount' };
  return { ok: true, code: chosen.code, owner, side: debit === '' ? 'credit' : 'debit', amountMinor };
}

export interface JournalReading {
  input: Pick<JournalInput, 'lines'> | undefined;
  debits: bigint;
  credits: bigint;
  /** By the place of its line. */
  faults: { place: number; field: 'account' | 'owner' | 'amount' }[];
}

/** Reads all lines, with what they come to so far on each side; what cannot be read counts for nothing. */
export function readLines(
  lines: readonly TypedLine[],
  currency: Currency,
  language: Language,
): JournalReading {
  const readings = lines.map((line) => readLine(line, currency, language));
  const read = readings.flatMap((reading) => (reading.ok ? [reading] : []));
  const { debits, credits } = sidesOf(read);
  const faults = readings.flatMap((reading, place) => (reading.ok ? [] : [{ place, field: reading.field }]));
  const isWhole = faults.length === 0 && debits === credits && read.length > 1;
  return {
    input: isWhole
      ? {
          lines: read.map(({ code, owner, side, amountMinor }) => ({
            code,
            ...(owner === '' ? {} : { owner }),
            side,
            amountMinor: amountMinor.toString(),
          })),
        }
      : undefined,
    debits,
    credits,
    faults,
  };
}
