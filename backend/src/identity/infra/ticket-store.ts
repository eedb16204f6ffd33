import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Tx } from '../../platform/database/index.ts';
import { makeSecret } from '../../platform/secret/index.ts';

export type TicketKind =
  | 'second-factor'
  | 'passkey-registration'
  | 'passkey-sign-in'
  | 'wallet'
  | 'sso-oidc'
  | 'sso-saml'
  | 'sso-done'
  | 'password-reset'
  | 'email-change'
  | 'unlock';

const SWEPT_AT_ONCE = 20;

/**
 * Makes a ticket of one use. Its holder has the secret, the database its hash. Takes a few expired ones away with it, so that
 * the table does not grow.
 *
 * @returns the secret
 */
export async function makeTicket(
  tx: Tx,
  kind: TicketKind,
  ticket: { minutes: number; userId?: string | null; value?: unknown; secret?: string },
): Promise<string> {
  const { minutes, userId = null, value = null, secret = makeSecret() } = ticket;
  await tx.$executeRaw`
    DELETE FROM verification WHERE id IN
      (SELECT id FROM verification WHERE "expiresAt" < now() ORDER BY "expiresAt" LIMIT ${SWEPT_AT_ONCE} FOR UPDATE SKIP LOCKED)`;
  await tx.$executeRaw`
    INSERT INTO verification (id, identifier, value, user_id, "expiresAt", "updatedAt")
    VALUES (${hashOf(kind, secret)}, ${kind}, ${JSON.stringify(value)}, ${userId},
            now() + make_interval(mins => ${minutes}::int), now())`;
  return secret;
}

export interface TicketRow<T> {
  userId: string | null;
  value: T;
}

interface Row {
  user_id: string | null;
  value: string;
}

/** Takes a ticket away and gives what it held. Of two takers one gets it. @returns null when it is unknown, used or expired */
export async function takeTicket<T>(
  tx: Tx,
  kind: TicketKind,
  secret: string,
  shape: z.ZodType<T>,
): Promise<TicketRow<T> | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    DELETE FROM verification WHERE id = ${hashOf(kind, secret)} AND "expiresAt" > now() RETURNING user_id, value`;
  return row ? { userId: row.user_id, value: shape.parse(JSON.parse(row.value)) } : null;
}

/**
 * Counts one attempt on a ticket and gives what it holds.
 *
 * @returns null when it is unknown, expired, or was tried `most` times before
 */
export async function tryTicket<T>(
  tx: Tx,
  kind: TicketKind,
  secret: string,
  shape: z.ZodType<T>,
  most: number,
): Promise<TicketRow<T> | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    UPDATE verification SET attempts = attempts + 1
     WHERE id = ${hashOf(kind, secret)} AND "expiresAt" > now() AND attempts < ${most} RETURNING user_id, value`;
  return row ? { userId: row.user_id, value: shape.parse(JSON.parse(row.value)) } : null;
}

/** Voids what a person was mailed or began. */
export const voidTickets = (tx: Tx, userId: string, kinds: readonly TicketKind[]): Promise<unknown> =>
  tx.verification.deleteMany({ where: { userId, identifier: { in: [...kinds] } } });

const hashOf = (kind: TicketKind, secret: string): string =>
  createHash('sha256').update(`${kind}\n${secret}`).digest('hex');
