import { AppError } from '@topsteel/domain/errors';
import { accountOf, type AccountRef } from '@topsteel/domain/ledger';
import type { Currency } from '@topsteel/domain/units';
import { newId, type Tx } from '../platform/database/index.ts';

/** What a payment provider says of a payout to our account. */
export interface ExpectedPayout {
  provider: string;
  /** The provider's own name for it. */
  ref: string;
  currency: Currency;
  amountMinor: bigint;
  arrivesAt: Date;
  isFailed: boolean;
}

/** Where a provider's payout stands in the books until a statement shows it. */
export const inTransitOf = (provider: string): AccountRef => accountOf('bank', `payouts:${provider}`);

/** Lets our account wait for a provider's payout. Said again, it keeps the day and whether it failed. */
export async function expectPayout(tx: Tx, payout: ExpectedPayout): Promise<void> {
  const { provider, ref, currency, amountMinor, arrivesAt, isFailed } = payout;
  await tx.$executeRaw`
    INSERT INTO provider_payout (id, provider, ref, currency, amount_minor, arrives_on, is_failed)
    VALUES (${newId()}::uuid, ${provider}, ${ref}, ${currency}, ${amountMinor.toString()}::numeric,
            ${arrivesAt}::timestamptz AT TIME ZONE 'UTC', ${isFailed})
    ON CONFLICT (provider, ref) DO UPDATE SET arrives_on = EXCLUDED.arrives_on, is_failed = EXCLUDED.is_failed`;
}

/** @throws AppError `not-found` */
export async function payoutOf(tx: Tx, id: string): Promise<{ provider: string }> {
  const row = await tx.providerPayout.findUnique({ where: { id }, select: { provider: true } });
  if (row) return row;
  throw new AppError('not-found', { message: 'There is no such payout of a provider. Load the page again.' });
}
