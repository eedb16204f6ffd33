import { AppError } from '@topsteel/domain/errors';
import { formatAmount } from '@topsteel/domain/units';
import type { Tx } from '../platform/database/index.ts';
import { unexplainedDebitsMinor } from './infra/unexplained-debits.ts';

/** @throws AppError `conflict` while something has left for this account that nobody has explained: it may be the same. */
export async function requireExplained(tx: Tx, iban: string): Promise<void> {
  const minor = await unexplainedDebitsMinor(tx, iban);
  if (minor === 0n) return;
  throw new AppError('conflict', {
    message: `${formatAmount(minor, 'EUR')} EUR went out to this account and nothing says what for. Match them at /finance/reconcile first: they may be the same money.`,
    details: { reason: 'debit-unexplained', openMinor: minor.toString() },
  });
}
