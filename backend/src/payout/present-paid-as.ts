import type { PaidAs } from '@topsteel/domain/api';
import type { StoredConversion } from './infra/payout-store.ts';
import { presentRates } from '../conversion/index.ts';

/** As what a payout is paid, with the rates that say so. */
export const presentPaidAs = ({ currency, amountMinor, rates }: StoredConversion): PaidAs => ({
  currency,
  amountMinor: amountMinor.toString(),
  ...presentRates(rates),
});
