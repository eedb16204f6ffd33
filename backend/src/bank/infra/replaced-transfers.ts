import { refundableMinor, uncapturedMinor } from '@topsteel/domain/sepa';
import type { Tx } from '../../platform/database/index.ts';
import { findClaim } from './claim-store.ts';
import type { StoredTransfer } from './transfer-store.ts';

/** The key that a refused or returned transfer is sent again under, once. */
export const resendKeyOf = (transferId: string): string => `resend:${transferId}`;

/**
 * Refused transfers whose money has been sent another way since: made all the same, they would be paid twice, and the
 * order's totals have no room for it. A payout is not among them: what it pays twice becomes the vendor's debt.
 */
export async function replacedTransfers(tx: Tx, refused: readonly StoredTransfer[]): Promise<Set<string>> {
  const asked = refused.filter(({ kind }) => kind !== 'payout');
  if (asked.length === 0) return new Set();
  const resent = await tx.bankTransfer.findMany({
    where: { key: { in: asked.map(({ id }) => resendKeyOf(id)) } },
    select: { key: true },
  });
  const replaced = new Set(resent.map(({ key }) => key.slice(resendKeyOf('').length)));
  for (const { id, claimId, kind, amountMinor } of asked) {
    if (claimId === null || replaced.has(id)) continue;
    const row = await tx.bankClaim.findUniqueOrThrow({ where: { id: claimId }, select: { attemptId: true } });
    const claim = await findClaim(tx, row.attemptId);
    const roomMinor =
      claim === null ? 0n : kind === 'refund' ? refundableMinor(claim.facts) : uncapturedMinor(claim.facts);
    if (amountMinor > roomMinor) replaced.add(id);
  }
  return replaced;
}
