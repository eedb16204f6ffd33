import { hash } from 'node:crypto';
import type { Tx } from '../database/index.ts';
import { takenOf, type Allowance, type Taken } from './token-buckets.ts';

/** Takes one request from an allowance that all processes share: one statement, atomic by the row's lock. */
export async function takeShared(tx: Tx, key: string, { perMinute }: Allowance): Promise<Taken> {
  const [row] = await tx.$queryRaw<{ tokens: number; is_taken: boolean }[]>`
    INSERT INTO rate_bucket AS b (key, tokens, is_taken, at)
    VALUES (${hash('sha256', key, 'base64url')}, ${perMinute}::float - 1, true, clock_timestamp())
    ON CONFLICT (key) DO UPDATE SET
      (tokens, is_taken, at) = (
        SELECT CASE WHEN now.tokens >= 1 THEN now.tokens - 1 ELSE now.tokens END, now.tokens >= 1, now.at
          FROM (SELECT least(${perMinute}::float, b.tokens
                             + greatest(0, extract(epoch FROM excluded.at - b.at)::float) * ${perMinute}::float / 60) AS tokens,
                       greatest(b.at, excluded.at) AS at) AS now)
    RETURNING tokens, is_taken`;
  if (!row) throw new Error('The allowance was not written.');
  return takenOf(row.is_taken, row.tokens, perMinute);
}

/** Forgets allowances that are whole again: nobody drew on them for two minutes. */
export const forgetIdleBuckets = (tx: Tx): Promise<number> =>
  tx.$executeRaw`DELETE FROM rate_bucket WHERE at < clock_timestamp() - interval '2 minutes'`;
