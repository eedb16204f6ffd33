import { planConversion, type MoneySide } from '@topsteel/domain/conversion';
import { AppError } from '@topsteel/domain/errors';
import { formatAmount } from '@topsteel/domain/units';
import { announceBooking } from '../bank/index.ts';
import { balanceMinorOf, convertFunds, enterGroup } from '../ledger/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { keepRealised, type StoredConversion } from './infra/conversion-store.ts';
import { noteCovered } from './note-below-zero.ts';

/**
 * Enters a conversion: across two currencies through the pair's position, which realises its gain or loss; its fee and a
 * move within one currency by themselves.
 *
 * @returns the gain (above zero) or loss, or null within one currency
 * @throws AppError `conflict` with reason `not-covered` when the books have less on the account than left it
 */
export async function bookConversion(
  tx: Tx,
  conversion: StoredConversion,
): Promise<StoredConversion['realised']> {
  const { id, from, to, happenedOn } = conversion;
  const { exchange, legs } = planConversion(conversion);
  const act = { orderId: null, effectiveAt: new Date(`${happenedOn}T00:00:00Z`) };
  await requireCovered(tx, from, from.amountMinor);
  let realised: StoredConversion['realised'] = null;
  if (exchange !== null) {
    const { realisedMinor, currency } = await convertFunds(tx, {
      ...act,
      externalRef: `conversion:${id}`,
      ...exchange,
    });
    realised = { currency, amountMinor: realisedMinor };
    await keepRealised(tx, id, realised);
  }
  await enterGroup(tx, {
    ...act,
    externalRef: exchange === null ? `conversion:${id}` : `conversion:${id}:fee`,
    legs,
  });
  // Once more, of what is entered: another one may have taken from the account meanwhile.
  await requireCovered(tx, from, 0n);
  await noteCovered(tx, to.account, to.currency);
  const booked = {
    ref: `conversion:${id}`,
    label: `${conversion.counterparty} ${conversion.reference}`,
    happenedOn,
  };
  for (const [side, sign] of [
    [from, -1n],
    [to, 1n],
  ] as const)
    await announceBooking(tx, {
      ...booked,
      account: side.account,
      currency: side.currency,
      movedMinor: sign * side.amountMinor,
    });
  return realised;
}

async function requireCovered(tx: Tx, { account, currency }: MoneySide, leavesMinor: bigint): Promise<void> {
  const balanceMinor = await balanceMinorOf(tx, account, currency);
  if (balanceMinor >= leavesMinor) return;
  throw new AppError('conflict', {
    message: `The books have ${formatAmount(balanceMinor, currency)} ${currency} on this account, less than left it. Record first what came onto it, or check the amount.`,
    details: {
      reason: 'not-covered',
      remedy: 'Record first what came onto the account, or correct the amount.',
      errors: [{ field: 'fromMinor', message: 'More than the books have on the account.' }],
      figures: { balanceMinor: balanceMinor.toString() },
    },
  });
}
