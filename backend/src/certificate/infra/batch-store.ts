import type { BatchState, CertificateState } from '@topsteel/domain/api';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

const whole = { organisation: true } satisfies Prisma.CertificateBatchInclude;
type PlainBatch = Prisma.CertificateBatchGetPayload<{ include: typeof whole }>;

/** A batch with its first certificates; a batch may hold ten thousand, so never with all of them. */
export type BatchRow = PlainBatch & { certificateIds: string[] };
export type BatchSteps = Partial<Record<BatchState, string>>;

/** How many certificates a batch names when it is shown; the list of certificates has them all. */
const SHOWN_CERTIFICATES = 200;

/** Locks the organisation, so that two batches never get the same number and no heat is issued twice at once. */
export async function nextBatchNumber(tx: Tx, organisationId: string): Promise<bigint> {
  await tx.$queryRaw`SELECT id FROM organisation WHERE id = ${organisationId}::uuid FOR UPDATE`;
  const last = await tx.certificateBatch.aggregate({ where: { organisationId }, _max: { number: true } });
  return (last._max.number ?? 0n) + 1n;
}

export const insertBatch = (tx: Tx, data: Prisma.CertificateBatchUncheckedCreateInput) =>
  tx.certificateBatch.create({ data });

export async function findBatch(client: Tx, organisationId: string, id: string): Promise<BatchRow | null> {
  const row = await client.certificateBatch.findFirst({ where: { id, organisationId }, include: whole });
  return row && withCertificates(client, row);
}

export async function lockBatch(tx: Tx, organisationId: string, id: string): Promise<BatchRow | null> {
  await tx.$queryRaw`SELECT id FROM certificate_batch WHERE id = ${id}::uuid FOR UPDATE`;
  return findBatch(tx, organisationId, id);
}

export async function findBatchOfIssuer(
  client: Tx,
  issuer: string,
  number: bigint,
): Promise<BatchRow | null> {
  const row = await client.certificateBatch.findFirst({ where: { issuer, number }, include: whole });
  return row && withCertificates(client, row);
}

export async function listBatches(
  client: Tx,
  organisationId: string,
  after: string | null,
  take: number,
): Promise<BatchRow[]> {
  const rows = await client.certificateBatch.findMany({
    where: { organisationId, ...(after !== null && { id: { lt: after } }) },
    include: whole,
    orderBy: { id: 'desc' },
    take,
  });
  const ids = await firstCertificates(
    client,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, certificateIds: ids.get(row.id) ?? [] }));
}

/** How far batches are, by id. */
export async function batchesOf(client: Tx, ids: readonly string[]) {
  const rows = await client.certificateBatch.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, state: true, failure: true, steps: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

async function withCertificates(client: Tx, row: PlainBatch): Promise<BatchRow> {
  const ids = await firstCertificates(client, [row.id]);
  return { ...row, certificateIds: ids.get(row.id) ?? [] };
}

async function firstCertificates(client: Tx, batchIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await client.certificate.findMany({
    where: { batchId: { in: [...batchIds] }, batchIndex: { lt: SHOWN_CERTIFICATES } },
    select: { id: true, batchId: true },
    orderBy: { batchIndex: 'asc' },
  });
  const found = new Map<string, string[]>(batchIds.map((id) => [id, []]));
  for (const { id, batchId } of rows) found.get(batchId ?? '')?.push(id);
  return found;
}

/** Moves a batch, stamps the step, and moves the certificates that are not revoked along with it. */
export async function moveBatch(
  tx: Tx,
  batch: BatchRow,
  to: {
    state: BatchState;
    certificates: CertificateState;
    at: Date;
  } & Prisma.CertificateBatchUncheckedUpdateInput,
): Promise<BatchRow> {
  const { state, certificates, at, ...data } = to;
  const now = at.toISOString();
  // A batch that was found final at once was registered then as well.
  const registered = state === 'final' ? { registered: now } : {};
  const steps = { ...registered, ...(batch.steps as BatchSteps), [state]: now };
  await tx.certificate.updateMany({
    where: { batchId: batch.id, state: { notIn: ['revoking', 'revoked'] } },
    data: { state: certificates, failure: typeof data.failure === 'string' ? data.failure : null },
  });
  const moved = await tx.certificateBatch.update({
    where: { id: batch.id },
    data: { failure: null, ...data, state, steps },
    include: whole,
  });
  return { ...moved, certificateIds: batch.certificateIds };
}
