import type { AuditObjectKind } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { Tx } from '../../platform/database/index.ts';
import { notFound } from '../../platform/http/index.ts';
import { selectActs, type ActsPart } from '../infra/act-store.ts';
import type { AuditScope } from '../infra/within-scope.ts';
import { readAccount } from './account.ts';
import { readCertificate } from './certificate.ts';
import { readLot } from './lot.ts';
import type { Opening, ReadObject, ReadTable, ReadThing } from './object-sql.ts';
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
  if (found && isOpen(scope, found) && (await isOfPeriod(tx, scope, found)))
    return { ...found, tables: tablesOf(scope, found) };
  throw new AppError('not-found', {
    message: notFound(kind).message,
    details: {
      reason: 'object-unknown',
      remedy: 'Look for it by any of its numbers, names or hashes: GET /v2/audit/search?q=.',
      errors: [{ field: 'id', message: `No ${kind} that you may see goes by this.` }],
    },
  });
}

/** Of which times acts are shown; null: of all. */
export function periodsOf(scope: AuditScope, { subject, parties }: Opening): Period[] | null {
  if (scope.isWhole) return null;
  const named = new Set(parties.map((party) => party?.toLowerCase()));
  return scope.grants
    .filter(
      ({ subjects, account }) =>
        account !== null && subjects.includes(subject) && named.has(account.toLowerCase()),
    )
    .map(({ periodFrom, periodUntil }) => ({ from: periodFrom, until: periodUntil }));
}

/** Which events are the thing's, each part with the times of which it is shown. */
export const actsOf = (scope: AuditScope, { matches, otherActs = [], ...thing }: ReadThing): ActsPart[] =>
  scope.isWhole
    ? [{ matches: [...matches, ...new Set(otherActs.flatMap((part) => part.matches))], periods: null }]
    : [
        { matches, periods: periodsOf(scope, thing) },
        ...otherActs.map(({ opening, ...part }) => ({ ...part, periods: periodsOf(scope, opening) })),
      ];

const isOpen = (scope: AuditScope, opening: Opening): boolean => periodsOf(scope, opening)?.length !== 0;

/** Whether a thing of money began in the periods, or anything happened to it in them. */
async function isOfPeriod(tx: Tx, scope: AuditScope, thing: ReadThing): Promise<boolean> {
  const { at, transaction } = thing;
  const periods = at === undefined ? null : periodsOf(scope, thing);
  if (at === undefined || periods === null || periods.some(({ from, until }) => isBetween(at, from, until)))
    return true;
  return (await selectActs(tx, transaction, actsOf(scope, thing), 1)).length > 0;
}

/** The tables that are open, with the rows that happened in the periods. */
function tablesOf(scope: AuditScope, thing: ReadThing): ReadTable[] {
  return thing.tables.flatMap((table) => {
    const periods = periodsOf(scope, table.opening ?? thing);
    if (periods === null) return [table];
    if (periods.length === 0) return [];
    const isShown = ({ at }: ReadTable['rows'][number]): boolean =>
      at === undefined ||
      (at !== null && periods.some(({ from, until }) => isBetween(new Date(at), from, until)));
    return [{ ...table, rows: table.rows.filter(isShown) }];
  });
}

const isBetween = (at: Date, from: Date, until: Date): boolean => at >= from && at < until;
