import { AppError } from '@topsteel/domain/errors';
import { accountOf, fxPairOf, tradePosition, type AccountRef } from '@topsteel/domain/ledger';
import type { Currency } from '@topsteel/domain/units';
import type { Tx } from '../platform/database/index.ts';
import { enterGroup, type GroupLeg } from './enter-group.ts';
import { balanceOfAccount, lockPosition } from './infra/position-queries.ts';
import { accountId, groupsOf } from './infra/ledger-rows.ts';

/** One side of an exchange: an account, and what of its own currency moves there. */
export interface ConvertedSide {
  account: AccountRef;
  currency: Currency;
  amountMinor: bigint;
}

/** An exchange of one currency for another, entered on both sides. */
export interface Conversion {
  /** Names the exchange, for ever. */
  externalRef: string;
  orderId: string | null;
  effectiveAt: Date;
  /** What is debited: money that comes in, or a debt that is settled. */
  debit: ConvertedSide;
  /** What is credited, in the other currency: money that goes out, or a debt that is taken on. */
  credit: ConvertedSide;
}

/**
 * Exchanges one currency for another through the pair's position (`fx_liquidity`, owner EUR/USDC): each side balances in
 * its own currency. What closes a part of the position realises its gain or loss against the weighted average cost, in
 * the pair's quote currency.
 *
 * @returns the gain (above zero) or loss in minor units of the quote currency, and whether it was entered now.
 * @throws AppError `conflict` when the reference stands with other amounts; `not-conserved` when a limit would be passed;
 *   `invalid-input` when both sides have one currency.
 * @example
 * // 1,000.00 EUR of an order are now owed in dollars.
 * await convertFunds(tx, { externalRef: 'quote:…', orderId, effectiveAt,
 *   debit: { account: accountOf('order_liability', orderId), currency: 'EUR', amountMinor: 100_000n },
 *   credit: { account: accountOf('order_liability', orderId), currency: 'USDC', amountMinor: 1_160_000_000n } })
 * // { isNew: true, realisedMinor: 0n, currency: 'USDC' }
 */
export async function convertFunds(
  tx: Tx,
  conversion: Conversion,
): Promise<{ isNew: boolean; realisedMinor: bigint; currency: Currency }> {
  const { externalRef, orderId, effectiveAt, debit, credit } = conversion;
  const { base, quote, name } = fxPairOf(debit.currency, credit.currency);
  const position = accountOf('fx_liquidity', name);
  const legs: GroupLeg[] = [
    { ...amountOf(debit), debit: debit.account, credit: position, code: 'convert' },
    { ...amountOf(credit), debit: position, credit: credit.account, code: 'convert' },
  ];
  // Who exchanges the same pair waits here: the average is taken of what is committed.
  await lockPosition(tx, name);
  const known = await realisedBefore(tx, externalRef, legs);
  if (known !== undefined) return { isNew: false, realisedMinor: known, currency: quote };
  const held = await balanceOfAccount(tx, accountId(position, base));
  const cost = await balanceOfAccount(tx, accountId(position, quote));
  const moved = (currency: Currency) =>
    debit.currency === currency ? debit.amountMinor : -credit.amountMinor;
  const { realisedMinor } = tradePosition(
    { quantityMinor: held.creditsMinor - held.debitsMinor, costMinor: cost.debitsMinor - cost.creditsMinor },
    { baseMinor: moved(base), quoteMinor: moved(quote) },
  );
  if (realisedMinor > 0n) {
    const gain = accountOf('fx_gain', name);
    legs.push({
      debit: position,
      credit: gain,
      amountMinor: realisedMinor,
      currency: quote,
      code: 'fx-gain',
    });
  } else if (realisedMinor < 0n) {
    const loss = accountOf('fx_loss', name);
    legs.push({
      debit: loss,
      credit: position,
      amountMinor: -realisedMinor,
      currency: quote,
      code: 'fx-loss',
    });
  }
  const isNew = await enterGroup(tx, { externalRef, orderId, effectiveAt, legs });
  return { isNew, realisedMinor, currency: quote };
}

const amountOf = ({ currency, amountMinor }: ConvertedSide) => ({ currency, amountMinor });

/** What an exchange of this reference realised when it was entered; undefined when it never was. */
async function realisedBefore(
  tx: Tx,
  externalRef: string,
  legs: readonly GroupLeg[],
): Promise<bigint | undefined> {
  const [group] = await groupsOf(tx, externalRef);
  if (!group) return undefined;
  const isSame = legs.every((leg, index) => {
    const entered = group.transfers[index];
    return (
      entered?.amountMinor === leg.amountMinor &&
      entered.debitAccountId === accountId(leg.debit, leg.currency) &&
      entered.creditAccountId === accountId(leg.credit, leg.currency)
    );
  });
  if (!isSame) {
    throw new AppError('conflict', {
      message: `The exchange ${externalRef} stands with other amounts. Enter another exchange under a reference of its own.`,
      details: { reason: 'posted-otherwise', externalRef },
    });
  }
  const result = group.transfers[2];
  if (!result) return 0n;
  return result.code === 'fx-gain' ? result.amountMinor : -result.amountMinor;
}
