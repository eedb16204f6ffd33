import type { Tx } from '../../platform/database/index.ts';

/** A grant that counts now, with the account of the company it lets into. */
export interface GrantInForce {
  id: string;
  organisationId: string;
  account: string | null;
  subjects: string[];
  periodFrom: Date;
  periodUntil: Date;
  expiresAt: Date;
}

/** Grants of a person that have neither ended nor been taken back; their address must be proven to be theirs. */
export const grantsInForce = (tx: Tx, userId: string): Promise<GrantInForce[]> =>
  tx.$queryRaw<GrantInForce[]>`
    SELECT g.id::text, g.organisation_id::text AS "organisationId", o.account, g.subjects,
           g.period_from AS "periodFrom", g.period_until AS "periodUntil", g.expires_at AS "expiresAt"
      FROM "user" u
      JOIN audit_grant g ON g.email = lower(u.email)
      JOIN organisation o ON o.id = g.organisation_id
     WHERE u.id = ${userId} AND u."emailVerified" AND g.revoked_at IS NULL AND g.expires_at > now()
     ORDER BY g.id`;

export interface GrantRow {
  id: string;
  email: string;
  organisationId: string;
  organisation: string;
  subjects: string[];
  periodFrom: Date;
  periodUntil: Date;
  expiresAt: Date;
  grantedBy: string;
  createdAt: Date;
  revokedAt: Date | null;
  lastReadAt: Date | null;
}

export interface NewGrant {
  email: string;
  organisationId: string;
  subjects: readonly string[];
  periodFrom: Date;
  periodUntil: Date;
  expiresAt: Date;
  grantedBy: string;
}

/**
 * Who may let in no more auditors now: the moment of the grant that filled the allowance of the company, and of the mailbox
 * with all companies together; null where there is room. One at a time of each, so that no two count alike.
 */
export async function fullSince(
  tx: Tx,
  { email, organisationId, since }: { email: string; organisationId: string; since: Date },
  most: { byCompany: number; toMailbox: number },
): Promise<{ company: Date | null; mailbox: Date | null }> {
  for (const key of [`audit-grant:${organisationId}`, `audit-grant:${email}`].sort()) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
  }
  const [row] = await tx.$queryRaw<[{ company: Date | null; mailbox: Date | null }]>`
    SELECT (SELECT created_at FROM audit_grant WHERE organisation_id = ${organisationId}::uuid AND created_at > ${since}
             ORDER BY created_at DESC OFFSET ${most.byCompany - 1}::integer LIMIT 1) AS company,
           (SELECT created_at FROM audit_grant WHERE email = ${email} AND created_at > ${since}
             ORDER BY created_at DESC OFFSET ${most.toMailbox - 1}::integer LIMIT 1) AS mailbox`;
  return row;
}

export async function insertGrant(tx: Tx, grant: NewGrant): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO audit_grant (email, organisation_id, subjects, period_from, period_until, expires_at, granted_by)
    VALUES (${grant.email}, ${grant.organisationId}::uuid, ${[...grant.subjects]}, ${grant.periodFrom},
            ${grant.periodUntil}, ${grant.expiresAt}, ${grant.grantedBy}) RETURNING id::text`;
  if (row === undefined) throw new Error('The grant was not written.');
  return row.id;
}

/** Newest first; of one company, or of all. */
export const listGrants = (
  tx: Tx,
  filter: { organisationId: string | null; id?: string; before: string | null; take: number },
): Promise<GrantRow[]> =>
  tx.$queryRaw<GrantRow[]>`
    SELECT g.id::text, g.email, g.organisation_id::text AS "organisationId", o.name AS organisation, g.subjects,
           g.period_from AS "periodFrom", g.period_until AS "periodUntil", g.expires_at AS "expiresAt",
           g.granted_by AS "grantedBy", g.created_at AS "createdAt", g.revoked_at AS "revokedAt",
           (SELECT max(a.at) FROM "user" u JOIN audit_entry a ON a.actor = u.id AND a.action = 'audit.read'
             WHERE lower(u.email) = g.email AND a.details -> 'grants' ? g.id::text) AS "lastReadAt"
      FROM audit_grant g JOIN organisation o ON o.id = g.organisation_id
     WHERE (${filter.organisationId}::uuid IS NULL OR g.organisation_id = ${filter.organisationId}::uuid)
       AND (${filter.id ?? null}::uuid IS NULL OR g.id = ${filter.id ?? null}::uuid)
       AND (${filter.before}::uuid IS NULL OR g.id < ${filter.before}::uuid)
     ORDER BY g.id DESC LIMIT ${filter.take}`;

/** @returns false when there is no such grant of the company, or it was taken back before. */
export const revokeGrant = async (
  tx: Tx,
  organisationId: string | null,
  id: string,
  by: string,
): Promise<boolean> =>
  (await tx.$executeRaw`
    UPDATE audit_grant SET revoked_at = now(), revoked_by = ${by}
     WHERE id = ${id}::uuid AND revoked_at IS NULL
       AND (${organisationId}::uuid IS NULL OR organisation_id = ${organisationId}::uuid)`) === 1;
