import { currencyDecimals, parseDecimal, toScaledExact, type Currency } from '../units/index.ts';
import { AppError } from '../errors/index.ts';
import { hundredthsOf, type FecLine } from './fec-line.ts';

/**
 * The balances that a FEC comes to: debits less credits of each account, in the currency it was kept in and in its minor
 * unit. A ledger and its export have the same ones.
 *
 * @returns by `number owner currency`, without accounts at zero
 * @throws AppError `invalid-input` on a currency that is not kept, or an amount that is none
 */
export function replayFec(lines: readonly FecLine[]): Map<string, bigint> {
  const balances = new Map<string, bigint>();
  for (const line of lines) {
    const { currency, amountMinor } = amountOf(line);
    const key = `${line.CompteNum} ${line.CompAuxNum} ${currency}`;
    balances.set(key, (balances.get(key) ?? 0n) + amountMinor);
  }
  return new Map([...balances].filter(([, amountMinor]) => amountMinor !== 0n));
}

function amountOf(line: FecLine): { currency: Currency; amountMinor: bigint } {
  if (line.Idevise === '') {
    const debit = hundredthsOf(line.Debit);
    const credit = hundredthsOf(line.Credit);
    if (debit === null || credit === null) throw unreadable(line);
    return { currency: 'EUR', amountMinor: debit - credit };
  }
  if (!Object.hasOwn(currencyDecimals, line.Idevise)) throw unreadable(line);
  const currency = line.Idevise as Currency;
  const amountMinor = toScaledExact(
    parseDecimal(line.Montantdevise.replace(',', '.')),
    currencyDecimals[currency],
  );
  if (amountMinor === undefined) throw unreadable(line);
  return { currency, amountMinor };
}

const unreadable = ({ EcritureNum }: FecLine): AppError =>
  new AppError('invalid-input', {
    message: `An amount of entry ${EcritureNum} cannot be read. Check the file with check-fec.`,
  });
