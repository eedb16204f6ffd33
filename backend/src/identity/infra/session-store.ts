import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export type SignInMethod = 'password' | 'passkey' | 'wallet' | 'oidc' | 'saml';

export interface NewSession {
  id: string;
  tokenHash: string;
  userId: string;
  method: SignInMethod;
  hasTwoFactors: boolean;
  raisedAt: Date | null;
  expiresAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
}

/** A living session with the person, their place and what their organisation is: everything a request needs. */
export interface SessionRow {
  sessionId: string;
  userId: string;
  email: string;
  name: string;
  createdAt: Date;
  updatedAt: Date;
  raisedAt: Date | null;
  hasTwoFactors: boolean;
  organisationId: string | null;
  duty: string | null;
  memberRoles: string[] | null;
  /** What the organisation is. */
  roles: string[] | null;
  custody: string | null;
}

/** One statement by the unique index of the token; the rest are primary keys. */
export async function findSession(client: Tx, tokenHash: string): Promise<SessionRow | null> {
  const [row] = await client.$queryRaw<SessionRow[]>`/* hot */
    SELECT s.id AS "sessionId", u.id AS "userId", u.email, u.name, s."createdAt", s."updatedAt",
           s.raised_at AS "raisedAt", s.has_two_factors AS "hasTwoFactors",
           m.organisation_id::text AS "organisationId", m.duty, m.roles AS "memberRoles", o.roles, o.custody
      FROM session s
      JOIN "user" u ON u.id = s."userId"
      LEFT JOIN member m ON m.user_id = u.id
      LEFT JOIN organisation o ON o.id = m.organisation_id
     WHERE s.token = ${tokenHash} AND s."expiresAt" > now()`;
  return row ?? null;
}

export async function insertSession(tx: Tx, { tokenHash, ...session }: NewSession): Promise<void> {
  await tx.session.create({ data: { ...session, token: tokenHash } });
}

/** Moves the end of a session that is in use; at most once a day for each. */
export const prolongSession = (client: Tx, id: string, expiresAt: Date): Promise<unknown> =>
  client.session.updateMany({ where: { id }, data: { expiresAt } });

export const raiseSession = (tx: Tx, id: string, at: Date, hasTwoFactors: boolean): Promise<unknown> =>
  tx.session.updateMany({
    where: { id },
    data: { raisedAt: at, ...(hasTwoFactors && { hasTwoFactors }) },
  });

export const sessionsOf = (client: Tx, userId: string) =>
  client.session.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'desc' },
  });

/** Ends sessions; how many there were. */
export async function endSessions(tx: Tx, where: Prisma.SessionWhereInput): Promise<number> {
  return (await tx.session.deleteMany({ where })).count;
}
