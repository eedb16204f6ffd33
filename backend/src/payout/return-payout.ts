import { accountOf, type AccountRef } from '@topsteel/domain/ledger';
import { dueOf, nextPayoutState, planReturn, type MovedDue } from '@topsteel/domain/payout';
import { formatAmount } from '@topsteel/domain/units';
import { convertFunds, enterGroup } from '../ledger/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { closeWork, openWork } from '../work/index.ts';
import { lockDistribution, updateDistribution } from './infra/distribution-store.ts';
import { movePayout, type StoredPayout } from './infra/payout-store.ts';
import { sentAmount } from './sent-amount.ts';

/**
 * Gives back what a payout had taken up, once: its orders are due again, and a new payout can take them up. The money is
 * still on its way when the bank or the chain refused it, and back on our account when a bank returned it.
 */
export async function returnPayout(
  tx: Tx,
  payout: StoredPayout,
  { at, failure }: { at: Date; failure: string },
): Promise<void> {
  const state = nextPayoutState(payout.state, 'return');
  const time = timesReturned(payout) + 1;
  const externalRef = `payout:${payout.id}:return:${time.toString()}`;
  await moveDue(tx, payout, -1n, { externalRef, money: whereItIs(payout), at });
  await movePayout(tx, payout.id, { state, cause: failure, lines: 'released', failure });
  const sent = sentAmount(payout);
  await openWork(tx, {
    key: workKeyOf(payout, time),
    kind: payout.state === 'settled' ? 'payout-returned' : 'payout-failed',
    orderId: null,
    organisationId: payout.sellerId,
    reason: `The payout of ${formatAmount(sent.amountMinor, sent.currency)} ${sent.currency} to ${payout.destination.holder} did not arrive. ${failure}`,
    action:
      payout.method === 'sepa'
        ? 'Ask the vendor for the right bank account, have it approved, and propose the payout again; what is owed stands again.'
        : 'See why the transfer was refused, and propose the payout again; what is owed stands again.',
    details: { payoutId: payout.id, batchId: payout.batchId, amountMinor: sent.amountMinor.toString() },
  });
}

/**
 * Takes up again what was given back, since the money left all the same: a bank that had refused the transfer made it, and
 * its statement shows it. What a later payout has paid meanwhile becomes the vendor's debt.
 *
 * @param money the account that it left
 */
export async function takeUpAgain(
  tx: Tx,
  payout: StoredPayout,
  { at, money }: { at: Date; money: AccountRef },
): Promise<void> {
  await moveDue(tx, payout, 1n, { externalRef: `payout:${payout.id}:settle-after-all`, money, at });
  await closeWork(
    tx,
    workKeyOf(payout, timesReturned(payout)),
    'bank',
    'It was paid after all; the books follow.',
  );
}

/** Moves the orders of a payout, given back (-1) or taken up (+1), and their money. */
async function moveDue(
  tx: Tx,
  payout: StoredPayout,
  sign: 1n | -1n,
  { externalRef, money, at }: { externalRef: string; money: AccountRef; at: Date },
): Promise<void> {
  const dues: MovedDue[] = [];
  for (const line of [...payout.lines].sort((a, b) => a.orderId.localeCompare(b.orderId))) {
    const before = await lockDistribution(tx, line.orderId, line.currency);
    if (!before) continue;
    const allocatedMinor = before.allocatedMinor + sign * (line.toMinor - line.fromMinor);
    const after = { ...before, allocatedMinor, allocation: before.allocation + 1 };
    await updateDistribution(tx, after);
    dues.push({ beforeMinor: dueOf(before), afterMinor: dueOf(after) });
  }
  const { conversion, currency, amountMinor } = payout;
  const owed = conversion === null ? money : accountOf('payout_in_flight', payout.id);
  const enter = () =>
    enterGroup(tx, {
      externalRef,
      orderId: null,
      effectiveAt: at,
      legs: planReturn(dues, { money: owed, seller: payout.sellerAccount }).map((leg) => ({
        ...leg,
        currency,
      })),
    });
  if (conversion === null) {
    await enter();
    return;
  }
  // Exchanged back at what it was exchanged for; what is owed again is worth what it is worth when it is paid anew.
  const paid = { account: money, currency: conversion.currency, amountMinor: conversion.amountMinor };
  const due = { account: owed, currency, amountMinor };
  const act = { externalRef: `${externalRef}:convert`, orderId: null, effectiveAt: at };
  if (sign === -1n) await convertFunds(tx, { ...act, debit: paid, credit: due });
  await enter();
  if (sign === 1n) await convertFunds(tx, { ...act, debit: due, credit: paid });
}

/** A payout can come back twice: refused, made all the same, and then sent back. */
const timesReturned = ({ events }: StoredPayout): number =>
  events.filter(({ state }) => state === 'returned').length;

const workKeyOf = ({ id }: StoredPayout, time: number): string => `payout-returned:${id}:${time.toString()}`;

/** The account that a payout's money is on: on its way, or the one that it was paid from. */
export function whereItIs(payout: StoredPayout): AccountRef {
  if (payout.state !== 'settled' || payout.paidFrom === null) return accountOf('payout_in_flight', payout.id);
  return accountOf(payout.method === 'sepa' ? 'bank' : 'treasury_wallet', payout.paidFrom);
}
