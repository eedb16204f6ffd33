import type { BankFile, BankTransfer } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export type TransferKind = 'payout' | 'refund' | 'void' | 'send-back';
export type TransferStatus = 'waiting' | 'sent' | 'accepted' | 'settled' | 'rejected' | 'returned';

export interface StoredTransfer extends Omit<BankTransfer, 'amountMinor' | 'kind' | 'status'> {
  amountMinor: bigint;
  kind: TransferKind;
  status: TransferStatus;
}

export interface StoredFile extends BankFile {
  transfers: StoredTransfer[];
}

export interface NewTransfer {
  id: string;
  key: string;
  kind: TransferKind;
  claimId: string | null;
  entryId: string | null;
  endToEndId: string;
  creditorName: string;
  creditorIban: string;
  creditorBic: string | null;
  amountMinor: bigint;
  remittance: string;
}

const whole = { transfers: { orderBy: { id: 'asc' } } } as const;

export const storedTransfer = (row: BankTransfer): StoredTransfer => ({
  ...row,
  amountMinor: BigInt(row.amountMinor.toFixed()),
  kind: row.kind as TransferKind,
  status: row.status as TransferStatus,
});

/** @returns false when a file of this key is there already; nothing is added then. */
export async function insertFile(
  tx: Tx,
  file: { id: string; key: string; messageId: string; executeOn: string },
  transfers: readonly NewTransfer[],
): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO bank_file (id, key, message_id, execute_on)
    VALUES (${file.id}::uuid, ${file.key}, ${file.messageId}, ${file.executeOn}::date) ON CONFLICT (key) DO NOTHING`;
  if (written === 0) return false;
  await tx.bankTransfer.createMany({
    data: transfers.map((transfer) => ({
      ...transfer,
      fileId: file.id,
      amountMinor: transfer.amountMinor.toString(),
    })),
  });
  return true;
}

export async function findFile(tx: Tx, where: { id: string } | { key: string }): Promise<StoredFile | null> {
  const row = await tx.bankFile.findUnique({ where, include: whole });
  return row && { ...row, transfers: row.transfers.map(storedTransfer) };
}

/** Files that the bank does not have yet, or has not told the end of, whose time to be looked at has come. */
export async function dueFiles(tx: Tx, now: Date): Promise<StoredFile[]> {
  const rows = await tx.bankFile.findMany({
    where: { status: { in: ['waiting', 'sent'] }, nextAt: { lte: now } },
    orderBy: { nextAt: 'asc' },
    take: 20,
    include: whole,
  });
  return rows.map((row) => ({ ...row, transfers: row.transfers.map(storedTransfer) }));
}

export async function updateFile(
  tx: Tx,
  id: string,
  change: {
    status?: 'waiting' | 'sent' | 'done' | 'failed';
    xml?: string;
    attempts?: number;
    nextAt?: Date;
    lastError?: string | null;
    sentAt?: Date;
  },
): Promise<void> {
  await tx.bankFile.update({ where: { id }, data: change });
}

export async function findTransfer(
  tx: Tx,
  where: { id: string } | { key: string },
): Promise<StoredTransfer | null> {
  const row = await tx.bankTransfer.findUnique({ where });
  return row && storedTransfer(row);
}

/**
 * Moves a transfer on from one of the given states.
 *
 * @returns the transfer as it is now, or null when it was in another state
 */
export async function moveTransfer(
  tx: Tx,
  id: string,
  from: readonly TransferStatus[],
  status: TransferStatus,
  reasonCode: string | null,
): Promise<StoredTransfer | null> {
  const { count } = await tx.bankTransfer.updateMany({
    where: { id, status: { in: [...from] } },
    data: { status, reasonCode, changedAt: new Date() },
  });
  return count === 0 ? null : findTransfer(tx, { id });
}
