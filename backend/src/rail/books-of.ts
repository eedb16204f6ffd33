import { accountOf, type AccountRef } from '@topsteel/domain/ledger';
import type { ReceiptBooks } from '@topsteel/domain/payment';
import type { Attempt, Rail } from './rail.ts';

/** Who keeps fees and clears, by rail. */
const providerOf: Record<Attempt['rail'], string> = {
  card: 'stripe',
  coinbase: 'coinbase',
  sepa: 'bank',
  eth: 'chain',
  'usdc-escrow': 'chain',
};

/** The accounts that an attempt's money moves through. */
export function booksOf(rail: Rail, attempt: Attempt): ReceiptBooks {
  return {
    holds: rail.abilities.holds,
    orderId: attempt.orderId,
    attemptId: attempt.id,
    clearing: rail.clearingOf?.(attempt) ?? usualClearing(rail, attempt),
    provider: providerOf[attempt.rail],
  };
}

function usualClearing(rail: Rail, attempt: Attempt): AccountRef {
  const action = rail.actionOf(attempt);
  if (action.kind === 'transfer') return accountOf('bank', action.iban);
  if (action.kind === 'send') return accountOf('native_wallet', action.to);
  const provider = providerOf[attempt.rail];
  return attempt.rail === 'card'
    ? accountOf('card_clearing', provider)
    : accountOf('crypto_clearing', provider);
}
