import type { BatchState, CertificateState } from '@topsteel/domain/api';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

const whole = {
  organisation: true,
  certificates: { orderBy: { batchIndex: 'asc' } },
} satisfies Prisma.CertificateBatchInclude;

export type BatchRow = Prisma.CertificateBatchGetPayload<{ include: typeof whole }>;
export type BatchSteps = Partial<Record<BatchState, string>>;

/** Locks the organisation, so that two batches never get the same number and no heat is issued twice at once. */
export async function nextBatchNumber(tx: Tx, organisationId: string): Promise<bigint> {
  await tx.$queryRaw`SELECT id FROM organisation WHERE id = ${organisationId}::uuid FOR UPDATE`;
  const last = await tx.certificateBatch.aggregate({ where: { organisationId }, _max: { number: true } });
  return (last._max.number ?? 0n) + 1n;
}

export const insertBatch = (tx: Tx, data: Prisma.CertificateBatchUncheckedCreateInput) =>
  tx.certificateBatch.create({ data });

export const findBatch = (client: Tx, organisationId: string, id: string) =>
  client.certificateBatch.findFirst({ where: { id, organisationId }, include: whole });

export async function lockBatch(tx: Tx, organisationId: string, id: string): Promise<BatchRow | null> {
  await tx.$queryRaw`SELECT id FROM certificate_batch WHERE id = ${id}::uuid FOR UPDATE`;
  return findBatch(tx, organisationId, id);
}

export const findBatchOfIssuer = (client: Tx, issuer: string, number: bigint) =>
  client.certificateBatch.findFirst({ where: { issuer, number }, include: whole });

export const listBatches = (client: Tx, organisationId: string, after: string | null, take: number) =>
  client.certificateBatch.findMany({
    where: { organisationId, ...(after !== null && { id: { lt: after } }) },
    include: whole,
    orderBy: { id: 'desc' },
    take,
  });

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
  return tx.certificateBatch.update({
    where: { id: batch.id },
    data: { failure: null, ...data, state, steps },
    include: whole,
  });
}
