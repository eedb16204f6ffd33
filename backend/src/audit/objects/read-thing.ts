import type { AuditObjectKind } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { Tx } from '../../platform/database/index.ts';
import { notFound } from '../../platform/http/index.ts';
import type { AuditScope } from '../infra/within-scope.ts';
import { readAccount } from './account.ts';
import { readCertificate } from './certificate.ts';
import { readLot } from './lot.ts';
import type { ReadObject, ReadThing } from './object-sql.ts';
import { readOrganisation } from './organisation.ts';
import { readPayment } from './payment.ts';
import { readTransaction } from './transaction.ts';
import { readUnit } from './unit.ts';

/** A time from which, and one before which, acts may be shown. */
export interface Period {
  from: Date;
  until: Date;
}

const readers: Readonly<Record<AuditObjectKind, ReadObject>> = {
  organisation: readOrganisation,
  certificate: readCertificate,
  lot: readLot,
  payment: readPayment,
  unit: readUnit,
  transaction: readTransaction,
  account: readAccount,
};

/**
 * An object of the record by any of its names, within a scope.
 *
 * @throws AppError `not-found` when there is no such object, or it lies outside of the scope: which of the two is not told.
 */
export async function readThing(
  tx: Tx,
  scope: AuditScope,
  kind: AuditObjectKind,
  id: string,
): Promise<ReadThing> {
  const found = await readers[kind](tx, id.trim());
  if (found && isWithin(scope, found)) return found;
  throw new AppError('not-found', {
    message: notFound(kind).message,
    details: {
      reason: 'object-unknown',
      remedy: 'Look for it by any of its numbers, names or hashes: GET /v2/audit/search?q=.',
      errors: [{ field: 'id', message: `No ${kind} that you may see goes by this.` }],
    },
  });
}

/** Of which times acts of an object are shown; null: of all. */
export function periodsOf(scope: AuditScope, { subject }: ReadThing): Period[] | null {
  if (scope.isWhole) return null;
  return scope.grants
    .filter(({ subjects }) => subjects.includes(subject))
    .map(({ periodFrom, periodUntil }) => ({ from: periodFrom, until: periodUntil }));
}

function isWithin(scope: AuditScope, { subject, parties }: ReadThing): boolean {
  if (scope.isWhole) return true;
  const named = new Set(parties.map((party) => party?.toLowerCase()));
  return scope.grants.some(
    ({ subjects, account }) =>
      account !== null && subjects.includes(subject) && named.has(account.toLowerCase()),
  );
}
