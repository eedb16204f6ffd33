import { currencyDecimals, formatScaled, mulDivHalfUp, type Currency } from '../units/index.ts';
import { amountText, type FecLine } from './fec-line.ts';

/** A movement of the books with the French accounts of both sides. */
export interface FecMovement {
  debit: FecAccount;
  credit: FecAccount;
  amountMinor: bigint;
  currency: Currency;
}
export interface FecAccount {
  /** Our own code, which decides on the journal. */
  code: string;
  number: string;
  label: string;
  /** Whose account it is; empty for nobody's. */
  owner: string;
  ownerName: string;
}

/** Movements that were entered together, as one entry (écriture). */
export interface FecGroup {
  /** When it was entered: the accounting date, which never changes afterwards. YYYY-MM-DD. */
  enteredOn: string;
  /** When it happened. YYYY-MM-DD. */
  happenedOn: string;
  /** The piece it rests on. */
  reference: string;
  text: string;
  movements: readonly FecMovement[];
}

/** Euro cents of an amount; the caller knows the rate of the day. */
export type ToEuroCents = (amountMinor: bigint, currency: Currency, on: string) => bigint;

const journals = [
  { code: 'BQ', label: 'Banque', has: ['bank'] },
  { code: 'EN', label: 'Encaissements par prestataires', has: ['card_clearing', 'crypto_clearing'] },
  {
    code: 'JT',
    label: 'Jetons',
    has: ['escrow_onchain', 'treasury_wallet', 'native_wallet', 'gas_wallet', 'claimable_credit'],
  },
  { code: 'VE', label: 'Commissions', has: ['commission_revenue', 'vat_collected'] },
] as const;
const sundry = { code: 'OD', label: 'Opérations diverses' } as const;

/**
 * The lines of a FEC: an entry for each group, numbered without a gap in each journal, in the order of entry. Each movement
 * is a debit and a credit of the same euros, so that every entry balances; what is not in euros stands in Montantdevise,
 * signed like the line (a credit is negative), with all its decimals.
 *
 * @param groups in the order in which they were entered
 */
export function composeFec(groups: readonly FecGroup[], toEuroCents: ToEuroCents): FecLine[] {
  const numbers = new Map<string, number>();
  const sorted = groups
    .map((group, index) => ({ group, index }))
    .sort((a, b) =>
      a.group.enteredOn < b.group.enteredOn
        ? -1
        : a.group.enteredOn > b.group.enteredOn
          ? 1
          : a.index - b.index,
    );
  return sorted.flatMap(({ group }) => {
    const journal = journalOf(group);
    const number = (numbers.get(journal.code) ?? 0) + 1;
    numbers.set(journal.code, number);
    return group.movements.flatMap((movement) => linesOf(group, movement, { journal, number, toEuroCents }));
  });
}

function journalOf({ movements }: FecGroup): { code: string; label: string } {
  const codes = new Set(movements.flatMap(({ debit, credit }) => [debit.code, credit.code]));
  return journals.find(({ has }) => has.some((code) => codes.has(code))) ?? sundry;
}

function linesOf(
  group: FecGroup,
  movement: FecMovement,
  entry: { journal: { code: string; label: string }; number: number; toEuroCents: ToEuroCents },
): FecLine[] {
  const { amountMinor, currency } = movement;
  const cents = currency === 'EUR' ? amountMinor : entry.toEuroCents(amountMinor, currency, group.happenedOn);
  const line = (account: FecAccount, isDebit: boolean): FecLine => ({
    JournalCode: entry.journal.code,
    JournalLib: entry.journal.label,
    EcritureNum: `${entry.journal.code}${entry.number.toString().padStart(6, '0')}`,
    EcritureDate: dayText(group.enteredOn),
    CompteNum: account.number,
    CompteLib: plain(account.label),
    CompAuxNum: plain(account.owner),
    CompAuxLib: plain(account.owner === '' ? '' : account.ownerName),
    PieceRef: plain(group.reference),
    PieceDate: dayText(group.happenedOn),
    EcritureLib: plain(group.text),
    Debit: amountText(isDebit ? cents : 0n),
    Credit: amountText(isDebit ? 0n : cents),
    EcritureLet: '',
    DateLet: '',
    ValidDate: dayText(group.enteredOn),
    Montantdevise: currency === 'EUR' ? '' : foreignText(isDebit ? amountMinor : -amountMinor, currency),
    Idevise: currency === 'EUR' ? '' : currency,
  });
  return [line(movement.debit, true), line(movement.credit, false)];
}

const dayText = (day: string): string => day.replaceAll('-', '');
const foreignText = (amountMinor: bigint, currency: Currency): string =>
  formatScaled(amountMinor, currencyDecimals[currency], 2).replace('.', ',');

/** Text that stays in its column, in ISO 8859-15. */
function plain(text: string): string {
  return text
    .replace(/[’‘]/gu, "'")
    .replace(/[\p{Cc}|]+/gu, ' ')
    .trim();
}

/** Rates in dollars, in hundred-millionths; USDC is a dollar. */
export interface EuroRates {
  /** Of one unit of the amount's currency. */
  unitE8: bigint;
  /** Of one euro. */
  euroE8: bigint;
}

/**
 * Euro cents of an amount, a half goes up: amount × unit rate ÷ euro rate.
 *
 * @example euroCentsHalfUp(3_587_040_000n, 'USDC', { unitE8: 100_000_000n, euroE8: 116_243_100n }) // 308581n
 */
export function euroCentsHalfUp(
  amountMinor: bigint,
  currency: Currency,
  { unitE8, euroE8 }: EuroRates,
): bigint {
  return mulDivHalfUp(amountMinor, unitE8 * 100n, 10n ** BigInt(currencyDecimals[currency]) * euroE8);
}
