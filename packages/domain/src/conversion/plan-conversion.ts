import { AppError } from '../errors/index.ts';
import { againstRatesBps, type ExchangeRates } from '../fx/index.ts';
import { accountOf, type AccountCode, type AccountRef, type Leg } from '../ledger/index.ts';
import { formatAmount, type Currency } from '../units/index.ts';

/** Accounts on which money of the platform lies: at a bank, in a wallet, or with a provider that owes it. */
export const moneyCodes = [
  'bank',
  'treasury_wallet',
  'native_wallet',
  'card_clearing',
  'crypto_clearing',
] as const satisfies readonly AccountCode[];
export type MoneyCode = (typeof moneyCodes)[number];

/** What left, or what arrived on, an account of ours, in minor units of its currency. */
export interface MoneySide {
  account: AccountRef;
  currency: Currency;
  amountMinor: bigint;
}

/**
 * An exchange that a bank, an exchange or a provider made for the platform, or a move between two accounts of one
 * currency.
 */
export interface Conversion {
  /** All that left, with a fee that was taken of it. */
  from: MoneySide;
  /** What arrived, after a fee that was taken of it. */
  to: MoneySide;
  /** Taken by the counterparty, in one of the two currencies; zero for none. */
  fee: { currency: Currency; amountMinor: bigint };
  counterparty: string;
}

/** How a conversion is entered: across two currencies an exchange, and legs in one currency each. */
export interface ConversionPlan {
  exchange: { debit: MoneySide; credit: MoneySide } | null;
  legs: (Leg & { currency: Currency })[];
}

/**
 * What a conversion means for the books. What arrived before the fee was exchanged for what left before it; the fee is a
 * cost of the account that it was taken of.
 *
 * @throws AppError `invalid-input` with the field when an amount is not above zero, the fee is in neither currency or
 *   takes all of it, the amounts of one currency do not add up, or nothing moves.
 * @example
 * // 10,000.00 EUR left the bank, 11,600.00 USDC arrived, 20.00 EUR were the bank's
 * // exchange: treasury 11,600.00 USDC ← bank 9,980.00 EUR; provider_fees ← bank 20.00 EUR
 */
export function planConversion({ from, to, fee, counterparty }: Conversion): ConversionPlan {
  if (from.amountMinor <= 0n) throw wrong('fromMinor', 'Say how much left the account.');
  if (to.amountMinor <= 0n) throw wrong('toMinor', 'Say how much arrived.');
  const costs = accountOf('provider_fees', counterparty);
  const isOne = from.currency === to.currency;
  if (fee.amountMinor < 0n) throw wrong('feeMinor', 'A fee is not below zero.');
  if (fee.amountMinor > 0n && fee.currency !== from.currency && fee.currency !== to.currency)
    throw wrong('feeCurrency', `The fee is in ${from.currency} or ${to.currency}.`);
  const isOfFrom = fee.currency === from.currency;
  const feeLeg = (side: MoneySide): ConversionPlan['legs'] =>
    fee.amountMinor === 0n
      ? []
      : [
          {
            debit: costs,
            credit: side.account,
            amountMinor: fee.amountMinor,
            code: 'provider-fee',
            currency: side.currency,
          },
        ];
  if (isOne) {
    if (from.account.code === to.account.code && from.account.owner === to.account.owner)
      throw wrong('to', 'Choose another account: nothing moves within one.');
    if (from.amountMinor !== to.amountMinor + fee.amountMinor)
      throw wrong(
        'toMinor',
        `${amountOf(from.amountMinor, from.currency)} left; what arrived and the fee make ${amountOf(to.amountMinor + fee.amountMinor, from.currency)}. In one currency they are the same.`,
      );
    const move = { debit: to.account, credit: from.account, amountMinor: to.amountMinor };
    return {
      exchange: null,
      legs: [{ ...move, code: 'transfer', currency: from.currency }, ...feeLeg(from)],
    };
  }
  const exchangedMinor = isOfFrom ? from.amountMinor - fee.amountMinor : from.amountMinor;
  if (exchangedMinor <= 0n) throw wrong('feeMinor', 'The fee takes all that left. Check the amounts.');
  const gotMinor = isOfFrom ? to.amountMinor : to.amountMinor + fee.amountMinor;
  return {
    exchange: {
      debit: { ...to, amountMinor: gotMinor },
      credit: { ...from, amountMinor: exchangedMinor },
    },
    legs: feeLeg(isOfFrom ? from : to),
  };
}

/**
 * How much better or worse than the rates of its day a conversion was with its fee, in hundredths of a percent; null when
 * there are no rates. Within one currency it is the fee.
 */
export function judgeConversion(
  { from, to }: Pick<Conversion, 'from' | 'to'>,
  rates: ExchangeRates | null,
): bigint | null {
  return rates === null ? null : againstRatesBps(from.amountMinor, to.amountMinor, rates);
}

/**
 * Does a conversion wait for a second person? Without a rate to compare with, and further from it than is tolerated, on
 * either side: too good is as odd as too bad.
 */
export const needsSecondPerson = (againstBps: bigint | null, toleranceBps: bigint): boolean =>
  againstBps === null || againstBps > toleranceBps || againstBps < -toleranceBps;

const amountOf = (minor: bigint, currency: Currency): string =>
  `${formatAmount(minor, currency)} ${currency}`;
const wrong = (field: string, message: string): AppError =>
  new AppError('invalid-input', {
    message,
    details: { reason: 'conversion-wrong', errors: [{ field, message }] },
  });
