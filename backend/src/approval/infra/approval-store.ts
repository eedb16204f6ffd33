import { approvalLine, checkoutInput, type ApprovalLine, type CheckoutInput } from '@topsteel/domain/api';
import { stateAfter, type ApprovalAct, type ApprovalState } from '@topsteel/domain/approval';
import type { PriceCurrency } from '@topsteel/domain/pricing';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

/** A request to order above a limit, as kept. */
export interface StoredApproval {
  id: string;
  number: string;
  organisationId: string;
  state: ApprovalState;
  /** Who orders when it is approved: a user, or `key:` and the id of a machine's key. */
  requestedBy: string;
  /** The person behind it. */
  requesterId: string;
  requesterName: string;
  reason: string;
  /** The checkout, with lines instead of a basket. */
  wanted: CheckoutInput;
  seenLines: ApprovalLine[];
  quoteIds: string[];
  pricesUntil: Date;
  currency: PriceCurrency;
  /** Gross, as it was asked for, in minor units of the currency. */
  totalMinor: bigint;
  /** The most that it may cost, in millionths of USDC. */
  mostMinor: bigint;
  askedAt: Date;
  expiresAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  decidedByName: string | null;
  sentence: string | null;
  groupId: string | null;
  groupNumber: string | null;
  orderedMinor: string | null;
  basketId: string | null;
}

export type NewApproval = Pick<
  StoredApproval,
  | 'organisationId'
  | 'requestedBy'
  | 'requesterId'
  | 'reason'
  | 'wanted'
  | 'seenLines'
  | 'quoteIds'
  | 'pricesUntil'
  | 'currency'
  | 'totalMinor'
  | 'mostMinor'
  | 'expiresAt'
>;

/** @returns its id and number, e.g. `TA-2026-000042`; numbers may be skipped, never repeated */
export async function insertApproval(
  tx: Tx,
  year: number,
  one: NewApproval,
): Promise<{ id: string; number: string }> {
  const [row] = await tx.$queryRaw<[{ id: string; number: string }]>`
    INSERT INTO approval (number, organisation_id, requested_by, requester_id, reason, wanted, seen_lines, quote_ids,
                          prices_until, currency, total_minor, most_minor, expires_at)
    VALUES (concat('TA-', ${year}::integer, '-', lpad(nextval('approval_number')::text, 6, '0')),
            ${one.organisationId}::uuid, ${one.requestedBy}, ${one.requesterId}, ${one.reason},
            ${JSON.stringify(one.wanted)}::jsonb, ${JSON.stringify(one.seenLines)}::jsonb, ${one.quoteIds}::uuid[],
            ${one.pricesUntil}, ${one.currency}, ${one.totalMinor}, ${one.mostMinor}, ${one.expiresAt})
    RETURNING id::text, number`;
  return row;
}

type Row = Omit<StoredApproval, 'wanted' | 'seenLines'> & { wanted: unknown; seenLines: unknown };
const seenLines = z.array(approvalLine);

const whole = Prisma.sql`
  SELECT a.id::text, a.number, a.organisation_id::text AS "organisationId", a.state, a.requested_by AS "requestedBy",
         a.requester_id AS "requesterId", coalesce(r.name, '') AS "requesterName", a.reason, a.wanted,
         a.seen_lines AS "seenLines", a.quote_ids::text[] AS "quoteIds", a.prices_until AS "pricesUntil", a.currency,
         a.total_minor AS "totalMinor", a.most_minor AS "mostMinor", a.asked_at AS "askedAt",
         a.expires_at AS "expiresAt", a.decided_at AS "decidedAt", a.decided_by AS "decidedBy",
         d.name AS "decidedByName", a.sentence, a.group_id::text AS "groupId", g.number AS "groupNumber",
         g.details ->> 'acceptedMinor' AS "orderedMinor", a.basket_id::text AS "basketId"
    FROM approval a LEFT JOIN "user" r ON r.id = a.requester_id LEFT JOIN "user" d ON d.id = a.decided_by
    LEFT JOIN order_group g ON g.id = a.group_id`;

const stored = (row: Row): StoredApproval => ({
  ...row,
  wanted: checkoutInput.parse(row.wanted),
  seenLines: seenLines.parse(row.seenLines),
});

/** @param organisationId null: of any company */
export async function findApproval(
  tx: Tx,
  id: string,
  organisationId: string | null,
): Promise<StoredApproval | null> {
  const [row] = await tx.$queryRaw<Row[]>`${whole}
     WHERE a.id = ${id}::uuid AND (${organisationId}::uuid IS NULL OR a.organisation_id = ${organisationId}::uuid)`;
  return row ? stored(row) : null;
}

/** The same, locked: one act at a time on a request. */
export async function lockApproval(
  tx: Tx,
  id: string,
  organisationId: string,
): Promise<StoredApproval | null> {
  await tx.$queryRaw`
    SELECT 1 FROM approval WHERE id = ${id}::uuid AND organisation_id = ${organisationId}::uuid FOR UPDATE`;
  return findApproval(tx, id, organisationId);
}

/** Newest first; `waiting` ones are those that can still be decided. */
export async function listApprovals(
  tx: Tx,
  of: {
    organisationId: string | null;
    isWaiting: boolean;
    at: Date;
    after: string | null;
    take: number;
  },
): Promise<StoredApproval[]> {
  const standing = Prisma.sql`(a.state = 'waiting' AND a.expires_at > ${of.at})`;
  const rows = await tx.$queryRaw<Row[]>`${whole}
     WHERE (${of.organisationId}::uuid IS NULL OR a.organisation_id = ${of.organisationId}::uuid)
       AND ${of.isWaiting ? standing : Prisma.sql`NOT ${standing}`}
       AND (${of.after}::uuid IS NULL OR a.id < ${of.after}::uuid)
     ORDER BY a.id DESC LIMIT ${of.take}`;
  return rows.map(stored);
}

/** How many of a company's requests wait that somebody else has asked. */
export async function countWaiting(
  tx: Tx,
  of: { organisationId: string; exceptOf: string; at: Date },
): Promise<number> {
  const [row] = await tx.$queryRaw<[{ n: number }]>`
    SELECT count(*)::integer AS n FROM approval
     WHERE organisation_id = ${of.organisationId}::uuid AND state = 'waiting' AND expires_at > ${of.at}
       AND requester_id <> ${of.exceptOf}`;
  return row.n;
}

/** Locks requests whose time has passed; those that another process has are left to it. */
export async function lockExpired(tx: Tx, at: Date, limit: number): Promise<StoredApproval[]> {
  const rows = await tx.$queryRaw<Row[]>`${whole}
     WHERE a.state = 'waiting' AND a.expires_at <= ${at} ORDER BY a.id LIMIT ${limit} FOR UPDATE OF a SKIP LOCKED`;
  return rows.map(stored);
}

export interface Ending {
  act: ApprovalAct;
  decidedAt: Date;
  /** Null: the clock. */
  decidedBy: string | null;
  sentence?: string;
  groupId?: string;
  basketId?: string;
}

export async function endApproval(tx: Tx, id: string, end: Ending): Promise<void> {
  await tx.$executeRaw`
    UPDATE approval SET state = ${stateAfter(end.act)}, decided_at = ${end.decidedAt}, decided_by = ${end.decidedBy},
           sentence = ${end.sentence ?? null}, group_id = ${end.groupId ?? null}::uuid,
           basket_id = ${end.basketId ?? null}::uuid
     WHERE id = ${id}::uuid`;
}
