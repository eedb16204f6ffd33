import type { Tx } from '../platform/database/index.ts';

/** Something that a person has to look at: never silence, always a reason and what to do. */
export interface WorkRequest {
  /** One per trouble, for ever: the same trouble is not opened twice, and not again once it was closed. */
  key: string;
  kind:
    | 'settlement-stuck'
    | 'payment-unmatched'
    | 'payment-amount'
    | 'payment-late'
    | 'refund-failed'
    | 'payment-reversed'
    | 'dispute'
    | 'payout-returned'
    | 'payout-failed'
    | 'bank-entry'
    | 'money-stopped'
    | 'invoice-held'
    | 'chain-difference'
    | 'vendor-application'
    | 'vendor-document'
    | 'refund-due'
    | 'account-below-zero'
    | 'act-taken-back';
  orderId: string | null;
  /** The organisation that may see it besides the marketplace's own people; null for nobody else. */
  organisationId: string | null;
  /** What happened, in one sentence. */
  reason: string;
  /** What to do about it, in one sentence. */
  action: string;
  details?: Readonly<Record<string, unknown>>;
  dueAt?: Date;
}

/** Opens the item in the caller's transaction. @returns false when it was opened before. */
export async function openWork(tx: Tx, work: WorkRequest): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO work_item (id, key, kind, order_id, organisation_id, reason, action, details, due_at)
    VALUES (uuidv7(), ${work.key}, ${work.kind}, ${work.orderId}::uuid, ${work.organisationId}::uuid, ${work.reason},
            ${work.action}, ${JSON.stringify(work.details ?? {})}::jsonb, ${work.dueAt ?? null}::timestamptz)
    ON CONFLICT (key) DO NOTHING`;
  return written === 1;
}

/** Closes the item, by a person or because the trouble went away. @returns false when it is not open. */
export async function closeWork(tx: Tx, key: string, by: string, outcome: string): Promise<boolean> {
  const written = await tx.$executeRaw`
    UPDATE work_item SET closed_at = now(), closed_by = ${by}, outcome = ${outcome}
     WHERE key = ${key} AND closed_at IS NULL`;
  return written === 1;
}

/** Closes every open item whose key begins so. @returns how many there were */
export async function closeWorkUnder(tx: Tx, prefix: string, by: string, outcome: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE work_item SET closed_at = now(), closed_by = ${by}, outcome = ${outcome}
     WHERE starts_with(key, ${prefix}) AND closed_at IS NULL`;
}
