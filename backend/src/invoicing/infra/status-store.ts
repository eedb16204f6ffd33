import type { LifecycleCode, LifecycleStatus } from '@topsteel/domain/invoice';
import type { Tx } from '../../platform/database/index.ts';

export interface StoredStatus extends LifecycleStatus {
  position: number;
  reason: string | null;
  /** The platform's own id of what it said; null of what we said. */
  platformId: string | null;
  at: Date;
}

/** What was said of an invoice, oldest first; nobody says more until the transaction ends. */
export async function lockStatuses(tx: Tx, invoiceId: string): Promise<StoredStatus[]> {
  await tx.$queryRaw`SELECT invoice_id FROM invoice_transmission WHERE invoice_id = ${invoiceId}::uuid FOR UPDATE`;
  const rows = await tx.invoiceStatus.findMany({ where: { invoiceId }, orderBy: { position: 'asc' } });
  return rows.map((row) => ({
    position: row.position,
    code: row.code as LifecycleCode,
    amountMinor: row.amountMinor === null ? null : BigInt(row.amountMinor.toFixed()),
    source: row.source as LifecycleStatus['source'],
    reason: row.reason,
    platformId: row.platformId,
    at: row.at,
  }));
}

export async function insertStatus(tx: Tx, invoiceId: string, status: StoredStatus): Promise<void> {
  const { amountMinor, ...rest } = status;
  await tx.invoiceStatus.create({
    data: { invoiceId, ...rest, amountMinor: amountMinor?.toString() ?? null },
  });
}

export interface Transmission {
  invoiceId: string;
  flowId: string | null;
  told: number;
  attempts: number;
}

/** What is due to be sent to the platform or asked of it, oldest first; taken for a while by who asks. */
export async function claimTransmission(tx: Tx, pauseS: number): Promise<Transmission | null> {
  const [due] = await tx.$queryRaw<
    { invoice_id: string; flow_id: string | null; told: number; attempts: number }[]
  >`
    UPDATE invoice_transmission SET next_at = now() + make_interval(secs => ${pauseS})
     WHERE invoice_id = (SELECT invoice_id FROM invoice_transmission WHERE state <> 'ended' AND next_at <= now()
                          ORDER BY next_at, invoice_id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING invoice_id::text, flow_id, told, attempts`;
  return due
    ? { invoiceId: due.invoice_id, flowId: due.flow_id, told: due.told, attempts: due.attempts }
    : null;
}

export async function keepDeposit(tx: Tx, invoiceId: string, flowId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE invoice_transmission SET state = 'deposited', flow_id = ${flowId}, attempts = 0, last_error = NULL
     WHERE invoice_id = ${invoiceId}::uuid`;
}

/** Ours were told up to this position, theirs were read; asked again after a pause, or never when the document is at its end. */
export async function keepTold(
  tx: Tx,
  invoiceId: string,
  { told, isEnded, pauseS }: { told: number; isEnded: boolean; pauseS: number },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE invoice_transmission
       SET told = ${told}, attempts = 0, last_error = NULL, state = ${isEnded ? 'ended' : 'deposited'},
           next_at = now() + make_interval(secs => ${pauseS})
     WHERE invoice_id = ${invoiceId}::uuid`;
}

export async function keepFailure(tx: Tx, invoiceId: string, reason: string, waitS: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE invoice_transmission
       SET attempts = attempts + 1, last_error = ${reason}, next_at = now() + make_interval(secs => ${waitS})
     WHERE invoice_id = ${invoiceId}::uuid`;
}

/** Something new is to be told. */
export async function wakeTransmission(tx: Tx, invoiceId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE invoice_transmission SET next_at = least(next_at, now()) WHERE invoice_id = ${invoiceId}::uuid AND state <> 'ended'`;
}
