import type { Tx } from '../../platform/database/index.ts';

export interface FailureRow {
  count: number;
  lockedUntil: Date | null;
}

/** When each of these subjects may try again; those that may now are absent. */
export async function locksOf(client: Tx, subjects: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const rows = await client.signInFailure.findMany({
    where: { subject: { in: [...subjects] }, lockedUntil: { gt: new Date() } },
  });
  return new Map(rows.flatMap(({ subject, lockedUntil }) => (lockedUntil ? [[subject, lockedUntil]] : [])));
}

/**
 * Counts a wrong guess. From the `free`+1st on the subject is locked for `baseS` seconds, twice as long each time, at most
 * an hour. A day without a wrong guess begins anew.
 */
export async function countFailure(
  client: Tx,
  subject: string,
  { free, baseS }: { free: number; baseS: number },
): Promise<FailureRow> {
  const [row] = await client.$queryRaw<{ count: number; locked_until: Date | null }[]>`
    INSERT INTO sign_in_failure AS f (subject, count, last_at) VALUES (${subject}, 1, now())
    ON CONFLICT (subject) DO UPDATE SET
      count = CASE WHEN f.last_at < now() - interval '1 day' THEN 1 ELSE f.count + 1 END,
      last_at = now(),
      locked_until = CASE WHEN f.last_at >= now() - interval '1 day' AND f.count + 1 > ${free}::int
        THEN now() + make_interval(secs => LEAST(3600, ${baseS}::int * 2 ^ LEAST(12, f.count - ${free}::int))) END
    RETURNING count, locked_until`;
  return { count: row?.count ?? 0, lockedUntil: row?.locked_until ?? null };
}

export const forgetFailures = (client: Tx, subject: string): Promise<unknown> =>
  client.signInFailure.deleteMany({ where: { subject } });

/** Counts an attempt in the present window. @returns how many there were in it, this one among them */
export async function countAttempt(client: Tx, key: string, windowMs: number): Promise<number> {
  const now = Date.now();
  const [row] = await client.$queryRaw<{ count: number }[]>`
    INSERT INTO rate_limit AS r (id, key, count, "lastRequest") VALUES (${key}, ${key}, 1, ${now})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN r."lastRequest" < ${now - windowMs} THEN 1 ELSE r.count + 1 END,
      "lastRequest" = CASE WHEN r."lastRequest" < ${now - windowMs} THEN ${now} ELSE r."lastRequest" END
    RETURNING count`;
  return row?.count ?? 0;
}
