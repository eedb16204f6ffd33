import { AppError } from '@topsteel/domain/errors';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

/** What an import is in the tables; `storing` and `sealed` are both issuing to the reader, told apart by the batch. */
export type StoredImportState =
  | 'receiving'
  | 'received'
  | 'reading'
  | 'checked'
  | 'storing'
  | 'sealed'
  | 'failed'
  | 'cancelled'
  | 'expired';

const whole = { files: { orderBy: { ordinal: 'asc' } } } satisfies Prisma.CertificateImportInclude;
export type ImportRecord = Prisma.CertificateImportGetPayload<{ include: typeof whole }>;
export type ImportSteps = Partial<Record<StoredImportState, string>>;

/** Somebody else works on the import, or its owner has stopped it. */
export class LeaseLost extends Error {}

/** States in which a worker has something to do. */
const working: StoredImportState[] = ['received', 'reading', 'storing'];
const LEASE_SECONDS = 15;

export const insertImport = (tx: Tx, data: Prisma.CertificateImportUncheckedCreateInput) =>
  tx.certificateImport.create({ data });

export const findImport = (client: Tx, organisationId: string, id: string): Promise<ImportRecord | null> =>
  client.certificateImport.findFirst({
    where: { id, organisationId, state: { not: 'receiving' } },
    include: whole,
  });

export async function lockImport(tx: Tx, organisationId: string, id: string): Promise<ImportRecord | null> {
  await tx.$queryRaw`SELECT id FROM certificate_import WHERE id = ${id}::uuid FOR UPDATE`;
  return findImport(tx, organisationId, id);
}

export const readImport = (client: Tx, id: string): Promise<ImportRecord> =>
  client.certificateImport.findUniqueOrThrow({ where: { id }, include: whole });

export const listImports = (client: Tx, organisationId: string, after: string | null, take: number) =>
  client.certificateImport.findMany({
    where: { organisationId, state: { not: 'receiving' }, ...(after !== null && { id: { lt: after } }) },
    include: whole,
    orderBy: { id: 'desc' },
    take,
  });

/** How many imports of an organisation are under way. */
export const countOpenImports = (client: Tx, organisationId: string): Promise<number> =>
  client.certificateImport.count({
    where: { organisationId, state: { in: ['receiving', 'received', 'reading', 'checked', 'storing'] } },
  });

/** Moves an import to a state and stamps it. */
export async function moveImport(
  tx: Tx,
  record: Pick<ImportRecord, 'id' | 'steps'>,
  state: StoredImportState,
  data: Prisma.CertificateImportUncheckedUpdateInput = {},
): Promise<ImportRecord> {
  const steps = { ...(record.steps as ImportSteps), [state]: new Date().toISOString() };
  return tx.certificateImport.update({
    where: { id: record.id },
    data: { failure: null, attempts: 0, notBefore: null, ...data, state, steps },
    include: whole,
  });
}

/**
 * Takes the import that waits longest for a worker, for a short time; nobody else takes it meanwhile. A worker that
 * dies leaves its lease behind, which ends by itself.
 */
export async function claimImport(client: Tx, holder: string): Promise<string | null> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    UPDATE certificate_import SET lease_holder = ${holder}, leased_until = now() + make_interval(secs => ${LEASE_SECONDS})
     WHERE id = (SELECT id FROM certificate_import
                  WHERE state = ANY (${working}) AND (not_before IS NULL OR not_before <= now())
                    AND (leased_until IS NULL OR leased_until < now())
                  ORDER BY leased_until NULLS FIRST, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id`;
  return rows[0]?.id ?? null;
}

/**
 * Notes progress and keeps the lease.
 *
 * @throws LeaseLost when another worker has it, or the import is not in this state any more (it was cancelled).
 */
export async function keepLease(
  tx: Tx,
  lease: { id: string; holder: string; state: StoredImportState },
  data: Prisma.CertificateImportUpdateManyMutationInput = {},
): Promise<void> {
  const { count } = await tx.certificateImport.updateMany({
    where: { id: lease.id, leaseHolder: lease.holder, state: lease.state },
    data: { ...data, leasedUntil: new Date(Date.now() + LEASE_SECONDS * 1_000) },
  });
  if (count === 0) throw new LeaseLost('The import is not ours any more.');
}

/** Gives back whatever a worker has. */
export const dropLeases = (client: Tx, holder: string) =>
  client.certificateImport.updateMany({
    where: { leaseHolder: holder },
    data: { leaseHolder: null, leasedUntil: null },
  });

/** Has the import looked at again later, by whoever comes then. */
export const postponeImport = (tx: Tx, id: string, attempts: number, notBefore: Date) =>
  tx.certificateImport.update({ where: { id }, data: { attempts, notBefore } });

/** Ends imports that nobody went on with, and uploads that broke off; their bytes and rows go. */
export async function expireImports(tx: Tx): Promise<{ id: string; organisationId: string }[]> {
  const rows = await tx.$queryRaw<{ id: string; organisation_id: string; state: string }[]>`
    SELECT id, organisation_id, state FROM certificate_import
     WHERE state IN ('receiving', 'received', 'reading', 'checked', 'failed') AND expires_at < now()
     LIMIT 20 FOR UPDATE SKIP LOCKED`;
  for (const { id, state } of rows) {
    if (state === 'receiving') await tx.certificateImport.delete({ where: { id } });
    else {
      await moveImport(tx, await readImport(tx, id), 'expired');
      await forgetContent(tx, id);
    }
  }
  return rows
    .filter(({ state }) => state !== 'receiving')
    .map(({ id, organisation_id }) => ({ id, organisationId: organisation_id }));
}

/** Deletes what was uploaded and read; the job itself stays as a record. */
export async function forgetContent(tx: Tx, id: string): Promise<void> {
  await tx.certificateImportChunk.deleteMany({ where: { importId: id } });
  await tx.certificateImportRow.deleteMany({ where: { importId: id } });
}

export const notKept = (): AppError =>
  new AppError('conflict', {
    message: 'This import is over, and what was read of it is not kept. Upload the files again.',
    details: { reason: 'import-over' },
  });
