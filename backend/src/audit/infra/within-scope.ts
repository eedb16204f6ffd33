import type { AuditSubject } from '@topsteel/domain/api';
import { Prisma } from '../../generated/prisma/client.ts';
import type { GrantInForce } from './grant-store.ts';

/** What a caller may see of the record. */
export type AuditScope = { isWhole: true } | { isWhole: false; grants: readonly GrantInForce[] };

/**
 * What of some rows (with `parties` and `happened_at`) a scope lets see, as a condition.
 *
 * @example Prisma.sql`SELECT * FROM (…) q WHERE ${within(scope, 'money')}`
 */
export function within(scope: AuditScope, subject: AuditSubject): Prisma.Sql {
  if (scope.isWhole) return Prisma.sql`true`;
  const conditions = scope.grants
    .filter(({ subjects, account }) => account !== null && subjects.includes(subject))
    .map(
      ({ account, periodFrom, periodUntil }) =>
        Prisma.sql`(q.parties @> ARRAY[lower(${account}::text)] AND q.happened_at >= ${periodFrom} AND q.happened_at < ${periodUntil})`,
    );
  return conditions.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(conditions, ' OR ')})`;
}
