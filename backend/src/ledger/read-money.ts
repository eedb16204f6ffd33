import { accountOf, balanceOf, chartOfAccounts, fxPairOf, type AccountRef } from '@topsteel/domain/ledger';
import { moneyCodes, type MoneyCode } from '@topsteel/domain/conversion';
import type { Currency } from '@topsteel/domain/units';
import type { Tx } from '../platform/database/index.ts';
import { accountId } from './infra/ledger-rows.ts';
import { balanceOfAccount, isMovedForOrder, selectHeld } from './infra/position-queries.ts';

/** What is posted on an account, on its normal side, in minor units; zero where it was never opened. */
export async function balanceMinorOf(tx: Tx, account: AccountRef, currency: Currency): Promise<bigint> {
  const { debitsMinor, creditsMinor } = await balanceOfAccount(tx, accountId(account, currency));
  return balanceOf(chartOfAccounts[account.code].normalSide, {
    debitsPosted: debitsMinor,
    creditsPosted: creditsMinor,
    debitsPending: 0n,
    creditsPending: 0n,
  });
}

/** Names an account of one currency for ever, such as in the key of a work item. */
export const nameOfAccount = (account: AccountRef, currency: Currency): string =>
  accountId(account, currency);

export interface HeldMoney {
  code: MoneyCode;
  owner: string;
  currency: Currency;
  balanceMinor: bigint;
}

const MOST = 300;

/** The accounts on which money of the platform lies, or stands below zero, by code and owner; at most 300. */
export async function readMoney(tx: Tx): Promise<HeldMoney[]> {
  const rows = await selectHeld(tx, moneyCodes, MOST);
  return rows.map(({ code, owner, currency, debits, credits }) => ({
    code: code as MoneyCode,
    owner,
    currency: currency as Currency,
    balanceMinor: BigInt(debits) - BigInt(credits),
  }));
}

/** What exchanges have left open of each pair: what is held of its base currency, and what that has cost. */
export async function readPositions(
  tx: Tx,
): Promise<{ pair: string; base: Currency; quote: Currency; heldMinor: bigint; costMinor: bigint }[]> {
  const rows = await selectHeld(tx, ['fx_liquidity'], MOST);
  const pairs = [...new Set(rows.map(({ owner }) => owner))];
  return pairs.map((owner) => {
    const [one, other] = owner.toUpperCase().split('/') as [Currency, Currency];
    const { base, quote, name } = fxPairOf(one, other);
    const debitOf = (currency: Currency) => {
      const row = rows.find((each) => each.owner === owner && each.currency === currency);
      return BigInt(row?.debits ?? 0) - BigInt(row?.credits ?? 0);
    };
    return { pair: name, base, quote, heldMinor: -debitOf(base), costMinor: debitOf(quote) };
  });
}

/** Is money booked on it, or was it ever? */
export async function isOpened(tx: Tx, account: AccountRef, currency: Currency): Promise<boolean> {
  const { debitsMinor, creditsMinor } = await balanceOfAccount(tx, accountId(account, currency));
  return debitsMinor > 0n || creditsMinor > 0n;
}

/** Has an order moved it? */
export const isAccountOfOrder = (
  tx: Tx,
  account: AccountRef,
  currency: Currency,
  orderId: string,
): Promise<boolean> => isMovedForOrder(tx, accountId(account, currency), orderId);

/** @example moneyRef({ code: 'bank', owner: 'LU28…' }) // { code: 'bank', owner: 'lu28…' } */
export const moneyRef = ({ code, owner }: { code: MoneyCode; owner: string }): AccountRef =>
  accountOf(code, owner);
