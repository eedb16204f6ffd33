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
export async function dueFiles(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.bankFile.findMany({
    where: { status: { in: ['waiting', 'sent'] }, nextAt: { lte: now } },
    orderBy: { nextAt: 'asc' },
    take: 20,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/**
 * Takes a due file for one process: it is due again, for whoever comes then, when the time is over.
 *
 * @returns the file as it is now, or null when another process has it or has dealt with it
 */
export async function claimFile(tx: Tx, id: string, due: Date, seconds: number): Promise<StoredFile | null> {
  const taken = await tx.$executeRaw`
    UPDATE bank_file SET next_at = clock_timestamp() + make_interval(secs => ${seconds})
     WHERE id = ${id}::uuid AND status IN ('waiting', 'sent') AND next_at <= ${due.toISOString()}::timestamptz`;
  return taken === 0 ? null : findFile(tx, { id });
}

/** Reads the file so that nobody else changes it before this transaction ends. */
export async function lockFile(tx: Tx, id: string): Promise<StoredFile | null> {
  await tx.$queryRaw`SELECT 1 FROM bank_file WHERE id = ${id}::uuid FOR UPDATE`;
  return findFile(tx, { id });
}

/** Keeps a file's bytes, once and for good. @returns the bytes that are kept, and whether they are these */
export async function keepBytes(tx: Tx, id: string, xml: string): Promise<{ xml: string; isFirst: boolean }> {
  const written =
    await tx.$executeRaw`UPDATE bank_file SET xml = ${xml} WHERE id = ${id}::uuid AND xml IS NULL`;
  if (written === 1) return { xml, isFirst: true };
  const kept = await tx.bankFile.findUniqueOrThrow({ where: { id }, select: { xml: true } });
  return { xml: kept.xml ?? xml, isFirst: false };
}

export async function updateFile(
  tx: Tx,
  id: string,
  change: {
    status?: 'waiting' | 'sent' | 'done' | 'failed';
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

/** The entry that brought a transfer back. */
export async function returnEntryOf(tx: Tx, transferId: string): Promise<string | null> {
  const row = await tx.bankAllocation.findUnique({
    where: { transferId_kind: { transferId, kind: 'returned' } },
    select: { entryId: true },
  });
  return row?.entryId ?? null;
}
