import type { Tx } from '../../platform/database/index.ts';

export interface CheckRow {
  id: string;
  userId: string;
  name: string;
  question: string;
  parameters: Record<string, string>;
  language: string;
  rows: number;
  digest: string;
  answeredAt: Date;
  changedAt: Date | null;
  failure: string | null;
  createdAt: Date;
}

interface NewCheck {
  userId: string;
  name: string;
  question: string;
  parameters: Readonly<Record<string, string>>;
  language: string;
  rows: number;
  digest: string;
}

/** @returns null when the name is taken, or the person keeps as many as they may. */
export async function insertCheck(tx: Tx, check: NewCheck, most: number): Promise<CheckRow | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO audit_check (user_id, name, question, parameters, language, row_count, digest, answered_at)
    SELECT ${check.userId}, ${check.name}, ${check.question}, ${JSON.stringify(check.parameters)}::jsonb, ${check.language},
           ${check.rows}, ${check.digest}, now()
     WHERE (SELECT count(*) FROM audit_check WHERE user_id = ${check.userId}) < ${most}
    ON CONFLICT (user_id, name) DO NOTHING RETURNING id::text`;
  const [made] = rows;
  return made ? ((await selectChecks(tx, check.userId, made.id))[0] ?? null) : null;
}

export const selectChecks = (tx: Tx, userId: string, id: string | null = null): Promise<CheckRow[]> =>
  tx.$queryRaw<CheckRow[]>`
    SELECT id::text, user_id AS "userId", name, question, parameters, language, row_count AS "rows", digest,
           answered_at AS "answeredAt", changed_at AS "changedAt", failure, created_at AS "createdAt"
      FROM audit_check WHERE user_id = ${userId} AND (${id}::uuid IS NULL OR id = ${id}::uuid) ORDER BY id`;

export const deleteCheck = async (tx: Tx, userId: string, id: string): Promise<boolean> =>
  (await tx.$executeRaw`DELETE FROM audit_check WHERE id = ${id}::uuid AND user_id = ${userId}`) === 1;

/** Checks that nobody has asked for a while, the longest waiting first. */
export const dueChecks = (tx: Tx, olderThanS: number, take: number): Promise<CheckRow[]> =>
  tx.$queryRaw<CheckRow[]>`
    SELECT id::text, user_id AS "userId", name, question, parameters, language, row_count AS "rows", digest,
           answered_at AS "answeredAt", changed_at AS "changedAt", failure, created_at AS "createdAt"
      FROM audit_check WHERE answered_at <= now() - make_interval(secs => ${olderThanS})
     ORDER BY answered_at LIMIT ${take}`;

export async function keepAnswer(
  tx: Tx,
  id: string,
  answer: { rows: number; digest: string; isChanged: boolean },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE audit_check SET row_count = ${answer.rows}, digest = ${answer.digest}, answered_at = now(), failure = NULL,
           changed_at = CASE WHEN ${answer.isChanged} THEN now() ELSE changed_at END
     WHERE id = ${id}::uuid`;
}

export async function keepFailure(tx: Tx, id: string, failure: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE audit_check SET failure = ${failure.slice(0, 400)}, answered_at = now() WHERE id = ${id}::uuid`;
}

/** Who keeps a check, with what decides over what they see. */
export const ownerOf = async (
  tx: Tx,
  userId: string,
): Promise<{
  email: string;
  name: string;
  organisationId: string | null;
  duty: string | null;
  roles: string[] | null;
  organisationRoles: string[] | null;
} | null> => {
  const [row] = await tx.$queryRaw<
    {
      email: string;
      name: string;
      organisationId: string | null;
      duty: string | null;
      roles: string[] | null;
      organisationRoles: string[] | null;
    }[]
  >`
    SELECT u.email, u.name, m.organisation_id::text AS "organisationId", m.duty, m.roles, o.roles AS "organisationRoles"
      FROM "user" u LEFT JOIN member m ON m.user_id = u.id LEFT JOIN organisation o ON o.id = m.organisation_id
     WHERE u.id = ${userId}`;
  return row ?? null;
};
