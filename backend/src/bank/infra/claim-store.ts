import type { ClaimFacts, PayerAccount } from '@topsteel/domain/sepa';
import type { Tx } from '../../platform/database/index.ts';
import { storedTransfer } from './transfer-store.ts';

export interface NewClaim {
  attemptId: string;
  orderId: string;
  orderNumber: string;
  reference: string;
  amountMinor: bigint;
  payerName: string;
}

/** A claim with everything that its totals follow from. */
export interface StoredClaim extends NewClaim {
  id: string;
  facts: ClaimFacts;
  /** In the order in which they paid. */
  payerAccounts: PayerAccount[];
}

export async function insertClaim(tx: Tx, id: string, claim: NewClaim): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO bank_claim (id, attempt_id, order_id, order_number, reference, amount_minor, payer_name)
    VALUES (${id}::uuid, ${claim.attemptId}::uuid, ${claim.orderId}::uuid, ${claim.orderNumber}, ${claim.reference},
            ${claim.amountMinor.toString()}::numeric, ${claim.payerName}) ON CONFLICT (attempt_id) DO NOTHING`;
}

/** Reads the claim so that nobody else changes it before this transaction ends. */
export async function lockClaim(tx: Tx, attemptId: string): Promise<StoredClaim | null> {
  await tx.$queryRaw`SELECT 1 FROM bank_claim WHERE attempt_id = ${attemptId}::uuid FOR UPDATE`;
  return findClaim(tx, attemptId);
}

export async function findClaim(tx: Tx, attemptId: string): Promise<StoredClaim | null> {
  const row = await tx.bankClaim.findUnique({
    where: { attemptId },
    include: {
      transfers: { orderBy: { id: 'asc' } },
      allocations: { orderBy: { id: 'asc' }, include: { entry: { select: { line: true } } } },
    },
  });
  if (row === null) return null;
  const receipts = row.allocations.filter(({ kind }) => kind === 'receipt');
  const takenBack = row.allocations.filter(({ kind }) => kind === 'taken-back');
  const transfers = row.transfers.map(storedTransfer);
  const accounts = new Map<string, PayerAccount>();
  for (const { entry, amountMinor } of receipts) {
    const { counterpartyIban: iban, counterpartyName } = entry.line as {
      counterpartyIban: string | null;
      counterpartyName: string | null;
    };
    if (iban === null) continue;
    const known = accounts.get(iban) ?? { iban, name: counterpartyName ?? row.payerName, leftMinor: 0n };
    accounts.delete(iban);
    accounts.set(iban, { ...known, leftMinor: known.leftMinor + BigInt(amountMinor.toFixed()) });
  }
  for (const { creditorIban, status, amountMinor } of transfers) {
    const account = accounts.get(creditorIban);
    if (account && status !== 'rejected' && status !== 'returned') account.leftMinor -= amountMinor;
  }
  return {
    id: row.id,
    attemptId: row.attemptId,
    orderId: row.orderId,
    orderNumber: row.orderNumber,
    reference: row.reference,
    amountMinor: BigInt(row.amountMinor.toFixed()),
    payerName: row.payerName,
    payerAccounts: [...accounts.values()],
    facts: {
      amountMinor: BigInt(row.amountMinor.toFixed()),
      receipts: receipts.map(({ amountMinor, feeMinor }) => ({
        amountMinor: BigInt(amountMinor.toFixed()),
        feeMinor: BigInt(feeMinor.toFixed()),
      })),
      takenBackMinor: takenBack.reduce((sum, each) => sum + BigInt(each.amountMinor.toFixed()), 0n),
      capturedMinor: BigInt(row.capturedMinor.toFixed()),
      transfers: transfers.map(({ kind, status, amountMinor }) => ({
        kind: kind === 'void' ? 'void' : 'refund',
        status,
        amountMinor,
      })),
      isClosed: row.closedAt !== null,
    },
  };
}

/** @returns false when this act was done before */
export async function insertAct(
  tx: Tx,
  claimId: string,
  act: { key: string; verb: 'capture' | 'void' | 'refund'; amountMinor: bigint },
): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO bank_act (key, claim_id, verb, amount_minor)
    VALUES (${act.key}, ${claimId}::uuid, ${act.verb}, ${act.amountMinor.toString()}::numeric)
    ON CONFLICT (key) DO NOTHING`;
  return written === 1;
}

export async function keepCapture(tx: Tx, claimId: string, amountMinor: bigint): Promise<void> {
  await tx.bankClaim.update({ where: { id: claimId }, data: { capturedMinor: amountMinor.toString() } });
}

export async function closeClaim(tx: Tx, claimId: string): Promise<void> {
  await tx.bankClaim.updateMany({ where: { id: claimId, closedAt: null }, data: { closedAt: new Date() } });
}

/** The payment of this claim has to be read again. */
export async function markClaim(tx: Tx, claimId: string): Promise<void> {
  await tx.$executeRaw`UPDATE bank_claim SET changed_at = clock_timestamp() WHERE id = ${claimId}::uuid`;
}

/** Attempts whose claim has changed since their payment was told. */
export async function claimsToTell(tx: Tx): Promise<{ id: string; attemptId: string; changedAt: string }[]> {
  return tx.$queryRaw`
    SELECT id::text, attempt_id::text AS "attemptId", to_char(changed_at, 'YYYY-MM-DD HH24:MI:SS.MSOF') AS "changedAt"
      FROM bank_claim WHERE told_at IS NULL OR told_at < changed_at ORDER BY changed_at LIMIT 100`;
}

/** Notes up to which change the payment was told; a change that came meanwhile is told again. */
export async function noteTold(tx: Tx, claimId: string, changedAt: string): Promise<void> {
  await tx.$executeRaw`UPDATE bank_claim SET told_at = ${changedAt}::timestamptz WHERE id = ${claimId}::uuid`;
}
