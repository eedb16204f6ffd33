import type { PayoutAccount as AccountRow } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export type { AccountRow };

export async function insertAccount(
  tx: Tx,
  account: Pick<AccountRow, 'id' | 'organisationId' | 'currency' | 'holder' | 'iban' | 'bic' | 'proposedBy'>,
): Promise<void> {
  await tx.payoutAccount.create({ data: account });
}

export const findAccount = (tx: Tx, id: string): Promise<AccountRow | null> =>
  tx.payoutAccount.findUnique({ where: { id } });

export async function lockAccount(tx: Tx, id: string): Promise<AccountRow | null> {
  await tx.$queryRaw`SELECT 1 FROM payout_account WHERE id = ${id}::uuid FOR UPDATE`;
  return findAccount(tx, id);
}

export async function decideAccountRow(
  tx: Tx,
  account: AccountRow,
  decision: { state: 'approved' | 'declined'; decidedBy: string; decidedAt: Date; usableFrom: Date | null },
): Promise<void> {
  if (decision.state === 'approved') {
    await tx.payoutAccount.updateMany({
      where: { organisationId: account.organisationId, currency: account.currency, state: 'approved' },
      data: { state: 'replaced' },
    });
  }
  await tx.payoutAccount.update({ where: { id: account.id }, data: decision });
}

/** The approved account of a vendor for a currency, or null. */
export const accountInUse = (tx: Tx, organisationId: string, currency: string): Promise<AccountRow | null> =>
  tx.payoutAccount.findFirst({ where: { organisationId, currency, state: 'approved' } });

export const accountsOf = (tx: Tx, organisationId: string): Promise<AccountRow[]> =>
  tx.payoutAccount.findMany({ where: { organisationId }, orderBy: { id: 'desc' }, take: 50 });

export const accountsAwaiting = (tx: Tx): Promise<AccountRow[]> =>
  tx.payoutAccount.findMany({ where: { state: 'proposed' }, orderBy: { id: 'asc' }, take: 200 });
