import { accountOf } from '@topsteel/domain/ledger';
import { planApproval } from '@topsteel/domain/payout';
import { convertFunds, enterGroup } from '../ledger/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { StoredPayout } from './infra/payout-store.ts';

/**
 * Sets an approved payout's money aside, out of what is owed to the vendor: a debt first, then what is on its way. Where it
 * is paid in another currency, the exchange is what takes it out of the one and puts it aside in the other.
 */
export async function setAside(tx: Tx, payout: StoredPayout, at: Date): Promise<void> {
  const { id, sellerAccount, currency, amountMinor, conversion } = payout;
  const legs = planApproval(payout, { payoutId: id, seller: sellerAccount }).filter(
    ({ code }) => conversion === null || code === 'debt-repaid',
  );
  await enterGroup(tx, {
    externalRef: `payout:${id}:approve`,
    orderId: null,
    effectiveAt: at,
    legs: legs.map((leg) => ({ ...leg, currency })),
  });
  if (conversion === null) return;
  await convertFunds(tx, {
    externalRef: `payout:${id}:convert`,
    orderId: null,
    effectiveAt: at,
    debit: { account: accountOf('vendor_payable', sellerAccount), currency, amountMinor },
    credit: {
      account: accountOf('payout_in_flight', id),
      currency: conversion.currency,
      amountMinor: conversion.amountMinor,
    },
  });
}
