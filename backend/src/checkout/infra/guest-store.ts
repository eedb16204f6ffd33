import { checkoutInput, mailLanguage, type CheckoutInput, type MailLanguage } from '@topsteel/domain/api';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export const guestProblem = z.object({
  reason: z.string().nullable(),
  sentence: z.string(),
  totalMinor: z.string().nullable(),
});
export type GuestProblem = z.infer<typeof guestProblem>;

export interface StoredGuest {
  id: string;
  organisationId: string;
  organisationName: string;
  organisationState: string;
  organisationFailure: string | null;
  email: string;
  contact: string;
  language: MailLanguage;
  state: 'registering' | 'placed' | 'stopped' | 'failed';
  input: CheckoutInput;
  problem: GuestProblem | null;
  groupId: string | null;
  expiresAt: Date;
  verifiedAt: Date | null;
  claimedAt: Date | null;
  /** The secret that found it came in the letter. */
  hasMailbox: boolean;
}

export interface NewGuest {
  id: string;
  organisationId: string;
  tokenHash: string;
  letterHash: string;
  email: string;
  contact: string;
  language: MailLanguage;
  sourceHash: string;
  input: CheckoutInput;
  expiresAt: Date;
}

export async function insertGuest(tx: Tx, guest: NewGuest): Promise<void> {
  await tx.guestCheckout.create({ data: { ...guest, state: 'registering' } });
}

/** How many a mailbox and a source have begun since; one at a time of each, so that no two count alike. */
export async function countBegun(
  tx: Tx,
  { email, sourceHash, since }: { email: string; sourceHash: string; since: Date },
): Promise<{ byEmail: number; bySource: number }> {
  for (const key of [`guest:${email}`, `guest:${sourceHash}`].sort()) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
  }
  const [row] = await tx.$queryRaw<[{ byEmail: number; bySource: number }]>`
    SELECT (SELECT count(*)::integer FROM guest_checkout WHERE email = ${email} AND created_at > ${since}) AS "byEmail",
           (SELECT count(*)::integer FROM guest_checkout
             WHERE source_hash = ${sourceHash} AND created_at > ${since}) AS "bySource"`;
  return row;
}

type Row = Omit<StoredGuest, 'input' | 'problem'> & { input: unknown; problem: unknown };

const columns = (hash: string | null) => Prisma.sql`
  g.id::text, g.organisation_id::text AS "organisationId", o.name AS "organisationName",
  o.state AS "organisationState", o.failure AS "organisationFailure", g.email, g.contact, g.language, g.state, g.input,
  g.problem, g.group_id::text AS "groupId", g.expires_at AS "expiresAt", g.verified_at AS "verifiedAt",
  g.claimed_at AS "claimedAt", g.letter_hash IS NOT DISTINCT FROM ${hash} AS "hasMailbox"`;

/** The order that one of its two secrets opens, while it does. */
export async function findGuest(tx: Tx, hash: string, now: Date): Promise<StoredGuest | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT ${columns(hash)} FROM guest_checkout g JOIN organisation o ON o.id = g.organisation_id
     WHERE (g.token_hash = ${hash} OR g.letter_hash = ${hash}) AND g.expires_at > ${now}`;
  return row ? storedGuest(row) : null;
}

/** Locks one by a secret of it. */
export async function lockGuest(tx: Tx, hash: string, now: Date): Promise<StoredGuest | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT ${columns(hash)} FROM guest_checkout g JOIN organisation o ON o.id = g.organisation_id
     WHERE (g.token_hash = ${hash} OR g.letter_hash = ${hash}) AND g.expires_at > ${now} FOR UPDATE OF g`;
  return row ? storedGuest(row) : null;
}

/** Those whose company is registered by now, or could not be; oldest first. */
export async function readyGuests(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT g.id::text FROM guest_checkout g JOIN organisation o ON o.id = g.organisation_id
     WHERE g.state = 'registering' AND o.state <> 'registering' ORDER BY g.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** Locks one that still waits; null when another process has it or it went on meanwhile. */
export async function lockWaiting(tx: Tx, id: string): Promise<StoredGuest | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT ${columns(null)} FROM guest_checkout g JOIN organisation o ON o.id = g.organisation_id
     WHERE g.id = ${id}::uuid AND g.state = 'registering' FOR UPDATE OF g SKIP LOCKED`;
  return row ? storedGuest(row) : null;
}

export interface GuestChange {
  state?: StoredGuest['state'];
  input?: CheckoutInput;
  problem?: GuestProblem | null;
  groupId?: string;
  verifiedAt?: Date;
  claimedAt?: Date;
  claimedBy?: string;
}

export async function updateGuest(tx: Tx, id: string, { problem, ...change }: GuestChange): Promise<void> {
  await tx.guestCheckout.update({
    where: { id },
    data: { ...change, ...(problem !== undefined && { problem: problem ?? Prisma.DbNull }) },
  });
}

/**
 * Nobody proved the mailbox in time: the VAT number that was named is free again for the company that it belongs to.
 *
 * @returns how many were given up
 */
export const freeVatNumbers = (tx: Tx, now: Date): Promise<number> => tx.$executeRaw`
  UPDATE organisation o SET vat = NULL, updated_at = now() FROM guest_checkout g
   WHERE g.organisation_id = o.id AND g.verified_at IS NULL AND g.expires_at < ${now} AND o.vat IS NOT NULL`;

const storedGuest = (row: Row): StoredGuest => ({
  ...row,
  language: mailLanguage.parse(row.language),
  input: checkoutInput.parse(row.input),
  problem: row.problem === null ? null : guestProblem.parse(row.problem),
});
