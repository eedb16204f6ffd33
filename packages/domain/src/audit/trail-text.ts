/** One entry of the audit log, as it is kept. */
export interface TrailEntry {
  id: string;
  /** Microseconds since 1970. */
  atUs: string;
  actor: string;
  organisationId: string | null;
  action: string;
  subject: string;
  /** The facts as PostgreSQL writes `jsonb`: keys by length and bytes, one space behind colon and comma. */
  details: string;
}

/**
 * What is hashed of an entry: a JSON array as PostgreSQL writes `jsonb`, made here without asking the database.
 *
 * @example trailText({ id: '1', atUs: '0', actor: 'system', organisationId: null, action: 'a', subject: 's', details: '{}' })
 * // '["1", "0", "system", null, "a", "s", {}]'
 */
export function trailText({ id, atUs, actor, organisationId, action, subject, details }: TrailEntry): string {
  const written = [id, atUs, actor, organisationId, action, subject].map((field) => JSON.stringify(field));
  return `[${[...written, details].join(', ')}]`;
}
