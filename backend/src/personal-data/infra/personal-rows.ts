import type { Tx } from '../../platform/database/index.ts';

/** A column that names people, by their user id or by their e-mail address. */
export interface PersonalColumn {
  table: string;
  column: string;
  by: 'id' | 'email';
  /** The row is the person's own: it goes with them. */
  isOwned: boolean;
  mayChange: boolean;
}

/** Columns that name a user without a foreign key: what somebody did for an organisation. */
const actors = [
  'actor',
  'accepted_by',
  'closed_by',
  'created_by',
  'decided_by',
  'invited_by',
  'proposed_by',
  'requested_by',
  'requester_id',
  'revoked_by',
  'user_id',
  'userId',
];

/** What is not handed out, even to the person: whoever has it could be them. */
const secrets = [
  'accessToken',
  'hash',
  'idToken',
  'old_secret',
  'old_secret_hash',
  'password',
  'refreshToken',
  'secret',
  'secret_hash',
  'token',
  'token_hash',
  'value',
];

const MOST_ROWS = 10_000;

/**
 * Every column of the database that can name a person, as the catalogue has it: what a table of tomorrow keeps about
 * people is found like that of today.
 */
export const personalColumns = (client: Tx): Promise<PersonalColumn[]> =>
  client.$queryRaw<PersonalColumn[]>`
    WITH owned AS (
      SELECT conrelid, conkey[1] AS attnum, confdeltype = 'c' AS goes FROM pg_constraint
       WHERE contype = 'f' AND confrelid = '"user"'::regclass AND cardinality(conkey) = 1)
    SELECT quote_ident(c.relname) AS "table", quote_ident(a.attname) AS "column",
           CASE WHEN a.attname = 'email' THEN 'email' ELSE 'id' END AS by,
           coalesce(o.goes, false) OR c.relname = 'idempotent_answer' AS "isOwned",
           has_column_privilege(c.oid, a.attnum, 'UPDATE') AS "mayChange"
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN owned o ON o.conrelid = c.oid AND o.attnum = a.attnum
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.atttypid = 'text'::regtype
       AND (o.attnum IS NOT NULL OR a.attname = ANY (${[...actors, 'email']}::text[])
            OR (c.relname = 'user' AND a.attname = 'id'))
     ORDER BY c.relname, a.attname`;

/** Rows of a table in which a column names somebody, without secrets; one more than are shown, when there are more. */
export async function rowsNaming(
  client: Tx,
  { table, column }: PersonalColumn,
  name: string,
): Promise<{ rows: Record<string, unknown>[]; isComplete: boolean }> {
  // Both names come quoted from the catalogue.
  const found = await client.$queryRawUnsafe<{ row: Record<string, unknown> }[]>(
    `SELECT to_jsonb(t) - $2::text[] AS row FROM ${table} t WHERE t.${column} = $1 LIMIT ${MOST_ROWS + 1}`,
    name,
    secrets,
  );
  return { rows: found.slice(0, MOST_ROWS).map(({ row }) => row), isComplete: found.length <= MOST_ROWS };
}

/** Deletes the rows that are somebody's own. @returns how many */
export const deleteOwned = (tx: Tx, { table, column }: PersonalColumn, userId: string): Promise<number> =>
  tx.$executeRawUnsafe(`DELETE FROM ${table} WHERE ${column} = $1`, userId);

/** Puts another address where somebody's stood. @returns how many rows were changed */
export const replaceEmail = (
  tx: Tx,
  { table, column }: PersonalColumn,
  email: string,
  instead: string,
): Promise<number> =>
  tx.$executeRawUnsafe(`UPDATE ${table} SET ${column} = $2 WHERE ${column} = $1`, email, instead);

/** Takes the words out of letters that went to an address, and drops those that wait for it alone. */
export async function forgetLetters(tx: Tx, email: string): Promise<number> {
  const dropped = await tx.$executeRaw`
    DELETE FROM outbox_message WHERE kind = 'mail' AND sent_at IS NULL AND payload -> 'to' = jsonb_build_array(${email}::text)`;
  const blanked = await tx.$executeRaw`
    UPDATE outbox_message SET payload = '{"isErased": true}'
     WHERE kind = 'mail' AND sent_at IS NOT NULL AND payload -> 'to' ? ${email}::text`;
  return dropped + blanked;
}

export const findPerson = (client: Tx, userId: string) =>
  client.user.findUnique({ where: { id: userId }, include: { membership: true } });

/** The person becomes nobody; the id, which is random, stays in what they did. */
export const pseudonymise = (tx: Tx, userId: string, email: string) =>
  tx.user.update({
    where: { id: userId },
    data: { name: 'Erased person', email, emailVerified: false, image: null },
  });
