import { exchangeDown } from '@topsteel/domain/fx';
import type { PlannedPayout } from '@topsteel/domain/payout';
import type { Currency } from '@topsteel/domain/units';
import { exchangeRates } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { StoredConversion } from './infra/payout-store.ts';

/**
 * As what a planned payout is paid in another currency: its worth by the feed's rates of now, rounded down once for the
 * whole payout. What is below the minor unit stays in what the platform's position has cost, and comes out as its gain.
 *
 * @returns why it is not paid now, where no rate holds or it would be below the smallest payout
 */
export async function convertDue(
  tx: Tx,
  { currency: from, amountMinor }: Pick<PlannedPayout, 'currency' | 'amountMinor'>,
  to: Currency,
  minimumMinor: Readonly<Partial<Record<Currency, bigint>>>,
): Promise<StoredConversion | { why: string }> {
  const rates = await exchangeRates(tx, { from, to });
  if (rates === null)
    return {
      why: `It is paid as ${to} as soon as there is a rate for ${from} that holds; there is none now.`,
    };
  const worthMinor = exchangeDown(amountMinor, rates);
  return worthMinor < (minimumMinor[to] ?? 1n)
    ? { why: 'It is below the smallest payout; it is paid together with what comes next.' }
    : { currency: to, amountMinor: worthMinor, rates };
}
