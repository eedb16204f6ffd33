import {
  emptySnapshot,
  snapshotFromJson,
  snapshotToJson,
  type AttemptState,
  type RailName,
} from '@topsteel/domain/payment';
import type { Currency } from '@topsteel/domain/units';
import { Prisma } from '../../generated/prisma/client.ts';
import { change, type Tx } from '../../platform/database/index.ts';
import type { FirstAttempt, NewAttempt, StoredAttempt } from '../payments.ts';

interface AttemptRow {
  id: string;
  order_id: string;
  order_number: string;
  rail: RailName;
  currency: Currency;
  amount_minor: string;
  reference: string;
  provider_ref: string | null;
  details: Record<string, unknown>;
  state: AttemptState;
  snapshot: unknown;
  version: number;
  expires_at: Date | null;
  closed_at: Date | null;
  updated_at: Date;
  payer_name: string;
  payer_email: string | null;
  captured_asked: string;
  refunded_asked: string;
  is_voided: boolean;
  is_unwanted: boolean;
  is_guest: boolean;
}

/** What surrounds an attempt when its totals change. */
export interface OrderAround {
  buyerId: string;
  isClosed: boolean;
  /** Another attempt of the order is open, or the order is to be paid by another one since. */
  hasOpenAttempt: boolean;
}

const chosen = (where: Prisma.Sql) => Prisma.sql`
  SELECT a.id::text, a.order_id::text, o.number AS order_number, a.rail, a.currency, a.amount_minor::text, a.reference,
         a.provider_ref, a.details, a.state, a.snapshot, a.version, a.expires_at, a.closed_at, a.updated_at,
         b.name AS payer_name, coalesce(u.email, g.email) AS payer_email, o.created_by LIKE 'guest:%' AS is_guest, c.captured_asked, c.refunded_asked, c.is_voided,
         EXISTS (SELECT 1 FROM payment_command w WHERE w.attempt_id = a.id AND w.key LIKE 'attempt:' || a.id || ':give-back:%')
           AS is_unwanted
    FROM payment_attempt a
    JOIN purchase_order o ON o.id = a.order_id
    JOIN organisation b ON b.id = o.buyer_id
    LEFT JOIN "user" u ON u.id = o.created_by
    LEFT JOIN guest_checkout g ON g.id = CASE WHEN o.created_by LIKE 'guest:%' THEN substr(o.created_by, 7)::uuid END
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(amount_minor) FILTER (WHERE verb = 'capture'), 0)::text AS captured_asked,
             coalesce(sum(amount_minor) FILTER (WHERE verb = 'refund'), 0)::text AS refunded_asked,
             coalesce(bool_or(verb = 'void'), false) AS is_voided
        FROM payment_command WHERE attempt_id = a.id AND status = 'done') c
   WHERE ${where}`;

const one = async (tx: Tx, where: Prisma.Sql, publicUrl: string): Promise<StoredAttempt | null> => {
  const [row] = await tx.$queryRaw<AttemptRow[]>(chosen(where));
  return row ? storedAttempt(row, publicUrl) : null;
};

export const findAttempt = (tx: Tx, id: string, publicUrl: string): Promise<StoredAttempt | null> =>
  one(tx, Prisma.sql`a.id = ${id}::uuid`, publicUrl);

/** The attempt that a provider's webhook names by its own name for it or by ours. */
export const findBySubject = (
  tx: Tx,
  rail: RailName,
  subject: string,
  publicUrl: string,
): Promise<StoredAttempt | null> =>
  one(
    tx,
    Prisma.sql`a.rail = ${rail} AND (a.provider_ref = ${subject} OR a.reference = ${subject})`,
    publicUrl,
  );

/** Reads the attempt so that no other observation applies before this transaction ends. */
export async function lockAttempt(tx: Tx, id: string, publicUrl: string): Promise<StoredAttempt | null> {
  // NO KEY: a request that names the attempt by its foreign key must not wait for an observation, or both would.
  await tx.$queryRaw`SELECT 1 FROM payment_attempt WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return findAttempt(tx, id, publicUrl);
}

/** Newest first. */
export async function attemptsOfOrder(tx: Tx, orderId: string, publicUrl: string): Promise<StoredAttempt[]> {
  const rows = await tx.$queryRaw<AttemptRow[]>(
    Prisma.sql`${chosen(Prisma.sql`a.order_id = ${orderId}::uuid`)} ORDER BY a.created_at DESC, a.id DESC`,
  );
  return rows.map((row) => storedAttempt(row, publicUrl));
}

/** @returns false when another attempt of the order is open */
export async function insertAttempt(
  tx: Tx,
  id: string,
  attempt: NewAttempt,
  reference: string,
): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO payment_attempt (id, order_id, rail, currency, amount_minor, reference, state, snapshot, expires_at, updated_at)
    VALUES (${id}::uuid, ${attempt.orderId}::uuid, ${attempt.rail}, ${attempt.currency},
            ${attempt.amountMinor.toString()}::numeric, ${reference}, 'requires-action',
            ${JSON.stringify(snapshotToJson(emptySnapshot))}::jsonb, ${attempt.expiresAt}::timestamptz, now())
    ON CONFLICT DO NOTHING`;
  return written === 1;
}

/** The first attempts of new orders, each with the command that opens it, in one statement. */
export async function insertFirstAttempts(
  tx: Tx,
  attempts: readonly (FirstAttempt & { reference: string })[],
): Promise<void> {
  const rows = attempts.map((attempt) => ({ ...attempt, amountMinor: attempt.amountMinor.toString() }));
  await change(
    tx,
    Prisma.sql`/* hot */
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r (id uuid, "orderId" uuid, rail text, currency text, "amountMinor" numeric, reference text,
              "expiresAt" timestamptz)
    ), attempts AS (
      INSERT INTO payment_attempt (id, order_id, rail, currency, amount_minor, reference, state, snapshot, expires_at,
                                   updated_at)
      SELECT id, "orderId", rail, currency, "amountMinor", reference, 'requires-action',
             ${JSON.stringify(snapshotToJson(emptySnapshot))}::jsonb, "expiresAt", now() FROM given
    )
    INSERT INTO payment_command (id, key, attempt_id, verb, amount_minor, reason)
    SELECT uuidv7(), 'attempt:' || id || ':open', id, 'open', 0, '' FROM given`,
  );
}

/** Number of the order, and how many attempts it has had. */
export async function countAttempts(
  tx: Tx,
  orderId: string,
): Promise<{ number: string; count: number } | null> {
  const [row] = await tx.$queryRaw<{ number: string; count: number }[]>`
    SELECT o.number, (SELECT count(*)::int FROM payment_attempt a WHERE a.order_id = o.id) AS count
      FROM purchase_order o WHERE o.id = ${orderId}::uuid`;
  return row ?? null;
}

/** Keeps what opening with the provider gave. */
export async function keepOpened(
  tx: Tx,
  id: string,
  opened: { providerRef: string; details: Record<string, unknown>; expiresAt: Date | null },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment_attempt
       SET provider_ref = ${opened.providerRef}, details = ${JSON.stringify(opened.details)}::jsonb,
           expires_at = coalesce(${opened.expiresAt}::timestamptz, expires_at), observe_at = now(), updated_at = now()
     WHERE id = ${id}::uuid`;
}

/** Keeps an observation and adds it to the attempt's history. */
export async function keepObservation(
  tx: Tx,
  attempt: StoredAttempt,
  cause: string,
  observeAt: Date | null,
): Promise<void> {
  const snapshot = JSON.stringify(snapshotToJson(attempt.snapshot));
  await tx.$executeRaw`
    UPDATE payment_attempt
       SET snapshot = ${snapshot}::jsonb, state = ${attempt.state}, version = ${attempt.version},
           closed_at = ${attempt.closedAt}::timestamptz, observe_at = ${observeAt}::timestamptz, updated_at = now()
     WHERE id = ${attempt.id}::uuid`;
  await tx.$executeRaw`
    INSERT INTO payment_event (attempt_id, version, cause, state, snapshot)
    VALUES (${attempt.id}::uuid, ${attempt.version}, ${cause}, ${attempt.state}, ${snapshot}::jsonb)`;
}

export async function lookAgainAt(tx: Tx, id: string, observeAt: Date | null): Promise<void> {
  await tx.$executeRaw`UPDATE payment_attempt SET observe_at = ${observeAt}::timestamptz WHERE id = ${id}::uuid`;
}

/** Attempts whose provider is to be asked now; each is put off, so that no other process asks as well. */
export async function takeDueAttempts(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE payment_attempt SET observe_at = now() + interval '60 seconds'
     WHERE id IN (SELECT id FROM payment_attempt WHERE observe_at <= now()
                   ORDER BY observe_at LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED)
    RETURNING id::text`;
  return rows.map(({ id }) => id);
}

export async function aroundOf(tx: Tx, attempt: StoredAttempt): Promise<OrderAround> {
  const [order] = await tx.$queryRaw<{ buyer_id: string; is_closed: boolean; has_open_attempt: boolean }[]>`
    SELECT buyer_id::text, closed_as IS NOT NULL AS is_closed,
           EXISTS (SELECT 1 FROM payment_attempt a
                    WHERE a.order_id = o.id AND a.id <> ${attempt.id}::uuid AND a.closed_at IS NULL)
           OR EXISTS (SELECT 1 FROM payment p
                       WHERE p.order_id = o.id AND p.attempt_id <> ${attempt.id}::uuid) AS has_open_attempt
      FROM purchase_order o WHERE id = ${attempt.orderId}::uuid`;
  return {
    buyerId: order?.buyer_id ?? '',
    isClosed: order?.is_closed ?? true,
    hasOpenAttempt: order?.has_open_attempt ?? false,
  };
}

function storedAttempt(row: AttemptRow, publicUrl: string): StoredAttempt {
  return {
    id: row.id,
    orderId: row.order_id,
    orderNumber: row.order_number,
    rail: row.rail,
    currency: row.currency,
    amountMinor: BigInt(row.amount_minor),
    reference: row.reference,
    providerRef: row.provider_ref,
    details: row.details,
    expiresAt: row.expires_at,
    snapshot: snapshotFromJson(row.snapshot),
    asked: {
      capturedMinor: BigInt(row.captured_asked),
      refundedMinor: BigInt(row.refunded_asked),
      isVoided: row.is_voided,
    },
    // Only a hash of the guest's secret is kept: their browser knows the address of their order, and is sent on there.
    returnUrl: row.is_guest ? `${publicUrl}/guest/return` : `${publicUrl}/orders/${row.order_id}`,
    payer: { name: row.payer_name, email: row.payer_email },
    state: row.state,
    version: row.version,
    closedAt: row.closed_at,
    updatedAt: row.updated_at,
    isUnwanted: row.is_unwanted,
  };
}
