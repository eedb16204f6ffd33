import type { Currency } from '@topsteel/domain/units';
import type { StoredPayout } from './infra/payout-store.ts';

/** What leaves our account for a payout: what it was converted to, or what is owed itself. */
export const sentAmount = ({
  conversion,
  currency,
  amountMinor,
}: Pick<StoredPayout, 'conversion' | 'currency' | 'amountMinor'>): {
  currency: Currency;
  amountMinor: bigint;
} => (conversion === null ? { currency, amountMinor } : conversion);
